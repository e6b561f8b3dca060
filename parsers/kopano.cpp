// Kopano: LMTP into the store.
// Writes    from LHLO (IP) by B (kopano-dagent) with LMTP; date
// Silence   the keyword is a constant: it says nothing of TLS.
// Source    DAgent.cpp of 8.x
// Not done  TLS is never written

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({{Slot::by_comment, "kopano-dagent"}});
constexpr auto kProfiles = std::to_array<Profile>(
    {{.marks = Marks::never, .label = "all", .shows = "nothing", .source = "DAgent.cpp"}});

}  // namespace

extern constinit const System kopano{
    .id = "kopano",
    .title = "Kopano",
    .short_title = "Kopano",
    .cues = kCues,
    .profiles = kProfiles,
    .rank = 20,
    .source = "Kopano's own source of 8.x",
};

}  // namespace tlspath::parsers
