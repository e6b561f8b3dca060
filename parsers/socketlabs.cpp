// SocketLabs (.NET), a relay for senders of bulk.
// Writes    from HELO (RDNS [IP]) by mxrs4.email-od.com with ESMTP(version=Tls12 cipher=Aes256
//             bits=256); date                                              (no blank before it)
//           from HELO (RDNS [IP]) by r2.h.in.socketlabs.com with ESMTP; date
// Silence   marks TLS whenever it was used: the same entry hosts write ESMTP with the comment and
//             without, by sender.
// Source    public mail, 2020 to 2023: the same hosts, two senders
// Not done  "Aes256" names the cipher only, not the suite

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({
    {Slot::by, "email-od.com", Match::host},
    {Slot::by, "socketlabs.com", Match::host},
});
constexpr auto kProfiles = std::to_array<Profile>({
    {.marks = Marks::always, .label = "all", .shows = "(version=Tls12 cipher=Aes256 bits=256)"},
});
constexpr auto kReaders = std::to_array<Reader>({
    // with ESMTP(version=Tls12 cipher=Aes256 bits=256)
    {Slot::with_comment, families::key_value, {}, "comment"},
});

// Its own lines have neither id nor a product's word.
bool confirm(std::string_view raw, const ReceivedField& f) {
  const std::string_view with = slice(raw, f.span(Slot::with));
  return !f.has(Slot::id) && !f.has(Slot::by_comment) &&
         (ascii::iequal(with, "ESMTP") || ascii::iequal(with, "SMTP"));
}

}  // namespace

extern constinit const System socketlabs{
    .id = "socketlabs",
    .title = "SocketLabs",
    .short_title = "SocketLabs",
    .cues = kCues,
    .profiles = kProfiles,
    .readers = kReaders,
    .rank = 15,
    .confirm = confirm,
    .source = "public mail, 2020 to 2023",
    .never_shown = {Fact::key_exchange, Fact::signature, Fact::client_certificate},
};

}  // namespace tlspath::parsers
