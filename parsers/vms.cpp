// Mail servers of IBM hosts: VM and OS/400.
// Writes    from HELO(RDNS[IP]) by B (IBM OS/400 SMTP V05R01M00) with TCP; date
//           from A by B (IBM VM SMTP V2R3) with BSMTP id 8668; Sun, 17 Oct 93 14:55:58 EDT
// Silence   "TCP" and "BSMTP" say how the mail came, not whether it was encrypted.
// Source    public mail 1993 to 2002
// Not done  MVS and z/OS, OpenVMS, Tandem: no public line was found

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({
    {Slot::by_comment, "IBM VM SMTP"},
    {Slot::by_comment, "IBM OS/400 SMTP"},
});
constexpr auto kProfiles = std::to_array<Profile>({
    {.marks = Marks::never, .label = "all", .shows = "nothing"},
});

// V05R01M00, V2R3: the last word.
bool version(ReadContext& c, Span part) {
  const std::string_view t = c.text(part);
  std::size_t at = t.size();
  while (at > 0 && !ascii::is_blank(t[at - 1])) --at;
  if (at + 1 >= t.size() || t[at] != 'V' || !ascii::is_digit(t[at + 1])) return false;
  c.hop.system_version = span_between(part.at + at, part.end());
  return true;
}

}  // namespace

extern constinit const System vms{
    .id = "vms",
    .title = "IBM VM, OS/400 and other hosts",
    .short_title = "IBM host",
    .cues = kCues,
    .profiles = kProfiles,
    .version = {Slot::by_comment, version, {}, "product"},
    .rank = 20,
    .source = "public mail 1993 to 2002",
    .unknown = "MVS, z/OS, OpenVMS, Tandem",
};

}  // namespace tlspath::parsers
