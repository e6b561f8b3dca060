#include "gui/archive/queries.hpp"

#include <utility>

namespace tlspath::gui {

Queries::Queries(std::string path, std::function<void(const StoreError&)> failed,
                 std::function<void(bool)> brings_up)
    : path_(std::move(path)),
      failed_(std::move(failed)),
      brings_up_(std::move(brings_up)),
      thread_([this] { work(); }) {}

Queries::~Queries() {
  {
    const std::lock_guard lock(mutex_);
    end_ = true;
    jobs_.clear();
    if (browser_) browser_->interrupt();
  }
  asked_.notify_one();
  thread_.join();
}

void Queries::ask(Job job) {
  stop();
  also(std::move(job));
}

void Queries::also(Job job) {
  {
    const std::lock_guard lock(mutex_);
    jobs_.push_back(std::move(job));
  }
  asked_.notify_one();
}

void Queries::stop() {
  const std::lock_guard lock(mutex_);
  jobs_.clear();
  if (browser_ && running_) browser_->interrupt();
}

void Queries::use_words(MailWordsOf words) {
  const std::lock_guard lock(mutex_);
  words_ = std::move(words);
}

void Queries::set_marks(MailMarks marks) {
  const std::lock_guard lock(mutex_);
  marks_ = std::move(marks);
}

bool Queries::busy() const {
  const std::lock_guard lock(mutex_);
  return running_ || !jobs_.empty();
}

void Queries::work() {
  bool older = false;
  const auto brings_up = [&] {
    older = true;
    if (brings_up_) brings_up_(true);
  };
  auto opened = MailBrowser::open(path_, brings_up, &end_);
  if (!opened) {
    if (!end_) failed_(opened.error());
    return;
  }
  if (older && brings_up_) brings_up_(false);
  std::unique_lock lock(mutex_);
  browser_ = std::move(*opened);
  while (true) {
    asked_.wait(lock, [this] { return end_ || !jobs_.empty(); });
    if (end_) return;
    const Job job = std::move(jobs_.front());
    jobs_.pop_front();
    browser_->go_on();
    browser_->use_words(words_);
    browser_->set_marks(marks_);
    running_ = true;
    lock.unlock();
    job(*browser_);
    lock.lock();
    running_ = false;
  }
}

}  // namespace tlspath::gui
