// Seznam (Czechia): submission and web.
// Writes    from HELO (RDNS [IP]) by email-relay1.ko.seznam.cz (Seznam SMTPD 1.3.136) with ESMTP;
//             date (CET)
//           from unknown ([::ffff:IP]) by email.seznam.cz (szn-ebox-5.0.80) with HTTP; date (CET)
//             (web)
// Silence   ESMTP is written for every session of submission: a plain keyword proves nothing. HTTP
//           says nothing.
// Source    public mail 2010 to 2024
// Not done  whether the S is ever written

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({
    {Slot::by_comment, "Seznam SMTPD"},
    {Slot::by_comment, "szn-ebox-"},
});
constexpr auto kProfiles = std::to_array<Profile>({
    {.marks = Marks::sometimes,
     .label = "all",
     .shows = "nothing known",
     .has_tls = HasTls::unknown},
});
constexpr auto kForms = std::to_array<Form>({
    {Slot::with, "HTTP", Means::web, Match::whole},
});

// Seznam SMTPD 1.3.136, szn-ebox-5.0.80
bool version(ReadContext& c, Span part) { return families::version_number(c, part); }

}  // namespace

extern constinit const System seznam{
    .id = "seznam",
    .title = "Seznam",
    .short_title = "Seznam",
    .cues = kCues,
    .profiles = kProfiles,
    .forms = kForms,
    .version = {Slot::by_comment, version, {}, "product"},
    .rank = 20,
    .source = "public mail 2010 to 2024",
    .unknown = "whether the S is ever written",
};

}  // namespace tlspath::parsers
