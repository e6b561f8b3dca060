// Io: all that a command may touch of the world around it, so that a test can be that world.
// Exit statuses are a contract (design: 0 done, 1 policy violated, 2 wrong usage, 3 done in part, 4
// nothing done).
#pragma once

#include <functional>
#include <istream>
#include <optional>
#include <ostream>
#include <string>
#include <string_view>

namespace tlspath::cli {

enum class Status : int {
  done = 0,
  violated = 1,
  usage = 2,
  partly = 3,
  nothing = 4,
  interrupted = 130
};

struct Io {
  std::istream& in;
  std::ostream& out;  // results
  std::ostream& err;  // talk
  bool in_tty = false;
  bool out_tty = false;
  bool err_tty = false;
  int columns = 80;  // of the terminal that `out` is; 80 in a pipe
  std::function<std::optional<std::string>(std::string_view name)> env;
  std::function<bool()>
      interrupted;  // Ctrl-C was pressed; asked by commands that keep what they have
};

// The variable's value; empty where it is unset.
std::string env(const Io& io, std::string_view name);
bool accessible(const Io& io);  // ACCESSIBLE: for a screen reader, no columns and no redraw
bool wants_list(const Io& io);  // that, or a terminal too narrow for tables

// "tlspath: a.eml: no such file\n" on stderr; control and direction characters of file names are
// made visible.
void complain(Io& io, std::string_view what);

}  // namespace tlspath::cli
