// tlspath probe DOMAIN|HOST[:PORT]: what mail servers offer now. The only command that uses the
// network, and only when it is asked to.
#pragma once

#include "cli/session_command.hpp"

namespace tlspath::cli {

class ProbeCommand final : public SessionCommand {
 public:
  std::string_view name() const override { return "probe"; }
  std::string_view takes() const override { return "DOMAIN|HOST..."; }
  std::string_view summary() const override { return "what mail servers offer now (network)"; }
  std::string_view examples() const override;
  std::span<const Option> options() const override;

 private:
  Status run_in(Session& session, const Arguments& arguments, Io& io) const override;
};

}  // namespace tlspath::cli
