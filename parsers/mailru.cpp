// Mail.ru: an Exim of its own shape, and the Postfix of its fallback hosts.
// Writes    from [IP] (port=51580 helo=[IP]) by smtp1.i.mail.ru with esmtpa (envelope-from <x>) id
//             1AbCdE-0006Vx-TV for y; date
//           by smtp1.i.mail.ru with esmtpa (envelope-from <x>) id 1AbCdE-00000006joD-2zQ5; date
//             (client hidden)
//           by f1.i.mail.ru with local (envelope-from <x>) id ...; date  (from the web)
//           by e.mail.ru with HTTP; date                                 (web)
//           by exim-smtp-5b85998476-lxxsz with esmtpa (envelope-from <x>) id ...; date
//             (pods, 2026)
//           from A (A [IP]) by fallback1.mail.ru (mPOP.Fallback_MX) with ESMTP id E7A8811F76121 for
//             <x>; date
// Silence   submission asks for TLS and never shows it: esmtpa proves nothing. The fallback's
//           keyword is a Postfix'.
// Source    public mail 2014 to 2026; its pods hand each other the mail that came to
//           smtpNN.i.mail.ru before, in the same words: their keyword is the same constant
// Not done  the border's line for mail from outside: no public line was found

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({
    {Slot::by, "mail.ru", Match::host},
    {Slot::by, "smailru.net", Match::host},
    {Slot::by_comment, "mPOP.Fallback_MX"},
    // Pods: a short hash has nine letters, most have ten.
    {Slot::by, "4-4-10-5", Match::shape},
    {Slot::by, "4-4-9-5", Match::shape},
    {Slot::by, "4-8-10-5", Match::shape},
    {Slot::by, "4-8-9-5", Match::shape},
});
// by fallback7.mail.ru (mPOP.Fallback_MX) with ESMTP
bool fallback(const ReadContext& c) {
  return families::opens_with(c.text(c.field.span(Slot::by_comment)), "mPOP.");
}
constexpr auto kProfiles = std::to_array<Profile>({
    {.unversioned = true,
     .marks = Marks::never,
     .label = "Exim shape",
     .shows = "nothing: esmtp and esmtpa are constants",
     .source = "submission asks for TLS, its lines never show it"},
    {.marks = Marks::keyword, .label = "fallback (Postfix)", .shows = "ESMTPS", .holds = fallback},
});

constexpr auto kForms = std::to_array<Form>({
    {Slot::with, "HTTP", Means::web, Match::whole},
});

bool confirm(std::string_view raw, const ReceivedField& f) {
  if (const Part* p = f.find(Slot::by_comment))
    return families::opens_with(slice(raw, p->where), "mPOP.");
  // A host without a domain is one of its pods by that name only.
  const std::string_view by = slice(raw, f.span(Slot::by));
  if (by.find('.') == std::string_view::npos && !ascii::istarts_with(by, "exim-smtp-") &&
      !ascii::istarts_with(by, "exim-fallback-"))
    return false;
  const std::string_view with = slice(raw, f.span(Slot::with));
  if (with == "HTTP") return true;
  // Exim's own name stands beside the keyword elsewhere; here only the envelope does.
  const Part* c = f.find(Slot::with_comment);
  if (c != nullptr && !families::opens_with(slice(raw, c->where), "envelope-from")) return false;
  return !with.empty() && with.front() >= 'a' && with.front() <= 'z';
}

}  // namespace

extern constinit const System mailru{
    .id = "mailru",
    .title = "Mail.ru",
    .short_title = "Mail.ru",
    .cues = kCues,
    .profiles = kProfiles,
    .forms = kForms,
    .rank = 30,
    .confirm = confirm,
    .source = "public mail 2014 to 2026",
    .unknown = "what the border writes for mail from outside",
};

}  // namespace tlspath::parsers
