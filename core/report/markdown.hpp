// Ticket: what one pastes into a ticket or a mail to the partner. Markdown (also `show --format
// markdown`) or plain text; both are 72 to 80 columns wide where they are prose, and need no sign
// to be understood. Only hops that crossed a network and matter are listed (boundary, worst,
// cleartext, unstated, weak); ViewOptions::all lists every one.
#pragma once

#include <string>
#include <string_view>

#include "core/report/view.hpp"

namespace tlspath {

std::string render_markdown(const MailView& view);

// `version`: of the program, "1.0".
std::string render_ticket_plain(const MailView& view, std::string_view version);

}  // namespace tlspath
