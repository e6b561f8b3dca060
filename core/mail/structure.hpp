// What MIME knows of a mail, by GMime: decoded subject and addresses, and the messages inside it
// (a forwarded message/rfc822; the original that a bounce returns). GMime stays in structure.cpp.
// Not done: bodies are not decoded or shown.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/span.hpp"
#include "core/mail/content_encryption.hpp"

namespace tlspath {

class HeaderBlock;

enum class NestedKind : std::uint8_t {
  forwarded,         // message/rfc822 outside a report
  returned_message,  // message/rfc822 in a multipart/report: the original a bounce returns
  returned_headers,  // text/rfc822-headers in a multipart/report
};

struct NestedMessage {
  NestedKind kind{};
  std::uint32_t depth = 1;  // 1 = directly inside the mail
  Span where{};             // its bytes within the mail given, from its first header line
  bool encoded =
      false;  // base64 or quoted-printable: `where` is the encoded text and `decoded` holds it
  std::string decoded;  // what is in it is not listed: give it to read_structure in its turn
};

struct MailStructure {
  std::string subject;            // decoded to UTF-8
  std::vector<std::string> from;  // addresses only, "sender@example.org"
  std::vector<std::string> to;    // To and Cc
  std::string message_id;         // with its angle brackets
  std::int64_t date = 0;          // UTC seconds
  bool has_date = false;
  bool is_report = false;    // multipart/report; report-type=delivery-status
  std::string content_type;  // "multipart/signed"
  // read_head knows only what the header says of it.
  std::optional<Seen<ContentEncryption>> content_encryption;
  std::vector<NestedMessage> nested;
};

struct StructureLimits {
  std::uint32_t max_depth = 20;
  std::uint32_t max_nested = 100;
  std::uint32_t max_bytes = 64u << 20;
};

// Reads `mail`; never throws, never fails: what cannot be read stays empty.
MailStructure read_structure(std::string_view mail, const StructureLimits& limits = {});

// Only the header: cheap, and all that one needs where no nested message is asked for. Plain ASCII
// values without "=?" are read without GMime.
MailStructure read_head(std::string_view mail);

// The same of a mail whose header was walked already, into a structure that is used again.
void read_head(std::string_view mail, const HeaderBlock& block, MailStructure& out);

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
