// The mails of an mbox of any size, or of a range of it, by the rule of mbox.hpp, with memory that
// does not grow: a mail larger than the window keeps its header, and its body passes by.
//   range [0, 1 GB) and range [1 GB, end)  ->  together the mails of one walk, each once: a mail
//   belongs to the range that its separator begins in, and is read past the range's end
// Not done: what mbox.hpp does not do.
#pragma once

#include <string>

#include "core/input/limits.hpp"
#include "core/input/mail.hpp"
#include "core/input/mbox.hpp"
#include "core/input/stream.hpp"

namespace tlspath {

class MboxStream {
 public:
  // How far before a range's begin its window has to begin, to see the empty line before a
  // separator.
  static constexpr std::uint64_t kLookBehind = kEmptyLineLook;
  static constexpr std::size_t kWindow = 512 << 10;  // stays in the processor's cache

  // `in` stands at 0 or at most kLookBehind before range.begin. `max_bytes`: how much of a mail is
  // kept, 0: its header only.
  MboxStream(Window& in, const ByteRange& range, const InputLimits& limits,
             std::uint64_t max_bytes = 0);

  // `entry` and `paste` are left alone.
  bool next(InputMail& mail);

 private:
  enum class Search : std::uint8_t { found, more, end };
  // The next separator in the window from search_ on.
  Search find_separator();
  bool find_first();
  void keep_head();
  void step_over_separator();

  Window& in_;
  ByteRange range_;
  std::uint64_t max_head_, max_bytes_;
  std::string head_;   // of a mail that does not fit into the window
  bool kept_ = false;  // head_ holds it
  bool started_ = false, done_ = false, separated_ = false;
  std::uint64_t mail_at_ = 0;  // in the stream
  std::size_t search_ = 0;     // in the window: what is before was searched
  std::size_t separator_ = 0;  // in the window: where it was found
};

}  // namespace tlspath
