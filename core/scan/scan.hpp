// scan: the bulk way of the data: sources -> worker -> sinks, one record a mail.
// A first plain version: one thread. The bulk pipeline will replace what is inside scan(); sources,
// worker and sinks know nothing of each other but what stands here.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <istream>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/input/content.hpp"
#include "core/input/read.hpp"
#include "core/mail/repair.hpp"
#include "core/mail/structure.hpp"
#include "core/path/analysis.hpp"

namespace tlspath {

// One mail as it leaves the worker. Lent: valid within MailSink::take only.
struct ScannedMail {
  std::string_view path;                // of the file
  std::string_view entry{};             // within archives; empty: none
  std::optional<std::uint64_t> offset;  // of the mail's first byte in the file; nothing for .msg
  std::uint64_t size = 0;               // of the mail
  std::string_view raw;  // what the spans of `analysis` index: the mail, or its repaired text
  const Analysis& analysis;
  const MailStructure& head;
  const RepairedText* repaired = nullptr;
};

class MailSink {
 public:
  virtual ~MailSink() = default;
  // False: this sink can take no more (a closed pipe, a full disk); the scan ends.
  virtual bool take(const ScannedMail& mail) = 0;
};

// Counts for the summary.
class CountSink final : public MailSink {
 public:
  bool take(const ScannedMail& mail) override;

  std::uint64_t mails = 0, hops = 0;
  std::array<std::uint64_t, 4> hop_verdicts{};       // by Verdict
  std::array<std::uint64_t, 4> path_verdicts{};      // by PathVerdict
  std::uint64_t no_answer = 0;                       // mails without a hop
  std::array<std::uint64_t, 4> boundary_verdicts{};  // by Verdict
  std::uint64_t no_boundary = 0;
  std::optional<std::int64_t> first, last;  // topmost readable stamp of a mail, UTC
};

struct ScanInput {
  std::vector<std::string> paths;
  std::istream* standard_input = nullptr;  // read where a path is "-"
  std::string standard_input_name{};       // what it is called where it failed
  const HopReader& reader;
  OrganisationOf& organisations;
  std::span<const ProviderDomain> providers;
  const OwnSide& own;
  std::function<void(const InputError&)> failed;  // hears of everything that cannot be read
  std::function<void(std::string_view path, std::string_view entry, Content what)>
      left_out;                // files in folders and entries of archives that are no mails
  std::function<bool()> stop;  // asked before each mail: true ends the scan
};

struct ScanResult {
  std::uint64_t files = 0;     // read
  std::uint64_t failed = 0;    // named, or with a mail's name, and not readable
  std::uint64_t left_out = 0;  // no mails
  bool stopped = false;        // by `stop`
  bool sink_full = false;      // by a sink
};

ScanResult scan(const ScanInput& input, std::span<MailSink* const> sinks);

}  // namespace tlspath
