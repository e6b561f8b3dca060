// Purelymail.
// Writes    from IP (EHLO x) ([IP]) by smtp.purelymail.com (Purelymail SMTP) with ESMTPS id N
//             for <a> (version=TLSv1.3 cipher=TLS_AES_256_GCM_SHA384); date
//           by smtp.purelymail.com (Purelymail SMTP) with ESMTPSA id N;
//             (version=TLSv1.3 cipher=TLS_AES_256_GCM_SHA384); date      (submission: no client)
// Silence   no evidence: no line of it was seen without TLS.
// Source    public mail 2023 to 2026
// Not done  what it writes where there is no TLS

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({
    {Slot::by_comment, "Purelymail SMTP", Match::whole},
});
constexpr auto kProfiles = std::to_array<Profile>({
    {.marks = Marks::sometimes,
     .label = "all",
     .shows = "ESMTPS, ESMTPSA; (version= cipher=) before the date"},
});
constexpr auto kReaders = std::to_array<Reader>({
    // for <a> (version=TLSv1.3 cipher=TLS_AES_256_GCM_SHA384); date
    {Slot::for_comment, families::key_value, {}, "for"},
    // id N; (version=TLSv1.3 cipher=TLS_AES_256_GCM_SHA384); date
    {Slot::date_comment, families::key_value_before_date, {}, "date"},
});

}  // namespace

extern constinit const System purelymail{
    .id = "purelymail",
    .title = "Purelymail",
    .short_title = "Purelymail",
    .cues = kCues,
    .profiles = kProfiles,
    .readers = kReaders,
    .rank = 20,
    .source = "public mail 2023 to 2026",
    .unknown = "what it writes where there is no TLS",
    .never_shown = {Fact::bits, Fact::key_exchange, Fact::signature, Fact::client_certificate},
};

}  // namespace tlspath::parsers
