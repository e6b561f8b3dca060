// What scan and check read: the archives named, which of their mails, with how many threads, and at
// what cost; progress and trouble are told on stderr.
//   --since 2025-07-01 --from-domain shop.example --jobs 4 --limit depth=2
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "cli/io.hpp"
#include "cli/options.hpp"
#include "cli/progress.hpp"
#include "cli/session.hpp"
#include "core/scan/scan.hpp"

namespace tlspath::cli {

struct ArchiveOptions {
  MailFilter only;
  unsigned jobs = 1;
  InputLimits limits;
};

// Nothing where one is wrong: that was said.
std::optional<ArchiveOptions> archive_options(const Arguments& arguments, Io& io, Language l);

// Nothing of what was named is there; that was said. So nothing need be begun, or written.
bool none_is_there(std::string_view command, const Arguments& arguments, const Session& session,
                   Io& io);

// `command`: as input_problem() takes it. All else that is given must outlive it.
ScanInput archive_input(std::string command, const Arguments& arguments,
                        const ArchiveOptions& options, Session& session, Progress& progress,
                        Io& io);

}  // namespace tlspath::cli
