// Finds the writer of a line by its cues, chooses its profile, runs its readers over the slots it writes, and reads
// the keyword. The verdict is core/path/verdict.cpp's.

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

// What the plain RFC reading understands of a system that nobody knows: the shared forms, in every comment of its own.
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
constexpr System kPlain{.id = "rfc", .title = "a system that tlspath does not know", .short_title = "unknown system",
                        .readers = kPlainReaders, .verify = kPlainVerify};

}  // namespace

// A system and what was made ready for it.
struct Catalogue::Compiled {
  const System* system = nullptr;
  std::uint32_t reader_slots = 0;  // slots that its readers and forms look at
  std::uint32_t form_slots = 0;
  std::vector<std::uint32_t> reader_masks;  // one for each reader
  // Patterns are compiled on first use: a start costs nothing for systems that no line names.
  struct Slow {
    std::once_flag once;
    std::optional<Pattern> pattern;
  };
  std::unique_ptr<Slow[]> patterns;  // one for each reader, and one for the version

  explicit Compiled(const System& s) : system(&s), patterns(std::make_unique<Slow[]>(s.readers.size() + 1)) {
    for (const Reader& r : s.readers) {
      reader_masks.push_back(mask_of(r.slot));
      reader_slots |= reader_masks.back();
    }
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
    if (slow.pattern->read(c, part, scratch) == MatchResult::limit) c.hop.findings.push({FindingKind::pattern_limit, part});
  }
};

// Cues by key: the first word of a slot, the last labels of a host, the shape of an id. Open addressing.
class Catalogue::Index {
 public:
  struct Entry {
    std::uint32_t slots = 0;
    std::uint8_t rank = 0;
    const Cue* cue = nullptr;
    const Compiled* owner = nullptr;
  };

  explicit Index(const std::vector<std::unique_ptr<Compiled>>& all) {
    std::vector<std::pair<std::uint64_t, Entry>> entries;
    for (const auto& c : all)
      for (const Cue& cue : c->system->cues) {
        slots_[static_cast<std::size_t>(cue.match)] |= mask_of(cue.slot);
        all_slots_ |= mask_of(cue.slot);
        entries.emplace_back(key_of_cue(cue), Entry{mask_of(cue.slot), c->system->rank, &cue, c.get()});
      }
    std::stable_sort(entries.begin(), entries.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    table_.resize(std::bit_ceil(entries.size() * 4 + 16));
    for (std::size_t i = 0; i < entries.size();) {
      std::size_t n = i;
      while (n < entries.size() && entries[n].first == entries[i].first) ++n;
      std::size_t at = place(entries[i].first);
      while (table_[at].count != 0) at = (at + 1) & (table_.size() - 1);
      table_[at] = {entries[i].first, static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(n - i)};
      i = n;
    }
    for (const auto& e : entries) entries_.push_back(e.second);
  }

  // Calls f(entry) for every cue that fits a part of the field and is of a lower rank than `limit`, which f may lower.
  template <class F>
  void each(std::string_view raw, const ReceivedField& field, const unsigned& limit, F&& f) const {
    for (const Part& p : field) {
      const std::uint32_t slot = bit(p.slot);
      if ((all_slots_ & slot) == 0) continue;
      const std::string_view words = slice(raw, p.where);
      if ((slots(Match::words) | slots(Match::whole)) & slot) look(first_word_key(words), slot, words, limit, f);
      if (slots(Match::host) & slot) look(host_key(words), slot, words, limit, f);
      if (slots(Match::shape) & slot) look(shape_key(words), slot, words, limit, f);
      if (slots(Match::digits) & slot && !words.empty() && ascii::is_digit(words.front())) look(kDigits, slot, words, limit, f);
      if (slots(Match::any) & slot) look(kAny, slot, words, limit, f);
    }
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
      case Match::whole: return first_word_key(c.text);
      case Match::host: return host_key(c.text);
      case Match::shape: return shape_key_of_cue(c.text);
      case Match::digits: return kDigits;
      case Match::any: return kAny;
    }
    return 0;
  }
  std::uint32_t slots(Match m) const { return slots_[static_cast<std::size_t>(m)]; }
  std::size_t place(std::uint64_t key) const { return (key * 0x9e3779b97f4a7c15u >> 32) & (table_.size() - 1); }

  template <class F>
  void look(std::uint64_t key, std::uint32_t slot, std::string_view words, const unsigned& limit, F&& f) const {
    for (std::size_t at = place(key); table_[at].count != 0; at = (at + 1) & (table_.size() - 1)) {
      if (table_[at].key != key) continue;
      for (std::uint32_t i = 0; i < table_[at].count; ++i) {
        const Entry& e = entries_[table_[at].first + i];
        if ((e.slots & slot) != 0 && e.rank < limit && cue_fits(e.cue->match, e.cue->text, words)) f(e);
      }
      return;
    }
  }

  std::vector<Bucket> table_;
  std::vector<Entry> entries_;
  std::array<std::uint32_t, 6> slots_{};  // for each kind of match: the slots that have such cues
  std::uint32_t all_slots_ = 0;
};

Catalogue::Catalogue(std::span<const System* const> systems) : systems_(systems.begin(), systems.end()) {
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

std::unique_ptr<HopReader::Scratch> Catalogue::make_scratch() const { return std::make_unique<CatalogueScratch>(); }

const System* Catalogue::find(std::string_view id) const {
  for (const System* s : systems_)
    if (s->id == id) return s;
  return nullptr;
}

const Catalogue::Compiled* Catalogue::find_writer(std::string_view raw, const ReceivedField& field) const {
  const Compiled* best = nullptr;
  const Compiled* refused = nullptr;  // several cues of one system often fit one line: confirm it once
  unsigned limit = 256;
  index_->each(raw, field, limit, [&](const Index::Entry& e) {
    if (e.owner == refused) return;
    const System& s = *e.owner->system;
    if (s.confirm != nullptr && !s.confirm(raw, field)) {
      refused = e.owner;
      return;
    }
    best = e.owner;
    limit = s.rank;
  });
  return best;
}

std::vector<const System*> Catalogue::claimants(std::string_view raw, const ReceivedField& field) const {
  std::vector<const System*> all;
  const unsigned no_limit = 256;
  index_->each(raw, field, no_limit, [&](const Index::Entry& e) {
    const System* s = e.owner->system;
    if (std::find(all.begin(), all.end(), s) == all.end() && (s->confirm == nullptr || s->confirm(raw, field))) all.push_back(s);
  });
  std::stable_sort(all.begin(), all.end(), [](const System* a, const System* b) { return a->rank < b->rank; });
  return all;
}

namespace {

// The keyword: the first word of the clause where that is one we know or the only one; product names have none.
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
    if (!known && (!ascii::is_alpha(first.front()) || first.find_first_of("([<=@.") != std::string_view::npos)) continue;
    hop.protocol = {0, span_between(p.where.at, p.where.at + e)};
    return;
  }
}

void apply_form(Means means, Span where, ReadContext& c) {
  const auto local = [&](HopForm form) {
    c.hop.form = form;
    c.hop.evidence.push({Fact::local, where, "form"});
  };
  switch (means) {
    case Means::pickup: local(HopForm::pickup); break;
    case Means::queue: local(HopForm::queue); break;
    case Means::pull: c.hop.form = HopForm::pull; break;
    case Means::handover: c.hop.form = HopForm::handover; break;
    case Means::web: c.hop.form = HopForm::web; break;
    case Means::store: c.hop.form = HopForm::store; break;
    case Means::peer_is_proxy: c.hop.peer_is_proxy = true; break;
  }
}

}  // namespace

void Catalogue::read(std::string_view raw, const ReceivedField& field, Scratch& scratch, Hop& hop) const {
  MatchScratch& match = static_cast<CatalogueScratch&>(scratch).match;
  const Compiled* writer = find_writer(raw, field);
  const Compiled& compiled = writer != nullptr ? *writer : *plain_;
  const System& system = *compiled.system;
  hop.system = writer != nullptr ? &system : nullptr;

  // A system that writes the resolved name first has no HELO of its own where it writes one name only.
  if (system.from_is == FromIs::resolved && !hop.from.name && hop.from.helo && field.has(Slot::from) &&
      *hop.from.helo == field.span(Slot::from)) {
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
    hop.profile = choose_profile(system, hop.system_version ? slice(raw, *hop.system_version) : std::string_view{},
                                 hop.stamp ? std::optional(hop.stamp->utc) : std::nullopt);
  if (compiled.reader_slots != 0)
    for (const Part& p : field) {
      if ((compiled.reader_slots & bit(p.slot)) == 0) continue;
      for (std::size_t i = 0; i < system.readers.size(); ++i)
        if ((compiled.reader_masks[i] & bit(p.slot)) != 0) compiled.run(system.readers[i], i, c, p.where, match);
    }
  if (compiled.form_slots != 0)
    for (const Part& p : field) {
      if ((compiled.form_slots & bit(p.slot)) == 0) continue;
      for (const Form& f : system.forms)
        if ((mask_of(f.slot) & bit(p.slot)) != 0 && cue_fits(f.match, f.text, slice(raw, p.where))) apply_form(f.means, p.where, c);
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

const Profile* choose_profile(const System& s, std::string_view version, std::optional<std::int64_t> stamp) {
  if (s.profiles.size() == 1) return &s.profiles.front();
  for (const Profile& p : s.profiles) {
    if (p.unversioned && p.from.empty() && p.until.empty()) continue;
    if (p.by_date) {
      if (!stamp || *stamp < 631152000) continue;  // before 1990: implausible
      if ((p.from.empty() || *stamp >= day_of(p.from)) && (p.until.empty() || *stamp < day_of(p.until))) return &p;
    } else if (!version.empty()) {
      if ((p.from.empty() || compare_versions(version, p.from) >= 0) && (p.until.empty() || compare_versions(version, p.until) < 0))
        return &p;
    }
  }
  for (const Profile& p : s.profiles)
    if (p.unversioned) return &p;
  return nullptr;
}

}  // namespace tlspath
