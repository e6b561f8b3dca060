// PP and what became Isode M-Switch.
// Writes    from HELO (actually RDNS) by B with SMTP (PP); date                            (PP)
//           from HELO (RDNS [IP]) by B (submission channel) via TCP with ESMTPSA
//             id <SFJ=7ABZBGe0@B> for <x>; date                                        (M-Switch)
//           from HELO (RDNS [IP]) by B (smtp internal) via TCP with SMTP id <RzwwAQBBVKjC@B>; date
// Silence   PP could not do TLS, M-Switch has ESMTPS and ESMTPSA: a keyword without S is cleartext.
// Source    public mail of 1996 (PP) and of 2007 to 2011 (M-Switch)
// Not done  other names of M-Switch's channels; "(Mailer)" in place of "(PP)" at sites that
//           renamed it

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({
    {Slot::with_comment, "PP", Match::whole},
    {Slot::by_comment, "submission channel", Match::whole},
    {Slot::by_comment, "smtp internal", Match::whole},
});
constexpr auto kProfiles = std::to_array<Profile>({
    {.marks = Marks::keyword,
     .label = "all",
     .shows = "ESMTPS, with M-Switch",
     .source = "public mail 2007 to 2011"},
});

// M-Switch names the channel, "via TCP", and an id in angles.
bool confirm(std::string_view raw, const ReceivedField& f) {
  if (!f.has(Slot::by_comment)) return true;
  return ascii::iequal(slice(raw, f.span(Slot::via)), "TCP") &&
         ascii::istarts_with(slice(raw, f.span(Slot::id)), "<");
}

}  // namespace

extern constinit const System isode{
    .id = "isode",
    .title = "Isode M-Switch / PP (X.400)",
    .short_title = "Isode / PP",
    .cues = kCues,
    .profiles = kProfiles,
    .rank = 20,
    .confirm = confirm,
    .source = "public mail 1996 and 2007 to 2011",
    .unknown = "M-Switch's other channels",
};

}  // namespace tlspath::parsers
