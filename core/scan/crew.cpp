// See crew.hpp.
#include "core/scan/crew.hpp"

#include <chrono>
#include <new>
#include <system_error>

#include "core/base/ascii.hpp"

namespace tlspath {

// What one thread has for itself.
class Crew::Hand {
 public:
  Hand(const ScanInput& in, HeadParts parts)
      : in_(in),
        organisations_(in.new_organisations()),
        worker_(in, *organisations_, parts),
        reader_({.limits = in.limits}) {}

  // Reads a part into batches; `give` takes the full ones. False: stop.
  template <class Give>
  bool read(const SourcePart& part, std::uint32_t index, std::unique_ptr<Batch>& batch, Give give) {
    bool more = true;
    const auto room = [&] {
      if (batch->full()) more = give(batch);
      return more;
    };
    const InputEars ears{
        .mail =
            [&](const InputMail& mail) {
              if (!room()) return false;
              batch->add_mail(index, mail, worker_);
              return true;
            },
        .failed =
            [&](const InputError& e) {
              if (room()) batch->add_failed(index, e);
            },
        .left_out =
            [&](std::string_view entry, Content what) {
              if (room()) batch->add_left_out(index, entry, what);
            },
    };
    const ReadEnd end = read_part(reader_, part, in_, ears);
    if (!more) return false;
    batch->add_end(index, end);
    return room();
  }

 private:
  const ScanInput& in_;
  std::unique_ptr<OrganisationOf> organisations_;
  MailWorker worker_;
  MailReader reader_;
};

ReadEnd read_part(MailReader& reader, const SourcePart& part, const ScanInput& in,
                  const InputEars& ears) {
  try {
    std::optional<IstreamStream> stream;
    if (part.file.path == "-" && in.standard_input != nullptr) stream.emplace(*in.standard_input);
    return reader.read(
        {.path = stream ? in.standard_input_name : part.file.path,
         .must_be_mail = part.file.named || ascii::iends_with(part.file.path, ".eml"),
         .stream = stream ? &*stream : nullptr,
         .range = part.range},
        ears);
  } catch (const std::bad_alloc& e) {
    ears.failed({.kind = ErrorKind::unreadable, .path = part.file.path, .reason = e.what()});
    return ReadEnd::failed;
  }
}

Crew::Crew(const ScanInput& in, HeadParts parts) {
  for (unsigned i = 0; i < in.jobs; ++i) hands_.push_back(std::make_unique<Hand>(in, parts));
  try {
    for (const auto& hand : hands_) threads_.emplace_back([this, &hand = *hand] { run(hand); });
  } catch (const std::system_error&) {  // a limit on threads or memory: fewer do as well
    if (threads_.empty()) throw;
  }
}

Crew::~Crew() {
  {
    const std::lock_guard lock(mutex_);
    stop_ = true;
  }
  given_.notify_all();
  fetched_.notify_all();
  for (std::thread& t : threads_) t.join();
}

void Crew::give(std::shared_ptr<Unit> unit) {
  {
    const std::lock_guard lock(mutex_);
    waiting_.push_back(std::move(unit));
  }
  given_.notify_one();
}

Crew::Next Crew::next(Unit& unit, std::unique_ptr<Batch>& batch) {
  std::unique_lock lock(mutex_);
  ready_.wait_for(lock, std::chrono::milliseconds(100),
                  [&] { return !unit.ready.empty() || unit.finished || broken_ != nullptr; });
  if (broken_ != nullptr) std::rethrow_exception(broken_);
  if (unit.ready.empty()) return unit.finished ? Next::end : Next::wait;
  batch = std::move(unit.ready.front());
  unit.ready.pop_front();
  lock.unlock();
  fetched_.notify_all();
  return Next::batch;
}

void Crew::done(std::unique_ptr<Batch> batch) {
  batch->clear();
  const std::lock_guard lock(mutex_);
  spare_.push_back(std::move(batch));
}

std::unique_ptr<Batch> Crew::empty_batch() {
  const std::lock_guard lock(mutex_);
  if (spare_.empty()) return std::make_unique<Batch>();
  auto batch = std::move(spare_.back());
  spare_.pop_back();
  return batch;
}

bool Crew::hand_over(Unit& unit, std::unique_ptr<Batch>& batch) {
  auto next = empty_batch();  // first: without memory for it `batch` stays
  std::unique_lock lock(mutex_);
  fetched_.wait(lock, [&] { return stop_ || unit.ready.size() < kAhead; });
  if (stop_) return false;
  unit.ready.push_back(std::move(batch));
  lock.unlock();
  ready_.notify_one();
  batch = std::move(next);
  return true;
}

// What a thread cannot go on after is the caller's.
void Crew::run(Hand& hand) {
  try {
    work(hand);
  } catch (...) {
    {
      const std::lock_guard lock(mutex_);
      broken_ = std::current_exception();
    }
    ready_.notify_one();
  }
}

void Crew::work(Hand& hand) {
  while (true) {
    std::shared_ptr<Unit> unit;
    {
      std::unique_lock lock(mutex_);
      given_.wait(lock, [&] { return stop_ || !waiting_.empty(); });
      if (stop_) return;
      unit = std::move(waiting_.front());
      waiting_.pop_front();
    }
    auto batch = empty_batch();
    for (std::uint32_t i = 0; i < unit->parts.size() && !stop_; ++i) {
      if (!hand.read(unit->parts[i], i, batch,
                     [&](std::unique_ptr<Batch>& b) { return hand_over(*unit, b); }))
        break;
    }
    const bool more = hand_over(*unit, batch);
    done(std::move(batch));
    {
      const std::lock_guard lock(mutex_);
      unit->finished = true;
    }
    ready_.notify_one();
    if (!more) return;
  }
}

}  // namespace tlspath
