// Citadel.
// Writes    from HELO (Citadel from userid 1000) by B; date      (pick-up)
//           from HELO (RDNS [IP]) by B; date                     (network: names no product)
// Silence   there is no "with": nothing is said of TLS.
// Source    serv_smtp.c of 7.x to 9.x
// Not done  its network line cannot be told from others without "with" and id

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({{Slot::peer, "Citadel from userid"}});
constexpr auto kProfiles = std::to_array<Profile>(
    {{.marks = Marks::never, .label = "all", .shows = "nothing", .source = "serv_smtp.c"}});

constexpr auto kForms = std::to_array<Form>({{Slot::peer, "Citadel from userid", Means::pickup}});

// The line has nothing else. Beside an address the comment would be somebody's host name, beside
// other words a greeting's.
bool confirm(std::string_view, const ReceivedField& f) {
  constexpr SlotSet kAll =
      slot_bit(Slot::from) | slot_bit(Slot::peer) | slot_bit(Slot::by) | slot_bit(Slot::date);
  return f.present() == kAll && !f.peer_address && !f.address_unsure && !f.odd.unbalanced;
}

}  // namespace

extern constinit const System citadel{
    .id = "citadel",
    .title = "Citadel",
    .short_title = "Citadel",
    .cues = kCues,
    .profiles = kProfiles,
    .forms = kForms,
    .rank = 40,
    .confirm = confirm,
    .source = "Citadel's own source",
};

}  // namespace tlspath::parsers
