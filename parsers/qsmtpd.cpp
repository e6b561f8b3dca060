// Qsmtpd.
// Writes    from RDNS ([IP]:port HELO x) (auth=user) by B (Qsmtpd 0.38dev)
//             with (chunked) (TLS_AES_256_GCM_SHA384 encrypted) ESMTPSA for <x>; date
// Silence   the suite stands whenever there was TLS: silence is cleartext.
// Source    qsmtpd/data.c (queue_header) of 0.35 to 0.38
// Not done  the version of TLS is never written

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({{Slot::by_comment, "Qsmtpd"}});
constexpr auto kProfiles = std::to_array<Profile>({{.marks = Marks::always,
                                                    .label = "all",
                                                    .shows = "(SUITE encrypted) ESMTPS",
                                                    .source = "data.c",
                                                    .keyword_with_tls = "S"}});

constexpr auto kReaders = std::to_array<Reader>({
    // with (TLS_AES_256_GCM_SHA384 encrypted) ESMTPSA
    {Slot::with_comment, families::encrypted_words, {}, "encrypted"},
    // (auth=alice@example.org): the name is the sender's
    {Slot::from_comment, nullptr, R"(^(?<auth>auth)=)", "auth"},
});

}  // namespace

extern constinit const System qsmtpd{
    .id = "qsmtpd",
    .title = "Qsmtpd",
    .short_title = "Qsmtpd",
    .cues = kCues,
    .profiles = kProfiles,
    .readers = kReaders,
    .version = {Slot::by_comment, families::version_number, {}, "by"},
    .from_is = FromIs::resolved,
    .rank = 20,
    .source = "Qsmtpd's own source",
};

}  // namespace tlspath::parsers
