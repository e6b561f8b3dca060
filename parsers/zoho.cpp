// Zoho Mail.
// Writes    from HELO (RDNS [IP]) by mx.zohomail.com with SMTPS id 1597982865564153.03167245062083;
//             date (PDT)
//           by mx.zohomail.com with SMTPS id ...; date  (client hidden)
//           from mail.zoho.com by mx.zohomail.com with SMTP id ...; date  (from its web: names no
//             peer)
//           from [IP] by mail.zoho.com with HTTP;date  (web)
// Silence   the keyword says it: SMTPS with TLS, also where the session began in the clear. SMTP
//           between its own hosts says nothing.
// Source    public mail 2019 to 2025
// Not done  it writes no login

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({
    {Slot::by, "zoho.com", Match::host},
    {Slot::by, "zohomail.com", Match::host},
    {Slot::by, "zoho.eu", Match::host},
    {Slot::by, "zohomail.eu", Match::host},
    {Slot::by, "zoho.in", Match::host},
    {Slot::by, "zohomail.in", Match::host},
    {Slot::by, "zoho.com.au", Match::host},
    {Slot::by, "zohomail.com.au", Match::host},
    {Slot::by, "zoho.com.cn", Match::host},
    {Slot::by, "zohomail.com.cn", Match::host},
    {Slot::by, "zoho.jp", Match::host},
    {Slot::by, "zohomail.jp", Match::host},
});
constexpr auto kProfiles = std::to_array<Profile>({
    {.marks = Marks::keyword, .label = "all", .shows = "SMTPS", .keyword_with_tls = "SMTPS"},
});

bool handover(ReadContext& c, Span) {
  if (c.field.peer_address || c.field.has(Slot::peer)) return false;
  if (!c.field.has(Slot::from)) return false;
  if (!c.hop.protocol || !ascii::iequal(c.text(c.hop.protocol->where), "SMTP")) return false;
  c.hop.form = HopForm::handover;
  return true;
}
constexpr auto kReaders = std::to_array<Reader>({
    // from mail.zoho.com by mx.zohomail.com with SMTP id ...
    {Slot::with, handover, {}, "handover"},
});
constexpr auto kForms = std::to_array<Form>({
    {Slot::with, "HTTP", Means::web, Match::whole},
});

bool confirm(std::string_view, const ReceivedField& f) { return !f.has(Slot::by_comment); }

}  // namespace

extern constinit const System zoho{
    .id = "zoho",
    .title = "Zoho",
    .short_title = "Zoho",
    .cues = kCues,
    .profiles = kProfiles,
    .readers = kReaders,
    .forms = kForms,
    .rank = 30,
    .confirm = confirm,
    .source = "public mail 2019 to 2025",
    .unknown = "whether plain SMTP from outside is ever accepted",
};

}  // namespace tlspath::parsers
