// go-guerrilla: Guerrilla Mail, and others' servers that receive only.
// Writes    from HELO (HELO  [IP])                                              (to 2019)
//             by RECIPIENT'S-DOMAIN with SMTP id 0cc175b9c0f1b6a831c399e269772661@DOMAIN; date
//           from IP ([IP])                                                      (since)
//             by RECIPIENT'S-DOMAIN with ESMTPS id 0cc175b9c0f1b6a831c399e269772661@DOMAIN; date
// Silence   its first form is SMTP whatever happened, though it offers STARTTLS. The second marks
//           TLS by the keyword.
// Source    github.com/flashmob/go-guerrilla backends/p_header.go, its issue 198, and two dozen
//           copies; public mail of 2019

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({
    {Slot::id, "", Match::any},  // confirm looks at the form
});
// from 192.0.2.1 ([192.0.2.1]) by B with ESMTPS: only the second form has no greeting.
bool without_greeting(const ReadContext& c) {
  families::Cursor t{c.text(c.field.span(Slot::peer))};
  return c.field.has(Slot::from) && t.take("[") && t.take(c.text(c.field.span(Slot::from))) &&
         t.take("]") && t.done();
}
constexpr auto kProfiles = std::to_array<Profile>({
    {.unversioned = true,
     .marks = Marks::never,
     .label = "to 2019",
     .shows = "nothing: SMTP is a constant",
     .source = "backends/p_header.go",
     .has_tls = HasTls::yes},
    {.marks = Marks::keyword,
     .label = "since 2019",
     .shows = "ESMTPS",
     .source = "backends/p_header.go since issue 198",
     .holds = without_greeting},
});

// Its id is a sum in MD5 or "unknown" where none was made, and the host behind "by".
bool confirm(std::string_view raw, const ReceivedField& f) {
  const std::string_view id = slice(raw, f.span(Slot::id));
  const std::size_t at = id.find('@');
  if (at != 32 && at != 7) return false;
  if (f.has(Slot::by_comment) || f.has(Slot::for_)) return false;
  const std::string_view sum = id.substr(0, at);
  for (const char c : sum)
    if (!ascii::is_digit(c) && !(c >= 'a' && c <= 'f') && sum != "unknown") return false;
  const std::string_view by = slice(raw, f.span(Slot::by));
  return !by.empty() && id.substr(at + 1) == by;
}

}  // namespace

extern constinit const System guerrilla{
    .id = "guerrilla",
    .title = "go-guerrilla, Guerrilla Mail",
    .short_title = "go-guerrilla",
    .cues = kCues,
    .profiles = kProfiles,
    .rank = 30,
    .confirm = confirm,
    .source = "backends/p_header.go 2016 to 2024, public mail of 2019",
    .never_shown = {Fact::version, Fact::cipher, Fact::bits, Fact::key_exchange, Fact::signature,
                    Fact::client_certificate, Fact::authenticated},
};

}  // namespace tlspath::parsers
