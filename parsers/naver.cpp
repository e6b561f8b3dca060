// Naver (Korea), also for firms: Naver Works.
// Writes    from HELO ([IP]) by cvnsmtp1.nm.naver.com with ESMTP id AbCd for <multiple recipients>
//             (version=TLSv1.3 cipher=TLS_AES_256_GCM_SHA384); date
//           from cvsendbo1.nm ([10.1.2.3]) by cvsmtppost1.nm.naver.com with ESMTP id AbCd for <x>;
//             date  (inside)
//           from RDNS (RDNS [IP]) by crcvmail1.nm.naver.com with ESMTP id AbCd for <x>
//             (version=TLSv1.3 cipher=TLS_AES_256_GCM_SHA384); date  (from outside)
//           by cvsmtppost1.wmail.worksmobile.com, by cvsmtppost1.nmdf.navercorp.com
// Silence   submission and the border show TLS by the comment, the hosts inside never write one: a
//           plain keyword proves nothing. The keyword has no S. Of the border's plain lines, too
//           few are known (2018, 2025) to say that it always writes the comment.
// Source    public mail 2018 to 2026

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({
    {Slot::by, "naver.com", Match::host},
    {Slot::by, "navercorp.com", Match::host},
    {Slot::by, "worksmobile.com", Match::host},
});
constexpr auto kProfiles = std::to_array<Profile>({
    {.marks = Marks::sometimes, .label = "all", .shows = "(version= cipher=)"},
});
constexpr auto kReaders = std::to_array<Reader>({
    // for <multiple recipients> (version=TLSv1.3 cipher=TLS_AES_256_GCM_SHA384)
    {Slot::for_comment, families::key_value, {}, "comment"},
    // id AbCd (version=TLSv1.3 cipher=TLS_AES_256_GCM_SHA384)
    {Slot::id_comment, families::key_value, {}, "comment"},
});

bool confirm(std::string_view, const ReceivedField& f) { return !f.has(Slot::by_comment); }

}  // namespace

extern constinit const System naver{
    .id = "naver",
    .title = "Naver",
    .short_title = "Naver",
    .cues = kCues,
    .profiles = kProfiles,
    .readers = kReaders,
    .rank = 30,
    .confirm = confirm,
    .source = "public mail 2018 to 2026",
};

}  // namespace tlspath::parsers
