// tlspath [show] [FILE...]: the path of single mails or pasted headers.
#pragma once

#include "cli/session_command.hpp"

namespace tlspath::cli {

class ShowCommand final : public SessionCommand {
 public:
  std::string_view name() const override { return "show"; }
  std::string_view takes() const override { return "[FILE...]"; }
  std::string_view summary() const override { return "explain single mails or pasted headers"; }
  std::string_view examples() const override;
  std::span<const Option> options() const override;

 private:
  Status run_in(Session& session, const Arguments& arguments, Io& io) const override;
};

}  // namespace tlspath::cli
