// ImprovMX.
// Writes    from RDNS (RDNS. [IP]) by mx1.improvmx.com with ESMTPSA (version=TLSv1.3
//             cipher=TLS_AES_256_GCM_SHA384 bits=256/256) for <x>; date
// Silence   no line without TLS was found: a keyword without S is left unstated.
// Source    public mail of 2026
// Not done  what it writes without TLS

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({{Slot::by, "improvmx.com", Match::host}});
constexpr auto kProfiles = std::to_array<Profile>({
    {.marks = Marks::sometimes, .label = "all", .shows = "ESMTPSA (version= cipher= bits=)"},
});
constexpr auto kReaders = std::to_array<Reader>({
    // with ESMTPSA (version=TLSv1.3 cipher=TLS_AES_256_GCM_SHA384 bits=256/256)
    {Slot::with_comment, families::key_value, {}, "with"},
});

// Other programs on its hosts name themselves, or write an id.
bool confirm(std::string_view raw, const ReceivedField& f) {
  (void)raw;
  return f.has(Slot::with) && !f.has(Slot::by_comment) && !f.has(Slot::id);
}

}  // namespace

extern constinit const System improvmx{
    .id = "improvmx",
    .title = "ImprovMX",
    .short_title = "ImprovMX",
    .cues = kCues,
    .profiles = kProfiles,
    .readers = kReaders,
    .rank = 30,
    .confirm = confirm,
    .source = "public mail of 2026",
    .unknown = "what it writes without TLS",
};

}  // namespace tlspath::parsers
