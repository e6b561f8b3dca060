#include "cli/policy_of_file.hpp"

#include "core/input/read.hpp"
#include "core/overview/check_words.hpp"
#include "core/policy/policy_file.hpp"
#include "core/report/messages.hpp"

namespace tlspath::cli {

Result<Policy> load_policy(const std::string& path, Language l) {
  const Messages& say = messages(l);
  const auto text = read_file(path, kMaxPolicyFile + 1);
  if (text) return read_policy(*text, path, l);
  std::string what;
  switch (text.error().kind) {
    case ErrorKind::not_found:
      what = check_no_file(path, l);
      break;
    case ErrorKind::is_folder:
      what = say.not_a_file(path);
      break;
    case ErrorKind::too_large:
      return read_policy(std::string(kMaxPolicyFile + 1, ' '), path, l);
    default:
      what = say.not_readable(path, text.error().reason);
  }
  return tl::unexpected(Error{ErrorKind::usage, std::move(what)});
}

}  // namespace tlspath::cli
