// scan.cpp: the plain pipeline. What a file is, is told by its first bytes; ".eml" and files named
// by the user have to be mails, everything else in a folder may be anything and is left out in
// silence.
#include "core/scan/scan.hpp"

#include <algorithm>
#include <utility>

#include "core/base/ascii.hpp"
#include "core/input/content.hpp"
#include "core/input/mbox.hpp"
#include "core/input/read.hpp"
#include "core/path/repair_findings.hpp"
#include "core/scan/sources.hpp"

namespace tlspath {
namespace {

constexpr std::size_t kHeadBytes = 64 << 10;  // enough to tell what a file is
constexpr std::size_t kMaxMail = std::size_t{1}
                                 << 30;  // of a mail that much is looked at: spans have 32 bits

// Turns the bytes of one mail into facts. One a thread.
class Worker {
 public:
  explicit Worker(const ScanInput& in)
      : analyzer_(in.reader, in.organisations, in.providers, in.own) {}

  // False where a sink is full.
  bool run(std::string_view path, std::uint64_t offset, std::string_view mail, bool repairable,
           std::span<MailSink* const> sinks) {
    const std::string_view given = mail.substr(0, kMaxMail);
    RepairedText repaired;
    std::string_view raw = given;
    // Archives hold mails as they came. Only what does not even begin like one is treated as show
    // treats a paste.
    if (repairable) {
      repaired = repair(given);
      if (repaired.changed()) raw = repaired.text;
    }
    analyzer_.analyze(raw, analysis_);
    note_repairs(repaired, analysis_);
    const MailStructure head = read_head(raw);
    const ScannedMail scanned{.path = path,
                              .offset = offset,
                              .size = mail.size(),
                              .raw = raw,
                              .analysis = analysis_,
                              .head = head,
                              .repaired = repaired.changed() ? &repaired : nullptr};
    // Not all_of: each sink takes the mail even where another one is full.
    bool more = true;
    for (MailSink* sink : sinks) more = sink->take(scanned) && more;
    return more;
  }

 private:
  Analyzer analyzer_;
  Analysis analysis_;
};

bool has_mail_name(std::string_view path) { return ascii::iends_with(path, ".eml"); }

bool begins_like_mail(std::string_view bytes) {
  return !bytes.empty() &&
         (ascii::is_alpha(bytes.front()) || bytes.front() == '\n' || bytes.front() == '\r');
}

}  // namespace

bool CountSink::take(const ScannedMail& mail) {
  ++mails;
  const Path& path = mail.analysis.path;
  hops += mail.analysis.hops.size();
  for (const Hop& hop : mail.analysis.hops) ++hop_verdicts[static_cast<std::size_t>(hop.verdict)];
  if (path.verdict)
    ++path_verdicts[static_cast<std::size_t>(*path.verdict)];
  else
    ++no_answer;
  if (path.boundary_verdict)
    ++boundary_verdicts[static_cast<std::size_t>(*path.boundary_verdict)];
  else
    ++no_boundary;

  std::optional<std::int64_t> time;
  for (auto hop = mail.analysis.hops.rbegin(); hop != mail.analysis.hops.rend() && !time; ++hop)
    if (hop->stamp) time = hop->stamp->utc;
  if (!time && mail.head.has_date) time = mail.head.date;
  if (time) {
    first = std::min(first.value_or(*time), *time);
    last = std::max(last.value_or(*time), *time);
  }
  return true;
}

ScanResult scan(const ScanInput& input, std::span<MailSink* const> sinks) {
  ScanResult result;
  Worker worker(input);
  const auto failed = [&](const InputError& e) {
    ++result.failed;
    input.failed(e);
  };
  Sources sources(input.paths, failed);
  while (const auto file = sources.next()) {
    if (input.stop()) {
      result.stopped = true;
      break;
    }
    const bool must_be_mail = file->named || has_mail_name(file->path);
    // A pipe can be read only once, so it is read whole before it is known what it is.
    Bytes bytes =
        file->regular ? read_start(file->path, kHeadBytes) : read_file(file->path, kMaxScanFile);
    if (!bytes) {
      failed(bytes.error());
      continue;
    }
    const Content content = content_of(*bytes);
    const bool mail = content == Content::mail || (content == Content::text && must_be_mail);
    if (!mail && content != Content::mbox) {
      if (must_be_mail) {
        failed({.kind = content == Content::empty ? ErrorKind::empty : ErrorKind::not_mail,
                .path = file->path,
                .content = content});
      } else {
        ++result.left_out;
        input.left_out(file->path, content);
      }
      continue;
    }
    if (file->regular && bytes->size() == kHeadBytes) bytes = read_file(file->path, kMaxScanFile);
    if (!bytes) {
      failed(bytes.error());
      continue;
    }
    ++result.files;
    bool more = true;
    if (content == Content::mbox) {
      MboxWalker walker(*bytes);
      std::string_view one;
      for (std::size_t at = 0; more && walker.next(one, at);) {
        more = worker.run(file->path, at, one, false, sinks);
        if (more && input.stop()) {
          result.stopped = true;
          return result;
        }
      }
    } else {
      more = worker.run(file->path, 0, *bytes, !begins_like_mail(*bytes), sinks);
    }
    if (!more) {
      result.sink_full = true;
      break;
    }
  }
  return result;
}

}  // namespace tlspath
