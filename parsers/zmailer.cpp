// ZMailer.
// Writes    from RDNS ([IP]:port "EHLO x" smtp-auth: <none> TLS-CIPHER: X keybits 256/256
//             version TLSv1/SSLv3 TLS-PEER-CN1: <none> rhost-flags-OK-OK-OK-OK)
//             by B with ESMTPS id S3540290AbXKTBXL (ORCPT <rfc822;x>); date
//           smtp-auth: "alice" TLS-CIPHER: "X keybits 256/256 version V" TLS-PEER-CN1: "x": the
//             source's spelling
//           (from localhost user: 'x', uid#1010) by B with ESMTP id S...; date       (pick-up)
//           (owner@B) by B id S293001AbSBWAbc; date      (list, to 2009; the id in <> to 2003)
//           (@B) by B id S293001AbSBWAbc (ORCPT <rfc822;x>); date    (a bounce)
//           by B id <S293001AbSBWAbc>; date              (pick-up, 2000 and 2001)
//           (owner@B) by B via listexpand id S... (ORCPT <rfc822;x>); date           (list)
// Silence   the TLS words are an option, and off in most of what is seen: silence is no evidence.
// Source    smtpserver/smtpcmds.c of 1998 to 2004 and smtptls.c of 2.99: what stands in quotes has
//           its own escaped, also in the greeting; lib/rfc822scan.c and token.c leave that as it
//           is; mail.yandex.ru's words beside a plain ESMTP in 2008
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
    {Slot::lead_comment, "", Match::any},  // (majordomo@lists.example): confirm looks at the form
    {Slot::id, "<14>", Match::shape},
    {Slot::id, "<15>", Match::shape},
    {Slot::id, "<16>", Match::shape},
});
constexpr auto kProfiles =
    std::to_array<Profile>({{.marks = Marks::sometimes,
                             .label = "all",
                             .shows = "ESMTPS; TLS-CIPHER: where the site asks for it",
                             .source = "smtpcmds.c, 2.99"}});

// S293001AbSBWAbc, <S293001AbSBWAbc>: a number, the time in letters and digits.
bool spool_id(std::string_view id) {
  if (id.size() > 2 && id.front() == '<' && id.back() == '>') id = id.substr(1, id.size() - 2);
  if (id.size() < 13 || id.front() != 'S') return false;
  std::size_t i = 1;
  while (i < id.size() && ascii::is_digit(id[i])) ++i;
  if (i < 6 || id.substr(i, 2) != "Ab" || id.size() - i < 7) return false;
  for (; i < id.size(); ++i)
    if (!ascii::is_alnum(id[i])) return false;
  return true;
}
// by lists.example id <S305165AbQAZTcM>: all that the time holds is a letter each for year and
// month, and one character each for day, hour, minute, second, and nothing else is in the line.
bool picked_up(std::string_view raw, const ReceivedField& f) {
  for (const Part& p : f)
    if (p.slot != Slot::by && p.slot != Slot::id && p.slot != Slot::date) return false;
  const std::string_view id = slice(raw, f.span(Slot::id));
  if (!id.starts_with('<') || !spool_id(id) || !f.has(Slot::by) || !f.stamp) return false;
  const std::string_view time = id.substr(id.find('A'));  // AbQAZTcM>
  return time.size() == 9 && time[2] >= 'A' && time[2] <= 'Z' && time[3] >= 'A' && time[3] <= 'L';
}
// (majordomo@lists.example) by lists.example id S1750001AbVKABCD, of a bounce (@lists.example): the
// list's owner at the host that writes, no peer, no greeting, no keyword.
bool from_list(std::string_view raw, const ReceivedField& f) {
  const Part* p = f.find(Slot::lead_comment);
  if (p == nullptr || p != f.begin() || f.has(Slot::from) || f.has(Slot::peer) ||
      f.has(Slot::from_comment) || f.has(Slot::with) || f.has(Slot::via))
    return false;
  const std::string_view owner = slice(raw, p->where);
  const std::size_t at = owner.find('@');
  if (at == std::string_view::npos) return false;
  const std::string_view host = owner.substr(at + 1);
  return !host.empty() && ascii::iequal(host, slice(raw, f.span(Slot::by))) &&
         spool_id(slice(raw, f.span(Slot::id)));
}
bool list_line(ReadContext& c, Span part) {
  if (!from_list(c.raw, c.field)) return false;
  c.local(HopForm::queue, part);
  return true;
}
constexpr auto kReaders = std::to_array<Reader>({
    // (majordomo@lists.example) by lists.example id S1750001AbVKABCD
    {Slot::lead_comment, list_line, {}, "list"},
    // "EHLO x" smtp-auth: <none> TLS-CIPHER: RC4-SHA keybits 128/128 version TLSv1/SSLv3 TLS-PEER:
    // <none>
    // "EHLO x" smtp-auth: "alice" TLS-CIPHER: "RC4-SHA keybits 128/128 version TLSv1/SSLv3"
    {Slot::from_comment, nullptr,
     R"((?i)\b(?<tls>TLS-CIPHER: "?(?<cipher>[^\s<"]\S*) keybits (?<bits>\d+)/\d+ version (?<version>[^\s"]+)))",
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
  if (picked_up(raw, f)) return true;
  if (const Part* p = f.find(Slot::lead_comment)) {
    if (ascii::istarts_with(slice(raw, p->where), "from localhost user: ")) return true;
    return ascii::iequal(slice(raw, f.span(Slot::via)), "listexpand") || from_list(raw, f);
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
    .by_only_is_pickup = true,
    .rank = 40,
    .confirm = confirm,
    .source = "ZMailer's own source of 2.99; lines of vger.kernel.org's years with it",
    .unknown = "which sites had the TLS words on",
    .never_shown = {Fact::key_exchange, Fact::signature},
};

}  // namespace tlspath::parsers
