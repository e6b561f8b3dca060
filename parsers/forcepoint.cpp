// Forcepoint and Websense Email Security, MailControl (BlackSpider), SurfControl.
// Writes    from HELO (unknown [IP]) (using TLSv1.2 with cipher X (256/256 bits)) (No client
//             certificate requested)
//             by Forcepoint Email with ESMTPS id 433A00B54E449ACA9587; date        (Postfix; the
//             product is the host)
//           from HELO (RDNS [IP]) by rly1.srv.mailcontrol.com (MailControl) with ESMTP id X
//             (version=TLSv1/SSLv3 ...); date
//           from Unknown [IP] by B - SurfControl E-mail Filter (6.0.1); date          (never
//             says)
// Silence   ESMTP without S is cleartext (Forcepoint), and so it is without the parenthesis
//             (MailControl, a Sendmail).
// Source    both forms by the same sites in public mail, 2009 to 2024
// Not done  nothing: MailControl's hops through MIMEDefang are in mimedefang.cpp

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({
    {Slot::by, "Forcepoint", Match::whole},
    {Slot::by, "Websense", Match::whole},
    {Slot::by_comment, "MailControl", Match::whole},
    {Slot::by_words, "- SurfControl E-mail Filter"},
});
constexpr auto kProfiles = std::to_array<Profile>({
    {.marks = Marks::keyword,
     .label = "all",
     .shows = "ESMTPS, (using V with cipher C); MailControl: version= cipher="},
});
constexpr auto kReaders = std::to_array<Reader>({
    // (using TLSv1.2 with cipher AES256-GCM-SHA384 (256/256 bits)) (No client certificate
    //   requested)
    {Slot::from_comment, families::using_words, {}, "using"},
    {Slot::from_comment, families::client_words, {}, "client"},
    // id n11JKOq3306983 (version=TLSv1/SSLv3 cipher=RC4-MD5 bits=128 verify=NO)
    {Slot::id_comment, families::key_value, {}, "id"},
});
constexpr auto kVerify = std::to_array<VerifyWord>({
    {"OK", ClientCertificate::verified},
    {"FAIL", ClientCertificate::unverified},
    {"NO", ClientCertificate::not_presented},
    {"NOT", ClientCertificate::not_requested},
});

}  // namespace

extern constinit const System forcepoint{
    .id = "forcepoint",
    .title = "Forcepoint / Websense / SurfControl",
    .short_title = "Forcepoint",
    .cues = kCues,
    .profiles = kProfiles,
    .readers = kReaders,
    .verify = kVerify,
    .rank = 20,
    .source = "sites that wrote both forms in public mail, 2009 to 2024",
    .unknown = "whether a SurfControl filter could do TLS at all",
};

}  // namespace tlspath::parsers
