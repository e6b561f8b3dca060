// ZMailer.
// Writes    from RDNS ([IP]:port "EHLO x" smtp-auth: <none> TLS-CIPHER: X keybits 256/256
//             version TLSv1/SSLv3 TLS-PEER-CN1: <none> rhost-flags-OK-OK-OK-OK)
//             by B with ESMTPS id S3540290AbXKTBXL (ORCPT <rfc822;x>); date
//           (from localhost user: 'x', uid#1010) by B with ESMTP id S...; date       (pick-up)
//           (owner@B) by B via listexpand id S... (ORCPT <rfc822;x>); date           (list)
// Silence   the TLS words are an option, and off in most of what is seen: silence is no evidence.
// Source    smtpserver/smtpcmds.c and smtptls.c of 2.99
// Not done  TLS-PEER-CN1 is the sender's word and is not read

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({
    {Slot::with, "SMTP", Match::whole},
    {Slot::with, "SMTPS", Match::whole},
    {Slot::with, "ESMTP", Match::whole},
    {Slot::with, "ESMTPS", Match::whole},
    {Slot::with, "ESMTPA", Match::whole},
    {Slot::with, "ESMTPSA", Match::whole},
    {Slot::with, "SUBMIT"},
    {Slot::with, "SUBMITA"},
    {Slot::with, "SUBMITS"},
    {Slot::with, "SUBMITSA"},
    {Slot::via, "listexpand", Match::whole},
    {Slot::lead_comment, "from localhost user"},
});
constexpr auto kProfiles =
    std::to_array<Profile>({{.marks = Marks::sometimes,
                             .label = "all",
                             .shows = "ESMTPS; TLS-CIPHER: where the site asks for it",
                             .source = "smtpcmds.c, 2.99"}});
constexpr auto kReaders = std::to_array<Reader>({
    // "EHLO x" smtp-auth: <none> TLS-CIPHER: RC4-SHA keybits 128/128 version TLSv1/SSLv3 TLS-PEER:
    // <none>
    {Slot::from_comment, nullptr,
     R"((?i)\b(?<tls>TLS-CIPHER: (?<cipher>[^\s<]\S*) keybits (?<bits>\d+)/\d+ version (?<version>\S+)))",
     "words"},
    // TLS-CIPHER: <none>
    {Slot::from_comment, nullptr, R"((?i)\b(?<notls>TLS-CIPHER: <none>))", "words"},
    // smtp-auth: alice
    {Slot::from_comment, nullptr, R"((?i)\b(?<auth>smtp-auth:) [^\s<])", "auth"},
});
constexpr auto kForms = std::to_array<Form>({
    {Slot::via, "listexpand", Means::queue, Match::whole},
    {Slot::lead_comment, "from localhost user", Means::pickup},
});

// ([192.0.2.1]:60060 "EHLO x" ...: the port outside of the brackets, then the greeting in quotes.
bool confirm(std::string_view raw, const ReceivedField& f) {
  if (f.has(Slot::by_comment)) return false;
  if (const Part* p = f.find(Slot::lead_comment)) {
    if (ascii::istarts_with(slice(raw, p->where), "from localhost user: ")) return true;
    return ascii::iequal(slice(raw, f.span(Slot::via)), "listexpand");
  }
  const Part* peer = f.find(Slot::peer);
  if (peer == nullptr || !f.peer_address) return false;
  const std::string_view t = slice(raw, peer->where);
  const std::size_t quote = t.find('"');
  if (quote == std::string_view::npos) return false;
  const std::string_view before = ascii::trim(t.substr(0, quote));
  return !before.empty() && ascii::is_digit(before.back()) &&
         (ascii::istarts_with(t.substr(quote + 1), "EHLO ") ||
          ascii::istarts_with(t.substr(quote + 1), "HELO "));
}

}  // namespace

extern constinit const System zmailer{
    .id = "zmailer",
    .title = "ZMailer",
    .short_title = "ZMailer",
    .cues = kCues,
    .profiles = kProfiles,
    .readers = kReaders,
    .forms = kForms,
    .from_is = FromIs::resolved,
    .rank = 40,
    .confirm = confirm,
    .source = "ZMailer's own source of 2.99; lines of vger.kernel.org's years with it",
    .unknown = "which sites had the TLS words on",
    .never_shown = {Fact::key_exchange, Fact::signature},
};

}  // namespace tlspath::parsers
