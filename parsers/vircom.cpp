// Vircom (VOPMail, modusMail).
// Writes    from HELO (unverified [IP]) by B (Vircom SMTPRS 5.3.228) with ESMTP id
//             <C3330426925@B> for <a>; date
//           from IP ([IP] as user) by B (Vircom POPDOWN 1.4.232) with POP; date    (fetched from
//             a mailbox)
// Silence   taken by its keyword: releases of that time are not known to do TLS.
// Source    public mail, 2001 to 2002
// Not done  later releases

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({
    {Slot::by_comment, "Vircom"},
});
constexpr auto kProfiles = std::to_array<Profile>({
    {.marks = Marks::keyword, .label = "all", .shows = "nothing seen", .has_tls = HasTls::unknown},
});
constexpr auto kForms = std::to_array<Form>({
    {Slot::by_comment, "Vircom POPDOWN", Means::pull},
});

}  // namespace

extern constinit const System vircom{
    .id = "vircom",
    .title = "Vircom VOP / modusMail",
    .short_title = "Vircom",
    .cues = kCues,
    .profiles = kProfiles,
    .forms = kForms,
    .version = {Slot::by_comment, families::version_number, {}, "by"},
    .rank = 20,
    .source = "public mail, 2001 to 2002",
    .unknown = "whether modusMail marks TLS",
};

}  // namespace tlspath::parsers
