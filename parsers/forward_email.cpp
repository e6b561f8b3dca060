// Forward Email.
// Writes    from HELO ([IP] RDNS) by smtp.forwardemail.net (Forward Email) with ESMTPSA
//             (version=TLSv1.3 cipher=TLS_AES_256_GCM_SHA384); date
// Silence   the keyword's S comes from the session (Nodemailer's smtp-server): ESMTP is cleartext.
// Source    public mail 2025 and 2026; Nodemailer's smtp-server
// Not done  the border's line for mail from outside: none was found

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({{Slot::by_comment, "Forward Email", Match::whole}});
constexpr auto kProfiles = std::to_array<Profile>({
    {.marks = Marks::keyword,
     .label = "all",
     .shows = "ESMTPSA (version= cipher=)",
     .source = "the keyword of smtp-server"},
});
constexpr auto kReaders = std::to_array<Reader>({
    // with ESMTPSA (version=TLSv1.3 cipher=TLS_AES_256_GCM_SHA384)
    {Slot::with_comment, families::key_value, {}, "with"},
});

}  // namespace

extern constinit const System forward_email{
    .id = "forward-email",
    .title = "Forward Email",
    .short_title = "Forward Email",
    .cues = kCues,
    .profiles = kProfiles,
    .readers = kReaders,
    .rank = 20,
    .source = "public mail 2025 and 2026",
    .unknown = "the border for mail from outside",
};

}  // namespace tlspath::parsers
