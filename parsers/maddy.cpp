// maddy.
// Writes    from HELO (RDNS [IP]) by B (envelope-sender <x>) with ESMTPS id 1a2b3c4e; date
//           by B (envelope-sender <x>) with ESMTPS id 1a2b3c4f; date    (submission)
// Silence   the S comes from the session: ESMTP is cleartext. LMTP is a constant and says nothing.
// Source    internal/target/received.go, internal/endpoint/smtp/smtp.go of 0.x
// Not done  it names no product: known by the sender's place; logins and suites are never written

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({{Slot::by_comment, "envelope-sender"}});

// The LMTP door writes the same word with and without TLS.
bool lmtp(const ReadContext& c) { return ascii::iequal(c.text(c.field.span(Slot::with)), "LMTP"); }

constexpr auto kProfiles = std::to_array<Profile>({
    {.unversioned = true,
     .marks = Marks::keyword,
     .label = "SMTP",
     .shows = "ESMTPS",
     .source = "received.go"},
    {.marks = Marks::never,
     .label = "LMTP",
     .shows = "nothing",
     .source = "smtp.go",
     .holds = lmtp},
});

bool confirm(std::string_view raw, const ReceivedField& f) {
  const std::string_view id = slice(raw, f.span(Slot::id));
  if (id.size() < 8 || !f.has(Slot::with) || f.has(Slot::for_)) return false;
  for (const char c : id)
    if (!ascii::is_digit(c) && !(c >= 'a' && c <= 'f')) return false;
  return true;
}

}  // namespace

extern constinit const System maddy{
    .id = "maddy",
    .title = "maddy",
    .short_title = "maddy",
    .cues = kCues,
    .profiles = kProfiles,
    .rank = 40,
    .confirm = confirm,
    .source = "maddy's own source of 0.x",
    .never_shown = {Fact::version, Fact::cipher, Fact::bits, Fact::key_exchange, Fact::signature,
                    Fact::client_certificate, Fact::authenticated},
};

}  // namespace tlspath::parsers
