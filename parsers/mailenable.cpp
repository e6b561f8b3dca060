// MailEnable (Windows).
// Writes    from HELO ([IP]) by B with MailEnable ESMTPSA (version=TLS1
//             cipher=TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA); date
//           from HELO ([IP]) by B with MailEnable ESMTPA; date
//           from ([127.0.0.1]) with MailEnable ESMTP; date
//           from ([IP]) for <x> with MailEnable Catch-All Filter; date  (within, of the peer above)
//           from (IP [IP]) by MailEnable Inbound Mail Agent with ESMTP; date
// Silence   since 2019 the keyword has its A and its S, and the comment stands wherever there was
//             TLS: ESMTP and ESMTPA are cleartext. Before, only ESMTP is known, and no line with
//             TLS: it proves nothing.
// Source    public mail 2002 to 2026: ESMTP alone to 2015, ESMTPA since August 2019, the comment
//             since November; both forms by the same host
// Not done  spellings of versions later than TLS1

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({
    {Slot::with, "MailEnable"},
    {Slot::by_words, "Inbound Mail Agent", Match::whole},  // by MailEnable Inbound Mail Agent
});
constexpr auto kProfiles = std::to_array<Profile>({
    {.until = "2019-08-01",
     .by_date = true,
     .marks = Marks::sometimes,
     .label = "to July 2019",
     .shows = "nothing known",
     .has_tls = HasTls::unknown},
    {.from = "2019-08-01",
     .by_date = true,
     .marks = Marks::always,
     .label = "since August 2019",
     .shows = "ESMTPS, (version= cipher=)",
     .keyword_with_tls = "S"},
    {.unversioned = true,
     .marks = Marks::sometimes,
     .label = "any",
     .shows = "ESMTPS, (version= cipher=)"},
});

// The filter's line repeats the address that the border's line below it has, and names no host and
// no greeting: where one of them stands, it is a greeting that plays it.
bool catch_all(ReadContext& c, Span part) {
  families::Cursor t{c.text(part)};
  if (!t.take("MailEnable Catch-All Filter") || !t.done()) return false;
  const Part* peer = c.field.find(Slot::peer);
  if (c.field.has(Slot::by) || c.field.has(Slot::from) || peer == nullptr ||
      peer->where.at > part.at)
    return false;
  c.local(HopForm::queue, part);
  return true;
}
constexpr auto kReaders = std::to_array<Reader>({
    // with MailEnable ESMTPSA
    {Slot::with, nullptr, R"((?i)^MailEnable (?<keyword>[A-Z0-9]+)$)", "with"},
    // from ([192.0.2.1]) for <bob@corp.example> with MailEnable Catch-All Filter
    {Slot::with, catch_all, {}, "filter"},
    // (version=TLS1 cipher=TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA)
    {Slot::with_comment, families::key_value, {}, "comment"},
});

}  // namespace

extern constinit const System mailenable{
    .id = "mailenable",
    .title = "MailEnable",
    .short_title = "MailEnable",
    .cues = kCues,
    .profiles = kProfiles,
    .readers = kReaders,
    .rank = 20,
    .source = "public mail 2002 to 2026",
    .unknown = "which release wrote ESMTPA and ESMTPS first, spellings of versions later than TLS1",
};

}  // namespace tlspath::parsers
