// vSMTP, a mail server in Rust (viridIT, 2022 to 2023).
// Writes    from HELO by B with SMTP id 8c1b5a1e-0b0e-4f6a-9c8e-2b8f6a0f3d11; date
// Silence   no evidence: SMTP is a constant, and it does STARTTLS and TLS from the first byte.
// Source    its add_trace_information(), six versions
// Not done  its first versions, with an id of digits only

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({
    {Slot::id, "8-4-4-4-12", Match::shape},
});
constexpr auto kProfiles = std::to_array<Profile>({
    {.marks = Marks::never,
     .label = "all",
     .shows = "nothing: SMTP is a constant",
     .source = "add_trace_information()",
     .has_tls = HasTls::yes},
});

// Nothing but the four words: others that number with a UUID write the peer's address, too.
bool confirm(std::string_view raw, const ReceivedField& f) {
  if (!f.has(Slot::from) || f.has(Slot::peer) || f.has(Slot::from_comment) || f.peer_address ||
      f.has(Slot::by_comment) || f.has(Slot::for_) || f.has(Slot::id_comment))
    return false;
  return slice(raw, f.span(Slot::with)) == "SMTP";
}

}  // namespace

extern constinit const System vsmtp{
    .id = "vsmtp",
    .title = "vSMTP",
    .short_title = "vSMTP",
    .cues = kCues,
    .profiles = kProfiles,
    .rank = 90,
    .confirm = confirm,
    .source = "its source of 2022 and 2023",
    .unknown = "its first versions, with an id of digits only",
    .never_shown = {Fact::version, Fact::cipher, Fact::bits, Fact::key_exchange, Fact::signature,
                    Fact::client_certificate, Fact::authenticated},
};

}  // namespace tlspath::parsers
