// Postal.
// Writes    from api (IP [IP]) by B with HTTP; date          (its API)
//           from HELO (RDNS [IP]) by B with SMTP; date       (network: names no product)
// Silence   both keywords are constants: nothing is said of TLS.
// Source    app/lib/received_header.rb of 2.x and 3.x
// Not done  its SMTP line cannot be told from others without id

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({{Slot::with, "HTTP", Match::whole}});
constexpr auto kProfiles = std::to_array<Profile>(
    {{.marks = Marks::never, .label = "all", .shows = "nothing", .source = "received_header.rb"}});
constexpr auto kForms = std::to_array<Form>({{Slot::with, "HTTP", Means::web, Match::whole}});

bool confirm(std::string_view raw, const ReceivedField& f) {
  return slice(raw, f.span(Slot::from)) == "api" && f.peer_address && !f.has(Slot::id) &&
         !f.has(Slot::by_comment) && !f.has(Slot::with_comment);
}

}  // namespace

extern constinit const System postal{
    .id = "postal",
    .title = "Postal",
    .short_title = "Postal",
    .cues = kCues,
    .profiles = kProfiles,
    .forms = kForms,
    .rank = 40,
    .confirm = confirm,
    .source = "Postal's own source of 2.x and 3.x",
};

}  // namespace tlspath::parsers
