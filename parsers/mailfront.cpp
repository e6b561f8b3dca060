// mailfront, Bruce Guenter's front end for qmail.
// Writes    from HELO (RDNS [IP]) by B ([IP]) with ESMTP via TCP6; date
// Silence   it offers STARTTLS and writes SMTP or ESMTP all the same: nothing is said
// Source    plugin-add-received.c, plugin-starttls-gnutls.c, plugin-starttls-ucspi.c of 2.x
// Not done  "via SSL" says that sslserver took the connection, and it can wait for STARTTLS: of one
//           that was never encrypted the line is the same. So it proves nothing

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({
    {Slot::via, "TCP", Match::whole},
    {Slot::via, "TCP6", Match::whole},
    {Slot::via, "SSL", Match::whole},
    {Slot::via, "SSL6", Match::whole},
});
constexpr auto kProfiles = std::to_array<Profile>({
    {.marks = Marks::sometimes, .label = "all", .shows = "nothing"},
});

// Others have "via TCP" before "with", as RFC 5321 has it, or an id behind it.
bool confirm(std::string_view raw, const ReceivedField& f) {
  const Part* with = f.find(Slot::with);
  const Part* via = f.find(Slot::via);
  if (!f.has_from || with == nullptr || with->where.at > via->where.at) return false;
  const std::string_view behind =
      ascii::trim(slice(raw, span_between(via->where.end(), f.value.end())));
  return behind.empty() || behind.front() == ';';
}

}  // namespace

extern constinit const System mailfront{
    .id = "mailfront",
    .title = "mailfront",
    .short_title = "mailfront",
    .cues = kCues,
    .profiles = kProfiles,
    .rank = 60,
    .confirm = confirm,
    .source = "its own source, 1.x and 2.x; public mail of four hosts",
    .unknown = "releases whose STARTTLS shows in the line",
};

}  // namespace tlspath::parsers
