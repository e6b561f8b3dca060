// Fuzz: an mbox cut into two ranges at a place that its first bytes say, coming in pieces of a size
// that they say too. Both together are the mails of one walk in memory.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/input/mbox.hpp"
#include "core/input/mbox_stream.hpp"

namespace {

using namespace tlspath;
using Mails = std::vector<std::pair<std::uint64_t, std::string>>;

class Pieces final : public ByteStream {
 public:
  Pieces(std::string_view bytes, std::size_t step) : bytes_(bytes), step_(step) {}
  std::size_t read(char* to, std::size_t size) override {
    const std::size_t n = bytes_.copy(to, size < step_ ? size : step_);
    bytes_.remove_prefix(n);
    return n;
  }

 private:
  std::string_view bytes_;
  std::size_t step_;
};

void add_range(Mails& mails, std::string_view bytes, const ByteRange& range, std::size_t step) {
  const std::uint64_t from =
      range.begin < MboxStream::kLookBehind ? 0 : range.begin - MboxStream::kLookBehind;
  Pieces pieces(bytes.substr(from), step);
  Window window;
  window.open(pieces, from);
  MboxStream mbox(window, range, {});
  for (InputMail one; mbox.next(one);) mails.emplace_back(*one.offset, one.bytes);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size < 3) return 0;
  const std::string_view bytes(reinterpret_cast<const char*>(data) + 3, size - 3);
  const std::uint64_t cut = (data[0] + 256UL * data[1]) % (bytes.size() + 1);
  Mails whole, parts;
  MboxWalker walker(bytes);
  std::string_view one;
  for (std::size_t at = 0; walker.next(one, at);) whole.emplace_back(at, one);
  if (cut > 0) add_range(parts, bytes, {0, cut}, data[2] + 1U);
  add_range(parts, bytes, {cut, bytes.size() + 1}, data[2] + 1U);
  if (parts != whole) std::abort();
  return 0;
}
