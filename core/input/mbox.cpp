// mbox.cpp: the separator rule of mbox.hpp.
#include "core/input/mbox.hpp"

#include <algorithm>

#include "core/base/ascii.hpp"

namespace tlspath {
namespace {

constexpr std::size_t kMaxSeparator = 512;  // a longer "From " line is prose
constexpr std::size_t kMaxName = 256;       // of the header field after it
static_assert(kMaxSeparator + kMaxName + 2 <= kMboxLookAhead);

std::size_t line_end(std::string_view bytes, std::size_t at) {
  return std::min(bytes.find('\n', at), bytes.size());
}

bool has_time(std::string_view line) {
  for (std::size_t i = line.find(':'); i != std::string_view::npos; i = line.find(':', i + 1))
    if (i > 0 && i + 2 < line.size() && ascii::is_digit(line[i - 1]) &&
        ascii::is_digit(line[i + 1]) && ascii::is_digit(line[i + 2]))
      return true;
  return false;
}

bool begins_like_header(std::string_view s) {
  if (s.empty() || s.starts_with(">From ")) return true;
  std::size_t n = 0;
  while (n < s.size() && n < kMaxName && s[n] > ' ' && s[n] != ':' && s[n] < '\x7f') ++n;
  return n > 0 && n < s.size() && s[n] == ':';
}

}  // namespace

bool after_empty_line(std::string_view bytes, std::size_t at) {
  if (at < 2 || bytes[at - 1] != '\n') return false;
  std::size_t before = at - 2;
  while (before > 0 && bytes[before] == '\r' && at - before < kEmptyLineLook) --before;
  return bytes[before] == '\n';
}

std::string_view without_empty_line(std::string_view mail) {
  if (!after_empty_line(mail, mail.size())) return mail;
  mail.remove_suffix(1);
  while (mail.ends_with('\r')) mail.remove_suffix(1);
  return mail;
}

std::size_t first_separator_at(std::string_view bytes) {
  const std::size_t at = bytes.substr(0, kMboxLookAhead).find_first_not_of("\r\n");
  return at == std::string_view::npos ? 0 : at;
}

bool is_from_line(std::string_view bytes, std::size_t at) {
  if (!bytes.substr(at).starts_with("From ")) return false;
  const std::string_view head = bytes.substr(at, kMaxSeparator);
  const std::size_t size = head.find('\n');
  return size != std::string_view::npos && has_time(head.substr(0, size));
}

bool is_mbox_separator(std::string_view bytes, std::size_t at) {
  return is_from_line(bytes, at) && begins_like_header(bytes.substr(line_end(bytes, at) + 1));
}

MboxWalker::MboxWalker(std::string_view bytes) : bytes_(bytes), at_(0) {
  const std::size_t first = first_separator_at(bytes_);
  if (is_mbox_separator(bytes_, first)) at_ = std::min(bytes_.size(), line_end(bytes_, first) + 1);
}

bool MboxWalker::next(std::string_view& mail, std::size_t& at) {
  if (at_ >= bytes_.size()) return false;
  at = at_;
  std::size_t search = at_;
  while (true) {
    const std::size_t newline = bytes_.find("\nFrom ", search);
    if (newline == std::string_view::npos) {
      mail = bytes_.substr(at_);
      if (at_ > 0) mail = without_empty_line(mail);
      at_ = bytes_.size();
      return true;
    }
    const std::size_t separator = newline + 1;
    if (after_empty_line(bytes_, separator) && is_mbox_separator(bytes_, separator)) {
      std::size_t end = newline;
      while (end > at && bytes_[end - 1] == '\r') --end;
      mail = bytes_.substr(at_, end - at_);
      at_ = std::min(bytes_.size(), line_end(bytes_, separator) + 1);
      return true;
    }
    search = separator;
  }
}

}  // namespace tlspath
