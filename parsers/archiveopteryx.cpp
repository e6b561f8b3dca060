// Archiveopteryx, a mail store on PostgreSQL.
// Writes    from IP (HELO HELO) by B (Archiveopteryx 3.2.0) with esmtp id N for x; date
//           from LOGIN (HELO HELO) by B (Archiveopteryx 3.2.0) with esmtp id N (2 recipients); date
//           from IP (HELO HELO) by B (Archiveopteryx 3.2.0) with lmtp id N for x; date
// Silence   no evidence: esmtp and lmtp are constants, also of a submission and after STARTTLS.
// Source    smtp/smtpdata.cpp SmtpData::message()
// Not done  a login, whose name it has where the address stands

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({
    {Slot::by_comment, "Archiveopteryx"},
});
constexpr auto kProfiles = std::to_array<Profile>({
    {.marks = Marks::never,
     .label = "all",
     .shows = "nothing: esmtp and lmtp are constants",
     .source = "SmtpData::message()",
     .has_tls = HasTls::yes},
});

}  // namespace

extern constinit const System archiveopteryx{
    .id = "archiveopteryx",
    .title = "Archiveopteryx",
    .short_title = "Archiveopteryx",
    .cues = kCues,
    .profiles = kProfiles,
    .version = {Slot::by_comment, families::version_number, {}, "product"},
    .rank = 20,
    .source = "smtp/smtpdata.cpp",
    .unknown = "logins",
    .never_shown = {Fact::version, Fact::cipher, Fact::bits, Fact::key_exchange, Fact::signature,
                    Fact::client_certificate, Fact::authenticated},
};

}  // namespace tlspath::parsers
