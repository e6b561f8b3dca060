// Pattern: one PCRE2 pattern of a reader, compiled once and shared by all workers. One blank in the
// pattern stands for any folding white space. PCRE2 stays in pattern.cpp. A match is limited (100
// 000 steps): a pattern that meets the limit has not read its part, and says so.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"
#include "core/path/system.hpp"

namespace tlspath {

// What one worker needs to match: never shared between threads.
class MatchScratch {
 public:
  MatchScratch();
  ~MatchScratch();
  MatchScratch(const MatchScratch&) = delete;
  MatchScratch& operator=(const MatchScratch&) = delete;

 private:
  friend class Pattern;
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

enum class MatchResult : std::uint8_t { matched, no_match, limit };

class Pattern {
 public:
  // The names of its groups, or PCRE2's own words with the offset where it does not compile.
  static Result<std::vector<std::string>> check(std::string_view pattern);
  // The group names that a pattern may use: version cipher bits verify kx sig auth tls notls
  // product keyword.
  static bool known_group(std::string_view name);

  explicit Pattern(std::string_view pattern);  // throws std::logic_error where it does not compile
  ~Pattern();
  Pattern(Pattern&&) noexcept;
  Pattern& operator=(Pattern&&) noexcept;

  // Matches the part and notes what the named groups say.
  MatchResult read(ReadContext& c, Span part, MatchScratch& scratch) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace tlspath
