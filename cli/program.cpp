// program.cpp: finds the command, reads its options, prints help.
//   tlspath a.eml          = tlspath show a.eml
//   ... | tlspath          = tlspath show
#include <fmt/format.h>
#include <sys/stat.h>

#include <algorithm>

#include "cli/audit.hpp"
#include "cli/check.hpp"
#include "cli/command.hpp"
#include "cli/merge.hpp"
#include "cli/probe.hpp"
#include "cli/report.hpp"
#include "cli/scan.hpp"
#include "cli/session.hpp"
#include "cli/show.hpp"
#include "cli/systems.hpp"
#include "core/base/spelling.hpp"

namespace tlspath::cli {
namespace {

constexpr std::string_view kExamples =
    "tlspath: was this mail encrypted on its way, hop by hop, and how do we know?\n"
    "\n"
    "  tlspath mail.eml                             explain a saved mail\n"
    "  tlspath                                      paste headers, then Ctrl-D\n"
    "  tlspath --redact --format markdown mail.eml  a snippet for the ticket\n"
    "  tlspath scan --ndjson all.ndjson archive/    one record for each mail\n"
    "\n";

const Command* find_command(std::string_view word) {
  const auto all = commands();
  const auto it = std::ranges::find(all, word, &Command::name);
  return it == all.end() ? nullptr : *it;
}

std::string_view near_command(std::string_view word) {
  std::vector<std::string_view> names;
  for (const Command* c : commands()) names.push_back(c->name());
  names.push_back("help");
  return nearest_word(word, names);
}

bool exists(const std::string& path) {
  struct stat st{};
  return ::stat(path.c_str(), &st) == 0;
}

// Where a command stands behind options: "--lang de report results.sqlite". 0: nowhere. Of an
// option that some command knows the word behind it is the value, where it takes one.
std::size_t command_behind_options(std::span<const std::string> words) {
  const auto takes_next = [](std::string_view name) {
    return std::ranges::any_of(commands(), [name](const Command* c) {
      return std::ranges::any_of(c->options(), [name](const Option& o) {
        return o.name == name && !o.value.empty() && o.bare.empty();
      });
    });
  };
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string_view word = words[i];
    if (!word.starts_with("--") || word.size() == 2)
      return i > 0 && find_command(word) != nullptr && !exists(words[i]) ? i : 0;
    if (takes_next(word.substr(2))) ++i;
  }
  return 0;
}

// The language is needed before the options are read: their errors speak it too.
Language language_of(std::span<const std::string> words, const Io& io) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i] == "--lang" && i + 1 < words.size())
      return parse_language(words[i + 1]).value_or(language_of_locale(io));
    if (words[i].starts_with("--lang="))
      return parse_language(std::string_view(words[i]).substr(7)).value_or(language_of_locale(io));
  }
  return language_of_locale(io);
}

Status usage(Io& io, std::string_view what, std::string_view hint) {
  complain(io, what);
  complain(io, hint);
  return Status::usage;
}

}  // namespace

std::span<const Command* const> commands() {
  static const ShowCommand show;
  static const ScanCommand scan;
  static const SystemsCommand systems;
  static const ReportCommand report;
  static const MergeCommand merge;
  static const CheckCommand check;
  static const ProbeCommand probe;
  static const AuditCommand audit;
  static const std::array<const Command*, 8> all{&show,  &scan,  &check, &report,
                                                 &merge, &probe, &audit, &systems};
  return all;
}

std::string help() {
  std::string out(kExamples);
  out += "Commands (tlspath COMMAND --help for examples and options):\n";
  for (const Command* c : commands())
    out += fmt::format("  {:26}{}\n", fmt::format("{} {}", c->name(), c->takes()), c->summary());
  out +=
      "Often used with show, which need not be named:\n"
      "  --format text|json|markdown|html    --lang en|de    --ascii\n"
      "  --raw                     the header as it came, with the proof marked\n"
      "  --redact[=all]            hides addresses, names and ids\n"
      "  --trust CIDR|DOMAIN       your own servers: their lines can be believed\n"
      "  --version\n"
      "Exit status: 0 done, 1 policy broken, 2 wrong usage, 3 in part, 4 nothing done.\n"
      "Nothing leaves this computer, but what probe asks.\n";
  return out;
}

std::string help(const Command& command) {
  std::string out = fmt::format("tlspath {} {}: {}\n\n{}\n", command.name(), command.takes(),
                                command.summary(), command.examples());
  for (const Option& o : command.options()) {
    if (o.instead != nullptr) continue;
    const std::string left = spelled(o);
    if (left.size() > 26)
      out += fmt::format("  {}\n  {:28}{}\n", left, "", o.help);
    else
      out += fmt::format("  {:28}{}\n", left, o.help);
  }
  return out;
}

Status run(std::span<const std::string> words, Io& io) {
  const Messages& say = messages(language_of(words, io));
  const Command* command = find_command("show");
  std::vector<std::string> ordered;
  if (const std::size_t at = command_behind_options(words); at != 0) {
    ordered.assign(words.begin(), words.end());
    std::rotate(ordered.begin(), ordered.begin() + static_cast<std::ptrdiff_t>(at),
                ordered.begin() + static_cast<std::ptrdiff_t>(at) + 1);
    words = ordered;
  }
  std::span<const std::string> rest = words;
  if (!words.empty()) {
    const std::string& first = words.front();
    if (first == "--version") {
      io.out << "tlspath " TLSPATH_VERSION "\n";
      return Status::done;
    }
    if (first == "help" || (first == "--help" && words.size() == 1)) {
      if (words.size() < 2) {
        io.out << help();
        return Status::done;
      }
      const Command* about = find_command(words[1]);
      if (about == nullptr)
        return usage(io, say.unknown_command(words[1], near_command(words[1])), say.see_help(""));
      io.out << help(*about);
      return Status::done;
    }
    if (const Command* named = find_command(first)) {
      command = named;
      rest = words.subspan(1);
    } else if (!first.starts_with('-') && first.find_first_of("./") == std::string::npos &&
               !exists(first)) {
      if (const std::string_view near = near_command(first); !near.empty())
        return usage(io, say.unknown_command(first, near), say.see_help(""));
    }
  }
  const auto arguments = Arguments::parse(command->options(), rest, say);
  const std::string_view asked_of =
      rest.size() == words.size() ? std::string_view() : command->name();
  if (!arguments) return usage(io, arguments.error().what, say.see_help(asked_of));
  if (arguments->has("help")) {
    io.out << help(*command);
    return Status::done;
  }
  return command->run(*arguments, io);
}

}  // namespace tlspath::cli
