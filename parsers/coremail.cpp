// Coremail (NetEase 163 and 126, universities and companies in China) and its kin Hmail.
// Writes    from NAME (unknown [IP]) by B (Coremail) with SMTP id ABCDEF.1234S2; date (CST)
//           from NAME (unknown [IP]) by B (Hmail) with ESMTPA id 1EE3F72017C; date (CST)
//           from user$b.example ( [IP] ) by ajax-webmail-wmsvr1 (Coremail) ; date (CST)  (web)
// Silence   the keyword is a constant: no line has ever shown TLS. Since 2024 the address is blank:
//           (unknown []).
// Source    public mail 2018 to 2026
// Not done  it does not tell a submission from a transfer

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({
    {Slot::by_comment, "Coremail"},
    {Slot::by_comment, "Hmail", Match::whole},
    {Slot::by, "ajax-webmail", Match::whole},
});
constexpr auto kProfiles = std::to_array<Profile>({
    {.marks = Marks::never, .label = "all", .shows = "nothing"},
});

// The web's line has no keyword.
bool web(ReadContext& c, Span) {
  if (c.field.has(Slot::with)) return false;
  c.hop.form = HopForm::web;
  return true;
}
constexpr auto kReaders = std::to_array<Reader>({
    // by ajax-webmail-wmsvr1 (Coremail) ; date
    {Slot::by_comment, web, {}, "web"},
});

}  // namespace

extern constinit const System coremail{
    .id = "coremail",
    .title = "Coremail / NetEase",
    .short_title = "Coremail",
    .cues = kCues,
    .profiles = kProfiles,
    .readers = kReaders,
    .rank = 20,
    .source = "public mail 2018 to 2026",
    .unknown = "whether any line ever shows TLS",
};

}  // namespace tlspath::parsers
