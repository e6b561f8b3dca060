// io.cpp: talk on stderr, and names that cannot play with the terminal.
#include "cli/io.hpp"

#include "core/text/escape.hpp"

namespace tlspath::cli {
std::string env(const Io& io, std::string_view name) {
  return io.env ? io.env(name).value_or(std::string()) : std::string();
}

bool accessible(const Io& io) {
  const std::string wish = env(io, "ACCESSIBLE");
  return !wish.empty() && wish != "0";
}

bool wants_list(const Io& io) {
  constexpr int kTables = 72;  // columns
  return accessible(io) || io.columns < kTables;
}

void complain(Io& io, std::string_view what) {
  io.err << "tlspath: " << terminal_text(what) << '\n';
}

}  // namespace tlspath::cli
