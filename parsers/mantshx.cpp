// Apple's .Mac (mac.com), 2003 to 2008: a Sendmail under the name MantshX.
// Writes    from HELO (RDNS [IP]) (authenticated bits=0) by B (Xserve/smtpin08/MantshX 4.0) with
//             ESMTP id k0H5xRuR022380 (version=TLSv1/SSLv3 cipher=RC4-SHA bits=128 verify=NO) for
//             <x>; date                              (the keyword never has an S)
//           from HELO (RDNS [IP]) by B (Xserve/8.12.11/smtpout13/MantshX 4.0) with ESMTP id
//             k0H5xW0d007068 for <x>; date           (a relay that gives Sendmail's number)
//           from HELO (RDNS [IP]) by B (Xserve/MantshX 2.0) with ESMTP id ...
// Silence   Sendmail's default template of 8.12 has the TLS clause where TLS was, and the same host
//           writes lines with it and without: silence is cleartext.
// Version   the suite's class, as Sendmail gives it to 8.14.
// Source    public mail 2004 to 2008; cf/m4/cfhead.m4 of sendmail 8.12
// Not done  nothing

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({{Slot::by_comment, "Xserve"}});
constexpr auto kProfiles = std::to_array<Profile>({
    {.marks = Marks::always,
     .reads_suite_class = true,
     .label = "all",
     .shows = "version= cipher=",
     .source = "public mail; Sendmail's template"},
});
constexpr auto kReaders = std::to_array<Reader>({
    // id k0H5xRuR022380 (version=TLSv1/SSLv3 cipher=RC4-SHA bits=128 verify=NO)
    {Slot::id_comment, families::key_value, {}, "id"},
    // (authenticated bits=0): the SASL layer, not TLS
    {Slot::from_comment, families::authenticated_words, {}, "authenticated"},
});
constexpr auto kVerify = std::to_array<VerifyWord>({
    {"OK", ClientCertificate::verified},
    {"FAIL", ClientCertificate::unverified},
    {"NO", ClientCertificate::not_presented},
    {"NOT", ClientCertificate::not_requested},
});

// Xserve/smtpin08/MantshX 4.0
bool confirm(std::string_view raw, const ReceivedField& f) {
  return slice(raw, f.span(Slot::by_comment)).find("/MantshX") != std::string_view::npos;
}

// 4.0: not the number of the Sendmail beneath, which may stand before.
bool version(ReadContext& c, Span part) {
  const std::size_t at = c.text(part).find("/MantshX");
  return at != std::string_view::npos &&
         families::version_number(
             c, span_between(part.at + static_cast<std::uint32_t>(at), part.end()));
}

}  // namespace

extern constinit const System mantshx{
    .id = "mantshx",
    .title = "Apple .Mac (MantshX)",
    .short_title = "Apple .Mac",
    .cues = kCues,
    .profiles = kProfiles,
    .readers = kReaders,
    .verify = kVerify,
    .version = {Slot::by_comment, version, {}, "product"},
    .rank = 20,
    .confirm = confirm,
    .source = "public mail 2004 to 2008",
    .never_shown = {Fact::key_exchange, Fact::signature},
};

}  // namespace tlspath::parsers
