// ASSP, a spam filter in front of a mail server.
// Writes    from HELO ([IP] helo=x) by B with ESMTPS(AES256-SHA) (ASSP 1.10.1); date
//           from HELO ([IP] helo=x) by B with ESMTPS(X)(X) (2.1.1); date     (2.x: once a pass)
// Silence   the S and the suite come from the session: silence is cleartext.
// Source    assp.pl of 1.9 to 2.1
// Not done  the version of TLS is never written; nor is its older spelling with +SSL read

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({
    {Slot::with_comment, "ASSP"},
    {Slot::with_comment, "", Match::digits},
});
constexpr auto kProfiles = std::to_array<Profile>(
    {{.marks = Marks::keyword, .label = "all", .shows = "ESMTPS(SUITE)", .source = "assp.pl"}});

// with ESMTPS(AES128-SHA)
bool suite(ReadContext& c, Span part) {
  const std::string_view t = c.text(part);
  if (find_suite(t) == nullptr) return false;
  c.cipher(part);
  c.tls(part);
  return true;
}
constexpr auto kReaders = std::to_array<Reader>({{Slot::with_comment, suite, {}, "suite"}});

// The name, or a bare number of the form 2.1.1 beside "helo=" and a date without weekday.
bool confirm(std::string_view raw, const ReceivedField& f) {
  bool number = false;
  for (const Part& p : f) {
    if (p.slot != Slot::with_comment) continue;
    const std::string_view t = slice(raw, p.where);
    if (ascii::istarts_with(t, "ASSP")) return true;
    number = t.size() <= 12 && ascii::starts_with_digit(t) &&
             t.find_first_not_of("0123456789.") == std::string_view::npos;
  }
  if (!number || f.has(Slot::id) || !f.helo || !f.stamp || !f.peer_address) return false;
  return ascii::starts_with_digit(slice(raw, f.span(Slot::date))) &&
         f.helo->at > f.peer_address->where.at;
}
bool version(ReadContext& c, Span part) {
  const std::string_view t = c.text(part);
  return (ascii::istarts_with(t, "ASSP") || ascii::starts_with_digit(t)) &&
         families::version_number(c, part);
}

}  // namespace

extern constinit const System assp{
    .id = "assp",
    .title = "ASSP",
    .short_title = "ASSP",
    .cues = kCues,
    .profiles = kProfiles,
    .readers = kReaders,
    .version = {Slot::with_comment, version, {}, "with"},
    .rank = 40,
    .confirm = confirm,
    .source = "ASSP's own source of 1.9 to 2.1",
};

}  // namespace tlspath::parsers
