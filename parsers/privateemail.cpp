// Namecheap Private Email: submission behind its proxies.
// Writes    from HELO (RDNS [IP]) by mta-15.privateemail.com (Postfix) with ESMTPA; date
//           from HELO (unknown [10.20.151.1]) by mta-09.privateemail.com (Postfix) with ESMTPA id
//           X;
//             date                                               (to 2022: the proxy's address)
// Silence   the client's TLS ends at a proxy before: ESMTPA proves nothing, and no line of these
//           hosts says ESMTPSA. Gmail, which asks for TLS, sends through them as well.
// Source    public mail 2020 to 2026
// Not done  other hosts of the house (fbrelay, before 2020 mail.privateemail.com) are a plain
//           Postfix' and are read as that

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({
    {Slot::by, "privateemail.com", Match::host},
});
constexpr auto kProfiles = std::to_array<Profile>({
    {.marks = Marks::never, .label = "all", .shows = "nothing"},
});

bool confirm(std::string_view raw, const ReceivedField& f) {
  return ascii::istarts_with(slice(raw, f.span(Slot::by)), "mta-") &&
         ascii::iequal(slice(raw, f.span(Slot::by_comment)), "Postfix") &&
         ascii::iequal(slice(raw, f.span(Slot::with)), "ESMTPA");
}

}  // namespace

extern constinit const System privateemail{
    .id = "privateemail",
    .title = "Namecheap Private Email",
    .short_title = "Private Email",
    .cues = kCues,
    .profiles = kProfiles,
    .rank = 30,
    .confirm = confirm,
    .source = "public mail 2020 to 2026",
    .unknown = "whether a login without TLS is taken",
};

}  // namespace tlspath::parsers
