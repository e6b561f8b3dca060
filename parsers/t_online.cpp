// T-Online, the mail service of Deutsche Telekom: an Exim of its own shape.
// Writes    from HELO (IDENT@[IP]) by fwd1.t-online.de with (TLSv1.2:ECDHE-RSA-AES256-SHA
//             encrypted) esmtp id 1AbCdE-0MXBUu0; date
//           from HELO (RDNS [IP]) by mailout1.t-online.de with smtp id 1AbCdE-0008Fp-Sr; date
// Silence   the comment stands before the keyword whenever TLS was used; "esmtp" alone is
//           cleartext. The keyword never has an S.
// Source    public mail 2002 to 2023
// Not done  the login: the mangled ident before the address may be one

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({
    {Slot::by, "t-online.de", Match::host},
    {Slot::by, "t-online.com", Match::host},
});
constexpr auto kProfiles = std::to_array<Profile>({
    {.marks = Marks::always,
     .label = "all",
     .shows = "with (V:C encrypted)",
     .source = "both forms by hosts of the same name"},
});
constexpr auto kReaders = std::to_array<Reader>({
    // with (TLSv1.2:ECDHE-RSA-AES256-SHA encrypted) esmtp
    {Slot::with_comment, families::encrypted_words, {}, "encrypted"},
});

// Its keywords are in lower case; other products on the same hosts name themselves.
bool confirm(std::string_view raw, const ReceivedField& f) {
  const std::string_view with = slice(raw, f.span(Slot::with));
  return !f.has(Slot::by_comment) && !with.empty() && with.front() >= 'a' && with.front() <= 'z';
}

}  // namespace

extern constinit const System t_online{
    .id = "t-online",
    .title = "T-Online / Deutsche Telekom",
    .short_title = "T-Online",
    .cues = kCues,
    .profiles = kProfiles,
    .readers = kReaders,
    .rank = 30,
    .confirm = confirm,
    .source = "public mail 2002 to 2023",
    .unknown = "since when the comment is written: lines of 2002 to 2010 show none",
};

}  // namespace tlspath::parsers
