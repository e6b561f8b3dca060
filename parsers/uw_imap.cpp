// dmail and tmail, delivery programs of UW and Panda IMAP.
// Writes    via dmail-2002(12) for x; date
// Silence   delivery on the same host: no network.
// Source    dmail.c, tmail.c
// Not done  nothing

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({{Slot::via, "dmail"}, {Slot::via, "tmail"}});
constexpr auto kProfiles = std::to_array<Profile>({{.marks = Marks::never,
                                                    .label = "all",
                                                    .shows = "nothing: local",
                                                    .source = "dmail.c, tmail.c"}});
constexpr auto kForms =
    std::to_array<Form>({{Slot::via, "dmail", Means::pickup}, {Slot::via, "tmail", Means::pickup}});

}  // namespace

extern constinit const System uw_imap{
    .id = "uw-imap",
    .title = "UW and Panda dmail, tmail",
    .short_title = "UW dmail",
    .cues = kCues,
    .profiles = kProfiles,
    .forms = kForms,
    .rank = 20,
    .source = "UW IMAP's own source",
};

}  // namespace tlspath::parsers
