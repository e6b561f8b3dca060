// FirstClass, of OpenText.
// Writes    from HELO (IP) by B (FirstClass Mail Server v11.1 build 11.155) with SMTP (Sender:
//             a@b.example) transient id 4216; date
// Silence   no TLS word is known: the keyword proves nothing.
// Source    one public line of 2023
// Not done  everything but that form

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({
    {Slot::by_comment, "FirstClass Mail Server"},
});
constexpr auto kProfiles = std::to_array<Profile>({
    {.marks = Marks::never, .label = "all", .shows = "nothing"},
});

}  // namespace

extern constinit const System firstclass{
    .id = "firstclass",
    .title = "FirstClass",
    .short_title = "FirstClass",
    .cues = kCues,
    .profiles = kProfiles,
    .version = {Slot::by_comment, families::version_number, {}, "product"},
    .rank = 20,
    .source = "public mail 2023",
    .unknown = "other forms of its lines",
};

}  // namespace tlspath::parsers
