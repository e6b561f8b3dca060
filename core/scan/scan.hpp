// scan: the bulk way of the data: sources -> workers -> sinks.
//   scan({.paths = {"archive/"}, .jobs = 4, ...}, sinks)
// Sinks get the mails in the order of the sources, whatever the number of workers; sources, workers
// and sinks know nothing of each other but what stands here.
#pragma once

#include <cstdint>
#include <functional>
#include <istream>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/input/content.hpp"
#include "core/input/limits.hpp"
#include "core/input/read.hpp"
#include "core/mail/head.hpp"
#include "core/mail/repair.hpp"
#include "core/path/analysis.hpp"
#include "core/scan/mail_facts.hpp"

namespace tlspath {

// One mail as it leaves the worker. Lent: valid within MailSink::take only.
struct ScannedMail {
  std::string_view path;                    // of the file
  std::optional<std::string_view> entry{};  // within archives
  std::optional<std::uint64_t> offset{};    // of the mail's first byte; nothing for .msg and .pst
  std::uint64_t size = 0;                   // of the mail
  std::string_view raw;  // what the spans of `analysis` index: the mail, or its repaired text
  const Analysis& analysis;
  const MailHead& head;
  const RepairedText* repaired = nullptr;
  const MailFacts* facts = nullptr;  // always there in a scan, and for RecordMaker
};

// What mails come from: a file, whatever is in it.
struct SourceInfo {
  std::string_view path;       // as in ScannedMail; "-" for standard input
  std::uint64_t position = 0;  // among all sources of this scan, the same for every shard
  std::uint64_t size = 0;      // bytes
  std::int64_t modified = 0;   // nanoseconds since 1970
  bool regular = false;        // a file that can be read again; else size and time mean nothing
};

// Where results go. All is called in order and from one thread: for each source begin_source, its
// mails, finish_source; checkpoint at any time between two mails. False: this sink can take no more
// (a closed pipe, a full disk); the scan ends.
class MailSink {
 public:
  virtual ~MailSink() = default;
  // What it looks at of ScannedMail::head; what no sink looks at is not read.
  virtual HeadParts head_parts() const { return {}; }
  virtual bool begin_source(const SourceInfo&) { return true; }
  virtual bool take(const ScannedMail& mail) = 0;
  virtual bool finish_source() { return true; }
  // What was taken so far is to survive whatever comes.
  virtual bool checkpoint() { return true; }
};

// What an earlier scan has read already, and what this one has. Called from the same thread as the
// sinks: begin before their begin_source, commit after their checkpoint.
class ScanJournal {
 public:
  enum class State : std::uint8_t {
    fresh,    // nothing is known of it
    go_on,    // read up to `offset`; what is after it is new
    done,     // read to its end, and nothing came since
    changed,  // what was read is not there any more: start_anew()
  };
  enum class Read : std::uint8_t {
    whole,
    in_part,     // something of it never can be read; it is tried and told of again
    to_a_limit,  // the same, as `changed` once the limits are others
    with_gaps,   // something could not be read this time: as `changed` the next time
  };
  struct Place {
    State state = State::fresh;
    std::uint64_t offset = 0;  // of the first byte that was not read
    std::uint64_t mails = 0;   // read before it
  };

  virtual ~ScanJournal() = default;
  // What begin() would say, while another source is open.
  virtual Place look(const SourceInfo& source) = 0;
  virtual Place begin(const SourceInfo& source) = 0;
  // Forgets what was read of the source that was begun last: its rows go. False where they are in
  // files and cannot go.
  virtual bool start_anew() = 0;
  // All mails before `offset` were taken, `mails` of them since the source's first byte.
  virtual void reached(std::uint64_t offset, std::uint64_t mails) = 0;
  // The source was read to its end.
  virtual void finish(std::uint64_t offset, Read how) = 0;
  virtual bool commit() = 0;
  // A sink could take no more: what came since the last commit is not in all of them, and goes.
  virtual void abandon() = 0;
};

// Which share of the sources this scan takes. An mbox is cut: a mail belongs to the share in which
// its first byte lies; everything else belongs whole to one share.
struct Shard {
  std::uint32_t index = 1, count = 1;  // 1 of 1: all of it
};

// Which mails the sinks get; the others are read and stepped over. Times as in MailFacts.
struct MailFilter {
  std::optional<std::int64_t> since, until;  // until: the first second after
  std::string from_domain;                   // lower case; a domain, or one above it

  bool empty() const { return !since && !until && from_domain.empty(); }
  bool takes(const MailFacts& facts) const;
};

struct ScanProgress {
  std::uint64_t mails = 0;
  std::uint64_t bytes = 0;  // of files, read to their end or to the last mail that was taken
};

// Functions that are empty are not called; without new_organisations all is read on one thread.
struct ScanInput {
  std::vector<std::string> paths;
  std::istream* standard_input = nullptr;  // read where a path is "-"
  std::string standard_input_name{};       // what it is called where it failed
  const HopReader& reader;
  OrganisationOf& organisations;                                         // for the sinks' thread
  std::function<std::unique_ptr<OrganisationOf>()> new_organisations{};  // for each other one
  std::span<const ProviderDomain> providers;
  const OwnSide& own;
  std::function<void(const InputError&)> failed{};  // hears of everything that cannot be read
  std::function<void(std::string_view path, std::string_view entry, Content what)>
      left_out{};  // files in folders and entries of archives that are no mails
  // Hidden in a folder, or on its way into a Maildir: counted as left out.
  std::function<void(std::string_view path)> hidden{};
  // A source of an earlier scan that is not what it was, and whose rows cannot go: it is not read.
  std::function<void(std::string_view path)> changed{};
  std::function<bool()> stop{};  // asked after each mail: true ends the scan
  // Told now and then, from the sinks' thread.
  std::function<void(const ScanProgress&)> progress{};
  unsigned jobs = 1;                               // threads that read
  std::uint64_t stretch = std::uint64_t{4} << 20;  // bytes of an mbox that one of them takes
  ScanJournal* journal = nullptr;
  Shard shard{};
  MailFilter only{};
  InputLimits limits{};
  // 0: after every mail; nothing: never, whoever scans has something to do before.
  std::optional<std::uint32_t> checkpoint_seconds = 2;
};

struct ScanResult {
  std::uint64_t files = 0;      // read
  std::uint64_t failed = 0;     // named, or with a mail's name, and not readable
  std::uint64_t left_out = 0;   // no mails
  std::uint64_t not_asked = 0;  // mails that `only` does not take
  std::uint64_t known = 0;      // read by an earlier scan, nothing new in them
  bool stopped = false;         // by `stop`
  bool sink_full = false;       // by a sink
};

ScanResult scan(const ScanInput& input, std::span<MailSink* const> sinks);

}  // namespace tlspath
