// IceWarp, before that Merak; VisNetic MailServer is the same program.
// Writes    from HELO ([IP]) by B (IceWarp 11.2.1.1 RHEL6 x64) with ASMTP (SSL) id
//             202001010000000001; date
//           from HELO ([IP]) by B (12.3.0 build 2 x64) with ASMTP (SSL) id 01202001010000000001 for
//             <x>; date
//           from HELO ([IP]) by B (13.0.3 build 5 x64) with SMTP id 202001010000000001 for <x>;
//             date
//           from ([IP]) by B ((D)) with ASMTP (SSL) id ABC00001; date  (a site's own word for the
//             product)
//           from ([IP]) by B (Merak 4.4.2) with ESMTP id ABC00001; date
// Silence   from 10 on "(SSL)" stands after the keyword wherever TLS was used, whichever version;
//           without it it was cleartext. Of Merak to 9 no mark is known.
// Source    public mail 2001 to 2025
// Not done  version and suite are never written; ASMTP is its word for a login

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({
    {Slot::by_comment, "IceWarp"},
    {Slot::by_comment, "Merak"},
    {Slot::by_comment, "VisNetic"},
    {Slot::by_comment, "", Match::digits},
    {Slot::with, "ASMTP", Match::whole},
    {Slot::with_comment, "SSL", Match::whole},
});
constexpr auto kProfiles = std::to_array<Profile>({
    {.until = "10",
     .marks = Marks::sometimes,
     .label = "Merak to 9",
     .shows = "nothing known",
     .has_tls = HasTls::unknown},
    {.from = "10", .marks = Marks::always, .label = "10 on", .shows = "(SSL)"},
    {.unversioned = true, .marks = Marks::always, .label = "any", .shows = "(SSL)"},
});
constexpr auto kReaders = std::to_array<Reader>({
    // with ASMTP (SSL) id ABC00001
    {Slot::with_comment, families::tls_word, {}, "with"},
});

bool product(std::string_view t) {
  return families::opens_with(t, "IceWarp") || families::opens_with(t, "Merak") ||
         families::opens_with(t, "VisNetic");
}
// ABC00001 (three capitals, five digits), or the time and four digits more: 202001010000000001,
// with 01 before it since 12: 01202001010000000001.
bool own_id(std::string_view id) {
  if (id.size() == 20 && id.substr(0, 2) == "01") id.remove_prefix(2);
  if (id.size() == 18)
    return id.substr(0, 2) == "20" && id.find_first_not_of("0123456789") == std::string_view::npos;
  if (id.size() != 8 || id.substr(3).find_first_not_of("0123456789") != std::string_view::npos)
    return false;
  for (const char ch : id.substr(0, 3))
    if (ch < 'A' || ch > 'Z') return false;
  return true;
}
// 13.0.3 build 5 x64
bool build_words(std::string_view t) {
  const std::size_t blank = t.find_first_of(" \t\r\n");
  if (blank == std::string_view::npos || t.find('(') != std::string_view::npos) return false;
  families::Cursor c{t, blank};
  return c.take(" build ");
}
bool confirm(std::string_view raw, const ReceivedField& f) {
  const Part* p = f.find(Slot::by_comment);
  if (p == nullptr) return false;
  const std::string_view t = slice(raw, p->where);
  if (product(t)) return true;
  if (!own_id(slice(raw, f.span(Slot::id)))) return false;
  return ascii::iequal(slice(raw, f.span(Slot::with)), "ASMTP") ||
         ascii::iequal(slice(raw, f.span(Slot::with_comment)), "SSL") || build_words(t);
}

}  // namespace

extern constinit const System icewarp{
    .id = "icewarp",
    .title = "IceWarp / Merak",
    .short_title = "IceWarp",
    .cues = kCues,
    .profiles = kProfiles,
    .readers = kReaders,
    .version = {Slot::by_comment, families::version_number, {}, "product"},
    .rank = 20,
    .confirm = confirm,
    .source = "public mail 2001 to 2025",
    .unknown = "what Merak to 9 wrote of TLS",
    .never_shown = {Fact::version, Fact::cipher, Fact::bits, Fact::key_exchange, Fact::signature,
                    Fact::client_certificate},
};

}  // namespace tlspath::parsers
