// SessionCommand: a command that reads mails or results. Its session is opened before it runs; what
// is wrong with it ends the program.
#pragma once

#include "cli/command.hpp"
#include "cli/session.hpp"

namespace tlspath::cli {

class SessionCommand : public Command {
 public:
  Status run(const Arguments& arguments, Io& io) const final;

 protected:
  virtual Status run_in(Session& session, const Arguments& arguments, Io& io) const = 0;
  // Says what is wrong with the words that were typed, and where help is.
  Status wrong_usage(const Session& session, std::string_view what, Io& io) const;
};

}  // namespace tlspath::cli
