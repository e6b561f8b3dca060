// Finds the writer of a line by its cues, chooses its profile, runs its readers over the slots it
// writes, and reads the keyword. The verdict is core/path/verdict.cpp's.

#include "parsers/catalogue.hpp"

#include <algorithm>
#include <bit>
#include <mutex>
#include <optional>

#include "core/base/ascii.hpp"
#include "core/received/peer_comment.hpp"
#include "parsers/cue.hpp"
#include "parsers/families/families.hpp"
#include "parsers/pattern.hpp"
#include "parsers/profiles.hpp"
#include "parsers/systems.hpp"
#include "parsers/user_systems.hpp"

namespace tlspath {
namespace {

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
    {Slot::any_comment, families::dotnet_words, {}, "dotnet"},
    {Slot::any_comment, families::tls_word, {}, "tls"},
    {Slot::any_comment, families::version_word, {}, "version"},
    {Slot::any_comment, families::authenticated_words, {}, "authenticated"},
    {Slot::tls, families::tls_clause, {}, "clause"},
    {Slot::with, families::encrypted_words, {}, "encrypted"},
    {Slot::with, families::auth_word, {}, "authenticated"},
    {Slot::any_comment, families::tls_phrase, {}, "phrase"},
    {Slot::by_words, families::tls_phrase, {}, "phrase"},
    {Slot::with, families::tls_phrase, {}, "phrase"},
    {Slot::via, families::tls_phrase, {}, "phrase"},
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
  SlotSet version_slots = 0, form_slots = 0;  // that its version and forms look at
  // Patterns are compiled on first use: a start costs nothing for systems that no line names.
  struct Slow {
    std::once_flag once;
    std::optional<Pattern> pattern;
  };
  std::unique_ptr<Slow[]> patterns;  // one for each reader, and one for the version
  // The readers of a slot, in their order.
  std::vector<std::uint8_t> readers;
  std::array<std::uint16_t, kSlots + 1> readers_at{};
  ProfileTable profiles;

  explicit Compiled(const System& s)
      : system(&s), patterns(std::make_unique<Slow[]>(s.readers.size() + 1)), profiles(s) {
    if (s.version.read != nullptr || !s.version.pattern.empty())
      version_slots = slots_meant(s.version.slot);
    for (std::size_t slot = 0; slot < kSlots; ++slot) {
      for (std::size_t i = 0; i < s.readers.size(); ++i)
        if ((slots_meant(s.readers[i].slot) >> slot & 1) != 0)
          readers.push_back(static_cast<std::uint8_t>(i));
      readers_at[slot + 1] = static_cast<std::uint16_t>(readers.size());
    }
    for (const Form& f : s.forms) form_slots |= slots_meant(f.slot);
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

// Cues by slot and key: the first word of a slot, the last letters of a host, the shape of an id.
// Open addressing; the cues of one bucket by rank, so that a search ends where nothing better can
// come.
class Catalogue::Index {
 public:
  struct Entry {
    QuickText quick;
    const Cue* cue = nullptr;
    const Compiled* owner = nullptr;
    std::uint8_t rank = 0;
    bool sure = false;      // needs no confirm
    bool by_words = false;  // found by its first word
    bool last = false;      // of its bucket
  };

  explicit Index(const std::vector<std::unique_ptr<Compiled>>& all) {
    std::vector<std::pair<std::uint32_t, Entry>> entries;
    for (const auto& c : all)
      for (const Cue& cue : c->system->cues)
        for (std::size_t s = 0; s < kSlots; ++s) {
          if ((slots_meant(cue.slot) >> s & 1) == 0) continue;
          const Match match = bucket_of(cue);
          kinds_[s] |= kind(match);
          if (match == Match::shape) shape_sizes_ |= bit_of_size(shape_size(cue.text));
          const bool by_words = match == Match::words || match == Match::whole;
          const bool sure = cue.sure_rank != 0;
          entries.emplace_back(
              tag_of(key_of_cue(cue), s),
              Entry{QuickText(by_words ? cue.text : std::string_view{}), &cue, c.get(),
                    sure ? cue.sure_rank : c->system->rank, sure, by_words});
        }
    std::stable_sort(entries.begin(), entries.end(), [](const auto& a, const auto& b) {
      return a.first != b.first ? a.first < b.first : a.second.rank < b.second.rank;
    });
    table_.resize(std::bit_ceil(entries.size() * 4 + 16));
    mask_ = table_.size() - 1;
    for (std::size_t i = 0; i < entries.size(); ++i) {
      const std::uint32_t tag = entries[i].first;
      entries[i].second.last = i + 1 == entries.size() || entries[i + 1].first != tag;
      if (i > 0 && entries[i - 1].first == tag) continue;
      std::size_t at = tag & mask_;
      while (table_[at].begin != 0) at = (at + 1) & mask_;
      table_[at] = {tag, static_cast<std::uint32_t>(i + 1)};
    }
    entries_.reserve(entries.size());
    for (const auto& e : entries) entries_.push_back(e.second);
  }

  // Calls f(entry, words) for the cues whose key a part of the field has, by rank within a key,
  // until f returns false, which ends the search in that key only. f asks `fits` where it cares.
  template <class F>
  void each(std::string_view raw, const ReceivedField& field, F&& f) const {
    for (const Part& p : field) {
      const auto slot = static_cast<std::size_t>(p.slot);
      const unsigned kinds = kinds_[slot];
      if (kinds == 0) continue;
      const std::string_view words = slice(raw, p.where);
      if (words.empty()) {
        if ((kinds & kind(Match::any)) != 0) look(tag_of(kAny, slot), words, f);
        continue;
      }
      if ((kinds & kind(Match::words)) != 0)
        look(tag_of(first_word_key(words, raw.size() - p.where.at), slot), words, f);
      if ((kinds & kind(Match::host)) != 0) look(tag_of(host_key(words), slot), words, f);
      if ((kinds & kind(Match::shape)) != 0 && (shape_sizes_ & bit_of_size(words.size())) != 0)
        look(tag_of(shape_key(words), slot), words, f);
      if ((kinds & kind(Match::digits)) != 0 && ascii::is_digit(words.front()))
        look(tag_of(kDigits, slot), words, f);
      if ((kinds & kind(Match::sign)) != 0) look(tag_of(sign_key(words), slot), words, f);
      if ((kinds & kind(Match::any)) != 0) look(tag_of(kAny, slot), words, f);
    }
  }

  static bool fits(const Entry& e, std::string_view raw, std::string_view words) {
    if (e.by_words && raw.end() - words.begin() >= 16) {
      if (!e.quick.may_start(&words.front())) return false;
      if (const std::size_t size = e.quick.whole_size(); size != 0) {
        if (words.size() <= size) return words.size() == size;
        return e.cue->match == Match::words &&
               !(ascii::is_alnum(words[size]) && ascii::is_alnum(e.cue->text.back()));
      }
    }
    return cue_fits(e.cue->match, e.cue->text, words);
  }

 private:
  // The cues of one tag. Where two keys have the same tag, `fits` tells their cues apart. Small:
  // the table has to stay in the nearest cache.
  struct Bucket {
    std::uint32_t tag = 0;
    std::uint32_t begin = 0;  // after entries_.begin(), from 1; 0: free
  };
  static constexpr std::uint64_t kDigits = 1, kAny = 2, kSign = 0x100;
  static std::uint64_t sign_key(std::string_view words) {
    return kSign | static_cast<unsigned char>(words.front());
  }

  // Under which kind of key a cue is found: `whole` under its first word as `words`, a host that is
  // too short for a key wherever the slot is.
  static Match bucket_of(const Cue& c) {
    if (c.match == Match::whole) return Match::words;
    if (c.match == Match::host && host_key(c.text) == 0) return Match::any;
    return c.match;
  }
  static std::uint64_t key_of_cue(const Cue& c) {
    switch (bucket_of(c)) {
      case Match::host:
        return host_key(c.text);
      case Match::shape:
        return shape_key_of_cue(c.text);
      case Match::digits:
        return kDigits;
      case Match::sign:
        return sign_key(c.text);
      case Match::any:
        return kAny;
      default:
        return first_word_key(c.text, c.text.size());
    }
  }
  static std::uint64_t bit_of_size(std::size_t size) {
    return std::uint64_t{1} << std::min<std::size_t>(size, 63);
  }
  static constexpr std::uint8_t kind(Match m) {
    return static_cast<std::uint8_t>(1u << static_cast<unsigned>(m));
  }
  static std::uint32_t tag_of(std::uint64_t key, std::size_t slot) {
    key ^= (slot + 1) * 0xff51afd7ed558ccdu;
    return static_cast<std::uint32_t>(key * 0x9e3779b97f4a7c15u >> 32);
  }

  template <class F>
  void look(std::uint32_t tag, std::string_view words, F&& f) const {
    for (std::size_t at = tag & mask_; table_[at].begin != 0; at = (at + 1) & mask_) {
      if (table_[at].tag != tag) continue;
      const Entry* e = entries_.data() + table_[at].begin - 1;
      while (f(*e, words) && !e->last) ++e;
      return;
    }
  }

  std::vector<Bucket> table_;
  std::vector<Entry> entries_;
  std::size_t mask_ = 0;
  std::array<std::uint8_t, kSlots>
      kinds_{};                    // for each slot: the kinds of match that have cues there
  std::uint64_t shape_sizes_ = 0;  // a bit for each length that a shape has
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
    if (!Index::fits(e, raw, words)) return true;
    const System& s = *e.owner->system;
    if (!e.sure && s.confirm != nullptr && !s.confirm(raw, field)) {
      if (refusals < refused.size()) refused[refusals++] = e.owner;
      return true;
    }
    best = e.owner;
    best_rank = e.rank;
    return false;
  });
  return best;
}

std::vector<Catalogue::Claim> Catalogue::claimants(std::string_view raw,
                                                   const ReceivedField& field) const {
  std::vector<Claim> all;
  index_->each(raw, field, [&](const Index::Entry& e, std::string_view words) {
    const System* s = e.owner->system;
    if (!Index::fits(e, raw, words)) return true;
    if (!e.sure && s->confirm != nullptr && !s->confirm(raw, field)) return true;
    const auto known = std::ranges::find(all, s, &Claim::system);
    if (known == all.end())
      all.push_back({s, e.rank});
    else
      known->rank = std::min(known->rank, e.rank);
    return true;
  });
  std::ranges::stable_sort(all, {}, &Claim::rank);
  return all;
}

namespace {

// The keyword: the first word of the clause where that is one we know or the only one; product
// names have none.
void read_protocol(std::string_view raw, const ReceivedField& field, Hop& hop) {
  if ((field.present() & (slot_bit(Slot::with) | slot_bit(Slot::via))) == 0) return;
  for (const Part& p : field) {
    if (p.slot != Slot::with && !(p.slot == Slot::via && !field.has(Slot::with))) continue;
    const std::string_view t = slice(raw, p.where);
    std::size_t e = 0;
    while (e < t.size() && !ascii::is_blank(t[e]) && t[e] != '/') ++e;
    const std::string_view first = t.substr(0, e);
    const bool alone = e == t.size();
    const Keyword keyword = read_keyword(first);
    const bool known = keyword.known;
    if (!known && (p.slot == Slot::via || !alone)) continue;
    if (!known && (!ascii::is_alpha(first.front()) ||
                   first.find_first_of("([<=@.") != std::string_view::npos))
      continue;
    hop.protocol = {keyword, span_between(p.where.at, p.where.at + e)};
    return;
  }
}

void apply_form(Means means, Slot slot, Span where, ReadContext& c) {
  // Words that the sender may choose ("from mail pickup service") say nothing beside a recorded
  // address.
  if (!own_words(slot) && slot != Slot::by && c.hop.from.address) return;
  c.rule = "form";
  switch (means) {
    case Means::pickup:
      c.local(HopForm::pickup, where);
      break;
    case Means::queue:
      c.local(HopForm::queue, where);
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
    if (names_host(slice(raw, *hop.from.helo))) hop.from.name = hop.from.helo;
    hop.from.helo.reset();
  }

  ReadContext c{raw, field, system, {}, hop};
  read_protocol(raw, field, hop);
  if ((compiled.version_slots & field.present()) != 0)
    for (const Part& p : field)
      if ((compiled.version_slots & slot_bit(p.slot)) != 0 && !hop.system_version)
        compiled.run(system.version, system.readers.size(), c, p.where, match);
  hop.profile = compiled.profiles.choose(c);
  for (const Part& p : field) {
    const auto slot = static_cast<std::size_t>(p.slot);
    for (std::size_t k = compiled.readers_at[slot]; k < compiled.readers_at[slot + 1]; ++k)
      compiled.run(system.readers[compiled.readers[k]], compiled.readers[k], c, p.where, match);
  }
  if ((compiled.form_slots & field.present()) != 0)
    for (const Part& p : field) {
      if ((compiled.form_slots & slot_bit(p.slot)) == 0) continue;
      for (const Form& f : system.forms)
        if ((slots_meant(f.slot) & slot_bit(p.slot)) != 0 &&
            cue_fits(f.match, f.text, slice(raw, p.where)))
          apply_form(f.means, p.slot, p.where, c);
    }
}

}  // namespace tlspath
