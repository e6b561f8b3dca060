// What only a MIME library can read in a header or a body. GMime stays in mime.cpp.
//   decode_words("=?utf-8?B?R3LDvMOfZQ==?=")  ->  "Gr\xc3\xbc\xc3\x9fe"
// Slow: half a microsecond to ten for a value. What most mails write is read by plain_values.hpp.
// Values are handed over only up to a size. Not done: GMime's own tree of a mail (structure.cpp
// tells why).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tlspath {

inline constexpr std::size_t kMaxText = 64 * 1024;  // of a value that GMime decodes
inline constexpr std::size_t kMaxAddresses = 1'000;

// Header text with encoded words, in UTF-8. Unmarked 8-bit text is UTF-8 or else windows-1252.
std::string decode_words(std::string_view unfolded);

// Adds the addresses of a list in any form, groups too.
void parse_addresses(std::string_view list, std::vector<std::string>& out);

struct ContentType {
  std::string
      type;  // "multipart/mixed", small letters; empty where the field says nothing readable
  std::string boundary;     // of a multipart
  std::string report_type;  // small letters
};
std::optional<ContentType> parse_content_type(std::string_view value);

// UTC seconds.
std::optional<std::int64_t> parse_mail_date(std::string_view value);

enum class TransferEncoding : std::uint8_t { other, base64, quoted_printable, uuencode };
TransferEncoding read_transfer_encoding(std::string_view value);
std::string decode_body(std::string_view text, TransferEncoding encoding);

// Every header field as GMime sees it: name, and the offset of its first byte. For the test that
// holds the two readers against each other, and for mails of our own only: GMime recurses on
// address groups without a limit.
struct GMimeField {
  std::string name;
  std::string raw_value;
  std::int64_t offset = -1;
};
std::vector<GMimeField> gmime_fields(std::string_view mail);

}  // namespace tlspath
