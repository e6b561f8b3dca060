// debbugs, the bug tracker of Debian and others.
// Writes    (at 691896) by bugs.debian.org; date
//           via spool by submit@bugs.debian.org id=B.154047490313415 (code B); date
// Silence   both are marks of its own queue: no network.
// Source    public lines of 2012 and 2018
// Not done  nothing

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues =
    std::to_array<Cue>({{Slot::lead_comment, "at"}, {Slot::via, "spool", Match::whole}});
constexpr auto kProfiles = std::to_array<Profile>(
    {{.marks = Marks::never, .label = "all", .shows = "nothing: local", .source = "public lines"}});
constexpr auto kForms = std::to_array<Form>(
    {{Slot::lead_comment, "at", Means::queue}, {Slot::via, "spool", Means::queue, Match::whole}});

bool confirm(std::string_view raw, const ReceivedField& f) {
  if (f.has(Slot::from) || f.has(Slot::with) || f.has(Slot::id)) return false;
  if (f.has(Slot::via)) return ascii::istarts_with(slice(raw, f.span(Slot::by_words)), "id=");
  families::Cursor t{slice(raw, f.span(Slot::lead_comment))};
  if (!t.take("at ")) return false;
  t.word();  // a number, or "submit"
  return t.done();
}

}  // namespace

extern constinit const System debbugs{
    .id = "debbugs",
    .title = "debbugs",
    .short_title = "debbugs",
    .cues = kCues,
    .profiles = kProfiles,
    .forms = kForms,
    .rank = 40,
    .confirm = confirm,
    .source = "public lines",
};

}  // namespace tlspath::parsers
