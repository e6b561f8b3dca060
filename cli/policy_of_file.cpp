#include "cli/policy_of_file.hpp"

#include "core/input/read.hpp"
#include "core/policy/policy_file.hpp"
#include "core/report/check_words.hpp"

namespace tlspath::cli {

Result<Policy> load_policy(const std::string& path, const Messages& say, Language l) {
  const auto text = read_file(path, kMaxPolicyFile + 1);
  if (text) return read_policy(*text, path, say);
  std::string what;
  switch (text.error().kind) {
    case ErrorKind::not_found:
      what = check_no_file(path, l);
      break;
    case ErrorKind::is_folder:
      what = say.not_readable(path, "a folder");
      break;
    case ErrorKind::too_large:
      return read_policy(std::string(kMaxPolicyFile + 1, ' '), path, say);
    default:
      what = say.not_readable(path, text.error().reason);
  }
  return tl::unexpected(Error{ErrorKind::usage, std::move(what)});
}

}  // namespace tlspath::cli
