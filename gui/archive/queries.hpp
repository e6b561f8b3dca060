// Queries: a thread with a connection of its own to a results database, which does one thing after
// the other away from the window.
//   Queries q("results.sqlite");  q.ask([=](MailBrowser& b) { ...; hand back to the window ... });
// What is asked replaces what was asked before: that is stopped, and tells StoreTrouble::stopped.
// A job hands its result back by `window_does`, and runs no more once Queries is gone.
#pragma once

#include <QObject>
#include <atomic>
#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>

#include "core/store/browse.hpp"

namespace tlspath::gui {

class Queries {
 public:
  using Job = std::function<void(MailBrowser&)>;

  // From the thread: `failed` is called once where the database cannot be opened; `brings_up` with
  // true before one of an older version is brought up to date, and with false after it.
  Queries(std::string path, std::function<void(const StoreError&)> failed,
          std::function<void(bool)> brings_up = {});
  ~Queries();
  Queries(const Queries&) = delete;
  Queries& operator=(const Queries&) = delete;

  void ask(Job job);   // and nothing that was asked before
  void also(Job job);  // after what was asked before
  void stop();         // all of it; what is asked later runs
  bool busy() const;
  void use_words(MailWordsOf words);  // for what is asked later
  void set_marks(MailMarks marks);    // for what is asked later

 private:
  void work();

  std::string path_;
  std::function<void(const StoreError&)> failed_;
  std::function<void(bool)> brings_up_;
  mutable std::mutex mutex_;
  std::condition_variable asked_;
  std::deque<Job> jobs_;
  std::unique_ptr<MailBrowser> browser_;
  MailWordsOf words_;
  MailMarks marks_;
  bool running_ = false;
  std::atomic<bool> end_ = false;
  std::thread thread_;
};

// Calls `what` in the thread of `receiver`, later, unless that is gone by then.
template <class F>
void window_does(QObject* receiver, F what) {
  QMetaObject::invokeMethod(receiver, std::move(what), Qt::QueuedConnection);
}

}  // namespace tlspath::gui
