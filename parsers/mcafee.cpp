// McAfee: Email Gateway, SaaS (MX Logic), IronMail (CipherTrust).
// Writes    from HELO (RDNS [IP]) by B with smtp (TLS: TLSv1/SSLv3,256bits,AES256-SHA) id
//             3ea3_5357_24d8e2dd_0bc4_49a5_94ec_6818; date
//           from (IP) by B via smtp id 021b_2f06b88b_ea7e_11da_83a9_33431900f54b; date
//             (about 2006)
//           from unknown [IP] (EHLO x) by p01c11.mxlogic.net(mxl_mta-6.5.0-4) with ESMTP id X
//             (envelope-from <a>); date
//           from ([IP]) by B with ESMTP with TLS id 8N829K1.20043474; date
//             (IronMail)
//           From HELO ([IP]) by B (WebShield SMTP v4.5 MR3) id 1335650971234; date
//             (WebShield, their forerunner)
// Silence   no evidence: a gateway either always or never shows TLS, and MX Logic never does.
// Version   the gateway's is the suite's class (TLSv1/SSLv3), not the session's.
// Source    public mail, 2006 to 2022
// Not done  WebShield's appliances, which wrote other forms

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({
    {Slot::by_comment, "mxl_mta"},
    {Slot::by_comment, "WebShield SMTP"},
    {Slot::by, "mxlogic.net", Match::host},
    {Slot::with, "ESMTP with TLS", Match::whole},
    {Slot::with, "SMTP with TLS", Match::whole},
    {Slot::id, "4_4_8_4_4_4_12", Match::shape},
    {Slot::id, "4_8_4_4_4_12", Match::shape},
    {Slot::id, "7.8", Match::shape},
    {Slot::id, "7.9", Match::shape},
});
constexpr auto kProfiles = std::to_array<Profile>({
    {.marks = Marks::sometimes, .label = "all", .shows = "(TLS: version,bits,suite), with TLS"},
});
constexpr auto kReaders = std::to_array<Reader>({
    // with smtp (TLS: TLSv1/SSLv3,256bits,AES256-SHA)
    {Slot::with_comment, families::comma_list, {}, "with"},
    // with ESMTP with TLS
    {Slot::with, nullptr, R"((?i)^E?SMTP with (?<tls>TLS)$)", "with-tls"},
});

// An IronMail has no name before its brackets: from ([192.0.2.1]) by B with SMTP id
//             8N829K1.20043474.
bool confirm(std::string_view raw, const ReceivedField& f) {
  if (f.has(Slot::by_comment)) {
    const std::string_view by = slice(raw, f.span(Slot::by_comment));
    return families::opens_with(by, "mxl_mta") || families::opens_with(by, "WebShield SMTP");
  }
  if (ascii::iends_with(slice(raw, f.span(Slot::by)), ".mxlogic.net")) return true;
  const std::string_view id = slice(raw, f.span(Slot::id));
  if (id.find('_') != std::string_view::npos) return true;
  const std::string_view with = slice(raw, f.span(Slot::with));
  const bool smtp = ascii::istarts_with(with, "SMTP") || ascii::istarts_with(with, "ESMTP");
  return smtp && !f.has(Slot::from) && f.peer_address && id.size() > 8 && id[7] == '.';
}

}  // namespace

extern constinit const System mcafee{
    .id = "mcafee",
    .title = "McAfee / MX Logic / CipherTrust IronMail",
    .short_title = "McAfee",
    .cues = kCues,
    .profiles = kProfiles,
    .readers = kReaders,
    .version = {Slot::by_comment, families::version_number, {}, "by"},
    .rank = 40,
    .confirm = confirm,
    .source = "public mail, 2006 to 2022",
    .unknown =
        "which setting of the Email Gateway shows TLS; whether an IronMail always says \"with "
        "TLS\"",
};

}  // namespace tlspath::parsers
