// Fuzz: one Received value through tokenizer, catalogue and verdict. Whatever comes in, every span
// stays within the value, and no slot that the sender controls is evidence.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "core/path/analysis.hpp"
#include "core/received/slots.hpp"
#include "parsers/catalogue.hpp"

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

bool within(tlspath::Span inner, tlspath::Span outer) {
  return inner.empty() || (inner.at >= outer.at && inner.end() <= outer.end());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace tlspath;
  const std::string_view raw(reinterpret_cast<const char*>(data), size);
  const Span value = span_between(0, size);
  ReceivedField field;
  tokenize(raw, value, field);
  for (const Part& part : field) {
    require(within(part.where, value));
    require(field.has(part.slot));
  }
  if (field.helo) require(within(*field.helo, value));
  if (field.peer_name) require(within(*field.peer_name, value));
  if (field.stamp) require(within(field.stamp->where, value));

  static const Catalogue& catalogue = Catalogue::built_in();
  static const auto scratch = catalogue.make_scratch();
  Hop hop;
  read_hop(raw, HeaderField{.name = {}, .value = value}, catalogue, *scratch, field, hop);
  for (const Evidence& e : hop.evidence) require(within(e.where, value));
  for (const Finding& f : hop.findings) require(within(f.where, value));
  require(hop.grade.has_value() == (hop.verdict == Verdict::encrypted));
  return 0;
}
