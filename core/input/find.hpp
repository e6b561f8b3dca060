// Two searches that every byte of an archive goes through: for "\nFrom " and for the empty line
// after a header. SSE2, or AVX2 where the processor has it; plain loops elsewhere.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

namespace tlspath {

// Where "\nFrom " stands in `bytes` at or after `from`; npos: nowhere.
std::size_t find_from_line(std::string_view bytes, std::size_t from);

// Just past the first empty line that ends at or after `from`, LF or CRLF or with more CRs; npos:
// none. A mail's header and its empty line are before that. To go on when more bytes have come, ask
// again from resume_head().
std::size_t end_of_head(std::string_view bytes, std::size_t from);
std::size_t resume_head(std::string_view bytes);

// Both are written several times: those that this processor can run, the fastest first. For tests.
struct FindVersion {
  std::string_view name;
  std::size_t (*from_line)(std::string_view bytes, std::size_t from);
  std::size_t (*head)(std::string_view bytes, std::size_t from);
};
std::span<const FindVersion> find_versions();

}  // namespace tlspath
