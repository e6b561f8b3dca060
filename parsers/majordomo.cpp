// Majordomo's kin: list programs that hand a mail in again.
// Writes    with ECARTIS (v1.0.0; list x); date
//           with LISTAR (v0.129a; list x); date
//           by B (bulk_mailer v1.13); date
// Silence   handed in on the same host: no network.
// Source    public lines of 1998 to 2006
// Not done  Majordomo itself, SmartList and ezmlm write no line of their own

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({
    {Slot::with, "ECARTIS", Match::whole},
    {Slot::with, "LISTAR", Match::whole},
    {Slot::by_comment, "bulk_mailer"},
    {Slot::by_comment, "ulkbay_ailermay"},  // the same, in play
});
constexpr auto kProfiles = std::to_array<Profile>(
    {{.marks = Marks::never, .label = "all", .shows = "nothing: local", .source = "public lines"}});
constexpr auto kForms = std::to_array<Form>({{Slot::with, "ECARTIS", Means::pickup, Match::whole},
                                             {Slot::with, "LISTAR", Means::pickup, Match::whole},
                                             {Slot::by_comment, "bulk_mailer", Means::pickup},
                                             {Slot::by_comment, "ulkbay_ailermay", Means::pickup}});

}  // namespace

extern constinit const System majordomo{
    .id = "majordomo",
    .title = "Majordomo, Ecartis and other list software",
    .short_title = "list software",
    .cues = kCues,
    .profiles = kProfiles,
    .forms = kForms,
    .rank = 20,
    .source = "public lines",
};

}  // namespace tlspath::parsers
