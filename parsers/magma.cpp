// Magma, the server of Lavabit.
// Writes    from HELO (RDNS [IP]) by lavabit.com with ESMTP id 7ZEOF1BNOC00 for <x>
//             (version=TLSv1.2 cipher=ECDHE-RSA-AES256-GCM-SHA384 bits=256); date  (2018 on)
//           from HELO (RDNS [IP]) by lavabit.com with ESMTP id 7ZEOF1BNOC00 for <x>; date
// Silence   the keyword tells EHLO from HELO only, over TLS too, and older releases write no more:
//           silence is no evidence.
// Source    src/objects/mail/headers.c (mail_add_inbound_headers, mail_add_outbound_headers)
//           public mail 2008 to 2018
// Not done  Magma on other hosts: it has no word of its own

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({{Slot::by, "lavabit.com", Match::host}});
constexpr auto kProfiles = std::to_array<Profile>({
    {.marks = Marks::sometimes,
     .label = "all",
     .shows = "(version= cipher= bits=), not in older releases",
     .source = "headers.c"},
});
constexpr auto kReaders = std::to_array<Reader>({
    // for <bob@corp.example> (version=TLSv1.2 cipher=ECDHE-RSA-AES256-GCM-SHA384 bits=256)
    {Slot::for_comment, families::key_value, {}, "comment"},
    // id 7ZEOF1BNOC00 (version=...): several recipients are not named
    {Slot::id_comment, families::key_value, {}, "comment"},
});

// Its hosts also run Postfix. Magma's id has twelve capitals and digits.
bool confirm(std::string_view raw, const ReceivedField& f) {
  if (f.has(Slot::by_comment) || !f.has(Slot::with)) return false;
  const std::string_view id = slice(raw, f.span(Slot::id));
  if (id.size() != 12) return false;
  for (const char ch : id)
    if (!ascii::is_digit(ch) && (ch < 'A' || ch > 'Z')) return false;
  return true;
}

}  // namespace

extern constinit const System magma{
    .id = "magma",
    .title = "Magma (Lavabit)",
    .short_title = "Magma",
    .cues = kCues,
    .profiles = kProfiles,
    .readers = kReaders,
    .rank = 30,
    .confirm = confirm,
    .source = "Magma's own source; public mail 2008 to 2018",
    .unknown = "the release that first wrote the comment",
};

}  // namespace tlspath::parsers
