// What a mail's header says beside its way: subject, addresses, date, type; decoded.
//   read_head("Subject: =?utf-8?Q?J=C3=B6rg?=\n\n").subject  ->  "J\xc3\xb6rg"
// The first field of a name counts; all From are added up, and To with Cc. What cannot be read
// stays empty.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/span.hpp"
#include "core/mail/content_encryption.hpp"
#include "core/mail/mime.hpp"

namespace tlspath {

class HeaderBlock;

struct MailHead {
  std::string subject;            // decoded to UTF-8
  std::vector<std::string> from;  // addresses only, "sender@example.org"
  std::vector<std::string> to;    // To and Cc
  std::string message_id;         // with its angle brackets; none where it is "<>"
  std::int64_t date = 0;          // UTC seconds
  bool has_date = false;
  bool is_report = false;    // multipart/report; report-type=delivery-status
  std::string content_type;  // "multipart/signed"
  std::optional<Seen<ContentEncryption>> content_encryption;  // by the type alone
};

// What is read beside sender and Message-ID; the rest stays empty. All of it takes a tenth of a
// scan.
struct HeadParts {
  bool subject = true, recipients = true, date = true;
  bool type = true;  // content_type, content_encryption, is_report

  friend constexpr HeadParts operator|(HeadParts a, HeadParts b) {
    return {a.subject || b.subject, a.recipients || b.recipients, a.date || b.date,
            a.type || b.type};
  }
};
inline constexpr HeadParts kNoHeadParts{
    .subject = false, .recipients = false, .date = false, .type = false};

// Never throws, never fails. Plain ASCII values without "=?" are read without GMime.
MailHead read_head(std::string_view mail);

// The same of a mail whose header was walked already, into a head that is used again.
void read_head(std::string_view mail, const HeaderBlock& block, MailHead& out,
               HeadParts parts = {});

// Whose parameters are looked at: GMime takes longer to cut them than a hop takes to read.
enum class Parameters : std::uint8_t { of_multiparts, of_reports };
ContentType read_content_type(std::string_view value, Parameters wanted);

}  // namespace tlspath
