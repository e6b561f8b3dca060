// user_systems.cpp: TOML -> systems. What their samples must show is in user_systems_check.cpp.
#include "parsers/user_systems.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>

#include "core/base/ascii.hpp"
#include "core/base/day.hpp"
#include "core/base/spelling.hpp"
#include "core/text/toml_file.hpp"
#include "parsers/catalogue.hpp"
#include "parsers/families/families.hpp"
#include "parsers/owned_system.hpp"
#include "parsers/pattern.hpp"
#include "parsers/systems.hpp"

namespace tlspath {
namespace {

// Before every built-in system: a site knows its own gateway.
constexpr std::uint8_t kRank = 10;

struct Family {
  std::string_view name;
  ReadPart read;
};
constexpr auto kFamilies = std::to_array<Family>({
    {"using", families::using_words},
    {"client", families::client_words},
    {"key-value", families::key_value},
    {"tuple", families::colon_tuple},
    {"version", families::version_word},
    {"clause", families::tls_clause},
    {"encrypted", families::encrypted_words},
    {"list", families::comma_list},
    {"tls", families::tls_word},
    {"authenticated", families::authenticated_words},
});
constexpr auto kVersionFamilies = std::to_array<Family>({
    {"number", families::version_number},
    {"whole", families::version_whole},
});

// Facts that a sample may state, in the words of the record.
constexpr auto kFacts =
    std::to_array<std::string_view>({"verdict", "version", "cipher", "bits", "client_certificate",
                                     "authenticated", "protocol", "system_version"});

bool is_id(std::string_view id) {
  if (id.empty() || id.size() > 40 || !ascii::is_alnum(id.front())) return false;
  return std::ranges::all_of(
      id, [](char c) { return (c >= 'a' && c <= 'z') || ascii::is_digit(c) || c == '-'; });
}

const System* built_in(std::string_view id) {
  for (const System* s : kSystems)
    if (s->id == id) return s;
  return nullptr;
}

// What all TOML files have in common, and what own systems have: keys are looked up here, texts
// hold no control characters.
class File : public TomlFile {
 public:
  File(std::string_view path, Language l) : TomlFile(path, l), say(words().systems) {}

  const TomlWords::Systems& say;

  std::optional<std::string_view> text(const toml::table& t, std::string_view key,
                                       std::size_t most = UserSystems::kMaxText) {
    const toml::node* node = t.get(key);
    if (node == nullptr) return std::nullopt;
    const auto value = text_of(*node, key, most);
    if (!value) return std::nullopt;
    const bool line = key == "received";  // may be folded
    for (const char c : *value)
      if (const auto u = static_cast<unsigned char>(c);
          u == 0x7f || (u < 0x20 && !(line && ascii::is_blank(c)))) {
        fail(*node, say.control_character, key);
        return std::nullopt;
      }
    return value;
  }
  std::string_view text_or(const toml::table& t, std::string_view key, std::string_view other) {
    return text(t, key).value_or(other);
  }
  std::optional<std::string_view> needed(const toml::table& t, std::string_view table,
                                         std::string_view key) {
    if (!t.contains(key)) {
      fail(t, words().needs, table, key);
      return std::nullopt;
    }
    const auto value = text(t, key);
    if (value && value->empty()) {
      fail(*t.get(key), words().is_empty, key);
      return std::nullopt;
    }
    return value;
  }
  bool flag(const toml::table& t, std::string_view key, bool otherwise) {
    const toml::node* node = t.get(key);
    return node == nullptr ? otherwise : flag_of(*node, key).value_or(otherwise);
  }
  std::optional<std::size_t> choice(const toml::table& t, std::string_view key,
                                    std::span<const std::string_view> words) {
    const auto value = text(t, key);
    return value ? choice_of(*t.get(key), key, *value, words) : std::nullopt;
  }

  // [system.KEY] and [[system.KEY]].
  const toml::table* table(const toml::table& t, std::string_view key) {
    return table_of(t, key, fmt::format("system.{}", key));
  }
  std::vector<const toml::table*> tables(const toml::table& t, std::string_view key) {
    return tables_of(t, key, fmt::format("system.{}", key), UserSystems::kMaxEntries);
  }

  // A built-in system to begin with.
  const System* like(const toml::table& t) {
    const auto id = text(t, "like");
    if (!id) return nullptr;
    if (const System* base = built_in(*id)) return base;
    std::vector<std::string_view> ids;
    ids.reserve(std::size(kSystems));
    for (const System* s : kSystems) ids.push_back(s->id);
    const std::string_view near = nearest_word(*id, ids);
    note(place_of(*t.get("like")),
         filled(say.not_built_in, *id) + (near.empty() ? filled(say.see_list) : meant(near)));
    return nullptr;
  }

  // A slot that the receiving system writes itself; `by` too where a cue is meant.
  std::optional<Slot> slot(const toml::table& t, std::string_view table, bool of_cue) {
    if (!needed(t, table, "slot")) return std::nullopt;
    std::array<std::string_view, kSlots + 1> names;
    for (std::size_t i = 0; i <= kSlots; ++i) names[i] = name(static_cast<Slot>(i));
    const auto i = choice(t, "slot", names);
    if (!i) return std::nullopt;
    const Slot s = static_cast<Slot>(*i);
    if (own_words(s) || (of_cue && s == Slot::by)) return s;
    if (s == Slot::by)
      fail(*t.get("slot"), say.slot_by);
    else
      fail(*t.get("slot"), say.slot_of_sender, name(s));
    return std::nullopt;
  }
};

constexpr auto kMatches = std::to_array<std::string_view>({"words", "whole", "host", "shape"});

std::optional<Match> read_match(File& f, const toml::table& t) {
  if (!t.contains("match")) return Match::words;
  const auto i = f.choice(t, "match", kMatches);
  return i ? std::optional(static_cast<Match>(*i)) : std::nullopt;
}

template <class Owned>
void read_cue(File& f, Owned& o, const toml::table& t) {
  constexpr auto kKeys = std::to_array<std::string_view>({"slot", "text", "match"});
  f.keys(t, "[system.cue]", kKeys);
  const auto slot = f.slot(t, "[system.cue]", true);
  const auto text = f.needed(t, "[system.cue]", "text");
  const auto match = read_match(f, t);
  if (!slot || !text || !match) return;
  if (!std::ranges::any_of(*text, ascii::is_alnum)) {
    f.fail(*t.get("text"), f.say.no_letter);
    return;
  }
  o.cues.push_back({*slot, o.keep(*text), *match});
}

template <class Owned>
void read_profile(File& f, Owned& o, const toml::table& t) {
  constexpr auto kKeys = std::to_array<std::string_view>(
      {"label", "from", "until", "by_date", "unversioned", "marks", "plain_keyword_counts",
       "reads_suite_class", "shows", "has_tls", "keyword_with_tls", "source"});
  constexpr auto kMarks =
      std::to_array<std::string_view>({"always", "keyword", "sometimes", "never"});
  constexpr auto kHas = std::to_array<std::string_view>({"unknown", "yes", "no"});
  f.keys(t, "[system.profile]", kKeys);
  Profile p;
  if (!f.needed(t, "[system.profile]", "marks")) return;
  const auto marks = f.choice(t, "marks", kMarks);
  if (!marks) return;
  p.marks = static_cast<Marks>(*marks);
  p.from = o.keep(f.text_or(t, "from", {}));
  p.until = o.keep(f.text_or(t, "until", {}));
  p.by_date = f.flag(t, "by_date", false);
  p.unversioned = f.flag(t, "unversioned", false);
  p.plain_keyword_counts = f.flag(t, "plain_keyword_counts", false);
  p.reads_suite_class = f.flag(t, "reads_suite_class", false);
  p.label = o.keep(f.text_or(t, "label", {}));
  p.shows = o.keep(f.text_or(t, "shows", {}));
  p.source = o.keep(f.text_or(t, "source", {}));
  if (const auto has = f.choice(t, "has_tls", kHas)) p.has_tls = static_cast<HasTls>(*has);
  if (const auto keyword = f.text(t, "keyword_with_tls")) p.keyword_with_tls = o.keep(*keyword);
  for (const std::string_view key : {"from", "until"}) {
    const std::string_view value = key == "from" ? p.from : p.until;
    if (value.empty()) continue;
    if (p.by_date && !parse_iso_day(value)) f.fail(*t.get(key), f.say.no_date, key, value);
    if (!p.by_date && !std::ranges::any_of(value, ascii::is_digit))
      f.fail(*t.get(key), f.say.no_number, key, value);
  }
  o.profiles.push_back(p);
}

// pattern = '...' or family = "using"; nothing where it is wrong.
template <class Owned>
std::optional<Reader> read_reader(File& f, Owned& o, const toml::table& t, std::string_view table,
                                  std::span<const Family> known) {
  constexpr auto kKeys = std::to_array<std::string_view>({"slot", "pattern", "family", "rule"});
  f.keys(t, table, kKeys);
  const auto slot = f.slot(t, table, false);
  if (t.contains("pattern") == t.contains("family")) {
    f.fail(t, f.say.needs_either, table);
    return std::nullopt;
  }
  Reader r;
  if (t.contains("family")) {
    std::vector<std::string_view> names;
    for (const Family& family : known) names.push_back(family.name);
    const auto i = f.choice(t, "family", names);
    if (!i) return std::nullopt;
    r.read = known[*i].read;
    r.rule = known[*i].name;
  } else {
    const auto pattern = f.text(t, "pattern", UserSystems::kMaxPattern);
    if (!pattern) return std::nullopt;
    const toml::node& node = *t.get("pattern");
    // Verbs would change limits and the alphabet that all patterns share.
    if (pattern->starts_with("(*")) {
      f.fail(node, f.say.verb);
      return std::nullopt;
    }
    const auto groups = Pattern::check(*pattern);
    if (!groups) {
      f.fail(node, f.say.no_pattern, groups.error().what);
      return std::nullopt;
    }
    for (const std::string& group : *groups)
      if (!Pattern::known_group(group)) {
        f.fail(node, f.say.unknown_group, group);
        return std::nullopt;
      }
    if (groups->empty()) {
      f.fail(node, f.say.no_group);
      return std::nullopt;
    }
    r.pattern = o.keep(*pattern);
    r.rule = "pattern";
  }
  if (t.contains("rule")) {
    r.rule = o.keep(f.text_or(t, "rule", r.rule));
    if (!is_id(r.rule)) f.fail(*t.get("rule"), f.say.bad_rule);
  }
  if (!slot) return std::nullopt;
  r.slot = *slot;
  return r;
}

template <class Owned>
void read_form(File& f, Owned& o, const toml::table& t) {
  constexpr auto kKeys = std::to_array<std::string_view>({"slot", "text", "match", "means"});
  constexpr auto kMeans = std::to_array<std::string_view>(
      {"pickup", "queue", "pull", "handover", "web", "store", "peer-is-proxy"});
  f.keys(t, "[system.form]", kKeys);
  const auto slot = f.slot(t, "[system.form]", true);
  const auto text = f.needed(t, "[system.form]", "text");
  const auto match = read_match(f, t);
  if (!f.needed(t, "[system.form]", "means")) return;
  const auto means = f.choice(t, "means", kMeans);
  if (slot && text && match && means)
    o.forms.push_back({*slot, o.keep(*text), static_cast<Means>(*means), *match});
}

template <class Owned>
void read_verify(File& f, Owned& o, const toml::table& t) {
  constexpr auto kWords = std::to_array<std::string_view>(
      {"verified", "unverified", "not-presented", "not-requested", "error", "-"});
  if (t.size() > UserSystems::kMaxEntries)
    return f.fail(t, f.say.too_many_verify, UserSystems::kMaxEntries);
  for (const auto& [key, value] : t) {
    const auto i = f.choice(t, key.str(), kWords);
    if (!i) continue;
    std::optional<ClientCertificate> means;
    if (*i < 5) means = static_cast<ClientCertificate>(*i);
    o.verify.push_back({o.keep(key.str()), means});
  }
}

template <class Owned>
void read_sample(File& f, Owned& o, const toml::table& t) {
  auto known = std::vector<std::string_view>(kFacts.begin(), kFacts.end());
  known.emplace_back("received");
  f.keys(t, "[system.sample]", known);
  auto received = f.needed(t, "[system.sample]", "received");
  const auto verdict = f.needed(t, "[system.sample]", "verdict");
  constexpr auto kVerdicts =
      std::to_array<std::string_view>({"encrypted", "cleartext", "unstated", "local"});
  if (!received || !verdict || !f.choice(t, "verdict", kVerdicts)) return;
  if (ascii::istarts_with(*received, "Received:")) received->remove_prefix(9);
  while (!received->empty() && ascii::is_blank(received->front())) received->remove_prefix(1);
  OwnedSample s{.received = o.keep(*received), .facts = {}, .place = File::place_of(t)};
  for (const std::string_view fact : kFacts) {
    const toml::node* node = t.get(fact);
    if (node == nullptr) continue;
    std::string_view value;
    if (const auto number = node->value_exact<std::int64_t>())
      value = o.keep(std::to_string(*number));
    else if (const auto yes = node->value_exact<bool>())
      value = *yes ? "yes" : "-";
    else
      value = o.keep(f.text_or(t, fact, {}));
    s.facts.emplace_back(fact, value);
  }
  o.examples.push_back(s.received);
  o.samples.push_back(std::move(s));
}

FactSet read_never_shown(File& f, const toml::node& node) {
  struct Row {
    std::string_view word;
    FactSet fact;
  };
  static constexpr auto kWords =
      std::to_array<Row>({{"version", {Fact::version}},
                          {"cipher", {Fact::cipher}},
                          {"bits", {Fact::bits}},
                          {"key_exchange", {Fact::key_exchange}},
                          {"signature", {Fact::signature}},
                          {"client_certificate", {Fact::client_certificate}},
                          {"authenticated", {Fact::authenticated}}});
  FactSet all;
  const toml::array* list = node.as_array();
  if (list == nullptr) {
    f.fail(node, f.words().must_be_list, "never_shown", "bits");
    return all;
  }
  std::string known;
  for (const Row& row : kWords) {
    if (!known.empty()) known += ", ";
    known += row.word;
  }
  for (const toml::node& item : *list) {
    const auto word = item.value_exact<std::string_view>();
    const auto row = std::ranges::find(kWords, word.value_or(std::string_view()), &Row::word);
    if (row == kWords.end())
      f.fail(item, f.say.not_a_fact, known);
    else
      all = all | row->fact;
  }
  return all;
}

// Its id, its words for people, and what is said of it in a word.
template <class Owned>
void read_identity(File& f, Owned& o, const toml::table& t) {
  System& s = o.system;
  const auto id = f.needed(t, "[system]", "id");
  if (id && !is_id(*id)) f.fail(*t.get("id"), f.say.bad_id, *id);
  s.id = o.keep(fmt::format("{}{}", UserSystems::kMark, id.value_or("")));
  o.id = s.id.substr(UserSystems::kMark.size());
  const auto title = f.needed(t, "[system]", "title");
  s.title = o.keep(title.value_or(""));
  s.short_title = o.keep(f.text_or(t, "short_title", s.title));
  s.source = o.keep(f.text_or(t, "source", {}));
  s.unknown = o.keep(f.text_or(t, "unknown", {}));
  if (t.contains("tls_since")) s.tls_since = o.keep(f.text_or(t, "tls_since", {}));
  if (const toml::node* node = t.get("never_shown")) s.never_shown = read_never_shown(f, *node);
  constexpr auto kFromIs = std::to_array<std::string_view>({"helo", "resolved"});
  if (const auto from = f.choice(t, "from_is", kFromIs)) s.from_is = static_cast<FromIs>(*from);
  s.confirms_names = f.flag(t, "confirms_names", s.confirms_names);
  s.writes_bare_peer = f.flag(t, "writes_bare_peer", s.writes_bare_peer);
  s.by_only_is_pickup = f.flag(t, "by_only_is_pickup", s.by_only_is_pickup);
}

// How it is known, and who comes first where two know it. `based`: on another system, with `like`.
template <class Owned>
void read_cues(File& f, Owned& o, const toml::table& t, bool based) {
  System& s = o.system;
  if (!based || t.contains("cue")) s.rank = kRank;
  if (const toml::node* node = t.get("rank")) {
    const auto rank = node->value_exact<std::int64_t>();
    if (!rank || *rank < 0 || *rank > 255)
      f.fail(*node, f.say.bad_rank);
    else
      s.rank = static_cast<std::uint8_t>(*rank);
  }
  for (const toml::table* one : f.tables(t, "cue")) read_cue(f, o, *one);
  if (!o.cues.empty()) {
    s.cues = o.cues;
    s.confirm = nullptr;  // of other cues
  } else if (!based && !t.contains("cue")) {
    f.fail(t, f.say.needs_cue);
  }
}

template <class Owned>
void read_profiles(File& f, Owned& o, const toml::table& t, bool based) {
  System& s = o.system;
  for (const toml::table* one : f.tables(t, "profile")) read_profile(f, o, *one);
  if (!o.profiles.empty())
    s.profiles = o.profiles;
  else if (!based && !t.contains("profile"))
    f.fail(t, f.say.needs_profile);
  if (s.profiles.size() > 1 &&
      std::ranges::count_if(s.profiles, [](const Profile& p) { return p.unversioned; }) != 1)
    f.fail(t, f.say.one_unversioned);
}

// Patterns, forms, words and the version; own ones before those of the system it is based on.
template <class Owned>
void read_readers(File& f, Owned& o, const toml::table& t) {
  System& s = o.system;
  for (const toml::table* one : f.tables(t, "pattern"))
    if (const auto r = read_reader(f, o, *one, "[system.pattern]", kFamilies)) {
      o.readers.push_back(*r);
      o.reader_places.push_back(File::place_of(*one));
    }
  o.readers.insert(o.readers.end(), s.readers.begin(), s.readers.end());
  s.readers = o.readers;
  for (const toml::table* one : f.tables(t, "form")) read_form(f, o, *one);
  o.forms.insert(o.forms.end(), s.forms.begin(), s.forms.end());
  s.forms = o.forms;
  if (const toml::table* words = f.table(t, "verify")) read_verify(f, o, *words);
  o.verify.insert(o.verify.end(), s.verify.begin(), s.verify.end());
  s.verify = o.verify;
  if (const toml::table* one = f.table(t, "version"))
    if (const auto r = read_reader(f, o, *one, "system.version", kVersionFamilies)) {
      s.version = *r;
      o.version_place = File::place_of(*one);
      if (r->read == nullptr && std::ranges::count(*Pattern::check(r->pattern), "product") == 0)
        f.fail(*one->get("pattern"), f.say.no_product);
    }
}

template <class Owned>
void read_system(File& f, Owned& o, const toml::table& t) {
  constexpr auto kKeys = std::to_array<std::string_view>({"id",
                                                          "title",
                                                          "short_title",
                                                          "like",
                                                          "rank",
                                                          "from_is",
                                                          "confirms_names",
                                                          "writes_bare_peer",
                                                          "by_only_is_pickup",
                                                          "source",
                                                          "unknown",
                                                          "tls_since",
                                                          "never_shown",
                                                          "cue",
                                                          "profile",
                                                          "pattern",
                                                          "version",
                                                          "form",
                                                          "verify",
                                                          "sample"});
  f.keys(t, "[system]", kKeys);
  o.place = File::place_of(t);
  const bool based = t.contains("like");
  if (const System* base = f.like(t)) o.system = *base;
  read_identity(f, o, t);
  read_cues(f, o, t, based);
  read_profiles(f, o, t, based);
  read_readers(f, o, t);
  for (const toml::table* one : f.tables(t, "sample")) read_sample(f, o, *one);
  if (!t.contains("sample")) f.fail(t, f.say.needs_sample);
  o.system.samples = {};
  o.system.examples = o.examples;
}

}  // namespace

UserSystems::UserSystems() = default;
UserSystems::~UserSystems() = default;
UserSystems::UserSystems(UserSystems&&) noexcept = default;
UserSystems& UserSystems::operator=(UserSystems&&) noexcept = default;

bool UserSystems::empty() const { return owned_.empty(); }

std::vector<const System*> UserSystems::systems() const {
  std::vector<const System*> out;
  out.reserve(owned_.size());
  for (const auto& o : owned_) out.push_back(&o->system);
  return out;
}

std::vector<const System*> UserSystems::merged_with(std::span<const System* const> others) const {
  std::vector<const System*> out = systems();
  for (const System* s : others)
    if (std::ranges::none_of(owned_, [s](const auto& o) { return o->id == s->id; }))
      out.push_back(s);
  return out;
}

Result<void> UserSystems::add(std::string_view toml, std::string_view path, Language l) {
  File file(path, l);
  const toml::table* top = file.parse(toml, kMaxFile);
  if (top == nullptr) return file.error();
  constexpr auto kKeys = std::to_array<std::string_view>({"system"});
  file.keys(*top, "", kKeys);
  std::vector<std::unique_ptr<Owned>> read;
  if (const toml::node* node = top->get("system"); node != nullptr) {
    const toml::array* list = node->as_array();
    if (list == nullptr) file.fail(*node, file.words().must_be_tables, "system", "system");
    for (std::size_t i = 0; list != nullptr && i < list->size(); ++i) {
      const toml::table* t = list->get(i)->as_table();
      if (t == nullptr) {
        file.fail(*list->get(i), file.words().must_be_tables, "system", "system");
        break;
      }
      if (owned_.size() + read.size() >= kMaxSystems) {
        file.fail(*t, file.say.too_many, kMaxSystems);
        break;
      }
      auto o = std::make_unique<Owned>();
      o->path = path;
      read_system(file, *o, *t);
      if (std::ranges::any_of(read, [&](const auto& other) { return other->id == o->id; }))
        file.fail(*t, file.say.id_twice, o->id);
      read.push_back(std::move(o));
    }
  }
  if (file.failed()) return file.error();
  for (auto& o : read) {
    std::erase_if(owned_, [&](const auto& before) { return before->id == o->id; });
    owned_.push_back(std::move(o));
  }
  return {};
}

Result<std::unique_ptr<const Catalogue>> catalogue_with(UserSystems user, Language l) {
  if (user.empty()) return nullptr;
  auto catalogue = std::make_unique<const Catalogue>(std::move(user));
  if (auto ok = catalogue->user_systems()->check(*catalogue, l); !ok)
    return tl::unexpected(ok.error());
  return catalogue;
}

}  // namespace tlspath
