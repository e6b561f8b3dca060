// scan.cpp: the plain pipeline. What a file is, is told by its first bytes; ".eml" and files named
// by the user have to be mails, everything else in a folder may be anything and is left out in
// silence.
#include "core/scan/scan.hpp"

#include <sys/stat.h>

#include <algorithm>
#include <chrono>
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
      : analyzer_(in.reader, in.organisations, in.providers, in.own),
        organisations_(in.organisations) {}

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
    read_mail_facts(raw, analysis_, head, organisations_, facts_);
    const ScannedMail scanned{.path = path,
                              .offset = offset,
                              .size = mail.size(),
                              .raw = raw,
                              .analysis = analysis_,
                              .head = head,
                              .repaired = repaired.changed() ? &repaired : nullptr,
                              .facts = &facts_};
    // Not all_of: each sink takes the mail even where another one is full.
    bool more = true;
    for (MailSink* sink : sinks) more = sink->take(scanned) && more;
    return more;
  }

 private:
  Analyzer analyzer_;
  OrganisationOf& organisations_;
  Analysis analysis_;
  MailFacts facts_;
};

bool has_mail_name(std::string_view path) { return ascii::iends_with(path, ".eml"); }

bool begins_like_mail(std::string_view bytes) {
  return !bytes.empty() &&
         (ascii::is_alpha(bytes.front()) || bytes.front() == '\n' || bytes.front() == '\r');
}

class Run {
 public:
  Run(const ScanInput& in, std::span<MailSink* const> sinks)
      : in_(in), sinks_(sinks), worker_(in), last_checkpoint_(Clock::now()) {}

  ScanResult run() {
    Sources sources(in_.paths, [&](const InputError& e) { failed(e); });
    for (std::uint64_t position = 0; const auto file = sources.next(); ++position) {
      if (in_.stop()) {
        result_.stopped = true;
        break;
      }
      if (!source(*file, position)) break;
    }
    if (!result_.sink_full) result_.sink_full = !checkpoint();
    return result_;
  }

 private:
  using Clock = std::chrono::steady_clock;

  void failed(const InputError& e) {
    ++result_.failed;
    in_.failed(e);
  }

  bool mine(std::uint64_t position) const {
    return position % in_.shard.count == in_.shard.index - 1;
  }
  // Where share `share` of an mbox ends: size * share / count, without its overflow.
  std::uint64_t cut(std::uint64_t size, std::uint32_t share) const {
    const std::uint64_t n = in_.shard.count;
    return size / n * share + size % n * share / n;
  }

  // False: the scan ends.
  bool source(const SourceFile& file, std::uint64_t position) {
    const bool must_be_mail = file.named || has_mail_name(file.path);
    SourceInfo info{.path = file.path, .position = position, .regular = file.regular};
    struct stat st{};
    if (file.regular && ::stat(file.path.c_str(), &st) == 0) {
      info.size = static_cast<std::uint64_t>(st.st_size);
      info.modified = std::int64_t{st.st_mtim.tv_sec} * 1'000'000'000 + st.st_mtim.tv_nsec;
    }
    // A pipe can be read only once, so it is read whole before it is known what it is.
    Bytes bytes =
        file.regular ? read_start(file.path, kHeadBytes) : read_file(file.path, kMaxScanFile);
    if (!bytes) {
      failed(bytes.error());
      return true;
    }
    const Content content = content_of(*bytes);
    const bool mail = content == Content::mail || (content == Content::text && must_be_mail);
    if (!mail && content != Content::mbox) {
      if (must_be_mail) {
        failed({.kind = content == Content::empty ? ErrorKind::empty : ErrorKind::not_mail,
                .path = file.path,
                .content = content});
      } else {
        ++result_.left_out;
        in_.left_out(file.path, content);
      }
      return true;
    }
    const bool several = content == Content::mbox;
    if (!(several && file.regular) && !mine(position)) return true;

    ScanJournal::Place place;
    if (in_.journal) {
      place = in_.journal->begin(info);
      if (place.state == ScanJournal::State::done) {
        ++result_.known;
        return true;
      }
      if (place.state == ScanJournal::State::changed && !anew(info, place)) return true;
    }
    if (file.regular && bytes->size() == kHeadBytes) bytes = read_file(file.path, kMaxScanFile);
    if (!bytes) {
      failed(bytes.error());
      return true;
    }
    // One that grew goes on with a separator; else its last mail was not whole, or it is another.
    if (place.state == ScanJournal::State::go_on) {
      const std::size_t at = bytes->find_first_not_of("\r\n", place.offset);
      const bool follows = several && (at == std::string::npos || is_mbox_separator(*bytes, at));
      if (!follows && !anew(info, place)) return true;
      if (follows) place.offset = std::min(at, bytes->size());
    }
    ++result_.files;
    if (!all([&](MailSink& s) { return s.begin_source(info); })) return full();
    const bool more = several ? mbox(info, *bytes, place) : single(info, *bytes);
    if (!more) return false;
    if (!all([](MailSink& s) { return s.finish_source(); })) return full();
    if (in_.journal) in_.journal->finish(end_);
    return true;
  }

  bool anew(const SourceInfo& info, ScanJournal::Place& place) {
    place = {};
    if (in_.journal->start_anew()) return true;
    ++result_.failed;
    in_.changed(info.path);
    return false;
  }

  bool mbox(const SourceInfo& info, std::string_view bytes, const ScanJournal::Place& place) {
    const bool whole = in_.shard.count == 1;
    const std::uint64_t begin = whole ? 0 : cut(bytes.size(), in_.shard.index - 1);
    end_ = whole ? bytes.size() : cut(bytes.size(), in_.shard.index);
    MboxWalker walker(bytes.substr(place.offset));
    std::string_view one;
    std::uint64_t mails = place.mails;
    for (std::size_t at = 0; walker.next(one, at);) {
      const std::uint64_t offset = place.offset + at;
      if (offset < begin && !whole) continue;
      if (offset >= end_ && !whole) break;
      if (!take(info, offset, one, false, ++mails)) return false;
      if (in_.stop()) {
        result_.stopped = true;
        return false;
      }
    }
    return true;
  }

  bool single(const SourceInfo& info, std::string_view bytes) {
    end_ = bytes.size();
    return take(info, 0, bytes, !begins_like_mail(bytes), 1);
  }

  bool take(const SourceInfo& info, std::uint64_t offset, std::string_view mail, bool repairable,
            std::uint64_t mails) {
    if (!worker_.run(info.path, offset, mail, repairable, sinks_)) return full();
    if (in_.journal) in_.journal->reached(offset + mail.size(), mails);
    // A clock is dear beside a mail.
    if (in_.checkpoint_seconds > 0 && ++since_checkpoint_ % 64 != 0) return true;
    if (Clock::now() - last_checkpoint_ < std::chrono::seconds(in_.checkpoint_seconds)) return true;
    if (!checkpoint()) return full();
    last_checkpoint_ = Clock::now();
    return true;
  }

  bool checkpoint() {
    return all([](MailSink& s) { return s.checkpoint(); }) &&
           (!in_.journal || in_.journal->commit());
  }

  // Not all_of: each sink hears of it even where another one is full.
  template <class F>
  bool all(F each) {
    bool more = true;
    for (MailSink* sink : sinks_) more = each(*sink) && more;
    return more;
  }
  bool full() {
    result_.sink_full = true;
    return false;
  }

  const ScanInput& in_;
  std::span<MailSink* const> sinks_;
  Worker worker_;
  ScanResult result_;
  std::uint64_t end_ = 0;  // of the source that is read: where this share of it ends
  std::uint64_t since_checkpoint_ = 0;
  Clock::time_point last_checkpoint_;
};

}  // namespace

ScanResult scan(const ScanInput& input, std::span<MailSink* const> sinks) {
  return Run(input, sinks).run();
}

}  // namespace tlspath
