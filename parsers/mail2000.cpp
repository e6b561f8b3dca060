// Openfind: Mail2000, MailGates, MailAudit.
// Writes    from IP by B with MailGates ESMTPS Server V6.0(3213196:0:AUTH_RELAY) (envelope-from
//             <a>) (version=TLSv1.2
//             cipher=ECDHE-RSA-AES256-GCM-SHA384 bits=256/256); date
//           from IP by B with Mail2000 ESMTPA Server V7.00(6598:0:AUTH_LOGIN) (envelope-from
//             <a>); date
// Silence   no evidence: the S was seen of MailGates 6.0 only, and no product wrote both forms.
// Source    public mail, 2019 to 2026
// Not done  AUTH_RELAY is an address that may send, no login

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({
    {Slot::with, "Mail2000"},
    {Slot::with, "MailGates"},
    {Slot::with, "MailAudit"},
});
constexpr auto kProfiles = std::to_array<Profile>({
    {.marks = Marks::sometimes, .label = "all", .shows = "ESMTPS Server, version= cipher= bits="},
});
constexpr auto kReaders = std::to_array<Reader>({
    // with MailGates ESMTPS Server V6.0
    {Slot::with, nullptr, R"(^Mail\w+ (?<tls>E?SMTPSA?) Server)", "with"},
    // (6598:0:AUTH_LOGIN)
    {Slot::with_comment, nullptr, R"(^\d+:\d+:(?<auth>AUTH_(?!RELAY|NONE)\w+)$)", "login"},
    // (version=TLSv1.2 cipher=ECDHE-RSA-AES256-GCM-SHA384 bits=256/256)
    {Slot::with_comment, families::key_value, {}, "comment"},
});

// The name may hold a number, too: the version is the last word, V7.00.
bool version(ReadContext& c, Span part) {
  const std::string_view t = c.text(part);
  std::size_t at = t.size();
  while (at > 0 && !ascii::is_blank(t[at - 1])) --at;
  if (at + 1 >= t.size() || t[at] != 'V') return false;
  return families::version_number(c, span_between(part.at + at, part.end()));
}

}  // namespace

extern constinit const System mail2000{
    .id = "mail2000",
    .title = "Mail2000 / MailGates (Openfind)",
    .short_title = "Mail2000",
    .cues = kCues,
    .profiles = kProfiles,
    .readers = kReaders,
    .version = {Slot::with, version, {}, "with"},
    .rank = 20,
    .source = "public mail, 2019 to 2026",
    .unknown = "from which release on Mail2000 itself marks TLS",
};

}  // namespace tlspath::parsers
