// Mailgun.
// Writes    from HELO (RDNS [IP]) by 86bf9ec8c46b with SMTP id 5938243bb719226bdb2ead06
//             (version=TLS1.3, cipher=TLS_AES_128_GCM_SHA256); date
//             (a sender's mail; a container as host; since 2022 also "id <undefined>")
//           from HELO (RDNS [IP]) by 86bf9ec8c46b with SMTP id 5938243bb719226bdb2ead06; date
//           by 86bf9ec8c46b with HTTP id 5938243bb719226bdb2ead06; date
//             (its web interface; the host's number has 12 or 64 digits)
//           from HELO (RDNS [IP]) by mxa.mailgun.org with ESMTP id 1aadece2.88f8ac9-luna3; date
//             (received)
//           by luna.mailgun.net with HTTP; date                       (its web interface)
// Silence   no evidence: what it receives never shows TLS, and a sender's mail without the words
//           may be older than they are.
// Source    public mail, 2012 to 2026
// Not done  since when it shows a sender's TLS

#include <algorithm>

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({
    {Slot::by, "mailgun.org", Match::host},
    {Slot::by, "mailgun.net", Match::host},
    {Slot::by, "postgun.com", Match::host},
    {Slot::with, "SMTP mgrt"},
    {Slot::id, "24", Match::shape},
    {Slot::id, "<undefined>", Match::whole},
    {Slot::id, "8.7-5", Match::shape},
    {Slot::id, "8.12-5", Match::shape},
});
constexpr auto kProfiles = std::to_array<Profile>({
    {.marks = Marks::sometimes, .label = "all", .shows = "version=, cipher="},
});
constexpr auto kReaders = std::to_array<Reader>({
    // id 5938243bb719226bdb2ead06 (version=TLS1.3, cipher=TLS_AES_128_GCM_SHA256)
    {Slot::id_comment, families::key_value, {}, "id"},
});

bool is_hex(std::string_view word) {
  return std::ranges::all_of(word,
                             [](char c) { return ascii::is_digit(c) || (c >= 'a' && c <= 'f'); });
}

// By its domains, by "luna" at the end of the id, or by a container's number as host and one of
// Mongo's, or none, as id.
bool confirm(std::string_view raw, const ReceivedField& f) {
  const std::string_view by = slice(raw, f.span(Slot::by));
  for (const std::string_view host : {"mailgun.org", "mailgun.net", "postgun.com"})
    if (ascii::iends_with(by, host)) return true;
  families::Cursor with{slice(raw, f.span(Slot::with))};
  if (with.take("SMTP mgrt")) return true;
  const std::string_view id = slice(raw, f.span(Slot::id));
  if (id.find('-') != std::string_view::npos)
    return ascii::istarts_with(id.substr(id.find('-') + 1), "luna");
  if ((by.size() != 12 && by.size() != 64) || !is_hex(by)) return false;
  return id == "<undefined>" ? slice(raw, f.span(Slot::with)) == "SMTP"
                             : id.size() == 24 && is_hex(id);
}

}  // namespace

extern constinit const System mailgun{
    .id = "mailgun",
    .title = "Mailgun",
    .short_title = "Mailgun",
    .cues = kCues,
    .profiles = kProfiles,
    .readers = kReaders,
    .rank = 30,
    .confirm = confirm,
    .source = "public mail, 2012 to 2026",
    .unknown = "since when it shows a sender's TLS",
};

}  // namespace tlspath::parsers
