// UUPC/@: UUCP and mail for MS-DOS and OS/2, of the Relcom network.
// Writes    by B (UUPC/@ v5.00gamma, 07Nov92); date
//           by B (UUPC/@ v7.00, 07Jun97) with UUCP id AA00123; date     (from another host)
// Silence   UUCP says nothing of how the line was protected. Versions of 1992 write the same of
//           what comes from another host and of what is written on this one.
// Source    rmail/pcmail.c of uupc-ache; public mail 1992
// Not done  UUPC/extended, from which it came

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({{Slot::by_comment, "UUPC/@"}});
constexpr auto kProfiles = std::to_array<Profile>({
    {.marks = Marks::never,
     .label = "all",
     .shows = "nothing: cannot do TLS",
     .source = "pcmail.c",
     .has_tls = HasTls::no},
});

}  // namespace

extern constinit const System uupc_ache{
    .id = "uupc-ache",
    .title = "UUPC/@",
    .short_title = "UUPC/@",
    .cues = kCues,
    .profiles = kProfiles,
    .version = {Slot::by_comment, families::version_number, {}, "product"},
    .rank = 20,
    .source = "its own source of 1997, public mail 1992",
    .never_shown = {Fact::version, Fact::cipher, Fact::bits, Fact::key_exchange, Fact::signature,
                    Fact::client_certificate, Fact::authenticated},
};

}  // namespace tlspath::parsers
