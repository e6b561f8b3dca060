// MailScanner Milter.
// Writes    from HELO (RDNS [IP]) (using TLSv1.3 with cipher X (256/256 bits))
//             (no client certificate requested) (Authenticated sender) by B (MailScanner Milter)
//             with SMTP id 4T4Bd12Zz3zXyz for <x>; date
//           from HELO (RDNS [IP]) by B (MailScanner Milter) with SMTP id N for <x>; date   (2018)
// Silence   the comment stands whenever the mail server told of TLS; the keyword is always SMTP:
//           silence is cleartext. Its first version asked nobody for TLS: a line without TLS has
//           "(no client certificate requested)", or it is that version's and proves nothing.
// Source    common/usr/sbin/MSMilter of MailScanner 5, its versions of 2018 and later
// Not done  "no client certificate requested" is written in plain text as well, whatever was asked

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({{Slot::by_comment, "MailScanner Milter"}});
// One comment at least stands before "by" in all but the first.
bool first_version(const ReadContext& c) { return !c.field.has(Slot::from_comment); }
constexpr auto kProfiles = std::to_array<Profile>({
    {.unversioned = true,
     .marks = Marks::always,
     .label = "5.x",
     .shows = "(using V with cipher C (N/N bits))",
     .source = "MSMilter"},
    {.marks = Marks::never,
     .label = "its first",
     .shows = "nothing",
     .source = "MSMilter",
     .holds = first_version},
});

constexpr auto kReaders = std::to_array<Reader>({
    // (using TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 (256/256 bits))
    {Slot::from_comment, families::using_words, {}, "using"},
    // (no client certificate requested)
    {Slot::from_comment, families::client_words, {}, "client"},
    // (Authenticated sender)
    {Slot::from_comment, families::authenticated_words, {}, "authenticated"},
});

}  // namespace

extern constinit const System mailscanner{
    .id = "mailscanner",
    .title = "MailScanner",
    .short_title = "MailScanner",
    .cues = kCues,
    .profiles = kProfiles,
    .readers = kReaders,
    .rank = 20,
    .source = "MailScanner's own source of 5.x",
};

}  // namespace tlspath::parsers
