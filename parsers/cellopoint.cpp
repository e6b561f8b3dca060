// Cellopoint (E-mail Firewall, SEG), also under a site's own name ("Generic MTA").
// Writes    from HELO [(IP)] by B (envelope-from <a>) (Cellopoint E-mail Firewall v4.1.14 Build
//             0819 with TLSv1.2
//             ECDHE-RSA-AES256-SHA384 256/256) with ESMTP id 406677722; date
//           ... (Cellopoint E-mail Firewall v4.1.6 Build 0408 with TLS) with ESMTP id ...
//           ... (Generic MTA) with ESMTP id ...
// Silence   marks TLS whenever it was used: no "with TLS" means cleartext. The keyword stays
//             ESMTP.
// Source    both forms by the same hosts in public mail, 2019 to 2025
// Not done  the first comment holds the sender's address and is never read

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({
    {Slot::by_comment, "Cellopoint"},
    {Slot::by_comment, "Generic MTA"},
    {Slot::from_words, "[", Match::whole},
});
constexpr auto kProfiles = std::to_array<Profile>({
    {.marks = Marks::always, .label = "all", .shows = "(PRODUCT with V C n/n), (PRODUCT with TLS)"},
});
constexpr auto kReaders = std::to_array<Reader>({
    // (Generic MTA with TLSv1.3 TLS_AES_256_GCM_SHA384 256/256)
    {Slot::by_comment, nullptr,
     R"(^(?!envelope-from)[^<>]* with (?<tls>(?<version>TLSv[0-9.]+) (?<cipher>[\w-]+) (?<bits>\d+)/\d+)$)",
     "by"},
    // (Cellopoint E-mail Firewall v4.1.6 Build 0408 with TLS)
    {Slot::by_comment, nullptr, R"(^(?!envelope-from)[^<>]* with (?<tls>TLS)$)", "by-tls"},
});

// Under any name: the address in brackets around a comment, the sender and the product after the
//             host.
bool confirm(std::string_view raw, const ReceivedField& f) {
  bool envelope = false;
  for (const Part& p : f) {
    if (p.slot != Slot::by_comment) continue;
    const std::string_view t = slice(raw, p.where);
    if (ascii::istarts_with(t, "Cellopoint") || ascii::istarts_with(t, "Generic")) return true;
    if (ascii::istarts_with(t, "envelope-from")) envelope = true;
  }
  return envelope && slice(raw, f.span(Slot::from_words)) == "[" && f.has(Slot::id);
}
bool version(ReadContext& c, Span part) {
  return ascii::istarts_with(c.text(part), "Cellopoint") && families::version_number(c, part);
}

}  // namespace

extern constinit const System cellopoint{
    .id = "cellopoint",
    .title = "Cellopoint / Generic MTA",
    .short_title = "Cellopoint",
    .cues = kCues,
    .profiles = kProfiles,
    .readers = kReaders,
    .version = {Slot::by_comment, version, {}, "by"},
    .rank = 20,
    .confirm = confirm,
    .source = "hosts that wrote both forms in public mail, 2019 to 2025",
    .unknown = "from which version on version and suite are shown",
};

}  // namespace tlspath::parsers
