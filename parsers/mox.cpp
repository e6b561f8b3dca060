// mox.
// Writes    from HELO (RDNS [IP]) by B ([IP]) via tcp with ESMTPS (requiretls) id xY12abCD
//             (TLS1.3 TLS_AES_128_GCM_SHA256) for <x>; 2 Jan 2024 10:00:00 +0000
//           from B by B ([IP]) via tcp with ESMTPSA id x (TLS1.3 X) 2 Jan 2024 ...   (submission)
//           from B by B ([IP]) with ESMTPSA (TLS1.3 X) for <x>; date                 (2022)
// Silence   the S and the comment come from the session: silence is cleartext.
// Source    smtpserver/server.go, mox-/tlsrecv.go
// Not done  lines of 2022 without TLS have neither "via" nor comment and cannot be known

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({
    {Slot::via, "tcp", Match::whole},
    {Slot::with_comment, "TLS1"},
    {Slot::with_comment, "TLS identifier"},
});
constexpr auto kProfiles = std::to_array<Profile>({{.marks = Marks::keyword,
                                                    .label = "all",
                                                    .shows = "ESMTPS, (V SUITE)",
                                                    .source = "server.go, tlsrecv.go"}});

constexpr auto kReaders = std::to_array<Reader>({
    // id xY12abCD (TLS1.3 TLS_AES_128_GCM_SHA256), (TLS identifier 305 TLS_AES_128_GCM_SHA256)
    {Slot::id_comment, nullptr,
     R"(^(?<tls>(?<version>TLS1\.\d|TLS identifier \w+) (?<cipher>\S+))$)", "id"},
    // with ESMTPSA (TLS1.3 TLS_AES_128_GCM_SHA256)
    {Slot::with_comment, nullptr,
     R"(^(?<tls>(?<version>TLS1\.\d|TLS identifier \w+) (?<cipher>\S+))$)", "with"},
});

bool confirm(std::string_view raw, const ReceivedField& f) {
  const std::string_view own = slice(raw, f.span(Slot::by_comment));
  if (own.empty() || own.front() != '[' || !f.has(Slot::with)) return false;
  if (f.has(Slot::via)) return slice(raw, f.span(Slot::via)) == "tcp";
  return slice(raw, f.span(Slot::with_comment)).find("TLS_") != std::string_view::npos;
}

}  // namespace

extern constinit const System mox{
    .id = "mox",
    .title = "mox",
    .short_title = "mox",
    .cues = kCues,
    .profiles = kProfiles,
    .readers = kReaders,
    .rank = 40,
    .confirm = confirm,
    .source = "mox' own source",
    .never_shown = {Fact::bits, Fact::key_exchange, Fact::signature, Fact::client_certificate},
};

}  // namespace tlspath::parsers
