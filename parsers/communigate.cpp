// CommuniGate Pro and CommuniGate SPEC, of Stalker.
// Writes    from [IP] (HELO mars) by B (CommuniGate Pro SMTP 5.4.2) with ESMTPS id 100001 for x;
//             date
//           from NAME ([IP] verified) by B (CommuniGate Pro SMTP 3.5.1) with ESMTP-TLS id 100001;
//             date  (to 4.2)
//           from [IP] (account user HELO mars) by B (CommuniGate Pro SMTP 6.1.9) with ESMTPSA id
//             100001; date
//           from [IP] (account user) by B (CommuniGate Pro WebUser 4.3.7) with HTTP id 100001; date
//             (web)
//           by B (CommuniGate Pro PIPE 5.0.14) with PIPE id 100001; date  (pick-up)
//           from <x> by B (CommuniGate Pro RULES 3.3.2) with RULES id 100001; date  (its rules)
// Silence   the keyword says it: ESMTP-TLS to 4.2, ESMTPS from 4.3 on. ESMTP is cleartext.
// Source    both keywords in public mail 2001 to 2025: ESMTP-TLS to 4.2.10, ESMTPSA from 4.3.7 on
// Not done  "account" (a login) stands beside the HELO, in the part of the line that no reader sees

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({
    {Slot::by_comment, "CommuniGate Pro"},
    {Slot::by_comment, "CommuniGate SPEC"},
    {Slot::id, "", Match::digits},  // a site's own name for it: (exampleMail 6.1 SMTP 6.1a7) with
                                    // ESMTP id 60578244
});
constexpr auto kProfiles = std::to_array<Profile>({
    {.until = "4.3",
     .marks = Marks::keyword,
     .label = "3 to 4.2",
     .shows = "ESMTP-TLS",
     .keyword_with_tls = "ESMTP-TLS"},
    {.from = "4.3", .marks = Marks::keyword, .label = "4.3 on", .shows = "ESMTPS, ESMTPSA"},
    {.unversioned = true, .marks = Marks::keyword, .label = "any", .shows = "ESMTPS or ESMTP-TLS"},
});
constexpr auto kForms = std::to_array<Form>({
    {Slot::with, "PIPE", Means::pickup, Match::whole},
    {Slot::with, "RULES", Means::queue, Match::whole},
    {Slot::with, "HTTP", Means::web, Match::whole},
    {Slot::with, "HTTPU", Means::web, Match::whole},
});

bool product(std::string_view t) {
  return families::opens_with(t, "CommuniGate Pro") || families::opens_with(t, "CommuniGate SPEC");
}
// NAME VERSION SMTP VERSION, with one blank or a fold between: where the last VERSION starts.
std::size_t module_version(std::string_view t) {
  constexpr auto none = std::string_view::npos;
  std::size_t at = t.size();
  while (at > 0 && !ascii::is_blank(t[at - 1])) --at;
  std::size_t e = at;
  while (e > 0 && ascii::is_blank(t[e - 1])) --e;
  if (e < 6 || at == t.size() || !ascii::is_digit(t[at]) || t.substr(e - 4, 4) != "SMTP")
    return none;
  e -= 4;
  while (e > 0 && ascii::is_blank(t[e - 1])) --e;
  std::size_t own = e;
  while (own > 0 && !ascii::is_blank(t[own - 1])) --own;
  return own > 0 && own < e && ascii::is_digit(t[own]) ? at : none;
}
bool confirm(std::string_view raw, const ReceivedField& f) {
  const Part* p = f.find(Slot::by_comment);
  if (p == nullptr) return false;
  const std::string_view t = slice(raw, p->where);
  if (product(t)) return true;
  const std::string_view id = slice(raw, f.span(Slot::id));
  return !id.empty() && id.find_first_not_of("0123456789") == std::string_view::npos &&
         module_version(t) != std::string_view::npos;
}
bool version(ReadContext& c, Span part) {
  const std::string_view t = c.text(part);
  if (product(t)) return families::version_number(c, part);
  const std::size_t at = module_version(t);
  return at != std::string_view::npos &&
         families::version_number(c, span_between(part.at + at, part.end()));
}

}  // namespace

extern constinit const System communigate{
    .id = "communigate",
    .title = "CommuniGate Pro",
    .short_title = "CommuniGate Pro",
    .cues = kCues,
    .profiles = kProfiles,
    .forms = kForms,
    .version = {Slot::by_comment, version, {}, "product"},
    .rank = 20,
    .confirm = confirm,
    .source = "public mail 2001 to 2025",
    .unknown = "the other modules' keywords (RPOP, LIST, GROUP, MAPI)",
    .never_shown = {Fact::version, Fact::cipher, Fact::bits, Fact::key_exchange, Fact::signature,
                    Fact::client_certificate},
};

}  // namespace tlspath::parsers
