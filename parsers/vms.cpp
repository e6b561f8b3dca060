// Mail servers of IBM hosts: VM, OS/400 and its successor IBM i, z/OS.
// Writes    from HELO(RDNS[IP]) by B (IBM OS/400 SMTP V05R01M00) with TCP; date
//           from [IP](RDNS[IP]) by B (IBM i SMTP 7.3.0) with TCP; date
//           from A by B (IBM VM SMTP V2R3) with BSMTP id 8668; Sun, 17 Oct 93 14:55:58 EDT
//           from NODE.DOMAIN (NODE) by B (SYSTEM ) for <USER@NODE> with ESMTP (IBM CSSMTP z/OS
//             V02R05.00) Id X ; date
// Silence   "TCP" and "BSMTP" say how the mail came, not whether it was encrypted. z/OS'
//           ESMTP is a mail that CSSMTP took from the JES spool: nothing was transferred, or by
//           NJE.
// Source    public mail 1993 to 2023; IBM's z/OS Communications Server: IP Configuration Reference
//           (the statement Header of CSSMTP)
// Not done  MVS' own SMTP server, OpenVMS, Tandem: no public line was found

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({
    {Slot::by_comment, "IBM VM SMTP"},
    {Slot::by_comment, "IBM OS/400 SMTP"},
    {Slot::by_comment, "IBM i SMTP"},
    {Slot::with_comment, "IBM"},
});
constexpr auto kProfiles = std::to_array<Profile>({
    {.marks = Marks::never, .label = "all", .shows = "nothing"},
});

// "IBM CSSMTP z/OS V02R05.00": the job may have any name.
bool confirm(std::string_view raw, const ReceivedField& f) {
  if (families::opens_with(slice(raw, f.span(Slot::by_comment)), "IBM")) return true;
  families::Cursor c{slice(raw, f.span(Slot::with_comment))};
  if (!c.take("IBM ")) return false;
  c.word();
  return c.take(" z/OS V");
}

// V05R01M00, V2R3, 7.3.0: the last word.
bool version(ReadContext& c, Span part) {
  const std::string_view t = c.text(part);
  std::size_t at = t.size();
  while (at > 0 && !ascii::is_blank(t[at - 1])) --at;
  if (at + 1 >= t.size() || !ascii::is_digit(t[at] == 'V' ? t[at + 1] : t[at])) return false;
  c.hop.system_version = span_between(part.at + at, part.end());
  return true;
}

}  // namespace

extern constinit const System vms{
    .id = "vms",
    .title = "IBM VM, OS/400 (IBM i), z/OS and other hosts",
    .short_title = "IBM host",
    .cues = kCues,
    .profiles = kProfiles,
    .version = {Slot::by_comment, version, {}, "product"},
    .rank = 20,
    .confirm = confirm,
    .source =
        "public mail 1993 to 2023; IBM's z/OS Communications Server: IP Configuration Reference",
    .unknown = "MVS' own SMTP server, OpenVMS, Tandem",
};

}  // namespace tlspath::parsers
