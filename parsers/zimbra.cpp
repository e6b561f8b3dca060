// Zimbra: LMTP into the mailbox server. Its SMTP is Postfix and is read as Postfix.
// Writes    from RDNS (LHLO x) (IP) by B with LMTP; date
// Silence   the keyword is a constant: it says nothing of TLS.
// Source    LmtpHandler.java of zm-mailbox (getAdditionalHeaders), oldest and newest that are
// public:
//           both have STARTTLS and write the same; public lines of Zimbra sites

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({{Slot::with, "LMTP", Match::whole}});
constexpr auto kProfiles =
    std::to_array<Profile>({{.marks = Marks::never,
                             .label = "all",
                             .shows = "nothing",
                             .source = "LmtpHandler.java; public lines, 2008 to 2024"}});

bool confirm(std::string_view raw, const ReceivedField& f) {
  if (f.has(Slot::id) || f.has(Slot::by_comment)) return false;
  const Part* p = f.find(Slot::peer);
  return p != nullptr && families::opens_with(slice(raw, p->where), "LHLO ");
}

}  // namespace

extern constinit const System zimbra{
    .id = "zimbra",
    .title = "Zimbra (LMTP)",
    .short_title = "Zimbra",
    .cues = kCues,
    .profiles = kProfiles,
    .from_is = FromIs::resolved,
    .rank = 30,
    .confirm = confirm,
    .source = "Zimbra's own source, oldest and newest public; public lines",
    .never_shown = {Fact::version, Fact::cipher, Fact::bits, Fact::key_exchange, Fact::signature,
                    Fact::client_certificate, Fact::authenticated},
};

}  // namespace tlspath::parsers
