// sSMTP: hands a mail of this host to a relay.
// Writes    by B (sSMTP sendmail emulation); date
//           from x by B (sSMTP sendmail emulation); date
// Silence   pick-up: no network.
// Source    strings of the Debian binary of 2.64; mails of our own 2.64
// Not done  nothing

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({{Slot::by_comment, "sSMTP"}});
constexpr auto kProfiles = std::to_array<Profile>({{.marks = Marks::never,
                                                    .label = "all",
                                                    .shows = "nothing: local",
                                                    .source = "binary of 2.64"}});
constexpr auto kForms = std::to_array<Form>({{Slot::by_comment, "sSMTP", Means::pickup}});

}  // namespace

extern constinit const System ssmtp{
    .id = "ssmtp",
    .title = "sSMTP",
    .short_title = "sSMTP",
    .cues = kCues,
    .profiles = kProfiles,
    .forms = kForms,
    .rank = 20,
    .source = "strings of the Debian binary; mails of 2.64",
};

}  // namespace tlspath::parsers
