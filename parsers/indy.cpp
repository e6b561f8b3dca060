// Indy's TIdSMTPServer, a server component for Delphi and C++Builder, and what is built with it.
// Writes    from RDNS[IP] (helo=HELO) by B[IP] with esmtp (Indy SMTP Server)
//             no id; a date only where the program adds one
// Silence   no evidence: $protocol becomes esmtp or smtp, whatever happened. It does STARTTLS, TLS
//             from the first byte, and logins.
// Source    IdSMTPServer.pas: IdSMTPSvrReceivedString, ReplaceReceivedTokens(); mail of a program
//             built with it
// Not done  the address within "RDNS[IP]": so none of its lines is local. Lines of programs that
//             changed the form in OnReceived

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

// Programs give it a name of their own: then only the form tells.
constexpr auto kCues = std::to_array<Cue>({
    {Slot::with_comment, "Indy SMTP Server", Match::whole},
    {Slot::with, "esmtp", Match::whole},
    {Slot::with, "smtp", Match::whole},
});
constexpr auto kProfiles = std::to_array<Profile>({
    {.marks = Marks::never,
     .label = "all",
     .shows = "nothing: esmtp is all that it writes",
     .source = "ReplaceReceivedTokens()",
     .has_tls = HasTls::yes},
});

// "b.example[192.0.2.1]" in one word on both sides, and nothing but the program's name behind it.
bool confirm(std::string_view raw, const ReceivedField& f) {
  const auto name_and_address = [](std::string_view s) {
    return s.size() > 3 && s.back() == ']' && s.front() != '[' &&
           s.find('[') != std::string_view::npos;
  };
  const std::string_view by = slice(raw, f.span(Slot::by));
  if (!name_and_address(by) || !name_and_address(slice(raw, f.span(Slot::from)))) return false;
  const std::string_view with = slice(raw, f.span(Slot::with));
  return (with == "esmtp" || with == "smtp") && f.has(Slot::with_comment) && !f.has(Slot::id) &&
         !f.has(Slot::for_) && !f.has(Slot::by_comment) && !f.has(Slot::other);
}

}  // namespace

extern constinit const System indy{
    .id = "indy",
    .title = "Indy (TIdSMTPServer)",
    .short_title = "Indy",
    .cues = kCues,
    .profiles = kProfiles,
    .rank = 40,
    .confirm = confirm,
    .source = "IdSMTPServer.pas",
    .unknown = "lines of programs that changed the form",
    .never_shown = {Fact::version, Fact::cipher, Fact::bits, Fact::key_exchange, Fact::signature,
                    Fact::client_certificate, Fact::authenticated},
};

}  // namespace tlspath::parsers
