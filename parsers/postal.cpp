// Postal.
// Writes    from api (IP [IP]) by B with HTTP; date          (its API)
//           from HELO (RDNS [IP]) by B with SMTP; Thu, 14 Jan 2021 08:00:05 -0000   (network)
//           by B with SMTP; Thu, 14 Jan 2021 08:00:05 -0000          (its privacy mode)
// Silence   both keywords are constants, and it does STARTTLS: nothing is said of TLS.
// Source    app/lib/received_header.rb of 2.x and 3.x, smtp_server.rb before; the date is Ruby's
//           Time.now.utc.rfc2822, whose zone is -0000
// Not done  its forks' own words in place of SMTP

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues =
    std::to_array<Cue>({{Slot::with, "HTTP", Match::whole}, {Slot::with, "SMTP", Match::whole}});
constexpr auto kProfiles = std::to_array<Profile>({{.marks = Marks::never,
                                                    .label = "all",
                                                    .shows = "nothing",
                                                    .source = "received_header.rb",
                                                    .has_tls = HasTls::yes}});
constexpr auto kForms = std::to_array<Form>({{Slot::with, "HTTP", Means::web, Match::whole}});

// Thu, 14 Jan 2021 08:00:05 -0000: qmail's has the zone, but no day's name.
bool is_utc_of_ruby(std::string_view date) {
  return date.size() > 3 && date[3] == ',' && date.ends_with("-0000");
}
bool confirm(std::string_view raw, const ReceivedField& f) {
  if (f.has(Slot::id) || f.has(Slot::for_) || f.has(Slot::via) || f.has(Slot::by_comment) ||
      f.has(Slot::with_comment) || f.has(Slot::from_comment) || f.has(Slot::from_words))
    return false;
  const std::string_view from = slice(raw, f.span(Slot::from));
  if (ascii::iequal(slice(raw, f.span(Slot::with)), "HTTP")) return from == "api" && f.peer_address;
  const Part* peer = f.find(Slot::peer);
  if (from.empty() ? peer != nullptr
                   : !f.peer_address || peer == nullptr || !slice(raw, peer->where).ends_with(']'))
    return false;
  return is_utc_of_ruby(slice(raw, f.span(Slot::date)));
}

}  // namespace

extern constinit const System postal{
    .id = "postal",
    .title = "Postal",
    .short_title = "Postal",
    .cues = kCues,
    .profiles = kProfiles,
    .forms = kForms,
    .rank = 40,
    .confirm = confirm,
    .source = "Postal's own source of 2.x and 3.x",
};

}  // namespace tlspath::parsers
