// ZoneMTA and WildDuck.
// Writes    from HELO [IP] (Authenticated sender: x) by B (ZoneMTA) with ESMTPSA
//             id 18ccabcdef000112.001 for <x> (version=TLSv1.3 cipher=TLS_AES_256_GCM_SHA384); date
//           from localhost (Authenticated sender: x) by B (ZoneMTA) with HTTP id x for <x>; date
// Silence   the keyword comes from the session: ESMTP is cleartext.
// Version   old Node gave the class of the suite (TLSv1/SSLv3).
// Source    lib/sending-zone.js of zone-mta 3.10, smtp-server 3.21
// Not done  the words of a site's own API as keyword

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({
    {Slot::by_comment, "ZoneMTA"},
    {Slot::id, "18.3", Match::shape},
});
constexpr auto kProfiles =
    std::to_array<Profile>({{.marks = Marks::keyword,
                             .label = "all",
                             .shows = "ESMTPS; (version=V cipher=C) after for",
                             .source = "sending-zone.js"}});

// for <x> (version=TLSv1.3 cipher=TLS_AES_256_GCM_SHA384)
bool comment(ReadContext& c, Span part) {
  if (!families::key_value(c, part)) return false;
  families::suite_class_only(c);
  return true;
}
constexpr auto kReaders = std::to_array<Reader>({
    {Slot::for_comment, comment, {}, "comment"},
    // (Authenticated sender: alice)
    {Slot::from_comment, families::authenticated_words, {}, "authenticated"},
});
constexpr auto kForms = std::to_array<Form>({{Slot::with, "HTTP", Means::web, Match::whole}});

// The name, or where a site changed it: 18 hexadecimal digits, a dot and three more.
bool confirm(std::string_view raw, const ReceivedField& f) {
  const std::string_view product = slice(raw, f.span(Slot::by_comment));
  if (ascii::istarts_with(product, "ZoneMTA")) return true;
  if (product.empty() || f.has(Slot::other)) return false;
  for (const char c : slice(raw, f.span(Slot::id)))
    if (c != '.' && !ascii::is_digit(c) && !(c >= 'a' && c <= 'f')) return false;
  return true;
}

}  // namespace

extern constinit const System zonemta{
    .id = "zonemta",
    .title = "ZoneMTA, WildDuck",
    .short_title = "ZoneMTA",
    .cues = kCues,
    .profiles = kProfiles,
    .readers = kReaders,
    .forms = kForms,
    .rank = 40,
    .confirm = confirm,
    .source = "ZoneMTA's own source of 3.10",
};

}  // namespace tlspath::parsers
