// Eudora Internet Mail Server X, the one for Mac OS X. Its forerunner is in eudora.cpp.
// Writes    from HELO (IP) by B with ESMTP (EIMS X 3.3.9) for <x>; date
//           from HELO (IP) by B with ESMTP (EIMS X 3.3.9); date
// Silence   no evidence: no line with a TLS word is known, and nothing that its maker says of one.
// Source    public mail 2007 to 2010
// Not done  whether it writes of TLS at all

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({{Slot::with_comment, "EIMS X"}});
constexpr auto kProfiles = std::to_array<Profile>({
    {.marks = Marks::sometimes,
     .label = "all",
     .shows = "nothing known",
     .source = "public mail",
     .has_tls = HasTls::unknown},
});

}  // namespace

extern constinit const System eims_x{
    .id = "eims-x",
    .title = "Eudora Internet Mail Server X",
    .short_title = "EIMS X",
    .cues = kCues,
    .profiles = kProfiles,
    .version = {Slot::with_comment, families::version_number, {}, "product"},
    .rank = 20,
    .source = "public mail 2007 to 2010",
    .unknown = "whether it writes of TLS",
};

}  // namespace tlspath::parsers
