// Crew: worker threads that read units of a scan and hand back batches, each unit's in order.
//   crew.give(unit);  while (Batch* b = crew.next(*unit)) { ...; crew.done(b); }
// Bounded: a worker waits where kAhead batches of its unit were not fetched. Units are begun in the
// order they were given, so that the one that is waited for is always being read. Not done: what is
// to be read, and in which order it is taken (scan.cpp).
#pragma once

#include <atomic>
#include <condition_variable>
#include <deque>
#include <exception>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "core/scan/batch.hpp"

namespace tlspath {

struct Unit {
  std::vector<SourcePart> parts;

 private:
  friend class Crew;
  std::deque<std::unique_ptr<Batch>> ready;
  bool finished = false;
};

class Crew {
 public:
  Crew(const ScanInput& in, HeadParts parts);  // in.jobs threads
  ~Crew();                                     // stops at the next mail
  Crew(const Crew&) = delete;
  Crew& operator=(const Crew&) = delete;

  void give(std::shared_ptr<Unit> unit);

  enum class Next : std::uint8_t { batch, wait, end };
  // The unit's next batch; `wait` where none came in a tenth of a second.
  Next next(Unit& unit, std::unique_ptr<Batch>& batch);
  void done(std::unique_ptr<Batch> batch);  // to be used again

 private:
  class Hand;
  static constexpr std::size_t kAhead = 64;

  void run(Hand& hand);
  void work(Hand& hand);
  std::unique_ptr<Batch> empty_batch();
  bool hand_over(Unit& unit, std::unique_ptr<Batch>& batch);  // false: stop

  std::mutex mutex_;
  std::condition_variable given_, ready_, fetched_;
  std::deque<std::shared_ptr<Unit>> waiting_;
  std::vector<std::unique_ptr<Batch>> spare_;
  std::atomic<bool> stop_ = false;
  std::exception_ptr broken_;
  std::vector<std::unique_ptr<Hand>> hands_;
  std::vector<std::thread> threads_;
};

// Reads one part. Where memory lacks for it, the source is named as one that cannot be read, and
// the others are read; what a sink does not have memory for is no fault of the source: `ears` keep
// it.
ReadEnd read_part(MailReader& reader, const SourcePart& part, const ScanInput& in,
                  const InputEars& ears);

}  // namespace tlspath
