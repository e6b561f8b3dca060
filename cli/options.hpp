// Options of a command as a table, and the arguments read by it. Wraps Boost.Program_options: what
// it throws comes back as an Error with a suggestion.
//   {"format", "text|json", "", "the form of the answer"},   --format json
//   {"redact", "names|all", "names", "hide names"},          --redact, --redact=all
// Not done: short options and abbreviations: a script must not change its meaning when an option is
// added.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/result.hpp"
#include "core/report/messages.hpp"

namespace tlspath::cli {

struct Option {
  std::string_view name;
  std::string_view
      value{};  // empty: a switch. Words in lower case with "|" between: one of these. Else free
  std::string_view bare{};  // the value where none is written; then a value needs "="
  std::string_view help{};
  // Not an option of this command, and not in its help, but what many try: says what to do instead.
  std::string (Messages::*instead)() const = nullptr;
};

class Arguments {
 public:
  static Result<Arguments> parse(std::span<const Option> options,
                                 std::span<const std::string> words, const Messages& say);

  bool has(std::string_view name) const;
  std::string_view get(
      std::string_view name) const;  // the last one given; empty where there is none
  std::vector<std::string> all(std::string_view name) const;
  const std::vector<std::string>& files() const { return files_; }
  // "tlspath show --format json a.eml", as one would type it in a shell
  std::string typed(std::string_view command) const;

 private:
  std::vector<std::pair<std::string, std::string>> given_;
  std::vector<std::string> files_;
  std::vector<std::string> words_;
};

// "--format text|json|markdown|html"
std::string spelled(const Option& option);

}  // namespace tlspath::cli
