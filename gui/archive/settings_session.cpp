#include "gui/archive/settings_session.hpp"

#include <cstdlib>
#include <sstream>

#include "gui/archive/scan_settings.hpp"

namespace tlspath::gui {

Result<cli::Session> session_of_settings() {
  std::istringstream in;
  std::ostringstream out;
  const auto variable = [](std::string_view name) {
    const char* v = std::getenv(std::string(name).c_str());
    return v ? std::optional<std::string>(v) : std::nullopt;
  };
  const cli::Io io{.in = in, .out = out, .err = out, .env = variable, .interrupted = {}};
  const std::vector<std::string> words = ScanSettings::load().words();
  const auto given = cli::Arguments::parse(cli::kSessionOptions, words, messages(Language::en));
  if (!given) return tl::unexpected(given.error());
  return cli::Session::open(*given, io);
}

}  // namespace tlspath::gui
