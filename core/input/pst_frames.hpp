// What tlspath-pst sends: frames of a letter, two sizes of 32 bits (little end first) and the bytes
// of two texts.
//   'M' 5 1234 "Inbox" "Received: ..."   a mail in that folder; no second text: it kept no headers
//   'E' 0 12 "" "no root item"           an error; the last frame, or followed by more mails
//   'Z' 0 0                              the end: all was read
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace tlspath::pst {

enum class Frame : char { mail = 'M', error = 'E', end = 'Z' };

inline constexpr std::size_t kHead = 9;
inline constexpr std::uint32_t kMaxEntry = 64 << 10;
inline constexpr std::uint32_t kMaxError = 4 << 10;

struct FrameHead {
  Frame frame{};
  std::uint32_t first = 0, second = 0;
};

inline std::array<char, kHead> packed(const FrameHead& head) {
  std::array<char, kHead> out{static_cast<char>(head.frame)};
  for (std::size_t i = 0; i < 4; ++i) {
    out[1 + i] = static_cast<char>(head.first >> (8 * i) & 0xff);
    out[5 + i] = static_cast<char>(head.second >> (8 * i) & 0xff);
  }
  return out;
}

inline FrameHead unpacked(const char* bytes) {
  FrameHead head{.frame = static_cast<Frame>(bytes[0])};
  for (std::size_t i = 0; i < 4; ++i) {
    head.first |= static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[1 + i])) << (8 * i);
    head.second |= static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[5 + i])) << (8 * i);
  }
  return head;
}

}  // namespace tlspath::pst
