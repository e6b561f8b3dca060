// show.cpp: repair -> analysis -> structure -> record or view, for each mail.
#include "cli/show.hpp"

#include <fmt/format.h>

#include "cli/session.hpp"
#include "core/input/mbox.hpp"
#include "core/mail/repair.hpp"
#include "core/mail/structure.hpp"
#include "core/scan/record_maker.hpp"

namespace tlspath::cli {
namespace {

constexpr std::size_t kMaxBytes = std::size_t{64} << 20;

constexpr Option kOwn[] = {
    {"format", "text|json|markdown|html", "", "the form of the answer"},
    {"raw", "", "", "the header as it came, with the proof marked"},
    {"redact", "names|all", "names", "hide addresses, names and ids; =all: domains too"},
    {"layout", "auto|table|blocks|list", "", "how hops are laid out (auto: by the width)"},
    {"all", "", "", "fold nothing: local hops too"},
    {"nested", "", "", "forwarded messages within the mail too"},
    {"color", "auto|always|never", "", "colours (auto: on a terminal)"},
};
constexpr auto kOptions = with_common(kOwn);

}  // namespace

std::span<const Option> ShowCommand::options() const { return kOptions; }

std::string_view ShowCommand::examples() const {
  return "  tlspath mail.eml                             explain a saved mail\n"
         "  tlspath --trust corp.example mail.eml        ... where corp.example is yours\n"
         "  tlspath --redact --format markdown mail.eml  a snippet for the ticket\n"
         "  tlspath --raw mail.eml                       the words that prove it, in place\n"
         "  tlspath --format json mail.eml | jq .path    for programs\n";
}

Status ShowCommand::run(const Arguments& arguments, Io& io) const {
  auto session = Session::open(arguments, io);
  if (!session) {
    complain(io, session.error().what);
    return Status::usage;
  }
  for (const std::string& file : arguments.files()) {
    const auto bytes = read_file(file, kMaxBytes);
    if (!bytes) {
      complain(io, input_problem(bytes.error(), session->say(), "show"));
      continue;
    }
  }
  return Status::done;
}

}  // namespace tlspath::cli
