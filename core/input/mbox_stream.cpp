// mbox_stream.cpp: one window that slides over the mbox. What is searched once is not searched
// again, but a line near the window's end, which cannot be judged yet.
#include "core/input/mbox_stream.hpp"

#include <algorithm>

#include "core/input/find.hpp"
#include "core/input/mbox.hpp"

namespace tlspath {
namespace {

constexpr std::string_view kFrom = "\nFrom ";

}  // namespace

MboxStream::MboxStream(Window& in, const ByteRange& range, const InputLimits& limits,
                       std::uint64_t max_bytes)
    : in_(in), range_(range), max_head_(limits.head), max_bytes_(max_bytes) {}

MboxStream::Search MboxStream::find_separator() {
  const std::string_view bytes = in_.bytes();
  while (true) {
    const std::size_t newline = find_from_line(bytes, search_);
    if (newline == std::string_view::npos) {
      if (in_.at_end()) return Search::end;
      if (bytes.size() >= kFrom.size())
        search_ = std::max(search_, bytes.size() - kFrom.size() + 1);
      return Search::more;
    }
    const std::size_t at = newline + 1;
    if (!in_.at_end() && bytes.size() - at < kMboxLookAhead) {
      search_ = newline;
      return Search::more;
    }
    // Behind the one empty line that a file begins with as well: where a range begins within it.
    const bool first = in_.at() == 0 && at == first_separator_at(bytes);
    if ((first || after_empty_line(bytes, at)) && is_mbox_separator(bytes, at)) {
      separator_ = at;
      return Search::found;
    }
    search_ = at;
  }
}

void MboxStream::step_over_separator() {
  const std::string_view bytes = in_.bytes();
  in_.drop(std::min(bytes.size(), bytes.find('\n', separator_) + 1));
  mail_at_ = in_.at();
  search_ = 0;
  kept_ = false;
  separated_ = true;
}

bool MboxStream::find_first() {
  in_.hold(kMboxLookAhead, kWindow);
  if (range_.begin == 0) {
    if (range_.end == 0) return false;
    separator_ = first_separator_at(in_.bytes());
    in_.hold(separator_ + kMboxLookAhead, kWindow);
    mail_at_ = in_.at();
    if (!is_mbox_separator(in_.bytes(), separator_)) return true;
    if (separator_ >= range_.end) return false;
    step_over_separator();
    return true;
  }
  // A separator at the range's begin follows a newline, one byte before it.
  search_ = static_cast<std::size_t>(range_.begin - 1 - in_.at());
  while (true) {
    if (in_.at() + search_ + 1 >= range_.end) return false;
    switch (find_separator()) {
      case Search::found:
        if (in_.at() + separator_ >= range_.end) return false;
        step_over_separator();
        return true;
      case Search::end:
        return false;
      case Search::more: {
        const std::size_t behind = std::min<std::size_t>(search_, kLookBehind);
        in_.drop(search_ - behind);
        search_ = behind;
        in_.more(kWindow);
      }
    }
  }
}

void MboxStream::keep_head() {
  const std::string_view bytes = in_.bytes();
  if (!kept_) {
    std::size_t keep = max_bytes_ > 0 ? std::string_view::npos : end_of_head(bytes, 0);
    if (keep == std::string_view::npos) {
      const std::uint64_t most = max_bytes_ > 0 ? max_bytes_ : max_head_;
      if (bytes.size() < most) return;
      keep = static_cast<std::size_t>(most);
    }
    head_.assign(bytes.substr(0, keep));
    kept_ = true;
  }
  const std::size_t behind = std::min<std::size_t>(search_, kLookBehind);
  in_.drop(search_ - behind);
  search_ = behind;
}

bool MboxStream::next(InputMail& mail) {
  if (done_) return false;
  if (!started_) {
    started_ = true;
    if (!find_first()) {
      done_ = true;
      return false;
    }
  } else {
    step_over_separator();
  }
  Search search;
  while ((search = find_separator()) == Search::more) {
    if (in_.bytes().size() >= kWindow / 2) keep_head();
    in_.more(kWindow - std::min(in_.bytes().size(), kWindow / 2));
  }
  const std::string_view bytes = in_.bytes();
  std::size_t end = bytes.size();
  if (search == Search::found) {
    end = separator_ - 1;
    while (in_.at() + end > mail_at_ && end > 0 && bytes[end - 1] == '\r') --end;
    done_ = in_.at() + separator_ >= range_.end;
  } else {
    done_ = true;
    if (in_.at() + end == mail_at_) return false;
    // Torn within its header: what is missing might be what would have been said.
    if (in_.trouble() && !kept_ && end_of_head(bytes, 0) == std::string_view::npos) return false;
    if (separated_ && !in_.trouble()) end = without_empty_line(bytes).size();
  }
  mail.bytes = kept_ ? std::string_view(head_) : bytes.substr(0, end);
  mail.size = in_.at() + end - mail_at_;
  mail.offset = mail_at_;
  return true;
}

}  // namespace tlspath
