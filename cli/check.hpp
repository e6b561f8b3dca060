// tlspath check PATH... --policy F.toml: did the mails of each partner come as they must?
#pragma once

#include "cli/session_command.hpp"

namespace tlspath::cli {

class CheckCommand final : public SessionCommand {
 public:
  std::string_view name() const override { return "check"; }
  std::string_view takes() const override { return "PATH..."; }
  std::string_view summary() const override { return "hold mails against a policy; for cron too"; }
  std::string_view examples() const override;
  std::span<const Option> options() const override;

 private:
  Status run_in(Session& session, const Arguments& arguments, Io& io) const override;
};

}  // namespace tlspath::cli
