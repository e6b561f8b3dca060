// SummarySink: counts while a scan reads, in bounded memory: the tables of Summary without a
// database.
//   SummarySink sink({.examples = true}); scan(input, {&sink}); render(sink.summary());
// Bounds: kMaxNames partners, relays and suites each; mails of further names are counted together.
// Duplicates are found by a hash of their Message-ID among the first kMaxIds different ones.
// Not done: which suites of further names are weak, sums by anything but Summary's tables: those
// are queries of a database (core/store/query.hpp).
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "core/scan/scan.hpp"
#include "core/scan/summary.hpp"

namespace tlspath {

// Message-IDs seen, as hashes; grows up to its limit.
class SeenIds {
 public:
  explicit SeenIds(std::size_t limit);

  // True where it was there before. False for everything new once the limit is met.
  bool seen(std::string_view id);
  bool full() const { return count_ >= limit_; }

 private:
  void grow();

  std::size_t limit_, count_ = 0;
  std::uint64_t seed_;
  std::vector<std::uint64_t> slots_;  // 0: free
};

// Groups by name, up to a limit.
class Tally {
 public:
  explicit Tally(std::size_t limit) : limit_(limit) {}

  // The group of that name; nullptr where there is no room for a new one.
  Group* find(std::string_view name);
  std::vector<Group> groups() const;
  std::size_t size() const { return groups_.size(); }
  std::uint64_t others = 0;  // counted by the caller where find() had no room

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view s) const { return std::hash<std::string_view>{}(s); }
  };

  std::size_t limit_;
  std::unordered_map<std::string, Group, Hash, std::equal_to<>> groups_;
};

class SummarySink final : public MailSink {
 public:
  static constexpr std::size_t kMaxNames = 16384;
  static constexpr std::size_t kMaxIds = 1u << 20;

  struct Options {
    bool duplicates = false;  // count each copy of a mail
    bool examples = false;    // keep an example hop of each finding
  };

  SummarySink() : SummarySink(Options{}) {}
  explicit SummarySink(Options options);

  HeadParts head_parts() const override { return kNoHeadParts; }
  bool take(const ScannedMail& mail) override;
  std::uint64_t taken() const { return taken_; }  // mails, duplicates too

  // Sorted; everything but `unread`.
  Summary summary() const;

 private:
  // The groups of what is one object wherever it is met: quicker than by name.
  template <class T>
  using Met = std::vector<std::pair<const T*, Group*>>;

  void count_hop(const ScannedMail& mail, std::size_t at, Group* month);
  void count_findings(const ScannedMail& mail);
  Group* of_month(std::optional<std::int64_t> time);

  Options options_;
  std::uint64_t taken_ = 0;
  Summary sums_;
  SeenIds ids_;
  Tally partners_, relays_, systems_, months_, ciphers_, weak_, receivers_;
  Met<System> met_systems_;
  Met<Suite> met_suites_;
  // The month of the mail before: archives are mostly in order.
  std::int64_t last_day_ = 0;
  Group* last_month_ = nullptr;
  std::array<Group, kTlsVersions + 1> versions_;  // the last one: not stated
  std::array<std::uint64_t, kFindingKinds> findings_{};
  std::array<bool, kFindingKinds> has_example_{};
  // Who sent most by a weak suite: counts by suite and domain.
  std::unordered_map<std::string, Tally> weak_from_;
};

// By its registered name; else as the line has it, unfolded and visible.
std::string suite_name(const Hop& hop, std::string_view raw);

}  // namespace tlspath
