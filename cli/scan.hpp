// tlspath scan PATH...: archives; one record a mail, and counts.
#pragma once

#include "cli/session_command.hpp"

namespace tlspath::cli {

class ScanCommand final : public SessionCommand {
 public:
  std::string_view name() const override { return "scan"; }
  std::string_view takes() const override { return "PATH..."; }
  std::string_view summary() const override {
    return "read archives: folders, mbox, zip, tar, Outlook ...";
  }
  std::string_view examples() const override;
  std::span<const Option> options() const override;

 private:
  Status run_in(Session& session, const Arguments& arguments, Io& io) const override;
};

}  // namespace tlspath::cli
