// Trend Micro InterScan Messaging Security (IMSS, IMSVA) and its kin.
// Writes    from A ([IP]) by B ([IP]) with ESMTP (TREND IMSS SMTP Service 7.0; TLS:
//             TLSv1/SSLv3,128bits,AES128-SHA) id 06..
//           from A by B with InterScan Messaging Security Suite; date     (5 and 6: never says)
// Silence   IMSS 7.0 marks TLS whenever it was used; InterScan 5 and 6 never do.
// Source    both forms by the same server in public mail (2009 and 2011)
// Not done  IMSVA is Postfix under the host name IMSVA and is read as Postfix

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({
    {Slot::with_comment, "TREND IMSS SMTP Service"},
    {Slot::with, "InterScan Messaging Security Suite"},
    {Slot::with, "InterScan Message Security Suite"},
    {Slot::by_comment, "InterScan E-Mail VirusWall"},
});
constexpr auto kProfiles = std::to_array<Profile>({
    {.from = "7", .marks = Marks::always, .label = "7.0", .shows = "TLS: version,bits,suite"},
    {.unversioned = true, .marks = Marks::never, .label = "InterScan 3 to 6", .shows = "nothing"},
});

// TREND IMSS SMTP Service 7.0; TLS: TLSv1/SSLv3,128bits,AES128-SHA
bool comment(ReadContext& c, Span part) {
  const std::string_view t = c.text(part);
  const std::size_t semicolon = t.find(';');
  if (!families::opens_with(t, "TREND IMSS") || semicolon == std::string_view::npos) return false;
  return families::comma_list(c, span_between(part.at + semicolon + 1, part.end()));
}
constexpr auto kReaders = std::to_array<Reader>({{Slot::with_comment, comment, {}, "comment"}});

}  // namespace

extern constinit const System imss{
    .id = "imss",
    .title = "Trend Micro IMSS, IMSVA, InterScan",
    .short_title = "Trend Micro IMSS",
    .cues = kCues,
    .profiles = kProfiles,
    .readers = kReaders,
    .version = {Slot::with_comment, families::version_number, {}, "comment"},
    .rank = 20,
    .source = "both kinds of line by one server in public mail, 2009 and 2011",
    .never_shown = {Fact::key_exchange, Fact::signature, Fact::client_certificate},
};

}  // namespace tlspath::parsers
