#include "gui/archive/settings_session.hpp"

#include <cstdlib>
#include <sstream>

namespace tlspath::gui {

Result<cli::Session> session_of_settings() {
  std::istringstream in;
  std::ostringstream out;
  const auto variable = [](std::string_view name) {
    const char* v = std::getenv(std::string(name).c_str());
    return v ? std::optional<std::string>(v) : std::nullopt;
  };
  const cli::Io io{.in = in, .out = out, .err = out, .env = variable, .interrupted = {}};
  const auto none = cli::Arguments::parse(cli::kCommonOptions, {}, messages(Language::en));
  if (!none) return tl::unexpected(none.error());
  return cli::Session::open(*none, io);
}

}  // namespace tlspath::gui
