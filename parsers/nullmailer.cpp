// nullmailer: hands a mail of this host to a relay.
// Writes    (nullmailer pid 12345 invoked by uid 1000); date
//           with nullmailer 2.2; date                       (from nullmailer-inject)
// Silence   both lines are pick-up: no network.
// Source    src/queue.cc (makereceived), src/inject.cc of 2.2; mails of our own 2.2
// Not done  nothing

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({
    {Slot::lead_comment, "nullmailer"},
    {Slot::with, "nullmailer"},
});
constexpr auto kProfiles = std::to_array<Profile>({{.marks = Marks::never,
                                                    .label = "all",
                                                    .shows = "nothing: local",
                                                    .source = "queue.cc, inject.cc"}});
constexpr auto kReaders = std::to_array<Reader>({
    // with nullmailer 2.2
    {Slot::with, nullptr, R"((?i)^(?<keyword>nullmailer) (?<product>[\d.]+)$)", "with"},
});
constexpr auto kForms = std::to_array<Form>({
    {Slot::lead_comment, "nullmailer", Means::pickup},
    {Slot::with, "nullmailer", Means::pickup},
});

}  // namespace

extern constinit const System nullmailer{
    .id = "nullmailer",
    .title = "nullmailer",
    .short_title = "nullmailer",
    .cues = kCues,
    .profiles = kProfiles,
    .readers = kReaders,
    .forms = kForms,
    .rank = 20,
    .source = "nullmailer's own source of 2.2; mails of 2.2",
    .never_shown = {Fact::version, Fact::cipher, Fact::bits, Fact::key_exchange, Fact::signature,
                    Fact::client_certificate, Fact::authenticated},
};

}  // namespace tlspath::parsers
