// Zotonic, a content management system that takes mail.
// Writes    from [IP] (helo=HELO) by B with ESMTP (Zotonic 0.14.0) (envelope-from <x>) id N; date
//           ... with ESMTP (Zotonic) (envelope-from <x>) id N; date                     (1.0 on)
// Silence   no evidence: ESMTP is a constant, and it does STARTTLS (gen_smtp).
// Source    z_email_receive_server.erl add_received_header() of 0.x and 1.x
// Not done  nothing

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({
    {Slot::with_comment, "Zotonic"},
});
constexpr auto kProfiles = std::to_array<Profile>({
    {.marks = Marks::never,
     .label = "all",
     .shows = "nothing: ESMTP is a constant",
     .source = "add_received_header()",
     .has_tls = HasTls::yes},
});

}  // namespace

extern constinit const System zotonic{
    .id = "zotonic",
    .title = "Zotonic",
    .short_title = "Zotonic",
    .cues = kCues,
    .profiles = kProfiles,
    .rank = 20,
    .source = "z_email_receive_server.erl",
    .never_shown = {Fact::version, Fact::cipher, Fact::bits, Fact::key_exchange, Fact::signature,
                    Fact::client_certificate, Fact::authenticated},
};

}  // namespace tlspath::parsers
