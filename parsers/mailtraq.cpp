// Mailtraq, a mail server for Windows.
// Writes    from HELO (RDNS [IP]) by B with ESMTP (Mailtraq/2.17.7.3560) id AWCS4B7217A9
//             for x; date
//           from [IP] ( [IP]) by B with ESMTP (Mailtraq/2.12.1.2362) id PRCR892F6008; date
// Silence   not known: all lines that were found are of clients in its own network, and say ESMTP.
//           So they are left unstated; a keyword with S would count.
// Source    public mail of 2.12 (2008) to 2.17 (2021)
// Not done  what it writes of TLS and of logins, if anything

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({
    {Slot::with_comment, "Mailtraq"},
});
constexpr auto kProfiles = std::to_array<Profile>({
    {.marks = Marks::sometimes,
     .label = "all",
     .shows = "nothing that was seen",
     .has_tls = HasTls::unknown},
});

// The whole comment is "Mailtraq/" and the number.
bool version(ReadContext& c, Span part) {
  constexpr std::string_view kName = "Mailtraq/";
  if (!ascii::istarts_with(c.text(part), kName)) return false;
  return families::version_whole(c, span_between(part.at + kName.size(), part.end()));
}

}  // namespace

extern constinit const System mailtraq{
    .id = "mailtraq",
    .title = "Mailtraq",
    .short_title = "Mailtraq",
    .cues = kCues,
    .profiles = kProfiles,
    .version = {Slot::with_comment, version, {}, "product"},
    .rank = 20,
    .source = "public mail of 2.12 to 2.17",
    .unknown = "what it writes of TLS",
};

}  // namespace tlspath::parsers
