// Fortinet FortiMail, FortiMail Cloud.
// Writes    from HELO (RDNS [IP]) by B with ESMTPS id 53RKkRAs376673-53RKkRAu376673
//             (version=TLSv1.3 cipher=X bits=256 verify=NO); date
//           from HELO ([IP]) (user=alice mech=LOGIN bits=0) by B with ESMTP id ...
//             (login)
// Silence   marks TLS whenever it was used: no parenthesis means cleartext. The keyword stayed
//             ESMTP until about 2025.
// Source    the doubled id in public mail, 2019 to 2026; the administration guide says nothing
//             of the header
// Not done  "bits=0" beside "mech" is the SASL layer, not TLS

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({
    {Slot::id, "14-14", Match::shape},
});
constexpr auto kProfiles = std::to_array<Profile>({
    {.marks = Marks::always,
     .label = "all",
     .shows = "version= cipher= bits= verify= after the id"},
});
constexpr auto kReaders = std::to_array<Reader>({
    // id 53RKkRAs376673-53RKkRAu376673 (version=TLSv1.3 cipher=TLS_AES_256_GCM_SHA384 bits=256
    //   verify=NO)
    {Slot::id_comment, families::key_value, {}, "id"},
    // (user=alice mech=LOGIN bits=0): the name is the sender's, the mechanism is not
    {Slot::from_comment, nullptr, R"(^user=\S+ (?<auth>mech=[A-Z0-9-]+))", "login"},
});
constexpr auto kVerify = std::to_array<VerifyWord>({
    {"OK", ClientCertificate::verified},
    {"FAIL", ClientCertificate::unverified},
    {"CAFAIL", ClientCertificate::unverified},
    {"NO", ClientCertificate::not_presented},
    {"NOT", ClientCertificate::not_requested},
});

// A Sendmail id, written twice: x1A7NvQq337306-x1A7NvQr337306. Time and process are the same,
//             the turn is not.
bool confirm(std::string_view raw, const ReceivedField& f) {
  const std::string_view id = slice(raw, f.span(Slot::id));
  return id.size() == 29 && id.substr(0, 7) == id.substr(15, 7) &&
         id.substr(8, 6) == id.substr(23, 6);
}

}  // namespace

extern constinit const System fortimail{
    .id = "fortimail",
    .title = "FortiMail",
    .short_title = "FortiMail",
    .cues = kCues,
    .profiles = kProfiles,
    .readers = kReaders,
    .verify = kVerify,
    .rank = 30,
    .confirm = confirm,
    .source = "the doubled id in public mail, 2019 to 2026",
    .unknown = "from which firmware on the keyword has its S",
    .never_shown = {Fact::key_exchange, Fact::signature},
};

}  // namespace tlspath::parsers
