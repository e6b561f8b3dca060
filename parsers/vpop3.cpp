// VPOP3, of Paul Smith Computer Services.
// Writes    from HELO ([IP]) by B ([IP] running VPOP3) with ESMTP for <x>; date
// Silence   no line with a TLS word is known: the keyword is read as it stands.
// Source    public mail 2002 to 2010
// Not done  whether later releases mark TLS

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({
    {Slot::by_comment, "[", Match::sign},
});
constexpr auto kProfiles = std::to_array<Profile>({
    {.marks = Marks::keyword, .label = "all", .shows = "nothing known", .has_tls = HasTls::unknown},
});

// The product stands behind the server's own address: ([192.0.2.1] running VPOP3).
bool confirm(std::string_view raw, const ReceivedField& f) {
  const std::string_view t = slice(raw, f.span(Slot::by_comment));
  return !t.empty() && t.front() == '[' && ascii::iends_with(t, "VPOP3");
}

}  // namespace

extern constinit const System vpop3{
    .id = "vpop3",
    .title = "VPOP3",
    .short_title = "VPOP3",
    .cues = kCues,
    .profiles = kProfiles,
    .rank = 80,
    .confirm = confirm,
    .source = "public mail 2002 to 2010",
    .unknown = "whether later releases mark TLS",
};

}  // namespace tlspath::parsers
