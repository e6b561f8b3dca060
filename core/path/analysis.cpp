// Header block -> fields -> hops -> path.

#include "core/path/analysis.hpp"

#include "core/path/verdict.hpp"

namespace tlspath {

void read_hop(std::string_view raw, const HeaderField& header, const HopReader& reader,
              HopReader::Scratch& scratch, ReceivedField& field, Hop& hop) {
  tokenize(raw, header.value, field);
  hop.line = span_between(header.name.at, header.value.end());
  hop.value = header.value;
  hop.has_from = field.has_from || field.has(Slot::peer);
  hop.stamp = field.stamp;
  hop.from = {field.helo, field.peer_name, field.peer_address};
  hop.by.address = field.by_address;
  if (const Part* p = field.find(Slot::by)) hop.by.name = p->where;
  hop.other_by = field.other_by;
  if (const Part* p = field.find(Slot::id)) hop.id = p->where;
  if (const Part* p = field.find(Slot::for_)) hop.for_ = p->where;
  reader.read(raw, field, scratch, hop);
  judge(raw, field, hop);
}

Analyzer::Analyzer(const HopReader& reader, OrganisationOf& organisations,
                   std::span<const ProviderDomain> providers, const OwnSide& own)
    : reader_(reader),
      organisations_(organisations),
      families_(providers),
      own_(own),
      scratch_(reader.make_scratch()) {}

void Analyzer::analyze(std::string_view mail, Analysis& out) {
  out.header.read(mail);
  out.hops.clear();
  out.findings.clear();
  const auto& fields = out.header.fields();
  const auto& received = out.header.received();
  const std::size_t count = received.size() < kMaxHops ? received.size() : kMaxHops;
  if (received.size() > kMaxHops)
    out.findings.push_back(
        {FindingKind::too_many_hops, {}, static_cast<std::uint32_t>(received.size() - kMaxHops)});
  if (out.header.cut()) out.findings.push_back({FindingKind::header_cut, {}, 0});
  out.hops.reserve(count);
  for (std::size_t i = count; i-- > 0;) {  // the oldest first
    Hop& hop = out.hops.emplace_back();
    hop.field = static_cast<std::uint32_t>(i);
    read_hop(mail, fields[received[i]], reader_, *scratch_, field_, hop);
  }
  trace_path(mail, out.hops, organisations_, families_, own_, out.path);
}

void Analyzer::analyze_within(std::string_view message, Analysis& out) {
  analyze(message, out);
  for (Hop& hop : out.hops) hop.trust = Trust::claimed;
}

}  // namespace tlspath
