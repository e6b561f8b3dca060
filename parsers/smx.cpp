// SMX, a mail provider and filter of New Zealand (Spark's Xtra among others).
// Writes    from HELO ([IP]) by B with ESMTP (using TLSv1.2 with cipher AES256-SHA256
//             (256/256 bits)) id 5C34FDBF-4A66299B@mta1108.omr; date
// Silence   no line without TLS was found: a keyword without S is left unstated.
// Source    public mail of 2018 to 2024
// Not done  what it writes without TLS, and of logins

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({
    {Slot::by, "smxemail.com", Match::host},
    {Slot::by, "xtra.co.nz", Match::host},
});
constexpr auto kProfiles = std::to_array<Profile>({
    {.marks = Marks::sometimes, .label = "all", .shows = "ESMTP (using ... with cipher ...)"},
});
constexpr auto kReaders = std::to_array<Reader>({
    // with ESMTP (using TLSv1.2 with cipher AES256-SHA256 (256/256 bits)) id N
    {Slot::with_comment, families::using_words, {}, "using"},
});

// Its id is two numbers of eight digits in base 16, and the host that took the mail.
bool confirm(std::string_view raw, const ReceivedField& f) {
  const std::string_view id = slice(raw, f.span(Slot::id));
  return id.size() > 18 && id[8] == '-' && id[17] == '@' && !f.has(Slot::by_comment);
}

}  // namespace

extern constinit const System smx{
    .id = "smx",
    .title = "SMX",
    .short_title = "SMX",
    .cues = kCues,
    .profiles = kProfiles,
    .readers = kReaders,
    .rank = 30,
    .confirm = confirm,
    .source = "public mail of 2018 to 2024",
    .unknown = "what it writes without TLS",
};

}  // namespace tlspath::parsers
