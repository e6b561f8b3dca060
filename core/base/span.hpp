// Span: a stretch of the mail, as offset and size. Seen<T>: a value and the bytes that made us say
// it. A span cannot dangle: it can be stored, shown, clicked. Bytes are lent as string_view (see
// slice), which is for arguments and locals only.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace tlspath {

struct Span {
  std::uint32_t at = 0;
  std::uint32_t size = 0;

  constexpr std::uint32_t end() const { return at + size; }
  constexpr bool empty() const { return size == 0; }
  friend constexpr bool operator==(Span, Span) = default;
};

constexpr bool overlap(Span a, Span b) { return a.at < b.end() && b.at < a.end(); }

constexpr Span span_between(std::size_t begin, std::size_t end) {
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end - begin)};
}

template <class T>
struct Seen {
  T value{};
  Span where{};
};

// The bytes of a span; clamped, so that a wrong span can never read outside.
constexpr std::string_view slice(std::string_view raw, Span s) {
  if (s.at > raw.size()) return {};
  return raw.substr(s.at, s.size);
}

}  // namespace tlspath
