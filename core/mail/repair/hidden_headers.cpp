// Text in which no headers were found, but words of them: a table, JSON, base64, marks that no pass
// knows. Who pasted it is told so, and not that nothing is there.
//   "| Received | from a by b; ... |", "UmVjZWl2ZWQ6IGZyb20g"
// Not done: reading them.
#include <array>

#include "core/base/ascii.hpp"
#include "core/mail/repair.hpp"
#include "core/mail/repair/notes.hpp"
#include "core/mail/repair/words.hpp"

namespace tlspath {
namespace {

using namespace repairing;

// Do the words stand near each other behind `at`, in their order?
bool from_by(std::string_view text, std::size_t at) {
  constexpr std::size_t kNear = 1024;
  const std::string_view rest = text.substr(at, kNear);
  const std::size_t from = ascii::ifind(rest, "from ");
  return from != kNone && ascii::ifind(rest, "by ", from) != kNone;
}

}  // namespace

bool hides_headers(std::string_view text) {
  constexpr std::string_view kName = "received";
  constexpr int kMostNames = 64;
  // "Received" in base64, at each of the three places of a group.
  constexpr auto kBase64 =
      std::to_array<std::string_view>({"UmVjZWl2ZW", "JlY2VpdmVk", "SZWNlaXZlZ"});
  text = text.substr(0, kMaxLook);
  std::size_t at = ascii::ifind(text, kName);
  for (int i = 0; at != kNone && i < kMostNames; ++i) {
    if (from_by(text, at + kName.size())) return true;
    at = ascii::ifind(text, kName, at + kName.size());
  }
  for (const std::string_view name : kBase64)
    if (text.find(name) != kNone) return true;
  return false;
}

}  // namespace tlspath
