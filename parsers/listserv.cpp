// L-Soft LISTSERV and LSMTP.
// Writes    from HELO (RDNS) by B (LSMTP for Windows NT v1.1b) with SMTP id <8.00007AB9@B>; date
//           from IP by B (SMTPL release 1.0d) with TCP; date
//           from B by B (LISTSERV-TCP/IP release 1.8c) with spool id 2458 for x; date     (local)
//           from HOST by B (LISTSERV release 1.8c) with NJE id 12302 for x; date
// Silence   LSMTP of those years could not do TLS: SMTP is cleartext. TCP and NJE say nothing.
// Source    public lines of 1996 to 2002
// Not done  what later releases write where there was TLS

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({{Slot::by_comment, "LSMTP for"},
                                           {Slot::by_comment, "SMTPL release"},
                                           {Slot::by_comment, "LISTSERV"}});
constexpr auto kProfiles = std::to_array<Profile>({{.marks = Marks::keyword,
                                                    .label = "all",
                                                    .shows = "nothing seen",
                                                    .source = "public lines",
                                                    .has_tls = HasTls::unknown}});
constexpr auto kForms = std::to_array<Form>({{Slot::with, "spool", Means::pickup, Match::whole}});

}  // namespace

extern constinit const System listserv{
    .id = "listserv",
    .title = "L-Soft LISTSERV, LSMTP",
    .short_title = "LISTSERV",
    .cues = kCues,
    .profiles = kProfiles,
    .forms = kForms,
    .rank = 20,
    .source = "public lines",
    .unknown = "releases after 2002",
};

}  // namespace tlspath::parsers
