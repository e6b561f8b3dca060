// io.cpp: talk on stderr, and names that cannot play with the terminal.
#include "cli/io.hpp"

#include <fmt/format.h>

#include <cstdint>
#include <iterator>

namespace tlspath::cli {
namespace {

struct Decoded {
  std::uint32_t rune = 0;
  std::size_t size = 0;  // 0: no UTF-8
};

Decoded decode(std::string_view s) {
  const auto lead = static_cast<unsigned char>(s[0]);
  if (lead < 0x80) return {lead, 1};
  const std::size_t size = lead >= 0xf0 && lead < 0xf5 ? 4
                           : lead >= 0xe0              ? 3
                           : lead >= 0xc2              ? 2
                                                       : 0;
  if (size == 0 || lead >= 0xf5 || s.size() < size) return {};
  std::uint32_t rune = lead & (0xffU >> (size + 1));
  for (std::size_t i = 1; i < size; ++i) {
    const auto c = static_cast<unsigned char>(s[i]);
    if ((c & 0xc0U) != 0x80) return {};
    rune = rune << 6U | (c & 0x3fU);
  }
  const bool overlong = (size == 3 && rune < 0x800) || (size == 4 && rune < 0x10000);
  if (overlong || rune > 0x10ffff || (rune >= 0xd800 && rune < 0xe000)) return {};
  return {rune, size};
}

bool is_direction_mark(std::uint32_t r) {
  return r == 0x61c || r == 0x200e || r == 0x200f || (r >= 0x202a && r <= 0x202e) ||
         (r >= 0x2066 && r <= 0x2069) || r == 0x2028 || r == 0x2029 || r == 0xfeff ||
         (r >= 0x200b && r <= 0x200d);
}

}  // namespace

std::string env(const Io& io, std::string_view name) {
  return io.env ? io.env(name).value_or(std::string()) : std::string();
}

std::string printable(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) {
    const Decoded d = decode(text);
    if (d.size == 0 || d.rune < 0x20 || (d.rune >= 0x7f && d.rune < 0xa0)) {
      for (const char c : text.substr(0, d.size == 0 ? 1 : d.size))
        fmt::format_to(std::back_inserter(out), "\\x{:02x}", static_cast<unsigned char>(c));
    } else if (is_direction_mark(d.rune)) {
      fmt::format_to(std::back_inserter(out), "<U+{:04X}>", d.rune);
    } else {
      out += text.substr(0, d.size);
    }
    text.remove_prefix(d.size == 0 ? 1 : d.size);
  }
  return out;
}

void complain(Io& io, std::string_view what) { io.err << "tlspath: " << printable(what) << '\n'; }

}  // namespace tlspath::cli
