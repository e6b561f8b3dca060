// Amazon SES, receiving (also WorkMail).
// Writes    from RDNS (RDNS [IP]) by inbound-smtp.us-east-1.amazonaws.com with SMTP id X for a;
//             date
// Silence   no evidence: SMTP is a constant.
// Source    public mail, 2017 to 2025
// Not done  what it sends starts at SES: no line of its own

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({
    {Slot::by, "amazonaws.com", Match::host},
});
constexpr auto kProfiles = std::to_array<Profile>({
    {.marks = Marks::never, .label = "all", .shows = "nothing: the keyword is SMTP always"},
});

// A machine that somebody rents there has a name below that domain, too.
bool confirm(std::string_view raw, const ReceivedField& f) {
  return ascii::istarts_with(slice(raw, f.span(Slot::by)), "inbound-smtp.");
}

}  // namespace

extern constinit const System ses{
    .id = "ses",
    .title = "Amazon SES",
    .short_title = "Amazon SES",
    .cues = kCues,
    .profiles = kProfiles,
    .rank = 30,
    .confirm = confirm,
    .source = "public mail, 2017 to 2025",
    .unknown = "nothing else is known of its lines",
};

}  // namespace tlspath::parsers
