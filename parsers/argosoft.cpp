// ArGoSoft Mail Server.
// Writes    from [IP] by B (ArGoSoft Mail Server Pro for WinNT/2000/XP, Version 1.8 (1.8.6.7));
//             date
// Silence   no evidence: it names no protocol.
// Source    public mail, 2002 to 2004
// Not done  later releases

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({
    {Slot::by_comment, "ArGoSoft Mail Server"},
});
constexpr auto kProfiles = std::to_array<Profile>({
    {.marks = Marks::never, .label = "all", .shows = "nothing"},
});

bool version(ReadContext& c, Span part) {
  const std::string_view t = c.text(part);
  const std::size_t v = ascii::ifind(t, "Version");
  return v != std::string_view::npos &&
         families::version_number(c, span_between(part.at + v, part.end()));
}

}  // namespace

extern constinit const System argosoft{
    .id = "argosoft",
    .title = "ArGoSoft",
    .short_title = "ArGoSoft",
    .cues = kCues,
    .profiles = kProfiles,
    .version = {Slot::by_comment, version, {}, "by"},
    .writes_bare_peer = true,
    .rank = 20,
    .source = "public mail, 2002 to 2004",
    .unknown = "whether later releases mark TLS",
};

}  // namespace tlspath::parsers
