// XMail.
// Writes    from HELO ([IP]:port) by B ([IP]:port) with [XMail 1.27 ESMTP Server] id <S72E> for <x>
//             from <x>; date
//           from HELO (RDNS [IP]:port) by B (RDNS [IP]:port) with ESMTP ([XMail 1.27 ESMTP Server])
//             id <S16FA001> for <x> from <x>; date                (its words behind a keyword)
//           ... with [XMail 1.27 SSLtag 0.2 ESMTP Server] (using TLSv1/SSLv3 with
//             cipher=DHE-RSA-AES128-SHA 128 bits) id <SA4E76> ...        (with the add-on SSLtag)
//           from PATH by B with [XMail 1.27 LMAIL Server] for <x> from <x>; date     (its spool)
// Silence   the words in brackets are constant, and so is the keyword before them: they say nothing
//           of TLS. SSLtag writes it, but not every site has it.
// Source    SMTPUtils.cpp (USmtpGetReceived), SMTPSvr.h, LMAILSvr.cpp of 1.20 to 1.27; of SSLtag
//           public mail of 2015
// Not done  whether SSLtag always writes it

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({{Slot::with, "[XMail"}, {Slot::with_comment, "[XMail"}});
constexpr auto kProfiles =
    std::to_array<Profile>({{.marks = Marks::sometimes,
                             .label = "all",
                             .shows = "nothing; SSLtag: (using V with cipher=C N bits)",
                             .source = "SMTPUtils.cpp",
                             .has_tls = HasTls::unknown}});

// with [XMail 1.27 LMAIL Server]: from its own spool
bool spool(ReadContext& c, Span part) {
  if (ascii::ifind(c.text(part), "LMAIL") == std::string_view::npos) return false;
  c.local(HopForm::pickup, part);
  return true;
}
// with ESMTP ([XMail 1.27 ESMTP Server]): the number may be the add-on's beside it
bool product(ReadContext& c, Span part) {
  return c.text(part).starts_with('[') && families::version_number(c, part);
}
// Only behind its own words: "(using ...)" behind a keyword was never seen.
bool session(ReadContext& c, Span part) {
  return ascii::ifind(c.text(c.field.span(Slot::with)), "SSLtag") != std::string_view::npos &&
         families::using_words(c, part);
}
constexpr auto kReaders = std::to_array<Reader>({
    {Slot::with, spool, {}, "spool"},
    // with ESMTP ([XMail 1.27 ESMTP Server])
    {Slot::with_comment, product, {}, "product"},
    // with [XMail 1.27 SSLtag 0.2 ESMTP Server] (using TLSv1/SSLv3 with cipher=X 128 bits)
    {Slot::with_comment, session, {}, "using"},
});

}  // namespace

extern constinit const System xmail{
    .id = "xmail",
    .title = "XMail",
    .short_title = "XMail",
    .cues = kCues,
    .profiles = kProfiles,
    .readers = kReaders,
    .version = {Slot::with, families::version_number, {}, "with"},
    .rank = 20,
    .source = "XMail's own source of 1.27",
};

}  // namespace tlspath::parsers
