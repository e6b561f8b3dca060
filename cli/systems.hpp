// tlspath systems [ID...]: the catalogue of mail systems: how each marks TLS, by version, and what
// its silence means.
#pragma once

#include "cli/session_command.hpp"

namespace tlspath::cli {

class SystemsCommand final : public SessionCommand {
 public:
  std::string_view name() const override { return "systems"; }
  std::string_view takes() const override { return "[ID...]"; }
  std::string_view summary() const override { return "the mail systems: how each marks TLS"; }
  std::string_view examples() const override;
  std::span<const Option> options() const override;

 private:
  Status run_in(Session& session, const Arguments& arguments, Io& io) const override;
};

}  // namespace tlspath::cli
