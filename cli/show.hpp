// tlspath [show] [FILE...]: the path of single mails or pasted headers.
#pragma once

#include "cli/command.hpp"

namespace tlspath::cli {

class ShowCommand final : public Command {
 public:
  std::string_view name() const override { return "show"; }
  std::string_view takes() const override { return "[FILE...]"; }
  std::string_view summary() const override { return "explain single mails or pasted headers"; }
  std::string_view examples() const override;
  std::span<const Option> options() const override;
  Status run(const Arguments& arguments, Io& io) const override;
};

}  // namespace tlspath::cli
