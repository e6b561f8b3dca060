// tlspath merge OUT DB...: joins the databases of all shards of a scan.
#pragma once

#include "cli/command.hpp"

namespace tlspath::cli {

class MergeCommand final : public Command {
 public:
  std::string_view name() const override { return "merge"; }
  std::string_view takes() const override { return "OUT DB..."; }
  std::string_view summary() const override { return "join the databases of scan --shard"; }
  std::string_view examples() const override;
  std::span<const Option> options() const override;
  Status run(const Arguments& arguments, Io& io) const override;
};

}  // namespace tlspath::cli
