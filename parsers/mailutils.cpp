// GNU mailutils, where it puts a mail into a mailbox.
// Writes    from localhost by localhost; date
// Silence   the same host: no network.
// Source    amd.c of 3.x
// Not done  it names no product: known by the two names and by what is missing

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({{Slot::by, "localhost", Match::whole}});
constexpr auto kProfiles = std::to_array<Profile>(
    {{.marks = Marks::never, .label = "all", .shows = "nothing: local", .source = "amd.c"}});
constexpr auto kForms = std::to_array<Form>({{Slot::by, "localhost", Means::pickup, Match::whole}});

bool confirm(std::string_view raw, const ReceivedField& f) {
  return f.size() <= 4 && !f.has(Slot::with) && !f.has(Slot::id) && !f.has(Slot::via) &&
         !f.has(Slot::by_comment) && !f.has(Slot::by_words) && !f.has(Slot::peer) &&
         ascii::iequal(slice(raw, f.span(Slot::from)), "localhost");
}

}  // namespace

extern constinit const System mailutils{
    .id = "mailutils",
    .title = "GNU mailutils",
    .short_title = "GNU mailutils",
    .cues = kCues,
    .profiles = kProfiles,
    .forms = kForms,
    .rank = 70,
    .confirm = confirm,
    .source = "GNU mailutils' own source of 3.x",
};

}  // namespace tlspath::parsers
