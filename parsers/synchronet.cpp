// Synchronet.
// Writes    from RDNS (HELO [IP]) by B [IP] (Synchronet Mail Server 1.563-Linux)
//             with ESMTP for x; date                    (to 2020: the file's revision)
//           ... (Synchronet Mail Server 3.19b-Linux) with ESMTPSA for x; date (envelope-from y)
// Silence   with its release in the line the keyword has S and A by the session; with the file's
//           revision, which says nothing of which it was, a plain keyword is no evidence.
// Source    mailsrvr.c of 3.1x, of 2018 and mailsrvr.cpp of 2026 (with_clauses); HELO writes SMTP
//           whatever happened
// Not done  the name in the comment is the HELO here, not the resolved name; [IPv6: 2001:db8::1]
//           with its blank is no address

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({{Slot::by_comment, "Synchronet Mail Server"}});
// with SMTP: of who said HELO, also on a port that begins with TLS.
bool after_helo(const ReadContext& c) { return c.text(c.field.span(Slot::with)) == "SMTP"; }
constexpr auto kProfiles = std::to_array<Profile>({{.until = "3.18",
                                                    .unversioned = true,
                                                    .marks = Marks::sometimes,
                                                    .label = "to 2020",
                                                    .shows = "ESMTPS since about 2018",
                                                    .source = "mailsrvr.c",
                                                    .holds = after_helo},
                                                   {.from = "3.18",
                                                    .marks = Marks::keyword,
                                                    .label = "since 2020",
                                                    .shows = "ESMTPS, ESMTPSA",
                                                    .source = "mailsrvr.cpp, with_clauses"}});

}  // namespace

extern constinit const System synchronet{
    .id = "synchronet",
    .title = "Synchronet",
    .short_title = "Synchronet",
    .cues = kCues,
    .profiles = kProfiles,
    .version = {Slot::by_comment, families::version_number, {}, "by"},
    .from_is = FromIs::resolved,
    .rank = 20,
    .source = "Synchronet's own source of 3.1x, 2018 and 2026",
    .unknown = "which revision first wrote ESMTPS",
};

}  // namespace tlspath::parsers
