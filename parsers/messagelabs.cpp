// MessageLabs, later Symantec.cloud and Broadcom Email Security.cloud.
// Writes    from RDNS (HELO x) (IP) by server-1.tower-1.messagelabs.com with AES256-SHA
//             encrypted SMTP; 2 Jan 2024 ..
//           from RDNS (HELO x) (IP) by server-1.tower-1.messagelabs.com with SMTP; 2 Jan 2024 ...
//           from [IP] (using TLSv1.2 with cipher X (256 bits)) by
//             server-2.bemta-2.messagelabs.com id A1-B2-C3; date
//           by server-2.bemta-2.messagelabs.com id A1-B2-C3; date                 (between its
//             own machines)
// Silence   a tower (a patched qmail) names the suite whenever TLS was used: "with SMTP" is
//             cleartext. A bemta line
//           has no keyword at all, and without its comment it says nothing.
// Source    both forms by the same hosts in public mail, 2010 to 2024; the maker documents no
//             header
// Not done  its qmail queue lines name no product and are read as qmail's; towers under a
//             customer's own name too

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({
    {Slot::by, "messagelabs.com", Match::host},
    {Slot::by, "symcld.net", Match::host},
});
constexpr auto kProfiles = std::to_array<Profile>({
    {.marks = Marks::keyword,
     .label = "all",
     .shows = "SUITE encrypted SMTP; (using V with cipher C) between its towers and its customers",
     .keyword_with_tls = ""},
});
// Only a bemta line has these words, and there `from` is the address itself: nothing of the sender.
bool bemta(ReadContext& c, Span part) {
  const std::string_view from = c.text(c.field.span(Slot::from));
  if (c.field.has(Slot::with) || from.empty() || from.front() != '[') return false;
  return families::using_words(c, part);
}
constexpr auto kReaders = std::to_array<Reader>({
    // with AES256-SHA encrypted SMTP
    {Slot::with, families::encrypted_words, {}, "encrypted"},
    {Slot::with, nullptr, R"((?i)^\S+ encrypted (?<keyword>[A-Z0-9]+)$)", "encrypted"},
    // from [192.0.2.1] (using TLSv1.2 with cipher DHE-RSA-AES256-GCM-SHA384 (256 bits)) by
    {Slot::from_comment, bemta, {}, "using"},
});

}  // namespace

extern constinit const System messagelabs{
    .id = "messagelabs",
    .title = "MessageLabs / Symantec.cloud / Broadcom",
    .short_title = "MessageLabs",
    .cues = kCues,
    .profiles = kProfiles,
    .readers = kReaders,
    .from_is = FromIs::resolved,
    .rank = 30,
    .source =
        "hosts that wrote both forms in public mail, 2010 to 2024; no documentation of the header "
        "is known",
    .unknown = "whether a bemta line without a comment means cleartext",
};

}  // namespace tlspath::parsers
