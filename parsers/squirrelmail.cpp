// SquirrelMail and NaSMail.
// Writes    from RDNS ([IP]) (SquirrelMail authenticated user x) by B with HTTP; date
//           from IP (proxying for IP) (SquirrelMail authenticated user x) by B with HTTP; date
//           from IP (SquirrelMail authenticated user x); by B with HTTP; date
// Silence   HTTP is a constant: nothing is said of TLS.
// Source    public lines of 1.2 and 1.4

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({{Slot::from_comment, "SquirrelMail authenticated user"},
                                           {Slot::from_comment, "NaSMail authenticated user"}});
constexpr auto kProfiles = std::to_array<Profile>(
    {{.marks = Marks::never, .label = "all", .shows = "nothing", .source = "public lines"}});

// (SquirrelMail authenticated user x): the name is the sender's, the words before it are not.
bool login(ReadContext& c, Span part) {
  families::Cursor t{c.text(part)};
  if (!t.take("SquirrelMail authenticated") && !t.take("NaSMail authenticated")) return false;
  c.authenticated(span_between(part.at, part.at + t.at));
  return true;
}
constexpr auto kReaders = std::to_array<Reader>({{Slot::from_comment, login, {}, "login"}});
constexpr auto kForms = std::to_array<Form>({{Slot::with, "HTTP", Means::web, Match::whole}});

bool confirm(std::string_view raw, const ReceivedField& f) {
  return ascii::iequal(slice(raw, f.span(Slot::with)), "HTTP");
}

}  // namespace

extern constinit const System squirrelmail{
    .id = "squirrelmail",
    .title = "SquirrelMail, NaSMail",
    .short_title = "SquirrelMail",
    .cues = kCues,
    .profiles = kProfiles,
    .readers = kReaders,
    .forms = kForms,
    .from_is = FromIs::resolved,
    .rank = 20,
    .confirm = confirm,
    .source = "public lines",
};

}  // namespace tlspath::parsers
