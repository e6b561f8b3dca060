// Tessian (getcheckrecipient.com).
// Writes    from NAME by 64aa7808-outbound-1.mta.getcheckrecipient.com with ESMTPS id X
//             (version=TLSv1.2 cipher=X); date
//           ("Tessian outbound 672a7dee55dd:v33"); date                           (a mark of its
//             own, no transfer)
// Silence   says nothing: a line without TLS was not seen.
// Source    public mail, 2019 to 2020
// Not done  the sender's address is written sometimes only

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({
    {Slot::by, "getcheckrecipient.com", Match::host},
    {Slot::lead_comment, "\"Tessian"},
});
constexpr auto kProfiles = std::to_array<Profile>({
    {.marks = Marks::sometimes, .label = "all", .shows = "ESMTPS, version= cipher="},
});
constexpr auto kReaders = std::to_array<Reader>({
    // id 0f7751f95210.1 (version=TLSv1.2 cipher=ECDHE-RSA-AES256-GCM-SHA384)
    {Slot::id_comment, families::key_value, {}, "id"},
});
constexpr auto kForms = std::to_array<Form>({
    {Slot::lead_comment, "\"Tessian", Means::queue},
});

}  // namespace

extern constinit const System tessian{
    .id = "tessian",
    .title = "Tessian",
    .short_title = "Tessian",
    .cues = kCues,
    .profiles = kProfiles,
    .readers = kReaders,
    .forms = kForms,
    .rank = 30,
    .source = "public mail, 2019 to 2020",
    .unknown = "how a session without TLS looks",
};

}  // namespace tlspath::parsers
