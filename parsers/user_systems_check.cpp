// user_systems_check.cpp: own systems, each held against its samples: the line must be its own,
// folded as any server may fold it, and read as the file says, with every pattern used.
#include <string>
#include <vector>

#include "core/path/analysis.hpp"
#include "parsers/catalogue.hpp"
#include "parsers/examples.hpp"
#include "parsers/owned_system.hpp"
#include "parsers/pattern.hpp"

namespace tlspath {
namespace {

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

Result<void> UserSystems::check(const Catalogue& catalogue, Language l) const {
  const auto scratch = catalogue.make_scratch();
  MatchScratch match;
  const TomlWords::Systems& say = toml_words(l).systems;
  const auto wrong = [](const Owned& o, TomlPlace at, std::string_view what) {
    return toml_mistake(o.path, at, what);
  };
  ReceivedField field;
  for (const auto& owned : owned_) {
    const Owned& o = *owned;
    std::vector<bool> used(o.reader_places.size(), false);
    bool version_used = false;
    for (const OwnedSample& sample : o.samples) {
      for (const std::string& raw : {std::string(sample.received), folded(sample.received)}) {
        Hop hop;
        read_hop(raw, {{}, span_between(0, raw.size())}, catalogue, *scratch, field, hop);
        if (hop.system == nullptr) return wrong(o, sample.place, filled(say.no_cue_fits));
        if (hop.system != &o.system)
          return wrong(o, sample.place, filled(say.taken, hop.system->id, hop.system->rank, o.id));
        if (raw != sample.received) {
          if (name(hop.verdict) != sample.facts.front().second)
            return wrong(o, sample.place, filled(say.folded, name(hop.verdict)));
          continue;
        }
        for (const auto& [fact, wanted] : sample.facts)
          if (const std::string got = said(raw, hop, fact); got != wanted)
            return wrong(o, sample.place, filled(say.differs, fact, wanted, got));
        // Readers, one by one: which of them understands a part of this line?
        Hop apart;
        ReadContext c{raw, field, o.system, {}, apart};
        const auto understands = [&](const Reader& r) {
          for (const Part& p : field) {
            if ((slots_meant(r.slot) & slot_bit(p.slot)) == 0) continue;
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
      if (!used[i]) return wrong(o, o.reader_places[i], filled(say.pattern_unused));
    if (o.version_place && !version_used)
      return wrong(o, *o.version_place, filled(say.version_unused));
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
          return wrong(*o, o->place, filled(say.takes_others, o->id, s->id, line));
    }
  }
  return {};
}

}  // namespace tlspath
