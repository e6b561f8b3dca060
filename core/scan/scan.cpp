// scan.cpp: the plain pipeline. What a file is, is told by its first bytes; ".eml" and files named
// by the user have to hold mails, everything else in a folder may be anything and is left out.
#include "core/scan/scan.hpp"

#include <algorithm>
#include <utility>

#include "core/base/ascii.hpp"
#include "core/input/content.hpp"
#include "core/input/mail_reader.hpp"
#include "core/path/repair_findings.hpp"
#include "core/scan/sources.hpp"

namespace tlspath {
namespace {

constexpr std::size_t kMaxMail = std::size_t{1}
                                 << 30;  // of a mail that much is looked at: spans have 32 bits

// Turns the bytes of one mail into facts. One a thread.
class Worker {
 public:
  explicit Worker(const ScanInput& in)
      : analyzer_(in.reader, in.organisations, in.providers, in.own) {}

  // False where a sink is full.
  bool run(std::string_view path, const InputMail& mail, std::span<MailSink* const> sinks) {
    const std::string_view given = mail.bytes.substr(0, kMaxMail);
    RepairedText repaired;
    std::string_view raw = given;
    // Archives hold mails as they came. Only what does not even begin like one is treated as show
    // treats a paste.
    if (mail.paste) {
      repaired = repair(given);
      if (repaired.changed()) raw = repaired.text;
    }
    analyzer_.analyze(raw, analysis_);
    note_repairs(repaired, analysis_);
    const MailStructure head = read_head(raw);
    const ScannedMail scanned{.path = path,
                              .entry = mail.entry,
                              .offset = mail.offset,
                              .size = mail.size,
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
  bool only_no_headers = true;
  const auto failed = [&](const InputError& e) {
    // Sent items and drafts are in every .pst; they fail it only where nothing else is in it.
    only_no_headers = only_no_headers && e.kind == ErrorKind::no_headers;
    if (e.kind != ErrorKind::no_headers) ++result.failed;
    input.failed(e);
  };
  MailReader reader;
  Sources sources(input.paths, failed);
  while (const auto file = sources.next()) {
    if (input.stop()) {
      result.stopped = true;
      break;
    }
    const bool standard_input = file->path == "-" && input.standard_input != nullptr;
    std::optional<IstreamStream> stream;
    if (standard_input) stream.emplace(*input.standard_input);
    const InputSource source{.path = standard_input ? input.standard_input_name : file->path,
                             .must_be_mail = file->named || has_mail_name(file->path),
                             .stream = stream ? &*stream : nullptr};
    const InputEars ears{
        .mail =
            [&](const InputMail& mail) {
              result.sink_full = !worker.run(source.path, mail, sinks);
              result.stopped = !result.sink_full && input.stop();
              return !result.sink_full && !result.stopped;
            },
        .failed = failed,
        .left_out =
            [&](std::string_view entry, Content what) {
              ++result.left_out;
              input.left_out(source.path, entry, what);
            },
    };
    only_no_headers = true;
    const ReadEnd end = reader.read(source, ears);
    if (end == ReadEnd::read || end == ReadEnd::stopped) ++result.files;
    if (end == ReadEnd::failed && only_no_headers) ++result.failed;
    if (end == ReadEnd::stopped) break;
  }
  return result;
}

}  // namespace tlspath
