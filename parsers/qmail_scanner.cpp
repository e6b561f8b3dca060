// qmail-scanner and simscan: filter passes inside of a qmail host.
// Writes    from x by B by uid 111 with qmail-scanner-1.10 (sophie: 2.10/3.64. Clear:0. ...); date
//           from IP by B (envelope-from <x>, uid 0) with qmail-scanner-1.24 (...); date
//           by simscan 1.3.1 ppid: 7003, pid: 8267, t: 3.4620s scanners: ...      (no date)
// Silence   a pass inside of one host: no network.
// Source    public lines of 0.90 to 2.05, and of simscan 1.2 and 1.3
// Not done  sites that gave the program another name

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues =
    std::to_array<Cue>({{Slot::with, "qmail-scanner-"}, {Slot::by, "simscan", Match::whole}});
constexpr auto kProfiles = std::to_array<Profile>(
    {{.marks = Marks::never, .label = "all", .shows = "nothing: local", .source = "public lines"}});

constexpr auto kReaders = std::to_array<Reader>({
    // with qmail-scanner-1.24
    {Slot::with, nullptr, R"((?i)^(?<keyword>qmail-scanner-(?<product>[\w.]+)))", "with"},
});
constexpr auto kForms = std::to_array<Form>({{Slot::with, "qmail-scanner-", Means::queue},
                                             {Slot::by, "simscan", Means::queue, Match::whole}});

}  // namespace

extern constinit const System qmail_scanner{
    .id = "qmail-scanner",
    .title = "qmail-scanner, simscan",
    .short_title = "qmail-scanner",
    .cues = kCues,
    .profiles = kProfiles,
    .readers = kReaders,
    .forms = kForms,
    .rank = 20,
    .source = "public lines",
};

}  // namespace tlspath::parsers
