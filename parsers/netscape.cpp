// Netscape Mail Server and Messaging Server 1 to 4.
// Writes    from HELO (RDNS [IP]) by B (Netscape Messaging Server 4.15) with ESMTP id ABCDEF01.AB6
//             for <x>; date
//           from HELO ([IP]) by B (Netscape Mail Server v2.02) with SMTP id AAA17435 for <x> Sun,
//             21 Jul 1996 17:02:54 -0800
// Silence   1 to 3 could not do TLS. No line of 4 with a TLS word is known: its keyword is read as
//           it stands.
// Source    public mail 1996 to 2002
// Not done  whether 4.x wrote anything where a client used STARTTLS

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({
    {Slot::by_comment, "Netscape Messaging Server"},
    {Slot::by_comment, "Netscape Mail Server"},
    {Slot::id, "8.3", Match::shape},  // a site's name before the product's: (Example-Netscape
                                      // Messaging Server v4.15)
});
constexpr auto kProfiles = std::to_array<Profile>({
    {.marks = Marks::keyword,
     .label = "all",
     .shows = "nothing known",
     .source = "plain keywords only in public mail 1996 to 2002",
     .has_tls = HasTls::unknown},
});

bool product(std::string_view t) {
  return ascii::ifind(t, "Netscape") != std::string_view::npos &&
         ascii::ifind(t, "Server") != std::string_view::npos;
}
bool confirm(std::string_view raw, const ReceivedField& f) {
  const Part* p = f.find(Slot::by_comment);
  return p != nullptr && product(slice(raw, p->where));
}

}  // namespace

extern constinit const System netscape{
    .id = "netscape",
    .title = "Netscape Messaging Server",
    .short_title = "Netscape",
    .cues = kCues,
    .profiles = kProfiles,
    .version = {Slot::by_comment, families::version_number, {}, "product"},
    .rank = 20,
    .confirm = confirm,
    .source = "public mail 1996 to 2002",
    .unknown = "whether 4.x, which could do STARTTLS, wrote of it",
};

}  // namespace tlspath::parsers
