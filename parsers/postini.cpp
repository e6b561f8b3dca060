// Postini, later Google Message Security (until 2015).
// Writes    from source ([IP]) (using TLSv1) by exprod7ob123.postini.com ([IP]) with SMTP ID
//             DSNKABC@postini.com; Thu, 03 Nov 2011 08:38:20 PDT
//           from source ([IP]) by exprod7mx269.postini.com ([IP]) with SMTP; date
// Silence   marks TLS whenever it was used: no "using" means cleartext.
// Source    the maker's page on its Received field; public mail, 2007 to 2013
// Not done  it knows two words only, SSLv3 and TLSv1

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({{Slot::by, "postini.com", Match::host}});
constexpr auto kProfiles = std::to_array<Profile>(
    {{.marks = Marks::always, .label = "all", .shows = "(using TLSv1), (using SSLv3)"}});
constexpr auto kReaders = std::to_array<Reader>({
    // (using TLSv1)
    {Slot::from_comment, families::using_words, {}, "using"},
});

}  // namespace

extern constinit const System postini{
    .id = "postini",
    .title = "Postini",
    .short_title = "Postini",
    .cues = kCues,
    .profiles = kProfiles,
    .readers = kReaders,
    .rank = 30,
    .source = "Postini's knowledge base page on the Received header; public mail, 2007 to 2013",
    .unknown = "whether its TLSv1 could stand for a later version",
    .never_shown = {Fact::bits, Fact::key_exchange, Fact::signature, Fact::client_certificate},
};

}  // namespace tlspath::parsers
