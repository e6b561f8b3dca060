// Lotus, IBM and HCL Domino, and the SMTP MTA of Notes 4.
// Writes    from HELO ([IP]) by B (HCL Domino Release 12.0.2FP3 HF86) with ESMTP id
//             2025010211332402-909 ; date
//           ... by B (Lotus SMTP MTA v4.6.1 (569.2 2-6-1999)) with SMTP id ...  (Notes 4)
//           ... by B with ESMTP id 2025010211332402-909 ; date  (SMTPNoVersionInRcvdHdr=1 hides the
//             product)
// Silence   no release has ever marked TLS, whatever the connection was: the keyword proves
//           nothing.
// Source    about a hundred public lines from 5.0 (2001) to 14.0 (2025); the notes.ini parameter's
//           page
// Not done  Notes 4 with its product hidden: its id looks like that of others

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

// The id is the time to hundredths of a second and a number: 16 digits, a dash (a colon in release
// 5), up to 7 digits.
constexpr auto kCues = std::to_array<Cue>({
    {Slot::by_comment, "Lotus Domino"},
    {Slot::by_comment, "IBM Domino"},
    {Slot::by_comment, "HCL Domino"},
    {Slot::by_comment, "Lotus SMTP MTA"},
    {Slot::id, "16-3", Match::shape},
    {Slot::id, "16-4", Match::shape},
    {Slot::id, "16-5", Match::shape},
    {Slot::id, "16-6", Match::shape},
    {Slot::id, "16-7", Match::shape},
});
constexpr auto kProfiles = std::to_array<Profile>({
    {.marks = Marks::never,
     .label = "all",
     .shows = "nothing",
     .source = "the same servers in public mail over twenty years, none with a TLS word"},
});

bool product(std::string_view t) {
  return families::opens_with(t, "Lotus ") || families::opens_with(t, "IBM Domino") ||
         families::opens_with(t, "HCL Domino");
}
// 2025042411332402-909: a year, and digits all the way.
bool time_id(std::string_view id) {
  if (id.size() < 18 || (id.substr(0, 2) != "19" && id.substr(0, 2) != "20")) return false;
  for (std::size_t i = 0; i < id.size(); ++i)
    if (i == 16 ? id[i] != '-' && id[i] != ':' : !ascii::is_digit(id[i])) return false;
  return true;
}
bool confirm(std::string_view raw, const ReceivedField& f) {
  if (const Part* p = f.find(Slot::by_comment)) return product(slice(raw, p->where));
  return f.has(Slot::with) && time_id(slice(raw, f.span(Slot::id)));
}
bool version(ReadContext& c, Span part) {
  return product(c.text(part)) && families::version_number(c, part);
}

}  // namespace

extern constinit const System domino{
    .id = "domino",
    .title = "Lotus / IBM / HCL Domino",
    .short_title = "Domino",
    .cues = kCues,
    .profiles = kProfiles,
    .version = {Slot::by_comment, version, {}, "product"},
    .rank = 20,
    .confirm = confirm,
    .source =
        "public mail from 2001 to 2025, by release; notes.ini parameter SMTPNoVersionInRcvdHdr",
    .unknown = "Notes 4 with its product hidden",
    .never_shown = {Fact::version, Fact::cipher, Fact::bits, Fact::key_exchange, Fact::signature,
                    Fact::client_certificate, Fact::authenticated},
};

}  // namespace tlspath::parsers
