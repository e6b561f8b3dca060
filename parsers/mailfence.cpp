// Mailfence: submission, with the client taken out of the line.
// Writes    by smtp.mailfence.com with ESMTPSA ; date
//           by smtp.mailfence.com with ESMTPSA for <x> ; date
// Silence   no line of it without the S is known, so that one would be no evidence.
// Source    public mail 2022 to 2026
// Not done  the lines of its other hosts

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({{Slot::by, "smtp.mailfence.com", Match::host}});
constexpr auto kProfiles = std::to_array<Profile>({
    {.marks = Marks::sometimes,
     .label = "all",
     .shows = "ESMTPSA",
     .source = "public mail",
     .keyword_with_tls = "ESMTPSA"},
});

// Nothing but its own name, the keyword, the recipient and the date.
bool confirm(std::string_view raw, const ReceivedField& f) {
  for (const Part& p : f)
    if (p.slot != Slot::by && p.slot != Slot::with && p.slot != Slot::for_ &&
        p.slot != Slot::date && p.slot != Slot::date_comment)
      return false;
  return ascii::istarts_with(slice(raw, f.span(Slot::with)), "ESMTP");
}

}  // namespace

extern constinit const System mailfence{
    .id = "mailfence",
    .title = "Mailfence",
    .short_title = "Mailfence",
    .cues = kCues,
    .profiles = kProfiles,
    .rank = 20,
    .confirm = confirm,
    .source = "public mail 2022 to 2026",
    .unknown = "what it would write of a login without TLS",
    .never_shown = {Fact::version, Fact::cipher, Fact::bits, Fact::key_exchange, Fact::signature,
                    Fact::client_certificate},
};

}  // namespace tlspath::parsers
