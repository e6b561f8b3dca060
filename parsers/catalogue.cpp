// Finds the writer of a line by its cues, chooses its profile, runs its readers over the slots it
// writes, and reads the keyword. The verdict is core/path/verdict.cpp's.

#include "parsers/catalogue.hpp"

#include <algorithm>
#include <bit>
#include <mutex>
#include <optional>

#include "core/base/ascii.hpp"
#include "core/path/verdict.hpp"
#include "parsers/cue.hpp"
#include "parsers/families/families.hpp"
#include "parsers/systems.hpp"
#include "parsers/user_systems.hpp"

namespace tlspath {
namespace {

constexpr std::uint32_t bit(Slot s) { return std::uint32_t{1} << static_cast<unsigned>(s); }

constexpr std::uint32_t all_comments() {
  std::uint32_t m = 0;
  for (std::size_t i = 0; i < kSlots; ++i)
    if (is_comment(static_cast<Slot>(i))) m |= std::uint32_t{1} << i;
  return m;
}
constexpr std::uint32_t kComments = all_comments();

constexpr std::uint32_t mask_of(Slot s) { return s == Slot::any_comment ? kComments : bit(s); }

class CatalogueScratch final : public HopReader::Scratch {
 public:
  MatchScratch match;
};

// What the plain RFC reading understands of a system that nobody knows: the shared forms, in every
// comment of its own.
constexpr Reader kPlainReaders[] = {
    {Slot::any_comment, families::using_words, {}, "using"},
    {Slot::any_comment, families::client_words, {}, "client"},
    {Slot::any_comment, families::key_value, {}, "key-value"},
    {Slot::any_comment, families::colon_tuple, {}, "tuple"},
    {Slot::any_comment, families::encrypted_words, {}, "encrypted"},
    {Slot::any_comment, families::comma_list, {}, "list"},
    {Slot::any_comment, families::tls_word, {}, "tls"},
    {Slot::any_comment, families::version_word, {}, "version"},
    {Slot::any_comment, families::authenticated_words, {}, "authenticated"},
    {Slot::tls, families::tls_clause, {}, "clause"},
    {Slot::with, families::encrypted_words, {}, "encrypted"},
};
constexpr VerifyWord kPlainVerify[] = {
    {"OK", ClientCertificate::verified},
    {"FAIL", ClientCertificate::unverified},
    {"NOT", ClientCertificate::not_requested},
};
constexpr System kPlain{.id = "rfc",
                        .title = "a system that tlspath does not know",
                        .short_title = "unknown system",
                        .readers = kPlainReaders,
                        .verify = kPlainVerify};

}  // namespace

// A system and what was made ready for it.
struct Catalogue::Compiled {
  const System* system = nullptr;
  std::uint32_t reader_slots = 0;  // slots that its readers and forms look at
  std::uint32_t form_slots = 0;
  // Patterns are compiled on first use: a start costs nothing for systems that no line names.
  struct Slow {
    std::once_flag once;
    std::optional<Pattern> pattern;
  };
  std::unique_ptr<Slow[]> patterns;  // one for each reader, and one for the version
  std::vector<std::uint32_t> masks;  // of each reader: its slots

  explicit Compiled(const System& s)
      : system(&s), patterns(std::make_unique<Slow[]>(s.readers.size() + 1)) {
    for (const Reader& r : s.readers) reader_slots |= masks.emplace_back(mask_of(r.slot));
    for (const Form& f : s.forms) form_slots |= mask_of(f.slot);
  }

  void run(const Reader& r, std::size_t i, ReadContext& c, Span part, MatchScratch& scratch) const {
    c.rule = r.rule;
    if (r.read != nullptr) {
      r.read(c, part);
      return;
    }
    Slow& slow = patterns[i];
    std::call_once(slow.once, [&] { slow.pattern.emplace(r.pattern); });
    if (slow.pattern->read(c, part, scratch) == MatchResult::limit)
      c.hop.findings.push({FindingKind::pattern_limit, part});
  }
};

// Cues by slot and key: the first word of a slot, the last labels of a host, the shape of an id.
// Open addressing; the cues of one bucket by rank, so that a search ends where nothing better can
// come.
class Catalogue::Index {
 public:
  struct Entry {
    const Cue* cue = nullptr;
    const Compiled* owner = nullptr;
    std::uint8_t rank = 0;
    bool whole_key = false;  // the key is all of the cue: a slot with that key fits
  };

  explicit Index(const std::vector<std::unique_ptr<Compiled>>& all) {
    std::vector<std::pair<std::uint64_t, Entry>> entries;
    for (const auto& c : all)
      for (const Cue& cue : c->system->cues)
        for (std::size_t s = 0; s < kSlots; ++s) {
          if ((mask_of(cue.slot) >> s & 1) == 0) continue;
          kinds_[s] |= kind(cue.match);
          entries.emplace_back(in_slot(key_of_cue(cue), s),
                               Entry{&cue, c.get(), c->system->rank, is_whole_key(cue)});
        }
    std::stable_sort(entries.begin(), entries.end(), [](const auto& a, const auto& b) {
      return a.first != b.first ? a.first < b.first : a.second.rank < b.second.rank;
    });
    table_.resize(std::bit_ceil(entries.size() * 4 + 16));
    for (std::size_t i = 0; i < entries.size();) {
      std::size_t n = i;
      while (n < entries.size() && entries[n].first == entries[i].first) ++n;
      std::size_t at = place(entries[i].first);
      while (table_[at].count != 0) at = (at + 1) & (table_.size() - 1);
      table_[at] = {entries[i].first, static_cast<std::uint32_t>(i),
                    static_cast<std::uint32_t>(n - i)};
      i = n;
    }
    for (const auto& e : entries) entries_.push_back(e.second);
  }

  // Calls f(entry, words) for the cues whose key a part of the field has, by rank within a key,
  // until f returns false, which ends the search in that key only. f asks `fits` where it cares.
  template <class F>
  void each(std::string_view raw, const ReceivedField& field, F&& f) const {
    for (const Part& p : field) {
      const auto slot = static_cast<std::size_t>(p.slot);
      const std::uint8_t kinds = kinds_[slot];
      if (kinds == 0) continue;
      const std::string_view words = slice(raw, p.where);
      if ((kinds & (kind(Match::words) | kind(Match::whole))) != 0)
        look(in_slot(first_word_key(words), slot), words, f);
      if ((kinds & kind(Match::host)) != 0) look(in_slot(host_key(words), slot), words, f);
      if ((kinds & kind(Match::shape)) != 0) look(in_slot(shape_key(words), slot), words, f);
      if ((kinds & kind(Match::digits)) != 0 && !words.empty() && ascii::is_digit(words.front()))
        look(in_slot(kDigits, slot), words, f);
      if ((kinds & kind(Match::any)) != 0) look(in_slot(kAny, slot), words, f);
    }
  }

  static bool fits(const Entry& e, std::string_view words) {
    if (e.whole_key && (e.cue->match == Match::words || words.size() == e.cue->text.size())) {
      if (!words.empty() && ascii::is_alnum(words.front())) return true;
    }
    return cue_fits(e.cue->match, e.cue->text, words);
  }

 private:
  struct Bucket {
    std::uint64_t key = 0;
    std::uint32_t first = 0, count = 0;
  };
  static constexpr std::uint64_t kDigits = 1, kAny = 2;

  static std::uint64_t key_of_cue(const Cue& c) {
    switch (c.match) {
      case Match::words:
      case Match::whole:
        return first_word_key(c.text);
      case Match::host:
        return host_key(c.text);
      case Match::shape:
        return shape_key_of_cue(c.text);
      case Match::digits:
        return kDigits;
      case Match::any:
        return kAny;
    }
    return 0;
  }
  // One word shorter than a key: where the keys are equal, the slot's first word is that word.
  static bool is_whole_key(const Cue& c) {
    if ((c.match != Match::words && c.match != Match::whole) || c.text.empty() ||
        c.text.size() >= 8)
      return false;
    return std::all_of(c.text.begin(), c.text.end(), ascii::is_alnum);
  }
  static constexpr std::uint8_t kind(Match m) {
    return static_cast<std::uint8_t>(1u << static_cast<unsigned>(m));
  }
  static std::uint64_t in_slot(std::uint64_t key, std::size_t slot) {
    return key ^ (slot + 1) * 0xff51afd7ed558ccdu;
  }
  std::size_t place(std::uint64_t key) const {
    return (key * 0x9e3779b97f4a7c15u >> 32) & (table_.size() - 1);
  }

  template <class F>
  void look(std::uint64_t key, std::string_view words, F&& f) const {
    for (std::size_t at = place(key); table_[at].count != 0; at = (at + 1) & (table_.size() - 1)) {
      if (table_[at].key != key) continue;
      const Entry* e = entries_.data() + table_[at].first;
      for (const Entry* const end = e + table_[at].count; e != end; ++e)
        if (!f(*e, words)) return;
      return;
    }
  }

  std::vector<Bucket> table_;
  std::vector<Entry> entries_;
  std::array<std::uint8_t, kSlots>
      kinds_{};  // for each slot: the kinds of match that have cues there
};

Catalogue::Catalogue(std::span<const System* const> systems)
    : systems_(systems.begin(), systems.end()) {
  compiled_.reserve(systems_.size());
  for (const System* s : systems_) compiled_.push_back(std::make_unique<Compiled>(*s));
  plain_ = std::make_unique<Compiled>(kPlain);
  index_ = std::make_unique<Index>(compiled_);
}
Catalogue::Catalogue(UserSystems user) : Catalogue(user.merged_with(kSystems)) {
  user_ = std::make_unique<const UserSystems>(std::move(user));
}
Catalogue::~Catalogue() = default;

const Catalogue& Catalogue::built_in() {
  static const Catalogue catalogue(kSystems);
  return catalogue;
}

std::unique_ptr<HopReader::Scratch> Catalogue::make_scratch() const {
  return std::make_unique<CatalogueScratch>();
}

const System* Catalogue::find(std::string_view id) const {
  for (const System* s : systems_)
    if (s->id == id) return s;
  return nullptr;
}

const Catalogue::Compiled* Catalogue::find_writer(std::string_view raw,
                                                  const ReceivedField& field) const {
  const Compiled* best = nullptr;
  std::uint32_t best_rank = 256;
  // Systems have several cues: whom `confirm` refused once is not asked again.
  std::array<const Compiled*, 8> refused;
  std::size_t refusals = 0;
  index_->each(raw, field, [&](const Index::Entry& e, std::string_view words) {
    if (e.rank >= best_rank) return false;
    if (std::find(refused.begin(), refused.begin() + refusals, e.owner) !=
        refused.begin() + refusals)
      return true;
    if (!Index::fits(e, words)) return true;
    const System& s = *e.owner->system;
    if (s.confirm != nullptr && !s.confirm(raw, field)) {
      if (refusals < refused.size()) refused[refusals++] = e.owner;
      return true;
    }
    best = e.owner;
    best_rank = e.rank;
    return false;
  });
  return best;
}

std::vector<const System*> Catalogue::claimants(std::string_view raw,
                                                const ReceivedField& field) const {
  std::vector<const System*> all;
  index_->each(raw, field, [&](const Index::Entry& e, std::string_view words) {
    const System* s = e.owner->system;
    if (Index::fits(e, words) && std::find(all.begin(), all.end(), s) == all.end() &&
        (s->confirm == nullptr || s->confirm(raw, field)))
      all.push_back(s);
    return true;
  });
  std::stable_sort(all.begin(), all.end(),
                   [](const System* a, const System* b) { return a->rank < b->rank; });
  return all;
}

namespace {

// The keyword: the first word of the clause where that is one we know or the only one; product
// names have none.
void read_protocol(std::string_view raw, const ReceivedField& field, Hop& hop) {
  for (const Part& p : field) {
    if (p.slot != Slot::with && !(p.slot == Slot::via && !field.has(Slot::with))) continue;
    const std::string_view t = slice(raw, p.where);
    std::size_t e = 0;
    while (e < t.size() && !ascii::is_blank(t[e]) && t[e] != '/') ++e;
    const std::string_view first = t.substr(0, e);
    const bool alone = e == t.size();
    const bool known = read_keyword(first).known;
    if (!known && (p.slot == Slot::via || !alone)) continue;
    if (!known && (!ascii::is_alpha(first.front()) ||
                   first.find_first_of("([<=@.") != std::string_view::npos))
      continue;
    hop.protocol = {0, span_between(p.where.at, p.where.at + e)};
    return;
  }
}

void apply_form(Means means, Slot slot, Span where, ReadContext& c) {
  // Words that the sender may choose ("from mail pickup service") say nothing beside a recorded
  // address.
  if (!own_words(slot) && slot != Slot::by && c.hop.from.address) return;
  const auto local = [&](HopForm form) {
    c.hop.form = form;
    c.hop.evidence.push({Fact::local, where, "form"});
  };
  switch (means) {
    case Means::pickup:
      local(HopForm::pickup);
      break;
    case Means::queue:
      local(HopForm::queue);
      break;
    case Means::pull:
      c.hop.form = HopForm::pull;
      break;
    case Means::handover:
      c.hop.form = HopForm::handover;
      break;
    case Means::web:
      c.hop.form = HopForm::web;
      break;
    case Means::store:
      c.hop.form = HopForm::store;
      break;
    case Means::peer_is_proxy:
      c.hop.peer_is_proxy = true;
      break;
  }
}

}  // namespace

void Catalogue::read(std::string_view raw, const ReceivedField& field, Scratch& scratch,
                     Hop& hop) const {
  MatchScratch& match = static_cast<CatalogueScratch&>(scratch).match;
  const Compiled* writer = find_writer(raw, field);
  const Compiled& compiled = writer != nullptr ? *writer : *plain_;
  const System& system = *compiled.system;
  hop.system = writer != nullptr ? &system : nullptr;

  // A system that writes the resolved name first has no HELO of its own where it writes one name
  // only.
  if (system.from_is == FromIs::resolved && !hop.from.name && hop.from.helo &&
      field.has(Slot::from) && *hop.from.helo == field.span(Slot::from)) {
    const std::string_view w = slice(raw, *hop.from.helo);
    if (!ascii::iequal(w, "unknown") && w.front() != '[') hop.from.name = hop.from.helo;
    hop.from.helo.reset();
  }

  ReadContext c{raw, field, system, {}, hop};
  read_protocol(raw, field, hop);
  if (system.version.read != nullptr || !system.version.pattern.empty()) {
    const std::uint32_t slots = mask_of(system.version.slot);
    for (const Part& p : field)
      if ((slots & bit(p.slot)) != 0 && !hop.system_version)
        compiled.run(system.version, system.readers.size(), c, p.where, match);
  }
  if (!system.profiles.empty())
    hop.profile = choose_profile(
        system, hop.system_version ? slice(raw, *hop.system_version) : std::string_view{},
        hop.stamp ? std::optional(hop.stamp->utc) : std::nullopt);
  if (compiled.reader_slots != 0)
    for (const Part& p : field) {
      if ((compiled.reader_slots & bit(p.slot)) == 0) continue;
      for (std::size_t i = 0; i < system.readers.size(); ++i)
        if ((compiled.masks[i] & bit(p.slot)) != 0)
          compiled.run(system.readers[i], i, c, p.where, match);
    }
  if (compiled.form_slots != 0)
    for (const Part& p : field) {
      if ((compiled.form_slots & bit(p.slot)) == 0) continue;
      for (const Form& f : system.forms)
        if ((mask_of(f.slot) & bit(p.slot)) != 0 && cue_fits(f.match, f.text, slice(raw, p.where)))
          apply_form(f.means, p.slot, p.where, c);
    }
}

int compare_versions(std::string_view a, std::string_view b) {
  const auto next = [](std::string_view& s) -> long {
    while (!s.empty() && !ascii::is_digit(s.front())) s.remove_prefix(1);
    if (s.empty()) return -1;
    long v = 0;
    while (!s.empty() && ascii::is_digit(s.front())) {
      if (v < 1'000'000'000) v = v * 10 + (s.front() - '0');
      s.remove_prefix(1);
    }
    return v;
  };
  for (int i = 0; i < 8; ++i) {
    long x = next(a), y = next(b);
    if (x < 0 && y < 0) return 0;
    x = x < 0 ? 0 : x;  // 8.12 and 8.12.0 are the same
    y = y < 0 ? 0 : y;
    if (x != y) return x < y ? -1 : 1;
  }
  return 0;
}

std::int64_t day_of(std::string_view iso) {
  int n[3] = {1970, 1, 1};
  int k = 0;
  for (std::size_t i = 0; i < iso.size() && k < 3; ++k) {
    int v = 0;
    while (i < iso.size() && ascii::is_digit(iso[i])) v = v * 10 + (iso[i++] - '0');
    n[k] = v;
    ++i;
  }
  const int y = n[0] - (n[1] <= 2 ? 1 : 0);
  const int era = y / 400, yoe = y - era * 400;
  const int doy = (153 * (n[1] + (n[1] > 2 ? -3 : 9)) + 2) / 5 + n[2] - 1;
  const int doe = yoe * 365 + yoe / 4 - yoe / 100 + doy;
  return (std::int64_t{era} * 146097 + doe - 719468) * 86400;
}

const Profile* choose_profile(const System& s, std::string_view version,
                              std::optional<std::int64_t> stamp) {
  if (s.profiles.size() == 1) return &s.profiles.front();
  for (const Profile& p : s.profiles) {
    if (p.unversioned && p.from.empty() && p.until.empty()) continue;
    if (p.by_date) {
      if (!stamp || *stamp < 631152000) continue;  // before 1990: implausible
      if ((p.from.empty() || *stamp >= day_of(p.from)) &&
          (p.until.empty() || *stamp < day_of(p.until)))
        return &p;
    } else if (!version.empty()) {
      if ((p.from.empty() || compare_versions(version, p.from) >= 0) &&
          (p.until.empty() || compare_versions(version, p.until) < 0))
        return &p;
    }
  }
  for (const Profile& p : s.profiles)
    if (p.unversioned) return &p;
  return nullptr;
}

}  // namespace tlspath
