// VirusFree, the filter of Excello.
// Writes    from RDNS (IP) by out2.virusfree.cz with ESMTPS (TLSv1.3, TLS_AES_256_GCM_SHA384);
//             6 Oct 2025 12:00:54 +0200
//           from B by B (VF-Scanner: Clear:...; processed in 0.2 s); date      (its scanner)
// Silence   no line without TLS was found: a keyword without S is left unstated.
// Source    public mail 2020 to 2025
// Not done  what it writes without TLS, or with a login

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({
    {Slot::by, "virusfree.cz", Match::host},
    {Slot::by_comment, "VF-Scanner"},
});
constexpr auto kProfiles = std::to_array<Profile>({
    {.marks = Marks::sometimes, .label = "all", .shows = "ESMTPS (V, SUITE)"},
});
constexpr auto kReaders = std::to_array<Reader>({
    // with ESMTPS (TLSv1.3, TLS_AES_256_GCM_SHA384)
    {Slot::with_comment, families::comma_list, {}, "with"},
});
constexpr auto kForms = std::to_array<Form>({{Slot::by_comment, "VF-Scanner", Means::queue}});

// The filter itself writes no id, and a date without its weekday; its hosts also run Postfix.
bool confirm(std::string_view raw, const ReceivedField& f) {
  if (const Part* p = f.find(Slot::by_comment))
    return families::opens_with(slice(raw, p->where), "VF-Scanner:");
  return !f.has(Slot::id) && !f.has(Slot::lead_comment) && f.has(Slot::with) &&
         ascii::starts_with_digit(slice(raw, f.span(Slot::date)));
}

}  // namespace

extern constinit const System virusfree{
    .id = "virusfree",
    .title = "Excello VirusFree",
    .short_title = "VirusFree",
    .cues = kCues,
    .profiles = kProfiles,
    .readers = kReaders,
    .forms = kForms,
    .from_is = FromIs::resolved,
    .rank = 30,
    .confirm = confirm,
    .source = "public mail 2020 to 2025",
    .unknown = "what it writes without TLS",
};

}  // namespace tlspath::parsers
