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

// from x (IP), claiming to be "HELO" via SMTP
bool claiming(ReadContext& c, Span) {
  for (const Slot s : {Slot::from_words, Slot::from_tail}) {
    const Span part = c.field.span(s);
    families::Cursor t{c.text(part)};
    if (!t.take("claiming to be \"")) continue;
    const std::size_t end = t.s.find('"', t.at);
    if (end == std::string_view::npos || end == t.at) return false;
    c.hop.from.helo = span_between(part.at + t.at, part.at + end);
    return true;
  }
  return false;
}
constexpr auto kReaders = std::to_array<Reader>({
    // from x.example (192.0.2.7), claiming to be "y.example" via SMTP
    {Slot::via, claiming, {}, "claiming"},
});

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
    .readers = kReaders,
    .from_is = FromIs::resolved,
    .rank = 30,
    .confirm = confirm,
    .source = "public lines",
};

}  // namespace tlspath::parsers
