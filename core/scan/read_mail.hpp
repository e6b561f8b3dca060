// ReadMail: one mail with all that is said of it, and MailWorker, which makes it from its bytes.
//   worker.read(mail, read);  sink.take(read.lend("inbox.mbox"));
// A ReadMail is used again, so that in steady state nothing is allocated. One MailWorker a thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/input/mail.hpp"
#include "core/mail/head.hpp"
#include "core/mail/repair.hpp"
#include "core/path/analysis.hpp"
#include "core/scan/mail_facts.hpp"
#include "core/scan/scan.hpp"

namespace tlspath {

struct ReadMail {
  std::string_view raw;  // what the spans of `analysis` index; lent, or in `repaired`
  std::string entry;     // empty: the source is no archive
  std::optional<std::uint64_t> offset;
  std::uint64_t size = 0;
  Analysis analysis;
  MailHead head;
  std::optional<RepairedText> repaired;  // where the mail was a paste that had to be mended
  MailFacts facts;

  ScannedMail lend(std::string_view path) const;
};

class MailWorker {
 public:
  MailWorker(const ScanInput& in, OrganisationOf& organisations, HeadParts parts);

  // out.raw is lent by `mail`, or in out.repaired.
  void read(const InputMail& mail, ReadMail& out);

 private:
  Analyzer analyzer_;
  OrganisationOf& organisations_;
  HeadParts parts_;
};

}  // namespace tlspath
