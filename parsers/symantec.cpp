// Symantec Messaging Gateway, before Brightmail Gateway.
// Writes    from HELO (RDNS [IP]) (using TLS with cipher AES256-SHA (256/256 bits)) (Client did
//             not present a certificate)
//             by B (Symantec Messaging Gateway) with SMTP id F1.A4.13180.26C83718; date
//           from HELO ( [IP]) by B (any words of the site) with SMTP id F1.A4.13180.26C83718;
//             date
// Silence   no evidence: a site marks TLS always or never. The keyword is SMTP always; the
//             version is withheld.
// Source    public mail, 2010 to 2024; of 37 hosts none wrote both forms
// Not done  the setting that shows TLS is not known

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({
    {Slot::by_comment, "Symantec Messaging Gateway"},
    {Slot::by_comment, "Symantec Brightmail Gateway"},
    {Slot::by_comment, "Symantec Mail Security"},
    {Slot::id, "2.2.5.8", Match::shape},
});
constexpr auto kProfiles = std::to_array<Profile>({
    {.marks = Marks::sometimes,
     .label = "all",
     .shows = "(using TLS with cipher C) where the site asks for it"},
});
constexpr auto kReaders = std::to_array<Reader>({
    // (using TLS with cipher AES256-SHA (256/256 bits)) (Client did not present a certificate)
    {Slot::from_comment, families::using_words, {}, "using"},
    {Slot::from_comment, families::client_words, {}, "client"},
});

// The site may choose the words after `by`, even none; the id stays: F1.A4.13180.26C83718.
bool confirm(std::string_view raw, const ReceivedField& f) {
  if (ascii::istarts_with(slice(raw, f.span(Slot::by_comment)), "Symantec")) return true;
  const std::string_view id = slice(raw, f.span(Slot::id));
  for (const char c : id)
    if (!ascii::is_digit(c) && c != '.' && !(c >= 'A' && c <= 'F')) return false;
  return ascii::iequal(slice(raw, f.span(Slot::with)), "SMTP");
}

}  // namespace

extern constinit const System symantec{
    .id = "symantec",
    .title = "Symantec Messaging Gateway / Brightmail",
    .short_title = "Symantec Messaging Gateway",
    .cues = kCues,
    .profiles = kProfiles,
    .readers = kReaders,
    .rank = 30,
    .confirm = confirm,
    .source = "public mail, 2010 to 2024",
    .unknown = "which setting shows TLS",
};

}  // namespace tlspath::parsers
