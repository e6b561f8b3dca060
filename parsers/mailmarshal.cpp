// MailMarshal, later Trustwave SEG (Marshal, NetIQ, M86, Trustwave, LevelBlue).
// Writes    from HELO (Not Verified[IP]) by B with Trustwave MailMarshal (using TLS: TLSv1.3,
//             TLS_AES_256_GCM_SHA384) id <B59cb301c3333>; date
//           from HELO (Not Verified[IP]) by B (using TLS: TLSv1.2, AES256-SHA) id
//             <C8acd08b23331>; date    (product hidden)
//           from HELO (Not Verified[IP]) by B with Trustwave SEG (v8,2,6,11305) id
//             <C52ca5df83330>; date
//           from HELO (Not Verified[IP]) by B with MailMarshal (v6,7,2,8378) id <B1e584e723333>;
//             date
// Silence   no evidence: a site shows TLS always or never, by its settings.
// Source    public mail, 2008 to 2025
// Not done  "Not Verified" speaks of the reverse DNS, not of a certificate

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({
    {Slot::with, "MailMarshal"},
    {Slot::with, "Trustwave"},
    {Slot::id, "<13>", Match::shape},
});
constexpr auto kProfiles = std::to_array<Profile>({
    {.marks = Marks::sometimes,
     .label = "all",
     .shows = "(using TLS: version, suite) where the site asks for it"},
});
constexpr auto kReaders = std::to_array<Reader>({
    // with Trustwave MailMarshal (using TLS: TLSv1.3, TLS_AES_256_GCM_SHA384)
    {Slot::with_comment, families::using_words, {}, "with"},
    // by B (using TLS: TLSv1.2, AES256-SHA) id <B8acd08b23331>
    {Slot::by_comment, families::using_words, {}, "by"},
});

// Where the product is hidden: "(Not Verified[192.0.2.1])" and <B, the second in hex, a count>.
bool confirm(std::string_view raw, const ReceivedField& f) {
  const std::string_view with = slice(raw, f.span(Slot::with));
  if (ascii::istarts_with(with, "MailMarshal") || ascii::istarts_with(with, "Trustwave"))
    return true;
  const std::string_view id = slice(raw, f.span(Slot::id));
  if (id.size() != 15 || id[1] != 'B' || !with.empty()) return false;
  for (const Part& p : f)
    if (p.slot == Slot::peer)
      return ascii::ifind(slice(raw, p.where), "verified[") != std::string_view::npos;
  return false;
}
bool version(ReadContext& c, Span part) {
  const std::string_view t = c.text(part);
  if (t.size() < 2 || (t[0] | 0x20) != 'v' || !ascii::is_digit(t[1])) return false;
  c.hop.system_version = span_between(part.at + 1, part.end());  // 8, 2, 6, 11305
  return true;
}

}  // namespace

extern constinit const System mailmarshal{
    .id = "mailmarshal",
    .title = "MailMarshal / Trustwave SEG",
    .short_title = "MailMarshal",
    .cues = kCues,
    .profiles = kProfiles,
    .readers = kReaders,
    .version = {Slot::with_comment, version, {}, "with"},
    .rank = 20,
    .confirm = confirm,
    .source = "public mail, 2008 to 2025",
    .unknown = "which setting shows TLS",
};

}  // namespace tlspath::parsers
