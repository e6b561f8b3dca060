// SmarterMail, of SmarterTools (Windows, .NET).
// Writes    from HELO (RDNS [IP]) by B with SMTP (version=TLS\Tls12 cipher=Aes256 bits=256); date
//           from HELO (UnknownHost [IP]) by B with SMTP (version=Tls12 cipher=Aes256 bits=256);
//           date
//             (2019 to 2024)
//           from HELO (UnknownHost [IP]) by B with SMTP; date
// Silence   the words are .NET's and newer than the product: a line without them proves nothing. A
//           line without them and with a resolved name cannot be told from others' at all.
// Source    public mail 2019 to 2025
// Not done  "Aes256" names the cipher only, not the suite. "from UnknownHost [IP] by B" of
//           before 2015: there the word may be a greeting. (Unknown [IP]) ... with ESMTPSA
//           (version= cipher= bits=) is hMailServer's; with ESMTP(version=Tls12 ...) SocketLabs'

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({
    {Slot::with_comment, "version=TLS\\Tls"},
    {Slot::with_comment, "version=TLS\\Tls11"},
    {Slot::with_comment, "version=TLS\\Tls12"},
    {Slot::with_comment, "version=TLS\\Tls13"},
    {Slot::with_comment, "version=Tls cipher=Aes128"},
    {Slot::with_comment, "version=Tls cipher=Aes256"},
    {Slot::with_comment, "version=Tls11"},
    {Slot::with_comment, "version=Tls12"},
    {Slot::with_comment, "version=Tls13"},
    {Slot::peer, "UnknownHost"},
});
constexpr auto kProfiles = std::to_array<Profile>({
    {.marks = Marks::sometimes, .label = "all", .shows = "(version=Tls12 cipher=Aes256 bits=256)"},
});
constexpr auto kReaders = std::to_array<Reader>({
    // with SMTP (version=TLS\Tls12 cipher=Aes256 bits=256), (version=Tls12 cipher=Aes256 bits=256)
    {Slot::with_comment, nullptr,
     R"(^(?<tls>version=(?:TLS\\)?(?<version>Tls\d*)) cipher=(?<cipher>\w+)(?: bits=(?<bits>\d+))?)",
     "comment"},
});

// It writes no id. "UnknownHost" is its own word for an address without a name.
bool confirm(std::string_view raw, const ReceivedField& f) {
  return !f.has(Slot::id) && !f.has(Slot::by_comment) &&
         ascii::iequal(slice(raw, f.span(Slot::with)), "SMTP");
}

}  // namespace

extern constinit const System smartermail{
    .id = "smartermail",
    .title = "SmarterMail",
    .short_title = "SmarterMail",
    .cues = kCues,
    .profiles = kProfiles,
    .readers = kReaders,
    .rank = 20,
    .confirm = confirm,
    .source = "public mail 2019 to 2025",
    .unknown = "which release wrote the comment first, and which its longer form",
};

}  // namespace tlspath::parsers
