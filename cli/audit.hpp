// tlspath audit FILE|-: is opportunistic TLS on? Reads settings that an admin pastes.
#pragma once

#include "cli/session_command.hpp"

namespace tlspath::cli {

class AuditCommand final : public SessionCommand {
 public:
  std::string_view name() const override { return "audit"; }
  std::string_view takes() const override { return "FILE|-"; }
  std::string_view summary() const override {
    return "is TLS on? Exchange, Postfix, Sendmail, Exim";
  }
  std::string_view examples() const override;
  std::span<const Option> options() const override;

 private:
  Status run_in(Session& session, const Arguments& arguments, Io& io) const override;
};

}  // namespace tlspath::cli
