// XMail.
// Writes    from HELO ([IP]:port) by B ([IP]:port) with [XMail 1.27 ESMTP Server] id <S72E> for <x>
//             from <x>; date
//           from HELO (RDNS [IP]:port) by B (RDNS [IP]:port) with ESMTP ([XMail 1.27 ESMTP Server])
//             id <S16FA001> for <x> from <x>; date                (its words behind a keyword)
//           from PATH by B with [XMail 1.27 LMAIL Server] for <x> from <x>; date     (its spool)
// Silence   the words in brackets are constant, and so is the keyword before them: they say nothing
//           of TLS.
// Source    SMTPUtils.cpp (USmtpGetReceived), SMTPSvr.h, LMAILSvr.cpp of 1.20 to 1.27
// Not done  TLS is never written

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({{Slot::with, "[XMail"}, {Slot::with_comment, "[XMail"}});
constexpr auto kProfiles = std::to_array<Profile>(
    {{.marks = Marks::never, .label = "all", .shows = "nothing", .source = "SMTPUtils.cpp"}});

// with [XMail 1.27 LMAIL Server]: from its own spool
bool spool(ReadContext& c, Span part) {
  if (ascii::ifind(c.text(part), "LMAIL") == std::string_view::npos) return false;
  c.hop.form = HopForm::pickup;
  c.hop.evidence.push({Fact::local, part, "spool"});
  return true;
}
constexpr auto kReaders = std::to_array<Reader>({
    {Slot::with, spool, {}, "spool"},
    // with ESMTP ([XMail 1.27 ESMTP Server])
    {Slot::with_comment, families::version_number, {}, "product"},
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
