// user_systems.cpp: TOML -> systems, and the checks. toml++ stays in here, without its exceptions.
#include "parsers/user_systems.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <deque>
#include <optional>

#include "core/base/ascii.hpp"
#include "core/base/spelling.hpp"
#include "core/base/toml.hpp"
#include "core/path/analysis.hpp"
#include "parsers/catalogue.hpp"
#include "parsers/examples.hpp"
#include "parsers/families/families.hpp"
#include "parsers/pattern.hpp"
#include "parsers/systems.hpp"

namespace tlspath {
namespace {

// Before every built-in system: a site knows its own gateway.
constexpr std::uint8_t kRank = 10;

struct Place {
  std::uint32_t line = 0, column = 0;
};
Place place_of(const toml::node& node) {
  return {node.source().begin.line, node.source().begin.column};
}

struct Sample {
  std::string_view received;
  std::vector<std::pair<std::string_view, std::string_view>> facts;  // key, as the file says it
  Place place;
};

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
bool is_date(std::string_view text) {
  if (text.size() != 10) return false;
  for (std::size_t i = 0; i < text.size(); ++i)
    if (i == 4 || i == 7 ? text[i] != '-' : !ascii::is_digit(text[i])) return false;
  return true;
}

bool slot_fits(Slot wanted, Slot slot) {
  return wanted == slot || (wanted == Slot::any_comment && is_comment(slot));
}

const System* built_in(std::string_view id) {
  for (const System* s : kSystems)
    if (s->id == id) return s;
  return nullptr;
}

}  // namespace

// One system, with everything that its spans and texts point to.
struct UserSystems::Owned {
  std::deque<std::string> texts;
  std::vector<Cue> cues;
  std::vector<Profile> profiles;
  std::vector<Reader> readers;
  std::vector<Form> forms;
  std::vector<VerifyWord> verify;
  std::vector<std::string_view> examples;
  System system;

  std::string path;
  std::string_view id;  // without the mark
  Place place;
  std::vector<Sample> samples;
  std::vector<Place> reader_places;  // of its own readers, which come before those of `like`
  std::optional<Place> version_place;

  std::string_view keep(std::string_view text) { return texts.emplace_back(text); }
};

namespace {

// Reads one file. Every mistake is noted; the first in the file is told.
class File {
 public:
  File(std::string_view path, const Messages& say) : path_(path), say_(say) {}

  void fail(Place at, std::string_view what) {
    if (!failed_ || at.line < at_.line || (at.line == at_.line && at.column < at_.column)) {
      at_ = at;
      what_ = fmt::format("{}:{}:{}: {}", path_, at.line, at.column, what);
    }
    failed_ = true;
  }
  void fail(const toml::node& node, std::string_view what) { fail(place_of(node), what); }
  bool failed() const { return failed_; }
  tl::unexpected<Error> error() const { return tl::unexpected(Error{ErrorKind::usage, what_}); }

  // `table`: as the file writes it, "[system]" for [[system]].
  void keys(const toml::table& t, std::string_view table, std::span<const std::string_view> known) {
    for (const auto& [key, value] : t) {
      if (std::ranges::find(known, key.str()) != known.end()) continue;
      const Place at{key.source().begin.line, key.source().begin.column};
      if (failed_ && at_.line <= at.line) continue;
      at_ = at;
      failed_ = true;
      what_ = say_.unknown_key(path_, at.line, at.column, key.str(), table,
                               nearest_word(key.str(), known));
    }
  }

  std::optional<std::string_view> text(const toml::table& t, std::string_view key,
                                       std::size_t most = UserSystems::kMaxText) {
    const toml::node* node = t.get(key);
    if (node == nullptr) return std::nullopt;
    const auto value = node->value_exact<std::string_view>();
    if (!value) {
      fail(*node, fmt::format("{} must be a text: {} = \"...\"", key, key));
      return std::nullopt;
    }
    if (value->size() > most) {
      fail(*node, fmt::format("{}: longer than {} bytes", key, most));
      return std::nullopt;
    }
    const bool line = key == "received";  // may be folded
    for (const char c : *value)
      if (const auto u = static_cast<unsigned char>(c);
          u == 0x7f || (u < 0x20 && !(line && ascii::is_blank(c)))) {
        fail(*node, fmt::format("{}: a control character in it", key));
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
      fail(t, fmt::format("[{}] needs {}", table, key));
      return std::nullopt;
    }
    const auto value = text(t, key);
    if (value && value->empty()) {
      fail(*t.get(key), fmt::format("{} is empty", key));
      return std::nullopt;
    }
    return value;
  }
  bool flag(const toml::table& t, std::string_view key, bool otherwise) {
    const toml::node* node = t.get(key);
    if (node == nullptr) return otherwise;
    const auto value = node->value_exact<bool>();
    if (!value) fail(*node, fmt::format("{} must be true or false", key));
    return value.value_or(otherwise);
  }

  // One of the words; their place in the list.
  std::optional<std::size_t> choice(const toml::table& t, std::string_view key,
                                    std::span<const std::string_view> words) {
    const auto value = text(t, key);
    if (!value) return std::nullopt;
    const auto it = std::ranges::find(words, *value);
    if (it != words.end()) return static_cast<std::size_t>(it - words.begin());
    const std::string_view near = nearest_word(*value, words);
    std::string all;
    for (const std::string_view w : words) all += fmt::format("{}{}", all.empty() ? "" : ", ", w);
    fail(*t.get(key), near.empty() ? fmt::format("{}: \"{}\" is none of: {}", key, *value, all)
                                   : fmt::format("{}: \"{}\" is not known; did you mean \"{}\"?",
                                                 key, *value, near));
    return std::nullopt;
  }

  // The tables of [[system.KEY]]; none where there are none.
  std::vector<const toml::table*> tables(const toml::table& t, std::string_view key) {
    const toml::node* node = t.get(key);
    if (node == nullptr) return {};
    const toml::array* list = node->as_array();
    std::vector<const toml::table*> out;
    bool all = list != nullptr;
    if (list != nullptr)
      for (const toml::node& item : *list) {
        const toml::table* one = item.as_table();
        all = all && one != nullptr;
        if (one != nullptr) out.push_back(one);
      }
    if (!all) fail(*node, fmt::format("{} must be tables: [[system.{}]]", key, key));
    if (out.size() > UserSystems::kMaxEntries) {
      fail(*out[UserSystems::kMaxEntries],
           fmt::format("more than {} of [[system.{}]]", UserSystems::kMaxEntries, key));
      out.resize(UserSystems::kMaxEntries);
    }
    return out;
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
    fail(*t.get("slot"),
         s == Slot::by
             ? std::string("slot: host names in \"by\" are for cues, not for patterns")
             : fmt::format("slot: what the sender can choose is in \"{}\"; it proves nothing",
                           name(s)));
    return std::nullopt;
  }

 private:
  std::string path_;
  const Messages& say_;
  bool failed_ = false;
  Place at_;
  std::string what_;
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
    f.fail(*t.get("text"), "text: no letter or digit in it");
    return;
  }
  o.cues.push_back({*slot, o.keep(*text), *match});
}

template <class Owned>
void read_profile(File& f, Owned& o, const toml::table& t) {
  constexpr auto kKeys = std::to_array<std::string_view>(
      {"label", "from", "until", "by_date", "unversioned", "marks", "plain_keyword_counts",
       "reads_suite_class", "shows", "has_tls", "source"});
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
  for (const std::string_view key : {"from", "until"}) {
    const std::string_view value = key == "from" ? p.from : p.until;
    if (value.empty()) continue;
    if (p.by_date && !is_date(value))
      f.fail(*t.get(key), fmt::format("{}: \"{}\" is no date: 2025-07-01", key, value));
    if (!p.by_date && !std::ranges::any_of(value, ascii::is_digit))
      f.fail(*t.get(key), fmt::format("{}: \"{}\" has no number in it", key, value));
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
    f.fail(t, fmt::format("[{}] needs either pattern or family", table));
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
      f.fail(node, "pattern: must not begin with a verb (*...)");
      return std::nullopt;
    }
    if (const auto why = Pattern::check(*pattern)) {
      f.fail(node, fmt::format("pattern: {}", *why));
      return std::nullopt;
    }
    if (pattern->find("(?<") == std::string_view::npos &&
        pattern->find("(?P<") == std::string_view::npos &&
        pattern->find("(?'") == std::string_view::npos) {
      f.fail(node, "pattern: says nothing without a named group: (?<tls>...), (?<version>...)");
      return std::nullopt;
    }
    r.pattern = o.keep(*pattern);
    r.rule = "pattern";
  }
  if (t.contains("rule")) {
    r.rule = o.keep(f.text_or(t, "rule", r.rule));
    if (!is_id(r.rule))
      f.fail(*t.get("rule"), "rule: small letters, digits and - only, 40 at most");
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
    return f.fail(t, "more than 100 words in [system.verify]");
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
  Sample s{.received = o.keep(*received), .facts = {}, .place = place_of(t)};
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
    f.fail(node, "never_shown must be a list: [\"bits\"]");
    return all;
  }
  for (const toml::node& item : *list) {
    const auto word = item.value_exact<std::string_view>();
    const auto row = std::ranges::find(kWords, word.value_or(std::string_view()), &Row::word);
    if (row == kWords.end())
      f.fail(item,
             "never_shown: none of version, cipher, bits, key_exchange, signature, "
             "client_certificate, authenticated");
    else
      all = all | row->fact;
  }
  return all;
}

template <class Owned>
void read_system(File& f, Owned& o, const toml::table& t) {
  constexpr auto kKeys = std::to_array<std::string_view>(
      {"id", "title", "short_title", "like", "rank", "from_is", "by_only_is_pickup", "source",
       "unknown", "tls_since", "never_shown", "cue", "profile", "pattern", "version", "form",
       "verify", "sample"});
  f.keys(t, "[system]", kKeys);
  o.place = place_of(t);
  System& s = o.system;
  const auto id = f.needed(t, "[system]", "id");
  if (id && !is_id(*id))
    f.fail(*t.get("id"),
           fmt::format("id: \"{}\": small letters, digits and - only, 40 at most", *id));
  if (const auto like = f.text(t, "like")) {
    if (const System* base = built_in(*like)) {
      s = *base;
    } else {
      std::vector<std::string_view> ids;
      for (const System* b : kSystems) ids.push_back(b->id);
      const std::string_view near = nearest_word(*like, ids);
      f.fail(*t.get("like"),
             fmt::format("like: \"{}\" is no built-in system{}", *like,
                         near.empty() ? std::string("; tlspath systems lists them")
                                      : fmt::format("; did you mean \"{}\"?", near)));
    }
  }
  const bool based = t.contains("like");
  s.id = o.keep(fmt::format("{}{}", UserSystems::kMark, id.value_or("")));
  o.id = s.id.substr(UserSystems::kMark.size());
  const auto title = f.needed(t, "[system]", "title");
  s.title = o.keep(title.value_or(""));
  s.short_title = o.keep(f.text_or(t, "short_title", s.title));
  s.source = o.keep(f.text_or(t, "source", {}));
  s.unknown = o.keep(f.text_or(t, "unknown", {}));
  s.samples = {};
  if (t.contains("tls_since")) s.tls_since = o.keep(f.text_or(t, "tls_since", {}));
  if (const toml::node* node = t.get("never_shown")) s.never_shown = read_never_shown(f, *node);
  if (!based || t.contains("cue")) s.rank = kRank;
  if (const toml::node* node = t.get("rank")) {
    const auto rank = node->value_exact<std::int64_t>();
    if (!rank || *rank < 0 || *rank > 255)
      f.fail(*node, "rank must be a number from 0 to 255");
    else
      s.rank = static_cast<std::uint8_t>(*rank);
  }
  constexpr auto kFromIs = std::to_array<std::string_view>({"helo", "resolved"});
  if (const auto from = f.choice(t, "from_is", kFromIs)) s.from_is = static_cast<FromIs>(*from);
  s.by_only_is_pickup = f.flag(t, "by_only_is_pickup", s.by_only_is_pickup);

  for (const toml::table* one : f.tables(t, "cue")) read_cue(f, o, *one);
  if (!o.cues.empty()) {
    s.cues = o.cues;
    s.confirm = nullptr;  // of other cues
  } else if (!based && !t.contains("cue")) {
    f.fail(t, "[[system]] needs a [[system.cue]]: words by which its lines are known");
  }

  for (const toml::table* one : f.tables(t, "profile")) read_profile(f, o, *one);
  if (!o.profiles.empty())
    s.profiles = o.profiles;
  else if (!based && !t.contains("profile"))
    f.fail(t, "[[system]] needs a [[system.profile]]: what its silence means");
  if (s.profiles.size() > 1 &&
      std::ranges::count_if(s.profiles, [](const Profile& p) { return p.unversioned; }) != 1)
    f.fail(t,
           "of several [[system.profile]] exactly one is for lines without a version: "
           "unversioned = true");

  for (const toml::table* one : f.tables(t, "pattern"))
    if (const auto r = read_reader(f, o, *one, "[system.pattern]", kFamilies)) {
      o.readers.push_back(*r);
      o.reader_places.push_back(place_of(*one));
    }
  o.readers.insert(o.readers.end(), s.readers.begin(), s.readers.end());
  s.readers = o.readers;
  for (const toml::table* one : f.tables(t, "form")) read_form(f, o, *one);
  o.forms.insert(o.forms.end(), s.forms.begin(), s.forms.end());
  s.forms = o.forms;
  if (const toml::node* node = t.get("verify")) {
    if (const toml::table* words = node->as_table())
      read_verify(f, o, *words);
    else
      f.fail(*node, "verify must be a table: [system.verify]");
  }
  o.verify.insert(o.verify.end(), s.verify.begin(), s.verify.end());
  s.verify = o.verify;
  if (const toml::node* node = t.get("version")) {
    const toml::table* one = node->as_table();
    if (one == nullptr) {
      f.fail(*node, "version must be a table: [system.version]");
    } else if (const auto r = read_reader(f, o, *one, "system.version", kVersionFamilies)) {
      s.version = *r;
      o.version_place = place_of(*one);
      if (r->read == nullptr && r->pattern.find("<product>") == std::string_view::npos)
        f.fail(*one->get("pattern"), "pattern: the version is the group (?<product>...)");
    }
  }

  for (const toml::table* one : f.tables(t, "sample")) read_sample(f, o, *one);
  if (!t.contains("sample"))
    f.fail(t, "[[system]] needs a [[system.sample]]: a line of it, and what it says");
  s.examples = o.examples;
}

// Blanks outside quoted strings as CR LF TAB: how any server may fold the line.
std::string folded(std::string_view line) {
  std::string out;
  bool quoted = false;
  for (const char c : line) {
    if (c == '"') quoted = !quoted;
    if (c == ' ' && !quoted)
      out += "\r\n\t";
    else
      out += c;
  }
  return out;
}

// What was read, in the words of a sample's facts.
std::string said(std::string_view raw, const Hop& hop, std::string_view fact) {
  const auto words = [raw](const std::optional<Span>& where) {
    return where ? std::string(slice(raw, *where)) : std::string("-");
  };
  if (fact == "verdict") return std::string(name(hop.verdict));
  if (fact == "version")
    return hop.tls.version ? std::string(name(hop.tls.version->value)) : std::string("-");
  if (fact == "cipher") return words(hop.tls.cipher);
  if (fact == "bits") return hop.tls.bits ? std::to_string(hop.tls.bits->value) : std::string("-");
  if (fact == "client_certificate")
    return hop.tls.client_certificate ? std::string(name(hop.tls.client_certificate->value))
                                      : std::string("-");
  if (fact == "authenticated") return hop.authenticated ? "yes" : "-";
  if (fact == "protocol")
    return hop.protocol ? std::string(slice(raw, hop.protocol->where)) : std::string("-");
  return words(hop.system_version);
}

}  // namespace

UserSystems::UserSystems() = default;
UserSystems::~UserSystems() = default;
UserSystems::UserSystems(UserSystems&&) noexcept = default;
UserSystems& UserSystems::operator=(UserSystems&&) noexcept = default;

bool UserSystems::empty() const { return owned_.empty(); }

std::vector<const System*> UserSystems::systems() const {
  std::vector<const System*> out;
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

Result<void> UserSystems::add(std::string_view toml, std::string_view path, const Messages& say) {
  File file(path, say);
  if (toml.size() > kMaxFile) {
    file.fail(Place{1, 1}, fmt::format("larger than {} KB", kMaxFile >> 10));
    return file.error();
  }
  const toml::parse_result parsed = toml::parse(toml);
  if (!parsed) {
    const auto at = parsed.error().source().begin;
    file.fail(Place{at.line, at.column}, parsed.error().description());
    return file.error();
  }
  constexpr auto kKeys = std::to_array<std::string_view>({"system"});
  file.keys(parsed.table(), "", kKeys);
  std::vector<std::unique_ptr<Owned>> read;
  if (const toml::node* node = parsed.table().get("system"); node != nullptr) {
    const toml::array* list = node->as_array();
    if (list == nullptr) file.fail(*node, "system must be tables: [[system]]");
    for (std::size_t i = 0; list != nullptr && i < list->size(); ++i) {
      const toml::table* t = list->get(i)->as_table();
      if (t == nullptr || owned_.size() + read.size() >= kMaxSystems) {
        file.fail(*list->get(i), t == nullptr ? std::string("system must be tables: [[system]]")
                                              : fmt::format("more than {} systems", kMaxSystems));
        break;
      }
      auto o = std::make_unique<Owned>();
      o->path = path;
      read_system(file, *o, *t);
      if (std::ranges::any_of(read, [&](const auto& other) { return other->id == o->id; }))
        file.fail(*t, fmt::format("id: \"{}\" is there twice", o->id));
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

Result<void> UserSystems::check(const Catalogue& catalogue) const {
  const auto scratch = catalogue.make_scratch();
  MatchScratch match;
  const auto wrong = [](const Owned& o, Place at, std::string_view what) {
    return tl::unexpected(
        Error{ErrorKind::usage, fmt::format("{}:{}:{}: {}", o.path, at.line, at.column, what)});
  };
  ReceivedField field;
  for (const auto& owned : owned_) {
    const Owned& o = *owned;
    std::vector<bool> used(o.reader_places.size(), false);
    bool version_used = false;
    for (const Sample& sample : o.samples) {
      for (const std::string& raw : {std::string(sample.received), folded(sample.received)}) {
        Hop hop;
        read_hop(raw, {{}, span_between(0, raw.size())}, catalogue, *scratch, field, hop);
        if (hop.system == nullptr) return wrong(o, sample.place, "sample: no cue fits this line");
        if (hop.system != &o.system)
          return wrong(
              o, sample.place,
              fmt::format("sample: this line is taken by \"{}\", whose rank is {}; give \"{}\" "
                          "a lower rank than that, or a cue that fits",
                          hop.system->id, hop.system->rank, o.id));
        if (raw != sample.received) {
          if (name(hop.verdict) != sample.facts.front().second)
            return wrong(
                o, sample.place,
                fmt::format("sample: {} where the line is folded at its blanks; a blank in a "
                            "pattern means folding, \\x20 does not",
                            name(hop.verdict)));
          continue;
        }
        for (const auto& [fact, wanted] : sample.facts)
          if (const std::string got = said(raw, hop, fact); got != wanted)
            return wrong(o, sample.place,
                         fmt::format("sample: {} is \"{}\", and the line reads as \"{}\"", fact,
                                     wanted, got));
        // Readers, one by one: which of them understands a part of this line?
        Hop apart;
        ReadContext c{raw, field, o.system, {}, apart};
        const auto understands = [&](const Reader& r) {
          for (const Part& p : field) {
            if (!slot_fits(r.slot, p.slot)) continue;
            if (r.read != nullptr
                    ? r.read(c, p.where)
                    : Pattern(r.pattern).read(c, p.where, match) == MatchResult::matched)
              return true;
          }
          return false;
        };
        for (std::size_t i = 0; i < used.size(); ++i)
          if (!used[i]) used[i] = understands(o.readers[i]);
        if (o.version_place && !version_used) version_used = understands(o.system.version);
      }
    }
    for (std::size_t i = 0; i < used.size(); ++i)
      if (!used[i])
        return wrong(o, o.reader_places[i], "no sample of this system is read by this pattern");
    if (o.version_place && !version_used)
      return wrong(o, *o.version_place, "no sample of this system shows its version here");
  }
  // A cue that other systems' lines have as well would take them all.
  for (const System* s : catalogue.systems()) {
    if (s->id.starts_with(kMark)) continue;
    for (const std::string_view line : parsers::examples_of(*s)) {
      Hop hop;
      read_hop(line, {{}, span_between(0, line.size())}, catalogue, *scratch, field, hop);
      if (hop.system == nullptr || !hop.system->id.starts_with(kMark)) continue;
      for (const auto& o : owned_)
        if (&o->system == hop.system)
          return wrong(
              *o, o->place,
              fmt::format("the cues of \"{}\" also fit lines of \"{}\": {}", o->id, s->id, line));
    }
  }
  return {};
}

Result<std::unique_ptr<const Catalogue>> catalogue_with(UserSystems user) {
  if (user.empty()) return nullptr;
  auto catalogue = std::make_unique<const Catalogue>(std::move(user));
  if (auto ok = catalogue->user_systems()->check(*catalogue); !ok)
    return tl::unexpected(ok.error());
  return catalogue;
}

}  // namespace tlspath
