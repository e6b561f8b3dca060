// See read_mail.hpp.
#include "core/scan/read_mail.hpp"

#include <algorithm>

#include "core/path/repair_findings.hpp"

namespace tlspath {
namespace {

constexpr std::size_t kMaxMail = std::size_t{1}
                                 << 30;  // of a mail that much is looked at: spans have 32 bits

bool has_stamp(const Analysis& analysis) {
  return std::ranges::any_of(analysis.hops, [](const Hop& h) { return h.stamp.has_value(); });
}

}  // namespace

ScannedMail ReadMail::lend(std::string_view path) const {
  return {.path = path,
          .entry = entry.empty() ? std::nullopt : std::optional<std::string_view>(entry),
          .offset = offset,
          .size = size,
          .raw = raw,
          .analysis = analysis,
          .head = head,
          .repaired = repaired ? &*repaired : nullptr,
          .facts = &facts};
}

MailWorker::MailWorker(const ScanInput& in, OrganisationOf& organisations, HeadParts parts)
    : analyzer_(in.reader, organisations, in.providers, in.own),
      organisations_(organisations),
      parts_(parts) {}

void MailWorker::read(const InputMail& mail, ReadMail& out) {
  const std::string_view given = mail.bytes.substr(0, kMaxMail);
  out.raw = given;
  out.entry = mail.entry;
  out.offset = mail.offset;
  out.size = mail.size;
  out.repaired.reset();
  // Archives hold mails as they came. Only what does not even begin like one is treated as show
  // treats a paste.
  if (mail.paste) {
    RepairedText text = repair(given);
    if (text.changed()) out.raw = out.repaired.emplace(std::move(text)).text;
  }
  analyzer_.analyze(out.raw, out.analysis);
  if (out.repaired) note_repairs(*out.repaired, out.analysis);
  HeadParts parts = parts_;
  if (!has_stamp(out.analysis)) parts.date = true;  // for MailFacts::time
  read_head(out.raw, out.analysis.header, out.head, parts);
  read_mail_facts(out.raw, out.analysis, out.head, organisations_, out.facts);
}

}  // namespace tlspath
