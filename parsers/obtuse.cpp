// Obtuse smtpd.
// Writes    from RDNS(IP), claiming to be "x" via SMTP by B, id smtpdgI0vme; Fri Nov 30 ... 2018
// Silence   it could not do TLS at all: SMTP is cleartext.
// Source    public lines of 2002 to 2026
// Not done  a TLS wrapper in front would not show

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({{Slot::via, "SMTP", Match::whole}});
constexpr auto kProfiles = std::to_array<Profile>({{.marks = Marks::always,
                                                    .label = "all",
                                                    .shows = "nothing: cannot do TLS",
                                                    .source = "public lines",
                                                    .has_tls = HasTls::no}});

bool confirm(std::string_view raw, const ReceivedField& f) {
  return !f.has(Slot::with) && ascii::istarts_with(slice(raw, f.span(Slot::id)), "smtpd");
}

}  // namespace

extern constinit const System obtuse{
    .id = "obtuse",
    .title = "Obtuse smtpd",
    .short_title = "Obtuse smtpd",
    .cues = kCues,
    .profiles = kProfiles,
    .from_is = FromIs::resolved,
    .rank = 30,
    .confirm = confirm,
    .source = "public lines",
};

}  // namespace tlspath::parsers
