// IndiMail.
// Writes    indimail-mta smtpd 123456 from RDNS (HELO x) (ident@IP) by B with ESMTPSA
//             (TLSv1.3 TLS_AES_256_GCM_SHA384 bits=256); date               (3.x)
//           from RDNS (HELO x) (ident@IP) by B with (TLSv1.2 X encrypted) ESMTPS; date   (2.x)
//           indimail-mta smtpd 123456 (HELO x) (alice@a.example@IP) by B with ESMTPSA ...
//             (3.x, an address without a name)
//           indimail-mta queue 37166 by host B (invoked by uid 123); date   (queue, 3.x)
//           indimail-virtual 37166 by host B (invoked by uid 555); date     (delivery, 3.x)
//           (indimail-mta 1842 invoked by alias); date                      (queue, 2.x)
//           (indimail-mta 1842 invoked from IP by host B by uid 555); date  (queue, 2.x)
//           (indimail 557 invoked by uid 555); date                         (delivery, 2.x)
// Silence   the S and the comment come from the session: silence is cleartext.
// Source    received.c, smtpd.c, qmail-queue.c of indimail-mta; deliver_mail.c of
//           indimail-virtualdomains
// Not done  with its hide option neither peer nor own name is written

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({
    {Slot::lead, "indimail-mta"},
    {Slot::lead, "indimail-virtual"},
    {Slot::lead_comment, "indimail"},
    {Slot::lead_comment, "indimail-mta"},
    {Slot::with_comment, "TLSv1"},
});
constexpr auto kProfiles = std::to_array<Profile>({{.marks = Marks::keyword,
                                                    .label = "all",
                                                    .shows = "ESMTPS (V SUITE bits=N)",
                                                    .source = "received.c"}});

// by host mail.example.net (invoked by uid 123)
bool host_behind(ReadContext& c, Span part) {
  if (!ascii::iequal(c.text(c.field.span(Slot::by)), "host") ||
      part.at != c.field.span(Slot::by_words).at)
    return false;
  families::Cursor t{c.text(part)};
  t.word();
  c.hop.by.name = span_between(part.at, part.at + t.at);
  return true;
}
constexpr auto kReaders = std::to_array<Reader>({
    {Slot::by_words, host_behind, {}, "host"},
    // with ESMTPSA (TLSv1.3 TLS_AES_256_GCM_SHA384 bits=256)
    {Slot::with_comment, nullptr,
     R"((?i)^(?<tls>(?<version>TLSv1(?:\.\d)?|SSLv3) (?<cipher>\S+) bits=(?<bits>\d+))$)", "bits"},
    // with ESMTPS (tls provider dotls)
    {Slot::with_comment, nullptr, R"((?i)^(?<tls>tls provider \S+)$)", "provider"},
    // with (TLSv1.2 ECDHE-RSA-AES256-GCM-SHA384 encrypted) ESMTPS
    {Slot::with_comment, families::encrypted_words, {}, "encrypted"},
});
constexpr auto kForms = std::to_array<Form>({
    {Slot::lead, "indimail-mta queue", Means::queue},
    {Slot::lead, "indimail-virtual", Means::queue},
    {Slot::lead_comment, "indimail", Means::queue},
    {Slot::lead_comment, "indimail-mta", Means::queue},
});

// (indimail 557 invoked by uid 555), (indimail-mta queue 37166 by host B invoked by alias): nothing
// of a session beside it.
bool is_queue(std::string_view raw, const ReceivedField& f) {
  const Part* p = f.find(Slot::lead_comment);
  if (p == nullptr || p != f.begin() || f.has(Slot::from) || f.has(Slot::by) || f.has(Slot::with))
    return false;
  families::Cursor c{slice(raw, p->where)};
  if (!c.take("indimail-mta queue ") && !c.take("indimail-mta ") && !c.take("indimail "))
    return false;
  const std::string_view pid = c.word();
  for (const char ch : pid)
    if (!ascii::is_digit(ch)) return false;
  return !pid.empty() && ascii::ifind(c.s, "invoked ", c.at) != std::string_view::npos;
}
bool confirm(std::string_view raw, const ReceivedField& f) {
  if (is_queue(raw, f)) return true;
  if (f.has(Slot::lead)) {
    const std::string_view lead = slice(raw, f.span(Slot::lead));
    return ascii::istarts_with(lead, "indimail-mta") ||
           ascii::istarts_with(lead, "indimail-virtual");
  }
  if (f.has(Slot::id) || f.has(Slot::by_comment) || f.has(Slot::lead_comment)) return false;
  return ascii::iends_with(slice(raw, f.span(Slot::with_comment)), "encrypted");
}

}  // namespace

extern constinit const System indimail{
    .id = "indimail",
    .title = "IndiMail",
    .short_title = "IndiMail",
    .cues = kCues,
    .profiles = kProfiles,
    .readers = kReaders,
    .forms = kForms,
    .from_is = FromIs::resolved,
    .rank = 40,
    .confirm = confirm,
    .source = "IndiMail's own source of 2021 to 2024",
};

}  // namespace tlspath::parsers
