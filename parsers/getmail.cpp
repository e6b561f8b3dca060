// getmail: pulls mail from a mailbox.
// Writes    from SERVER (IP:995) by B with POP3-SSL getmail6 msgid:x for <x>; 02 Jan 2024 ... -0000
//           from SERVER (IP) by B with POP3; 14 Apr 2010 11:14:29 -0000                       (4)
// Silence   POP3-SSL and IMAP4-SSL are its words for TLS; POP3 and IMAP4 stand where was none.
// Source    message.py and retrievers.py of getmail6 6.19
// Not done  a line of getmail 4 is known by its date without weekday and with zone -0000 only

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({
    {Slot::with, "POP3"},
    {Slot::with, "POP3-SSL"},
    {Slot::with, "IMAP4"},
    {Slot::with, "IMAP4-SSL"},
});
constexpr auto kProfiles = std::to_array<Profile>({{.marks = Marks::always,
                                                    .label = "all",
                                                    .shows = "POP3-SSL, IMAP4-SSL",
                                                    .source = "retrievers.py, 6.19"}});
constexpr auto kForms = std::to_array<Form>({
    {Slot::with, "POP3", Means::pull},
    {Slot::with, "IMAP4", Means::pull},
});

bool confirm(std::string_view raw, const ReceivedField& f) {
  if (f.has(Slot::by_comment) || f.has(Slot::with_comment) || f.has(Slot::id)) return false;
  const std::string_view with = slice(raw, f.span(Slot::with));
  if (ascii::ifind(with, "getmail") != std::string_view::npos) return true;
  if (with.find_first_of(" \t\r\n") != std::string_view::npos) return false;
  const std::string_view date = slice(raw, f.span(Slot::date));
  return !date.empty() && ascii::is_digit(date.front()) && ascii::iends_with(date, "-0000");
}

}  // namespace

extern constinit const System getmail{
    .id = "getmail",
    .title = "getmail",
    .short_title = "getmail",
    .cues = kCues,
    .profiles = kProfiles,
    .forms = kForms,
    .from_is = FromIs::resolved,
    .rank = 40,
    .confirm = confirm,
    .source = "getmail6's own source of 6.19",
    .unknown = "whether later releases upgrade POP3 and IMAP4 by STLS and say so",
};

}  // namespace tlspath::parsers
