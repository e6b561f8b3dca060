// Batch: some mails on their way from a worker to the sinks, with what happened between them, in
// order. Holds copies of the headers that the mails' spans index, so that the worker can read on.
// Used again.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/input/mail_reader.hpp"
#include "core/scan/read_mail.hpp"
#include "core/scan/sources.hpp"

namespace tlspath {

// One file, or a stretch of one, to be read by one worker.
struct SourcePart {
  SourceFile file;
  SourceInfo info;  // without its path, which is the file's
  ByteRange range{};
  ScanJournal::Place place{};
  bool anew = false;               // read before, and not what it was: its rows go first
  bool mbox = false;               // known to be one, where that was asked
  bool first = true, last = true;  // of its source
  std::uint64_t end = 0;           // where this share of the source ends

  SourceInfo described() const {
    SourceInfo d = info;
    d.path = file.path;
    return d;
  }
};

class Batch {
 public:
  enum class What : std::uint8_t { mail, failed, left_out, end };
  struct Event {
    What what{};
    std::uint32_t part = 0;   // of the unit
    std::uint32_t index = 0;  // into mails(), errors() or left_out()
    ReadEnd end{};
  };
  struct LeftOut {
    std::string entry;
    Content what{};
  };

  Batch();

  void clear();
  bool full() const {
    return mails_used_ >= kMails || text_size_ >= kText || events_.size() >= kEvents;
  }

  void add_mail(std::uint32_t part, const InputMail& mail, MailWorker& worker);
  void add_failed(std::uint32_t part, const InputError& error);
  void add_left_out(std::uint32_t part, std::string_view entry, Content what);
  void add_end(std::uint32_t part, ReadEnd end);

  const std::vector<Event>& events() const { return events_; }
  const ReadMail& mail(const Event& e) const { return mails_[e.index]; }
  const InputError& error(const Event& e) const { return errors_[e.index]; }
  const LeftOut& left_out(const Event& e) const { return left_out_[e.index]; }

 private:
  static constexpr std::size_t kMails = 16, kEvents = 1024;
  static constexpr std::size_t kText = std::size_t{1} << 20;

  std::vector<Event> events_;
  std::vector<ReadMail> mails_;       // kMails, used from the front
  std::vector<std::string> headers_;  // of each, its copy
  std::size_t mails_used_ = 0, text_size_ = 0;
  std::vector<InputError> errors_;
  std::vector<LeftOut> left_out_;
};

}  // namespace tlspath
