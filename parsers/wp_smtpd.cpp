// WP-SMTPD, of Wirtualna Polska (wp.pl, o2.pl, tlen.pl): a qmail of its own.
// Writes    from RDNS (HELO x) (user@[IP]) (envelope-sender <x>) by B (WP-SMTPD) with
//             TLS_AES_256_GCM_SHA384 encrypted SMTP for <y>; 11 Jan 2026 14:36:53 +0100
//           from RDNS (HELO x) (user@[IP]) (envelope-sender <x>) by B (WP-SMTPD) with SMTP for <y>;
//             date
//           (wp-smtpd 16293 invoked by uid 100); date  (queue)
// Silence   the suite stands before the keyword wherever TLS was used; SMTP alone is cleartext.
// Source    both forms by the same host in public mail 2010 to 2026
// Not done  the login: "user@[IP]" is where qmail writes what the sender's host answered to ident,
//           and no word of its own says that this one asked for a password

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({
    {Slot::by_comment, "WP-SMTPD", Match::whole},
    {Slot::lead_comment, "wp-smtpd"},
});
constexpr auto kProfiles = std::to_array<Profile>({
    {.marks = Marks::always,
     .label = "all",
     .shows = "with C encrypted SMTP",
     .source = "both forms by the same host"},
});
constexpr auto kReaders = std::to_array<Reader>({
    // with TLS_AES_256_GCM_SHA384 encrypted SMTP
    {Slot::with, families::encrypted_words, {}, "encrypted"},
    // with TLS_AES_256_GCM_SHA384 encrypted SMTP
    {Slot::with, nullptr, R"(^\S+ encrypted (?<keyword>E?SMTP)$)", "encrypted"},
});
constexpr auto kForms = std::to_array<Form>({
    {Slot::lead_comment, "wp-smtpd", Means::queue},
});

}  // namespace

extern constinit const System wp_smtpd{
    .id = "wp-smtpd",
    .title = "WP-SMTPD (wp.pl, o2.pl)",
    .short_title = "WP-SMTPD",
    .cues = kCues,
    .profiles = kProfiles,
    .readers = kReaders,
    .forms = kForms,
    .from_is = FromIs::resolved,
    .rank = 20,
    .source = "public mail 2010 to 2026",
    .unknown = "the border for mail from outside",
};

}  // namespace tlspath::parsers
