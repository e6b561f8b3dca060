// Novell Internet Messaging System (NIMS), later NetMail; before that Novonyx, after it M+ Extreme.
// Writes    from HELO user [IP] by B with NetMail SMTP Agent $Revision: 1.5 $ on Linux via secured
//             & encrypted transport (TLS); date
//           from HELO user [IP] by B with Novell NIMS $Revision: 2.88 $ on Novell NetWare; date
//           from HELO [IP] by B with Novonyx SMTP Server $Revision: 2.71 $; date
//           from HELO user [IP] by B with M+ Extreme Email Engine 5.0.0 via secured & encrypted
//             transport (TLS); date
//           from user [IP] by B with NetMail ModWeb Module; date      (web mail)
// Silence   the words "via secured & encrypted transport" stand wherever TLS was used; without them
//           it was cleartext.
// Source    both forms by the same service in public mail 2001 to 2008
// Not done  the login: the user stands beside the HELO, in the part of the line that no reader sees

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({
    {Slot::with, "NetMail SMTP Agent"},
    {Slot::with, "Novell NIMS"},
    {Slot::with, "Novonyx SMTP Server"},
    {Slot::with, "M+ Extreme Email Engine"},
    {Slot::with, "NetMail ModWeb Module"},
});
constexpr auto kForms =
    std::to_array<Form>({{Slot::with, "NetMail ModWeb Module", Means::web, Match::whole}});
constexpr auto kProfiles = std::to_array<Profile>({
    {.marks = Marks::always, .label = "all", .shows = "via secured & encrypted transport (TLS)"},
});
constexpr auto kReaders = std::to_array<Reader>({
    // via secured & encrypted transport (TLS)
    {Slot::via, nullptr, R"((?i)^(?<tls>secured & encrypted transport)$)", "via"},
    // (TLS)
    {Slot::via_comment, families::tls_word, {}, "via"},
});

// M+ Extreme has not been seen without TLS: what its silence means is not known.
bool confirm(std::string_view raw, const ReceivedField& f) {
  return f.has(Slot::via) || !ascii::istarts_with(slice(raw, f.span(Slot::with)), "M+");
}

}  // namespace

extern constinit const System netmail{
    .id = "netmail",
    .title = "Novell NIMS / NetMail",
    .short_title = "NetMail",
    .cues = kCues,
    .profiles = kProfiles,
    .readers = kReaders,
    .forms = kForms,
    .rank = 20,
    .confirm = confirm,
    .source = "public mail 2001 to 2008",
    .unknown = "whether Novonyx and the first NIMS could do TLS",
};

}  // namespace tlspath::parsers
