// See session_command.hpp.
#include "cli/session_command.hpp"

namespace tlspath::cli {

Status SessionCommand::run(const Arguments& arguments, Io& io) const {
  auto session = Session::open(arguments, io);
  if (session) return run_in(*session, arguments, io);
  complain(io, session.error().what);
  return Status::usage;
}

Status SessionCommand::wrong_usage(const Session& session, std::string_view what, Io& io) const {
  complain(io, what);
  complain(io, session.say().see_help(name()));
  return Status::usage;
}

}  // namespace tlspath::cli
