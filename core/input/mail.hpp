// InputMail: one mail out of a source, lent to who takes it.
#pragma once

#include <cstdint>
#include <functional>
#include <limits>
#include <optional>
#include <string_view>

namespace tlspath {

struct InputMail {
  // From the mail's first byte to past the empty line after its header at least; the body may be
  // cut off. Lent until the taker returns.
  std::string_view bytes;
  std::uint64_t size = 0;  // of the whole mail
  // Of its first byte, in the file or the stream that was unpacked; nothing where a .msg or .pst
  // keeps only a header.
  std::optional<std::uint64_t> offset;
  std::string_view entry;  // where it lies within archives, "a.tar/inbox/1.eml"; empty: nowhere
  bool paste = false;      // it does not begin like a mail: repair() may find its header
};

// False: no more, please.
using TakeMail = std::function<bool(const InputMail&)>;

// Bytes of a file that a walk answers for: an mbox's mails whose separator begins there. The mails
// after the one at offset N are those of the range from N + 1.
struct ByteRange {
  std::uint64_t begin = 0;
  std::uint64_t end = std::numeric_limits<std::uint64_t>::max();
};

}  // namespace tlspath
