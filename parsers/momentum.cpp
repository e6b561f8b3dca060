// Momentum, before Ecelerity; SparkPost; many large senders.
// Writes    from [IP] ([IP:port] helo=x) by B (envelope-from <a>) (ecelerity 3.6.25.56547
//             r(Core:3.6.25.0))
//             with ESMTPS (cipher=AES256-GCM-SHA384 subject="/C=US/CN=x") id
//             BD/7B-10868-B98A7DB8; date
//           ... with ESMTP id ... | with ECSTREAM id ... | with REST id ...
//           from [127.0.0.1] ([local]) by B (envelope-from <a>) (ecelerity ...) with UNKNOWN id
//             X; date     (its own mail)
// Silence   the keyword is reliable. ECSTREAM and REST, its own ways in, say nothing.
// Source    both forms by the same hosts in public mail, 2010 to 2025
// Not done  the subject is the sender's certificate: shown, but not said whether it was checked

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({
    {Slot::by_comment, "ecelerity"},
});
constexpr auto kProfiles = std::to_array<Profile>({
    {.marks = Marks::keyword, .label = "all", .shows = "ESMTPS (cipher=C)"},
});
constexpr auto kReaders = std::to_array<Reader>({
    // with ESMTPS (cipher=ECDHE-RSA-AES256-GCM-SHA384 subject="/OU=Domain Control
    //   Validated/CN=mail.a.example")
    {Slot::with_comment, nullptr, R"(^(?<tls>cipher=(?<cipher>[\w-]+)))", "with"},
});

bool version(ReadContext& c, Span part) {
  return ascii::istarts_with(c.text(part), "ecelerity") && families::version_number(c, part);
}

}  // namespace

extern constinit const System momentum{
    .id = "momentum",
    .title = "Momentum / Ecelerity / SparkPost",
    .short_title = "Momentum",
    .cues = kCues,
    .profiles = kProfiles,
    .readers = kReaders,
    .version = {Slot::by_comment, version, {}, "by"},
    .rank = 20,
    .source = "hosts that wrote both forms in public mail, 2010 to 2025",
    .unknown = "from which release on the suite is shown",
    .never_shown = {Fact::key_exchange, Fact::signature},
};

}  // namespace tlspath::parsers
