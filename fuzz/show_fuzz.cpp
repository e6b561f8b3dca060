// Fuzz: the whole of `tlspath show` on pasted bytes, in every form of answer. No answer may hold a
// control character or break off with anything but the statuses of the contract.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <sstream>
#include <string>
#include <vector>

#include "cli/command.hpp"

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace tlspath::cli;
  const std::string given(reinterpret_cast<const char*>(data), size);
  static const std::vector<std::vector<std::string>> kForms{
      {"--format", "text"},
      {"--format", "json", "--nested"},
      {"--format", "html"},
      {"--format", "markdown", "--redact"},
      {"--format", "text", "--layout", "list", "--lang", "de", "--trust", "example.com"},
      {"--raw"},
  };
  for (std::vector<std::string> words : kForms) {
    words.emplace_back("--no-config");
    std::istringstream in(given);
    std::ostringstream out, err;
    Io io{.in = in,
          .out = out,
          .err = err,
          .env = [](std::string_view name) -> std::optional<std::string> {
            return name == "LANG" ? std::optional<std::string>("en_US.UTF-8") : std::nullopt;
          },
          .interrupted = {}};
    const Status status = run(words, io);
    require(status == Status::done || status == Status::nothing);
    require(status == Status::done ? !out.str().empty() : out.str().empty());
    for (const char c : out.str() + err.str())
      require(c == '\n' || c == '\t' || (static_cast<unsigned char>(c) >= 0x20 && c != 0x7f));
  }
  return 0;
}
