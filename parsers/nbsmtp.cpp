// nbSMTP (no-brainer SMTP): hands a mail of this host to a relay.
// Writes    by B (nbSMTP-1.00) for uid 1000 alice@a.example; date (CET)
//           by B (nbSMTP-1.00) for uid 1000 (using TLSv1/SSLv3 with cipher X (168/168 bits))
//             alice@a.example; date
// Silence   pick-up: no network. The words about TLS tell of its own connection to the relay, which
//           the next line up speaks of: they are no evidence here.
// Source    public mail 2005 to 2026, releases 1.00 and 1.01
// Not done  nothing

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({{Slot::by_comment, "nbSMTP"}});
constexpr auto kProfiles = std::to_array<Profile>({{.marks = Marks::never,
                                                    .label = "all",
                                                    .shows = "nothing of the way in: local",
                                                    .source = "public mail 2005 to 2026"}});
constexpr auto kForms = std::to_array<Form>({{Slot::by_comment, "nbSMTP", Means::pickup}});

}  // namespace

extern constinit const System nbsmtp{
    .id = "nbsmtp",
    .title = "nbSMTP",
    .short_title = "nbSMTP",
    .cues = kCues,
    .profiles = kProfiles,
    .forms = kForms,
    .version = {Slot::by_comment, families::version_number, {}, "product"},
    .rank = 10,
    .source = "public mail 2005 to 2026",
};

}  // namespace tlspath::parsers
