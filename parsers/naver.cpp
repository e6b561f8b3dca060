// Naver (Korea).
// Writes    from HELO ([IP]) by cvnsmtp1.nm.naver.com with ESMTP id AbCd for <multiple recipients>
//             (version=TLSv1.3 cipher=TLS_AES_256_GCM_SHA384); date
//           from cvsendbo1.nm ([10.1.2.3]) by cvsmtppost1.nm.naver.com with ESMTP id AbCd for <x>;
//             date  (inside)
// Silence   submission shows TLS by the comment, the hosts inside never write one: a plain keyword
//           proves nothing. The keyword has no S.
// Source    public mail 2025
// Not done  the border's line for mail from outside: none was found

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({
    {Slot::by, "naver.com", Match::host},
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
    .source = "public mail 2025",
    .unknown = "the border for mail from outside",
};

}  // namespace tlspath::parsers
