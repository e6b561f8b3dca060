// Microsoft SMTPSVC: the SMTP service of IIS, Exchange 2000 and 2003, Hotmail until about 2017.
// Writes    from A ([IP]) by B over TLS secured channel with Microsoft SMTPSVC(6.0.3790.4675); date
//           from mail pickup service by B with Microsoft SMTPSVC; date
// Silence   always marks TLS by the words "over TLS secured channel"; without them it was
//           cleartext.
// Source    both forms by the same host in public mail; Windows builds as Microsoft lists them
// Not done  version, suite and login are never written

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({
    {Slot::with, "Microsoft SMTPSVC"},
    {Slot::with, "Microsoft Exchange Server HTTP-DAV"},
});
constexpr auto kProfiles = std::to_array<Profile>(
    {{.marks = Marks::always, .label = "all", .shows = "over TLS secured channel"}});

bool secured_channel(ReadContext& c, Span part) {
  families::Cursor t{c.text(part)};
  if (!t.take("over TLS secured channel")) return false;
  c.tls(span_between(part.at, part.at + t.at));
  return true;
}
constexpr auto kReaders = std::to_array<Reader>({
    // by mx.example over TLS secured channel with Microsoft SMTPSVC(6.0.3790.4675)
    {Slot::by_words, secured_channel, {}, "channel"},
    // with Microsoft Exchange Server HTTP-DAV
    {Slot::with, nullptr, R"((?i)^Microsoft Exchange Server (?<keyword>HTTP-DAV))", "dav"},
});
constexpr auto kForms = std::to_array<Form>({
    {Slot::from_words, "pickup service", Means::pickup},
    {Slot::with, "Microsoft Exchange Server HTTP-DAV", Means::web},
});

}  // namespace

extern constinit const System smtpsvc{
    .id = "smtpsvc",
    .title = "Microsoft SMTPSVC (IIS SMTP, Exchange 2000 and 2003)",
    .short_title = "Microsoft SMTPSVC",
    .cues = kCues,
    .profiles = kProfiles,
    .readers = kReaders,
    .forms = kForms,
    .version = {Slot::with_comment, families::version_whole, {}, "with"},
    .rank = 20,
    .source =
        "both kinds of line by one host in public mail; lines from Windows NT 4 to Server 2016",
    .tls_since = "5.0 (Windows 2000), if not before",
    .never_shown = {Fact::version, Fact::cipher, Fact::bits, Fact::key_exchange, Fact::signature,
                    Fact::client_certificate, Fact::authenticated},
};

}  // namespace tlspath::parsers
