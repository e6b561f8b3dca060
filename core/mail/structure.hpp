// The messages inside a mail: a forwarded message/rfc822, the original that a bounce returns.
// Not done: bodies are not decoded or shown.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/span.hpp"
#include "core/mail/head.hpp"

namespace tlspath {

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

// What the parts say of their encryption counts too.
struct MailStructure : MailHead {
  std::vector<NestedMessage> nested;
};

struct StructureLimits {
  std::uint32_t max_depth = 20;
  std::uint32_t max_nested = 100;
  std::uint32_t max_bytes = 64u << 20;
};

// Reads `mail`; never throws, never fails: what cannot be read stays empty.
MailStructure read_structure(std::string_view mail, const StructureLimits& limits = {});

}  // namespace tlspath
