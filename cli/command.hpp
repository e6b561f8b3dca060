// Command: one thing that tlspath can do. Each is in a file of its own and knows only its words and
// its Io.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "cli/io.hpp"
#include "cli/options.hpp"

namespace tlspath::cli {

class Command {
 public:
  virtual ~Command() = default;
  virtual std::string_view name() const = 0;
  virtual std::string_view takes() const = 0;     // "[FILE...]"
  virtual std::string_view summary() const = 0;   // one line for the list of commands
  virtual std::string_view examples() const = 0;  // lines that work as they stand
  virtual std::span<const Option> options() const = 0;
  virtual Status run(const Arguments& arguments, Io& io) const = 0;
};

// All commands, in the order of the help.
std::span<const Command* const> commands();

// The program: `words` without its name. Finds the command, reads its options, runs it.
Status run(std::span<const std::string> words, Io& io);

// What --help prints: of all, or of one command.
std::string help();
std::string help(const Command& command);

}  // namespace tlspath::cli
