// Fuzzes the door of pasted text: repair() of anything must give runs in order, without holes and
// inside the text given, spans that stay inside, and a text that a second repair leaves alone.
//   repair_fuzz -max_total_time=60 -max_len=4096 SCRATCH samples/repair
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "core/mail/repair.hpp"

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

void check_runs(const tlspath::RepairedText& r, std::size_t given_size) {
  std::size_t at = 0;
  std::size_t given_at = 0;
  for (const tlspath::RepairRun& run : r.runs) {
    require(run.at == at && run.size > 0 && run.given_at >= given_at);
    at += run.size;
    given_at = std::size_t{run.given_at} + run.given_size;
    require(given_at <= given_size);
  }
  require(at == r.text.size());
}

// The spans of all bytes follow each other, and the span of the whole covers each.
void check_spans(const tlspath::RepairedText& r, std::size_t given_size) {
  const auto size = static_cast<std::uint32_t>(r.text.size());
  const tlspath::Span all = r.given({0, size});
  std::uint32_t begin = 0;
  for (std::uint32_t i = 0; i < size; ++i) {
    const tlspath::Span one = r.given({i, 1});
    require(one.at >= begin && one.end() <= given_size);
    require(one.empty() || (one.at >= all.at && one.end() <= all.end()));
    begin = one.at;
  }
  require(r.given({size, 7}).end() <= given_size);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view given(reinterpret_cast<const char*>(data), size);
  for (const tlspath::Given as : {tlspath::Given::stored, tlspath::Given::pasted}) {
    const tlspath::RepairedText r = tlspath::repair(given, as);
    if (!r.changed()) {
      require(r.text.empty());
      continue;
    }
    require(!r.text.empty() && !r.notes.empty());
    check_runs(r, size);
    check_spans(r, size);
    require(!tlspath::repair(r.text, as).changed());
  }
  return 0;
}
