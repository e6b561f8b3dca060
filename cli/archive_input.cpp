// See archive_input.hpp.
#include "cli/archive_input.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <system_error>
#include <thread>

#include "cli/filter_options.hpp"
#include "cli/limits.hpp"
#include "core/overview/store_words.hpp"

namespace tlspath::cli {
namespace {

// One for each processor, unless asked for. 0: that is no number.
unsigned parse_jobs(std::string_view text) {
  if (text.empty()) return std::max(1u, std::thread::hardware_concurrency());
  constexpr unsigned kMax = 256;
  unsigned n = 0;
  const auto end = std::from_chars(text.data(), text.data() + text.size(), n);
  return end.ec == std::errc() && end.ptr == text.data() + text.size() && n <= kMax ? n : 0;
}

}  // namespace

std::optional<ArchiveOptions> archive_options(const Arguments& arguments, Io& io, Language l) {
  const auto days = days_asked(arguments, io, l);
  if (!days) return std::nullopt;
  auto from_domain = domain_asked(arguments, "from-domain", io, l);
  if (!from_domain) return std::nullopt;
  ArchiveOptions out;
  out.only = {.since = days->since, .until = days->until, .from_domain = std::move(*from_domain)};
  out.jobs = parse_jobs(arguments.get("jobs"));
  if (out.jobs == 0) {
    complain(io, bad_jobs(arguments.get("jobs"), l));
    return std::nullopt;
  }
  const auto limits = limits_asked(arguments, io, l);
  if (!limits) return std::nullopt;
  out.limits = *limits;
  return out;
}

bool none_is_there(std::string_view command, const Arguments& arguments, const Session& session,
                   Io& io) {
  const auto absent = [](const std::string& path) {
    std::error_code error;
    return path != "-" && !std::filesystem::exists(path, error) && !error;
  };
  if (!std::ranges::all_of(arguments.files(), absent)) return false;
  for (const std::string& path : arguments.files())
    complain(io,
             input_problem({.kind = ErrorKind::not_found, .path = path}, session.say(), command));
  return true;
}

ScanInput archive_input(std::string command, const Arguments& arguments,
                        const ArchiveOptions& options, Session& session, Progress& progress,
                        Io& io) {
  const auto say_line = [&](std::string_view what) {
    progress.clear();
    complain(io, what);
  };
  ScanInput input{
      .paths = arguments.files(),
      .standard_input = &io.in,
      .standard_input_name = session.say().standard_input(),
      .reader = session.reader(),
      .organisations = *session.organisations,
      .new_organisations = [] { return make_psl_organisation(); },
      .providers = session.providers(),
      .own = session.own,
      .failed = [say_line, &session, command = std::move(command)](
                    const InputError& e) { say_line(input_problem(e, session.say(), command)); },
      .left_out =
          [say_line, &session](std::string_view file, std::string_view entry, Content) {
            if (session.verbose)
              say_line(session.say().left_out(
                  fmt::format("{}{}{}", file, entry.empty() ? "" : "/", entry)));
          },
      .hidden =
          [say_line, &session](std::string_view path) {
            if (session.verbose) say_line(session.say().hidden(path));
          },
      .changed = [say_line, &session](
                     std::string_view file) { say_line(source_changed(file, session.language)); },
      .stop = [&io] { return io.interrupted && io.interrupted(); },
      .jobs = options.jobs,
      .only = options.only,
      .limits = options.limits,
  };
  // Who asks for none is not asked for the size of each file.
  if (progress.shown())
    input.progress = [&progress](const ScanProgress& now) { progress.step(now); };
  return input;
}

}  // namespace tlspath::cli
