// Sophos: Email Appliance, PureMessage.
// Writes    from HELO (RDNS [IP]) (using TLSv1.2 with cipher X (256/256 bits)) (Client CN "a",
//             Issuer "b" (verified OK))
//             by B (Sophos Email Appliance) with ESMTPS id 8EA7B299B_3F31FA; date     (Postfix
//             under another name)
//           from B (localhost [127.0.0.1]) by localhost (Email Security Appliance) with SMTP id
//             X; date    (its scanner)
//           from unknown-host by mail with queue (Sophos PureMessage Version 5.403) id 1-1 for
//             a; date     (its queue)
// Silence   the keyword is Postfix' and reliable: ESMTP without S is cleartext.
// Source    public mail, 2008 to 2023
// Not done  Sophos Central writes plain Postfix lines, UTM and XG plain Exim lines: read as those

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({
    {Slot::by_comment, "Sophos"},
    {Slot::by_comment, "Email Security Appliance"},
    {Slot::with_comment, "Sophos PureMessage"},
});
constexpr auto kProfiles = std::to_array<Profile>({
    {.marks = Marks::keyword, .label = "all", .shows = "ESMTPS, (using V with cipher C)"},
});
constexpr auto kReaders = std::to_array<Reader>({
    // (using TLSv1.2 with cipher ECDHE-RSA-AES256-GCM-SHA384 (256/256 bits))
    {Slot::from_comment, families::using_words, {}, "using"},
    // (Client CN "a.example", Issuer "b" (verified OK))
    {Slot::from_comment, families::client_words, {}, "client"},
    {Slot::from_comment, families::authenticated_words, {}, "authenticated"},
});
constexpr auto kForms = std::to_array<Form>({
    {Slot::with_comment, "Sophos PureMessage", Means::queue},
});

}  // namespace

extern constinit const System sophos{
    .id = "sophos",
    .title = "Sophos (PureMessage, UTM, Central)",
    .short_title = "Sophos",
    .cues = kCues,
    .profiles = kProfiles,
    .readers = kReaders,
    .forms = kForms,
    .by_only_is_pickup = true,
    .rank = 20,
    .source = "public mail, 2008 to 2023; the form is Postfix' own",
    .unknown = "a form of its own of UTM, XG or Central was never seen",
};

}  // namespace tlspath::parsers
