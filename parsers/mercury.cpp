// Mercury/32 and Mercury for NetWare, of David Harris.
// Writes    from HELO (IP) by B (Mercury/32 v4.52) with ESMTP ID MG003541; 10 May 2021 15:30:16
//             +0300
//           from HELO (IP) by B (Mercury 1.47); 10 May 02 22:55:47 +0100
//           from spooler by B (Mercury/32 v4.52) ID MO003548; date  (its queue)
// Silence   no line has ever shown TLS: the keyword proves nothing.
// Source    public mail 2002 to 2023
// Not done  it writes no login

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({
    {Slot::by_comment, "Mercury/32"},
    {Slot::by_comment, "Mercury"},
});
constexpr auto kProfiles = std::to_array<Profile>({
    {.marks = Marks::never, .label = "all", .shows = "nothing"},
});

// A line of the queue names no peer: neither an address nor a comment.
bool spooler(ReadContext& c, Span part) {
  const ReceivedField& f = c.field;
  const std::string_view from = c.text(f.span(Slot::from));
  if (f.has(Slot::with) || f.has(Slot::peer) || f.peer_address) return false;
  if (!ascii::iequal(from, "spooler") && !ascii::iequal(from, "SpoolDir") &&
      !ascii::iends_with(from, "/SpoolDir"))
    return false;
  c.local(HopForm::queue, part);
  return true;
}
constexpr auto kReaders = std::to_array<Reader>({
    // from spooler by mx.example (Mercury/32 v4.52) ID MO003548
    {Slot::by_comment, spooler, {}, "spooler"},
});

bool version(ReadContext& c, Span part) {
  families::Cursor t{c.text(part)};
  if (!t.take("Mercury/32 v") && !t.take("Mercury ")) return false;
  return families::version_whole(c, span_between(part.at + t.at, part.end()));
}

}  // namespace

extern constinit const System mercury{
    .id = "mercury",
    .title = "Mercury/32",
    .short_title = "Mercury",
    .cues = kCues,
    .profiles = kProfiles,
    .readers = kReaders,
    .version = {Slot::by_comment, version, {}, "product"},
    .rank = 20,
    .source = "public mail 2002 to 2023",
    .unknown = "whether any release can show TLS",
};

}  // namespace tlspath::parsers
