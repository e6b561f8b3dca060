// Proofpoint: Protection Server and on Demand (PPS, pphosted.com, ppops.net), Essentials
//             (ppe-hosted.com).
// Writes    from HELO (RDNS [IP]) by mx0a-1.pphosted.com (PPS) with ESMTPS id 4demem0188-4
//             (version=TLSv1.2 cipher=X
//             bits=256 verify=NOT) for <a>; date                                  (since the end
//             of 2021)
//           ... by mx0a-1.pphosted.com with ESMTP id 7vftnkj3tj-17 (version=...)  (before: ESMTP
//             although encrypted)
//           from pps.filterd (m0.ppops.net [127.0.0.1]) by H (8.17.1.19/8.17.1.19) with ESMTP id
//             X; date    (its filter)
//           from HELO (RDNS [IP]) (using TLSv1.2 with cipher X (256/256 bits)) (No client
//             certificate requested)
//             by mx1-us1.ppe-hosted.com (PPE Hosted ESMTP Server) with ESMTPS id X; date
//             (Essentials: Postfix)
// Silence   marks TLS whenever it was used: ESMTP without the parenthesis is cleartext.
//             Essentials: the keyword decides.
// Source    both forms by the same 18 hosts in public mail, 2017 to 2026
// Not done  pps.reinject is a session of its own on the same machine: its suite says nothing of
//             the hop before

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({
    {Slot::by_comment, "PPS", Match::whole},
    {Slot::by_comment, "PPE Hosted ESMTP Server"},
    {Slot::by, "pphosted.com", Match::host},
    {Slot::by, "ppops.net", Match::host},
    {Slot::by, "ppe-hosted.com", Match::host},
    {Slot::by, "pps.reinject", Match::whole},
    {Slot::from, "pps.filterd", Match::whole},
    {Slot::from, "pps.reinject", Match::whole},
    {Slot::id, "10-1", Match::shape},
    {Slot::id, "10-2", Match::shape},
});
constexpr auto kProfiles = std::to_array<Profile>({
    {.until = "2021-11-01",
     .by_date = true,
     .marks = Marks::always,
     .label = "to 2021",
     .shows = "version= cipher=, keyword ESMTP"},
    {.from = "2021-11-01",
     .by_date = true,
     .marks = Marks::always,
     .label = "2021 on",
     .shows = "ESMTPS, version= cipher=",
     .keyword_with_tls = "S"},
    {.unversioned = true, .marks = Marks::always, .label = "any", .shows = "version= cipher="},
});
constexpr auto kReaders = std::to_array<Reader>({
    // id 4demem0188-4 (version=TLSv1.2 cipher=ECDHE-RSA-AES256-SHA bits=256 verify=NOT)
    {Slot::id_comment, families::key_value, {}, "id"},
    // (using TLSv1.2 with cipher ECDHE-RSA-AES256-GCM-SHA384 (256/256 bits)) (No client
    //   certificate requested)
    {Slot::from_comment, families::using_words, {}, "using"},
    {Slot::from_comment, families::client_words, {}, "client"},
    {Slot::from_comment, families::authenticated_words, {}, "authenticated"},
});
constexpr auto kVerify = std::to_array<VerifyWord>({
    {"OK", ClientCertificate::verified},
    {"FAIL", ClientCertificate::unverified},
    {"NO", ClientCertificate::not_presented},
    {"NOT", ClientCertificate::not_requested},
});

// 4demem0188: base 36, begun with a digit; on a site's own machine only this and the parenthesis
//             tell.
bool own_id(std::string_view id) {
  if (id.size() < 12 || !ascii::is_digit(id[0]) || id[10] != '-') return false;
  for (const char c : id)
    if (c >= 'A' && c <= 'Z') return false;
  return true;
}
// "pps.filterd" is a HELO: a claim, unless it came from the same machine.
bool confirm(std::string_view raw, const ReceivedField& f) {
  const std::string_view by = slice(raw, f.span(Slot::by));
  const std::string_view comment = slice(raw, f.span(Slot::by_comment));
  if (ascii::iequal(comment, "PPS") || ascii::istarts_with(comment, "PPE")) return true;
  for (const std::string_view host :
       {"pphosted.com", "ppops.net", "ppe-hosted.com", "pps.reinject"})
    if (ascii::iends_with(by, host)) return true;
  if (f.has(Slot::id) && own_id(slice(raw, f.span(Slot::id))) &&
      ascii::istarts_with(slice(raw, f.span(Slot::id_comment)), "version="))
    return true;
  return ascii::istarts_with(slice(raw, f.span(Slot::from)), "pps.") && f.peer_address &&
         kind(f.peer_address->value) == AddressKind::loopback;
}

}  // namespace

extern constinit const System proofpoint{
    .id = "proofpoint",
    .title = "Proofpoint (PPS, Essentials, pphosted)",
    .short_title = "Proofpoint",
    .cues = kCues,
    .profiles = kProfiles,
    .readers = kReaders,
    .verify = kVerify,
    .rank = 20,
    .confirm = confirm,
    .source = "hosts that wrote both forms in public mail, 2017 to 2026",
    .unknown = "whether any PPS before 2021-11 ever wrote a line of a session without TLS",
};

}  // namespace tlspath::parsers
