// Retarus.
// Writes    from HELO (RDNS [IP]) by B (8.14.5/8.14.2/retarus.custom) with ESMTP id X
//             (version=TLSv1/SSLv3
//             cipher=AES128-SHA bits=128 verify=FAIL) for <a>; date                  (about
//             2012: a Sendmail)
// Silence   as Sendmail: no parenthesis means cleartext.
// Version   the suite's class, as Sendmail to 8.14.
// Source    public mail of 2012
// Not done  its later Postfix lines name no product and are read as Postfix'

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({
    {Slot::by, "retarus.de", Match::host},
    {Slot::by, "retarus.com", Match::host},
});
constexpr auto kProfiles = std::to_array<Profile>({
    {.marks = Marks::always, .label = "all", .shows = "version= cipher= bits= verify="},
});
constexpr auto kReaders = std::to_array<Reader>({
    // id q1LIl6Hp330873 (version=TLSv1/SSLv3 cipher=AES128-SHA bits=128 verify=FAIL)
    {Slot::id_comment, families::key_value, {}, "id"},
});
constexpr auto kVerify = std::to_array<VerifyWord>({
    {"OK", ClientCertificate::verified},
    {"FAIL", ClientCertificate::unverified},
    {"NO", ClientCertificate::not_presented},
    {"NOT", ClientCertificate::not_requested},
});

bool confirm(std::string_view raw, const ReceivedField& f) {
  return ascii::ifind(slice(raw, f.span(Slot::by_comment)), "/retarus") != std::string_view::npos;
}

}  // namespace

extern constinit const System retarus{
    .id = "retarus",
    .title = "Retarus",
    .short_title = "Retarus",
    .cues = kCues,
    .profiles = kProfiles,
    .readers = kReaders,
    .verify = kVerify,
    .version = {Slot::by_comment, families::version_number, {}, "by"},
    .rank = 30,
    .confirm = confirm,
    .source = "public mail of 2012",
    .unknown = "what it wrote before and after, but for plain Postfix lines",
};

}  // namespace tlspath::parsers
