// SurgeMail, of NetWin.
// Writes    from HELO (unverified [IP]) by B (SurgeMail 7.4c) with ESMTP (TLS) id 47655965-1392368
//             for <x>; date
//           from HELO (unverified [IP]) by B (SurgeMail 3.8f2) with ESMTP id 7480747-1927428 for
//             multiple; date
//           from HELO (unverified [IP]) by B (a site's own name) with ESMTP (TLS) id
//             18276809-1500050 for multiple; date
// Silence   from 7 on "(TLS)" stands wherever TLS was used. Of 3 and 4 no mark is known: a plain
//           keyword proves nothing.
// Source    public mail 2009 to 2021
// Not done  releases 5 and 6, which have not been seen; version and suite are never written

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({
    {Slot::by_comment, "SurgeMail"},
    // ids where the site put a name of its own in the product's place
    {Slot::id, "7-7", Match::shape},
    {Slot::id, "8-7", Match::shape},
    {Slot::id, "9-7", Match::shape},
});
constexpr auto kProfiles = std::to_array<Profile>({
    {.until = "7",
     .marks = Marks::sometimes,
     .label = "to 6",
     .shows = "nothing known",
     .has_tls = HasTls::unknown},
    {.from = "7",
     .marks = Marks::keyword,
     .label = "7 on",
     .shows = "(TLS)",
     .keyword_with_tls = ""},
    {.unversioned = true, .marks = Marks::sometimes, .label = "any", .shows = "(TLS)"},
});
constexpr auto kReaders = std::to_array<Reader>({
    // with ESMTP (TLS) id 47655965-1392368
    {Slot::with_comment, families::tls_word, {}, "with"},
});

bool confirm(std::string_view raw, const ReceivedField& f) {
  if (ascii::istarts_with(slice(raw, f.span(Slot::by_comment)), "SurgeMail")) return true;
  // Its form under another name: (unverified [IP]), and an id of two numbers.
  const std::string_view id = slice(raw, f.span(Slot::id));
  return f.has(Slot::by_comment) && f.peer_address &&
         ascii::istarts_with(slice(raw, f.span(Slot::peer)), "unverified [") &&
         ascii::iequal(slice(raw, f.span(Slot::with)), "ESMTP") &&
         id.find_first_not_of("0123456789-") == std::string_view::npos;
}

}  // namespace

extern constinit const System surgemail{
    .id = "surgemail",
    .title = "SurgeMail / DMail",
    .short_title = "SurgeMail",
    .cues = kCues,
    .profiles = kProfiles,
    .readers = kReaders,
    .version = {Slot::by_comment, families::version_number, {}, "product"},
    .rank = 20,
    .confirm = confirm,
    .source = "public mail 2009 to 2021",
    .unknown = "releases 5 and 6",
};

}  // namespace tlspath::parsers
