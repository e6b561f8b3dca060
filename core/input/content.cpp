// content.cpp: magic numbers first, then the shape of the first line.
#include "core/input/content.hpp"

#include <algorithm>
#include <array>

#include "core/base/ascii.hpp"
#include "core/input/mbox.hpp"

namespace tlspath {
namespace {

using namespace std::string_view_literals;

struct Magic {
  std::string_view bytes;
  Content means{};
  std::size_t at = 0;
};
constexpr auto kMagics = std::to_array<Magic>({
    {"%PDF-"sv, Content::pdf},
    {"PK\x03\x04"sv, Content::zip},
    {"PK\x05\x06"sv, Content::zip},
    {"\x1f\x8b"sv, Content::gzip},
    {"BZh"sv, Content::bzip2},
    {"\xfd\x37zXZ\0"sv, Content::xz},
    {"\x28\xb5\x2f\xfd"sv, Content::zstd},
    {"7z\xbc\xaf\x27\x1c"sv, Content::seven_zip},
    {"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"sv, Content::outlook},
    {"!BDN"sv, Content::pst},
    {"\x89PNG\r\n"sv, Content::image},
    {"\xff\xd8\xff"sv, Content::image},
    {"GIF8"sv, Content::image},
    {"\x7f"
     "ELF"sv,
     Content::program},
    {"MZ\x90\0"sv, Content::program},
    {"SQLite format 3\0"sv, Content::sqlite},
    {"ustar"sv, Content::tar, 257},
});

constexpr auto kMailFields = std::to_array<std::string_view>({
    "received",
    "x-received",
    "return-path",
    "delivered-to",
    "envelope-to",
    "message-id",
    "from",
    "sender",
    "to",
    "cc",
    "bcc",
    "subject",
    "date",
    "reply-to",
    "mime-version",
    "content-type",
    "authentication-results",
    "dkim-signature",
    "received-spf",
    "resent-from",
    "x-originating-ip",
    "arc-seal",
});

// The name of the field that the text begins with, or empty: letters, digits and "-_." up to a
// colon.
std::string_view leading_field(std::string_view s) {
  std::size_t n = 0;
  while (n < s.size() && n < 128 &&
         (ascii::is_alnum(s[n]) || s[n] == '-' || s[n] == '_' || s[n] == '.'))
    ++n;
  if (n == 0 || !ascii::is_alpha(s[0])) return {};
  std::size_t colon = n;
  while (colon < s.size() && (s[colon] == ' ' || s[colon] == '\t')) ++colon;
  return colon < s.size() && s[colon] == ':' ? s.substr(0, n) : std::string_view{};
}

// NUL and most controls never stand in text; a few may in a mail gone wrong.
bool looks_binary(std::string_view head) {
  const auto odd = std::ranges::count_if(head, [](char c) {
    const auto u = static_cast<unsigned char>(c);
    return u < 0x20 && u != '\t' && u != '\n' && u != '\r' && u != '\f' && u != 0x1b;
  });
  return static_cast<std::size_t>(odd) * 50 > head.size();
}

}  // namespace

bool is_mail_field(std::string_view name) {
  return std::ranges::any_of(kMailFields,
                             [name](std::string_view f) { return ascii::iequal(f, name); });
}

Content content_of(std::string_view bytes) {
  if (bytes.empty()) return Content::empty;
  for (const Magic& m : kMagics)
    if (bytes.size() >= m.at && bytes.substr(m.at).starts_with(m.bytes)) return m.means;
  // A frame of zstd that is to be stepped over: pzstd writes one before each that holds data.
  if (bytes.size() >= 4 && (bytes[0] & 0xf0) == 0x50 &&
      bytes.substr(1).starts_with("\x2a\x4d\x18"sv))
    return Content::zstd;
  if (bytes.starts_with("\xff\xfe"sv) || bytes.starts_with("\xfe\xff"sv)) return Content::text;
  if (bytes.starts_with("\xef\xbb\xbf"sv)) bytes.remove_prefix(3);
  const std::size_t start = first_separator_at(bytes);
  if (is_mbox_separator(bytes, start)) return Content::mbox;
  // What a first mail without a header, or with an odd one, does not change.
  const bool from_line = is_from_line(bytes, start);
  if (from_line) {
    const std::string_view behind = bytes.substr(bytes.find('\n', start) + 1);
    if (is_mbox_separator(behind, first_separator_at(behind))) return Content::mbox;
  }

  // Any field name counts only if one of the first fields is a mail's: "Note: buy milk" is none.
  std::string_view head = bytes.substr(0, 64 << 10);
  if (from_line) head.remove_prefix(start);
  if (ascii::istarts_with(head, "From "))
    head.remove_prefix(std::min(head.size(), head.find('\n') + 1));
  bool first = true;
  for (std::string_view rest = head; !rest.empty();) {
    const std::string_view name = leading_field(rest);
    if (name.empty() && rest.front() != ' ' && rest.front() != '\t' && first && !from_line) break;
    if (rest.front() == '\n' || rest.front() == '\r') break;
    if (is_mail_field(name)) return from_line ? Content::mbox : Content::mail;
    first = false;
    const std::size_t line = rest.find('\n');
    if (line == std::string_view::npos) break;
    rest.remove_prefix(line + 1);
  }
  head = bytes.substr(0, 4 << 10);
  if (ascii::trim(head).empty() && bytes.size() == head.size()) return Content::empty;
  return looks_binary(head) ? Content::binary : Content::text;
}

}  // namespace tlspath
