// CipherMail, before Djigzo.
// Writes    from HELO (RDNS [IP]) (using TLSv1.2 with cipher X (256/256 bits)) (No client
//             certificate requested)
//             by B (CipherMail) with ESMTPS id 4cSrqD3lM5zFpcR; date               (Postfix
//             under that name)
//           from ciphermail (localhost [127.0.0.1]) by B (CipherMail) with ESMTP id X; date
//             (its own loop)
// Silence   the keyword is Postfix': ESMTP without S is cleartext.
// Source    public mail of 2025
// Not done  mails may be encrypted themselves (S/MIME): that is no transport

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({
    {Slot::by_comment, "CipherMail"},
    {Slot::by_comment, "Djigzo"},
});
constexpr auto kProfiles = std::to_array<Profile>({
    {.marks = Marks::keyword,
     .label = "all",
     .shows = "ESMTPS, (using V with cipher C) where the site asks for it"},
});
constexpr auto kReaders = std::to_array<Reader>({
    // (using TLSv1.2 with cipher ECDHE-RSA-AES256-GCM-SHA384 (256/256 bits)) (No client
    //   certificate requested)
    {Slot::from_comment, families::using_words, {}, "using"},
    {Slot::from_comment, families::client_words, {}, "client"},
    {Slot::from_comment, families::authenticated_words, {}, "authenticated"},
});

}  // namespace

extern constinit const System ciphermail{
    .id = "ciphermail",
    .title = "CipherMail / Djigzo",
    .short_title = "CipherMail",
    .cues = kCues,
    .profiles = kProfiles,
    .readers = kReaders,
    .by_only_is_pickup = true,
    .rank = 20,
    .source = "public mail of 2025",
    .unknown = "whether Djigzo wrote its old name there",
};

}  // namespace tlspath::parsers
