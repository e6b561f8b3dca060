// Cisco IronPort: Email Security Appliance, Secure Email Cloud (iphmx.com).
// Writes    from RDNS (HELO x) ([IP]) by B with ESMTP/TLS/ECDHE-RSA-AES256-GCM-SHA384; 02 Jan
//             2024 10:00:00 +0000
//           from RDNS (HELO x) ([IP]) by B with ESMTP; 02 Jan 2024 10:00:00 +0000
//           from NAME ([IP]) by B with ESMTP; ...                                 (HELO and
//             reverse DNS are the same)
// Silence   names the suite whenever TLS was used: plain ESMTP is cleartext.
// Source    both forms by the same 47 hosts in public mail; Cisco's note that the rest stands in
//             mail_logs
// Not done  version, bits, certificate and login are never written; in 2003 the address stood
//             without brackets, as qmail's

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({
    {Slot::with, "ESMTP/TLS"},
    {Slot::with, "SMTP/TLS"},
    {Slot::by, "iphmx.com", Match::host},
    {Slot::date, "", Match::digits},  // confirm looks at the form
});
constexpr auto kProfiles =
    std::to_array<Profile>({{.marks = Marks::always, .label = "all", .shows = "ESMTP/TLS/SUITE"}});
constexpr auto kReaders = std::to_array<Reader>({
    // with ESMTP/TLS/ECDHE-RSA-AES256-GCM-SHA384
    {Slot::with, nullptr, R"((?i)^E?SMTP/(?<tls>TLS/(?<cipher>[\w.-]+))$)", "with"},
    {Slot::with, nullptr, R"((?i)^E?SMTP/(?<tls>TLS)$)", "with"},
});

// Its shape is its only name: HELO comment, then square brackets inside round ones, no id, no day
// of the week.
bool confirm(std::string_view raw, const ReceivedField& f) {
  const std::string_view with = slice(raw, f.span(Slot::with));
  if (ascii::istarts_with(with, "ESMTP/TLS") || ascii::istarts_with(with, "SMTP/TLS")) return true;
  if (with != "ESMTP" && with != "SMTP") return false;
  if (is_below(slice(raw, f.span(Slot::by)), "iphmx.com")) return true;
  if (f.has(Slot::id) || f.has(Slot::via) || f.has(Slot::for_) || f.has(Slot::by_words) ||
      f.has(Slot::other) || !f.stamp)
    return false;
  const std::string_view date = slice(raw, f.span(Slot::date));
  if (date.empty() || !ascii::is_digit(date.front())) return false;
  const Part* last = nullptr;
  for (const Part& p : f) {
    if (is_comment(p.slot) && p.slot != Slot::date_comment) return false;
    if (p.slot != Slot::peer) continue;
    if (last != nullptr && !ascii::istarts_with(slice(raw, last->where), "HELO")) return false;
    last = &p;
  }
  if (last == nullptr) return false;
  const std::string_view address = slice(raw, last->where);
  return !address.empty() && address.front() == '[' && address.back() == ']';
}

}  // namespace

extern constinit const System ironport{
    .id = "ironport",
    .title = "Cisco IronPort / Secure Email",
    .short_title = "Cisco IronPort",
    .cues = kCues,
    .profiles = kProfiles,
    .readers = kReaders,
    .from_is = FromIs::resolved,
    .rank = 40,
    .confirm = confirm,
    .source = "47 hosts that wrote both forms in public mail; Cisco technote 118500",
    .unknown = "the template is fixed, but a listener behind a TLS proxy would not show it",
    .never_shown = {Fact::version, Fact::bits, Fact::key_exchange, Fact::signature,
                    Fact::client_certificate},
};

}  // namespace tlspath::parsers
