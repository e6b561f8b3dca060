// The record: one mail as one JSON object. A line of NDJSON in `scan`, pretty in `show --format
// json`.
//   {"schema":"tlspath.message/1","source":{...},"message":{...},"path":{...},"hops":[...],"findings":[]}
// Every member is always there and in this order; what the mail does not say is null.
// docs/message.schema.json describes each member and a test holds the two together. Text from the
// mail leaves unfolded, as valid UTF-8 (bad bytes become U+FFFD) and escaped, so that no control or
// direction character reaches a terminal. With a redactor, names, addresses, ids and the subject
// are its tokens; offsets stay those of the mail. Not done here: the answer's words and the domains
// of the head (the caller gives them, redacted where need be), files.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "core/mail/repair.hpp"
#include "core/mail/structure.hpp"
#include "core/path/analysis.hpp"
#include "core/path/statements.hpp"

namespace tlspath {

class Redactor;

// The views must live through the call only. An empty view is absent (null) unless said otherwise.
struct RecordInput {
  // The text that was read: what the spans of `analysis` index. Where it is repaired text,
  // `repaired` leads the offsets back to the text given.
  std::string_view raw;
  const Analysis& analysis;
  const MailHead& head;
  const RepairedText* repaired = nullptr;
  std::string_view path{};                  // as the user wrote it; may be empty
  std::optional<std::string_view> entry{};  // the member of an archive
  std::optional<std::uint64_t> offset{};    // of the first byte; nothing for .msg and .pst
  std::uint64_t size = 0;                   // bytes of the message
  std::string_view answer{};                // the one sentence; may be empty
  std::string_view from_domain{};
  std::string_view partner{};
  std::span<const std::string> to_domains{};
  // What fields beside the path say (core/path/statements.hpp): the member "statements" is there
  // only where there are any.
  std::span<const Statement> statements{};
  Redactor* redactor = nullptr;  // has learnt the mail
  bool pretty = false;
  // Of a message found inside another one: how it came to be there, and how deep.
  std::optional<NestedKind> kind{};
  std::uint32_t depth = 0;
  // Records of the messages inside this one, each written by append_record without `pretty`. The
  // member "nested" is there only where `list_nested` is set (`show --nested`).
  bool list_nested = false;
  std::span<const std::string> nested{};
};

// Appends the record, without a line end.
void append_record(std::string& out, const RecordInput& in);

std::string_view name(NestedKind k);  // "forwarded", "returned", "returned-headers"

}  // namespace tlspath
