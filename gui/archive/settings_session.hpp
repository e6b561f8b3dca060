// A session of the command line, as its settings make it, for threads that read archives: own
// domains, own systems and the like are the same in window and terminal.
#pragma once

#include "cli/session.hpp"

namespace tlspath::gui {

Result<cli::Session> session_of_settings();

}  // namespace tlspath::gui
