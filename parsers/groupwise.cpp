// Novell, Micro Focus and OpenText GroupWise: the Internet Agent (GWIA), and the MTA's hand-over to
// it.
// Writes    from A (RDNS [IP]) by B with ESMTP (TLS encrypted); date
//           from A (RDNS [IP]) by B with ESMTP (NOT encrypted); date
//           from Some Domain-MTA by B with Novell_GroupWise; date  (inside: names no peer)
// Silence   GroupWise says it in words both ways. Agents of GroupWise 5 to 8 wrote no such words
//           and no product, so that their lines are not recognised at all.
// Source    both forms in public mail of 2018 to 2022, the hand-over since 1999
// Not done  it writes no version, suite, login or id

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({
    {Slot::with_comment, "TLS encrypted", Match::whole},
    {Slot::with_comment, "NOT encrypted", Match::whole},
    {Slot::with, "Novell_GroupWise", Match::whole},
});
constexpr auto kProfiles = std::to_array<Profile>({
    {.marks = Marks::always,
     .label = "18 on",
     .shows = "(TLS encrypted), (NOT encrypted)",
     .source = "both forms in public mail"},
});
constexpr auto kReaders = std::to_array<Reader>({
    // with ESMTP (TLS encrypted)
    {Slot::with_comment, nullptr, R"((?i)^(?<tls>TLS encrypted)$)", "words"},
    // with ESMTP (NOT encrypted)
    {Slot::with_comment, nullptr, R"((?i)^(?<notls>NOT encrypted)$)", "words"},
});
constexpr auto kForms = std::to_array<Form>({
    {Slot::with, "Novell_GroupWise", Means::handover, Match::whole},
});

// It writes neither a product nor an id.
bool confirm(std::string_view, const ReceivedField& f) {
  return !f.has(Slot::by_comment) && !f.has(Slot::id);
}

}  // namespace

extern constinit const System groupwise{
    .id = "groupwise",
    .title = "Novell / Micro Focus GroupWise",
    .short_title = "GroupWise",
    .cues = kCues,
    .profiles = kProfiles,
    .readers = kReaders,
    .forms = kForms,
    .rank = 20,
    .confirm = confirm,
    .source = "public mail 1999 to 2022",
    .unknown = "how the agents of GroupWise 5 to 8 showed TLS, if they could",
    .never_shown = {Fact::version, Fact::cipher, Fact::bits, Fact::key_exchange, Fact::signature,
                    Fact::client_certificate},
};

}  // namespace tlspath::parsers
