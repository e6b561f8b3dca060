// scan.cpp: what is read, in which order it is taken, and what the journal hears of it.
// Files are handed out in units: some small ones together, a large mbox in stretches. One thread
// alone reads a unit without copies; several hand back batches (crew.hpp), and the unit that was
// given first is taken first.
#include "core/scan/scan.hpp"

#include <sys/stat.h>

#include <algorithm>
#include <chrono>
#include <deque>
#include <exception>
#include <utility>

#include "core/base/domain_name.hpp"
#include "core/input/content.hpp"
#include "core/input/mail_reader.hpp"
#include "core/input/mbox.hpp"
#include "core/scan/batch.hpp"
#include "core/scan/crew.hpp"
#include "core/scan/read_mail.hpp"
#include "core/scan/sources.hpp"

namespace tlspath {
namespace {

constexpr std::uint64_t kSmallFile = std::uint64_t{1} << 20;
constexpr std::size_t kSmallFiles = 32;  // in one unit
constexpr std::size_t kLook = 4 << 10;   // enough to tell an mbox

// What another try at the same bytes may change: then there may be mails among those that were
// taken.
ScanJournal::Read how_read(ErrorKind kind) {
  switch (kind) {
    case ErrorKind::no_headers:  // sent items and drafts are in every .pst
    case ErrorKind::empty:
    case ErrorKind::not_mail:
    case ErrorKind::no_mails:
      return ScanJournal::Read::whole;
    case ErrorKind::too_large:
    case ErrorKind::too_deep:
    case ErrorKind::bomb:
      return ScanJournal::Read::to_a_limit;
    case ErrorKind::torn:
    case ErrorKind::damaged:
    case ErrorKind::encrypted:
    case ErrorKind::unsupported:
      return ScanJournal::Read::in_part;
    default:
      return ScanJournal::Read::with_gaps;
  }
}

class Run {
 public:
  Run(const ScanInput& in, std::span<MailSink* const> sinks)
      : in_(in),
        sinks_(sinks),
        sources_(
            in.paths, [this](const InputError& e) { failed(e); },
            [this](std::string_view path) { hidden(path); }),
        last_checkpoint_(Clock::now()) {}

  ScanResult run() {
    if (in_.jobs > 1 && in_.new_organisations)
      with_crew();
    else
      alone();
    if (!result_.sink_full && in_.checkpoint_seconds) result_.sink_full = !checkpoint();
    if (result_.sink_full && in_.journal != nullptr) in_.journal->abandon();
    return result_;
  }

 private:
  using Clock = std::chrono::steady_clock;

  HeadParts head_parts() const {
    HeadParts parts = kNoHeadParts;
    for (const MailSink* sink : sinks_) parts = parts | sink->head_parts();
    return parts;
  }

  // One thread.

  void alone() {
    MailWorker worker(in_, in_.organisations, head_parts());
    MailReader reader({.limits = in_.limits});
    ReadMail mail;
    while (const auto unit = next_unit())
      for (const SourcePart& part : unit->parts) {
        if (stop_asked()) return;
        std::exception_ptr broken;  // in a sink
        const InputEars ears{
            .mail =
                [&](const InputMail& given) {
                  worker.read(given, mail);
                  try {
                    return take(part, mail);
                  } catch (...) {
                    broken = std::current_exception();
                    return false;
                  }
                },
            .failed = [&](const InputError& e) { source_failed(e); },
            .left_out = [&](std::string_view entry, Content what) { left_out(part, entry, what); },
        };
        const ReadEnd end = read_part(reader, part, in_, ears);
        if (broken != nullptr) std::rethrow_exception(broken);
        if (!end_part(part, end)) return;
      }
  }

  // Several.

  void with_crew() {
    Crew crew(in_, head_parts());
    std::deque<std::shared_ptr<Unit>> given;  // and not all taken
    while (true) {
      while (given.size() < std::size_t{in_.jobs} + 2) {
        auto unit = next_unit();
        if (!unit) break;
        given.push_back(unit);
        crew.give(std::move(unit));
      }
      if (given.empty() || !take_unit(crew, *given.front())) return;
      given.pop_front();
    }
  }

  // False: the scan ends.
  bool take_unit(Crew& crew, Unit& unit) {
    while (true) {
      std::unique_ptr<Batch> batch;
      const Crew::Next next = crew.next(unit, batch);
      if (stop_asked()) return false;
      if (next == Crew::Next::end) return true;
      if (next == Crew::Next::wait) continue;
      for (const Batch::Event& e : batch->events())
        if (!take_event(unit.parts[e.part], *batch, e)) return false;
      crew.done(std::move(batch));
    }
  }

  bool take_event(const SourcePart& part, const Batch& batch, const Batch::Event& e) {
    switch (e.what) {
      case Batch::What::mail:
        // A source that is not wanted any more is read to its end all the same.
        return take(part, batch.mail(e)) || (unwanted_ && !stopped());
      case Batch::What::failed:
        source_failed(batch.error(e));
        return true;
      case Batch::What::left_out:
        left_out(part, batch.left_out(e).entry, batch.left_out(e).what);
        return true;
      case Batch::What::end:
        return end_part(part, e.end);
    }
    return true;
  }

  // What is to be read.

  std::shared_ptr<Unit> next_unit() {
    auto unit = std::make_shared<Unit>();
    while (unit->parts.empty() ||
           (in_.jobs > 1 && unit->parts.size() < kSmallFiles && small(unit->parts.back()))) {
      auto part = next_part();
      if (!part) break;
      if (!unit->parts.empty() && !small(*part)) {
        held_ = std::move(part);
        break;
      }
      unit->parts.push_back(std::move(*part));
    }
    return unit->parts.empty() ? nullptr : unit;
  }
  static bool small(const SourcePart& part) {
    return part.info.regular && part.first && part.last && part.info.size < kSmallFile;
  }

  std::optional<SourcePart> next_part() {
    if (held_) return std::exchange(held_, std::nullopt);
    while (!rest_) {
      auto file = sources_.next();
      if (!file) return std::nullopt;
      auto part = part_of(std::move(*file), position_++);
      if (!part) continue;
      if (in_.jobs == 1 || !part->mbox || part->range.end - part->range.begin <= in_.stretch)
        return part;
      rest_ = std::move(part);
    }
    // The next stretch of a large mbox.
    SourcePart part = *rest_;
    part.range.end = std::min(part.range.begin + in_.stretch, rest_->range.end);
    part.last = part.range.end == rest_->range.end;
    rest_->range.begin = part.range.end;
    rest_->first = false;
    if (part.last) rest_.reset();
    return part;
  }

  // Nothing where it is another share's, or known already.
  std::optional<SourcePart> part_of(SourceFile&& file, std::uint64_t position) {
    SourcePart part;
    part.file = std::move(file);
    part.info.position = position;
    part.info.regular = part.file.regular;
    const bool shared = in_.shard.count > 1;
    if (part.file.regular && (in_.journal != nullptr || shared || in_.jobs > 1 || in_.progress)) {
      struct stat st{};
      if (::stat(part.file.path.c_str(), &st) == 0) {
        part.info.size = static_cast<std::uint64_t>(st.st_size);
        part.info.modified = std::int64_t{st.st_mtim.tv_sec} * 1'000'000'000 + st.st_mtim.tv_nsec;
      }
      if (in_.journal != nullptr || shared || part.info.size > in_.stretch)
        part.mbox = is_mbox_file(part.file.path);
    }
    if (shared && !part.mbox && position % in_.shard.count != in_.shard.index - 1)
      return std::nullopt;
    part.end = part.info.size;
    if (part.mbox) {
      part.range = {0, part.info.size};
      if (shared)
        part.range = {cut(part.info.size, in_.shard.index - 1),
                      cut(part.info.size, in_.shard.index)};
      part.end = part.range.end;
    }
    if (in_.journal == nullptr) return part;
    part.place = in_.journal->look(part.described());
    if (part.place.state == ScanJournal::State::done) {
      ++result_.known;
      return std::nullopt;
    }
    part.anew = part.place.state == ScanJournal::State::changed ||
                (part.mbox && part.place.state == ScanJournal::State::go_on &&
                 !goes_on_at(part.file.path, part.place.offset));
    if (part.anew) part.place = {};
    if (part.mbox) part.range.begin = std::max(part.range.begin, part.place.offset);
    return part;
  }

  // Where share `share` of an mbox ends: size * share / count, without its overflow.
  std::uint64_t cut(std::uint64_t size, std::uint32_t share) const {
    const std::uint64_t n = in_.shard.count;
    return size / n * share + size % n * share / n;
  }

  // One that grew goes on with a separator; else its last mail was not whole, or it is another.
  static bool goes_on_at(const std::string& path, std::uint64_t offset) {
    const Bytes after = read_at(path, offset, kLook);
    if (!after) return false;
    const std::size_t at = after->find_first_not_of("\r\n");
    return at == std::string::npos || is_mbox_separator(*after, at);
  }

  // What is taken, in order.

  // False: no more of this source (unwanted_), or the scan ends.
  bool take(const SourcePart& part, const ReadMail& mail) {
    if (!begin(part)) return false;
    ++mails_of_source_;
    // What has no offset to go on from is read again; what was taken of it is stepped over.
    if (!part.mbox && mails_of_source_ <= part.place.mails) return !stop_asked();
    if (in_.only.takes(mail.facts)) {
      const ScannedMail lent = mail.lend(part.file.path);
      if (!all([&](MailSink& s) { return s.take(lent); })) return full();
    } else {
      ++result_.not_asked;
    }
    const std::uint64_t reached = mail.offset.value_or(0) + mail.size;
    if (in_.journal != nullptr) in_.journal->reached(part.mbox ? reached : 0, mails_of_source_);
    ++progress_.mails;
    progress_.bytes = bytes_before_ + std::min(reached, part.info.size);
    return now_and_then() && !stop_asked();
  }

  // Of the part's source, once: before its first mail, or at its end where it has none.
  bool begin(const SourcePart& part) {
    if (begun_ == part.info.position) return !unwanted_;
    begun_ = part.info.position;
    unwanted_ = false;
    mails_of_source_ = part.mbox ? part.place.mails : 0;
    const SourceInfo info = part.described();
    if (in_.journal != nullptr) {
      in_.journal->begin(info);
      if (part.anew && !in_.journal->start_anew()) {
        ++result_.failed;
        if (in_.changed) in_.changed(info.path);
        unwanted_ = true;
        return false;
      }
    }
    return all([&](MailSink& s) { return s.begin_source(info); }) || full();
  }

  // False: the scan ends.
  bool end_part(const SourcePart& part, ReadEnd end) {
    if (stopped()) {
      ++result_.files;
      return false;
    }
    read_ = read_ || end == ReadEnd::read || end == ReadEnd::stopped;
    failed_ = failed_ || end == ReadEnd::failed;
    if (!part.last) return true;
    if (std::exchange(failed_, false) && only_no_headers_) ++result_.failed;
    only_no_headers_ = true;
    const ScanJournal::Read how = std::exchange(how_, ScanJournal::Read::whole);
    bytes_before_ += part.info.size;
    progress_.bytes = bytes_before_;
    if (!std::exchange(read_, false)) return true;
    // Of what was tried again because something of it could not be read, nothing may be new.
    ++(part.place.mails > 0 &&
               (begun_ != part.info.position || mails_of_source_ <= part.place.mails)
           ? result_.known
           : result_.files);
    if (!begin(part)) return !stopped();
    if (!all([](MailSink& s) { return s.finish_source(); })) return full();
    if (in_.journal != nullptr) in_.journal->finish(part.end, how);
    return now_and_then();
  }

  void failed(const InputError& e) {
    // Sent items and drafts are in every .pst; they fail it only where nothing else is in it.
    only_no_headers_ = only_no_headers_ && e.kind == ErrorKind::no_headers;
    if (e.kind != ErrorKind::no_headers) ++result_.failed;
    if (in_.failed) in_.failed(e);
  }

  void source_failed(const InputError& e) {
    how_ = std::max(how_, how_read(e.kind));
    failed(e);
  }

  void left_out(const SourcePart& part, std::string_view entry, Content what) {
    ++result_.left_out;
    if (in_.left_out) in_.left_out(part.file.path, entry, what);
  }

  void hidden(std::string_view path) {
    ++result_.left_out;
    if (in_.hidden) in_.hidden(path);
  }

  // Between two mails: a clock is dear beside one.
  bool now_and_then() {
    const bool each_mail = in_.checkpoint_seconds && *in_.checkpoint_seconds == 0;
    if (!each_mail && ++since_clock_ % 64 != 0) return true;
    const auto now = Clock::now();
    if (in_.progress) in_.progress(progress_);
    if (!in_.checkpoint_seconds ||
        now - last_checkpoint_ < std::chrono::seconds(*in_.checkpoint_seconds))
      return true;
    if (!checkpoint()) return full();
    last_checkpoint_ = now;
    return true;
  }

  bool checkpoint() {
    return all([](MailSink& s) { return s.checkpoint(); }) &&
           (in_.journal == nullptr || in_.journal->commit());
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
  bool stopped() const { return result_.stopped || result_.sink_full; }
  bool stop_asked() {
    result_.stopped = result_.stopped || (in_.stop && in_.stop());
    return result_.stopped;
  }

  const ScanInput& in_;
  std::span<MailSink* const> sinks_;
  ScanResult result_;
  ScanProgress progress_;

  Sources sources_;
  std::uint64_t position_ = 0;
  std::optional<SourcePart> rest_;  // of an mbox: what no stretch has yet
  std::optional<SourcePart> held_;  // too large for the unit before it

  // Of the source that is taken.
  std::optional<std::uint64_t> begun_;  // its position
  bool unwanted_ = false;               // it changed, and its rows cannot go
  bool read_ = false, failed_ = false, only_no_headers_ = true;
  ScanJournal::Read how_ = ScanJournal::Read::whole;
  std::uint64_t mails_of_source_ = 0, bytes_before_ = 0;

  std::uint64_t since_clock_ = 0;
  Clock::time_point last_checkpoint_;
};

}  // namespace

bool MailFilter::takes(const MailFacts& facts) const {
  if (empty()) return true;
  if ((since || until) && !facts.time) return false;
  if ((since && *facts.time < *since) || (until && *facts.time >= *until)) return false;
  return from_domain.empty() || is_below(facts.from_domain, from_domain);
}

ScanResult scan(const ScanInput& input, std::span<MailSink* const> sinks) {
  return Run(input, sinks).run();
}

}  // namespace tlspath
