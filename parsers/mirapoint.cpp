// Mirapoint appliances (MOS, the Mirapoint Operating System).
// Writes    from RDNS (EHLO HELO) ([IP]) by B (MOS 4.4.8-GA FastPath queued) with ESMTP id
//             ABC27659; date (EDT)
//           from localhost (localhost) by B (MOS 4.4.4b-GA) with internal id ABC27660; date
// Silence   no line has ever shown TLS: the keyword proves nothing.
// Source    public mail 2001 to 2025
// Not done  it writes no login

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({
    {Slot::by_comment, "MOS"},
    {Slot::by_comment, "Mirapoint"},
});
constexpr auto kProfiles = std::to_array<Profile>({
    {.marks = Marks::never, .label = "all", .shows = "nothing"},
});
constexpr auto kReaders = std::to_array<Reader>({
    // with ESMTP id CJL62143 (AUTH alice)
    {Slot::id_comment, nullptr, R"(^(?<auth>AUTH) \S)", "auth"},
});
constexpr auto kForms = std::to_array<Form>({
    {Slot::with, "internal", Means::queue, Match::whole},
});

// "MOS 4.4.8-GA": the word and a number.
bool confirm(std::string_view raw, const ReceivedField& f) {
  const std::string_view t = slice(raw, f.span(Slot::by_comment));
  return families::opens_with(t, "Mirapoint") ||
         (families::opens_with(t, "MOS ") &&
          t.find_first_of("0123456789") != std::string_view::npos);
}

}  // namespace

extern constinit const System mirapoint{
    .id = "mirapoint",
    .title = "Mirapoint MOS",
    .short_title = "Mirapoint",
    .cues = kCues,
    .profiles = kProfiles,
    .readers = kReaders,
    .forms = kForms,
    .version = {Slot::by_comment, families::version_number, {}, "product"},
    .from_is = FromIs::resolved,
    .rank = 20,
    .confirm = confirm,
    .source = "public mail 2001 to 2025",
    .unknown = "whether any release can show TLS",
};

}  // namespace tlspath::parsers
