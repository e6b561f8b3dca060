// PowerMTA (Port25, SparkPost, Bird).
// Writes    from HELO (IP) by B (PowerMTA(TM) v3.5r11) id hnq53q3hsf9c for <a>; date
//             (envelope-from <b>)
//           by B (PowerMTA(TM) v3.5r16) id X for <a>; date (envelope-from <b>)     (where it
//             hides the source)
//           from HELO (IP) by B id h0skku73ee9o for <a>; date (envelope-from <b>)  (product
//             hidden)
// Silence   no evidence: it names no protocol.
// Source    public mail, 2002 to 2026
// Not done  senders that hide the product and have a name of their own are told apart by their
//             hosts

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({
    {Slot::by_comment, "PowerMTA"},
    {Slot::id, "12", Match::shape},
});
constexpr auto kProfiles = std::to_array<Profile>({
    {.marks = Marks::never, .label = "all", .shows = "nothing"},
});

// Where the product is hidden: no protocol, twelve letters and digits, the sender after the date.
bool confirm(std::string_view raw, const ReceivedField& f) {
  if (f.has(Slot::by_comment))
    return ascii::istarts_with(slice(raw, f.span(Slot::by_comment)), "PowerMTA");
  return !f.has(Slot::with) && f.has(Slot::for_) &&
         ascii::istarts_with(slice(raw, f.span(Slot::date_comment)), "envelope-from");
}

// 5.0r3 is the third build of 5.0.
std::string_view release(std::string_view version) { return version.substr(0, version.find('r')); }

}  // namespace

extern constinit const System powermta{
    .id = "powermta",
    .title = "PowerMTA",
    .short_title = "PowerMTA",
    .cues = kCues,
    .profiles = kProfiles,
    .version = {Slot::by_comment, families::version_number, {}, "by"},
    .rank = 40,
    .confirm = confirm,
    .release_name = release,
    .source = "public mail, 2002 to 2026",
    .unknown = "whether any release can show TLS",
    .never_shown = {Fact::version, Fact::cipher, Fact::bits, Fact::key_exchange, Fact::signature,
                    Fact::client_certificate, Fact::authenticated},
};

}  // namespace tlspath::parsers
