// tlspath report DB: tables out of a results database.
#pragma once

#include "cli/session_command.hpp"

namespace tlspath::cli {

class ReportCommand final : public SessionCommand {
 public:
  std::string_view name() const override { return "report"; }
  std::string_view takes() const override { return "DB"; }
  std::string_view summary() const override { return "tables out of what scan --db wrote"; }
  std::string_view examples() const override;
  std::span<const Option> options() const override;

 private:
  Status run_in(Session& session, const Arguments& arguments, Io& io) const override;
};

}  // namespace tlspath::cli
