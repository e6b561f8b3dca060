// Mimecast.
// Writes    from HELO (RDNS [IP]) by relay.mimecast.com with ESMTP with STARTTLS
//             (version=TLSv1.3,
//             cipher=TLS_AES_256_GCM_SHA384) id us-mta-1-AbC-1; date              (since the end
//             of 2021)
//           ... with ESMTP with both STARTTLS and AUTH (version=..., cipher=...) id ...
//           from HELO (RDNS [IP]) (Using TLS) by relay.mimecast.com with ESMTP id
//             us-mta-1-AbC-1; date  (before)
//           from HELO (RDNS [IP]) by service1.mimecast.com; date                  (about 2011:
//             no keyword)
// Silence   marks TLS whenever it was used: "with ESMTP id" is cleartext. The old form without a
//             keyword says nothing.
// Source    both forms by the same region hosts in public mail, 2019 to 2026
// Not done  "(Using TLS)" withholds version and suite

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({
    {Slot::by, "mimecast.com", Match::host},
    {Slot::by, "mimecast.lan", Match::host},
    {Slot::with, "ESMTP with STARTTLS"},
    {Slot::with, "ESMTP with both STARTTLS and AUTH"},
});
constexpr auto kProfiles = std::to_array<Profile>({
    {.until = "2019-05-01",
     .by_date = true,
     .marks = Marks::keyword,
     .label = "to 2019",
     .shows = "(Using TLS)",
     .keyword_with_tls = ""},
    {.from = "2019-05-01",
     .until = "2021-11-01",
     .by_date = true,
     .marks = Marks::always,
     .label = "2019 to 2021",
     .shows = "(Using TLS)"},
    {.from = "2021-11-01",
     .by_date = true,
     .marks = Marks::always,
     .label = "2021 on",
     .shows = "with STARTTLS (version=, cipher=)"},
    {.unversioned = true,
     .marks = Marks::keyword,
     .label = "any",
     .shows = "(Using TLS) or with STARTTLS",
     .keyword_with_tls = ""},
});

// ESMTP with STARTTLS | ESMTP with AUTH | ESMTP with both STARTTLS and AUTH
bool with_words(ReadContext& c, Span part) {
  families::Cursor t{c.text(part)};
  const auto sub = [&](std::size_t b, std::size_t e) {
    return span_between(part.at + b, part.at + e);
  };
  t.word();
  if (!t.take(" with ")) return false;
  t.take("both ");
  std::size_t at = t.at;
  const bool tls = t.take("STARTTLS");
  if (tls) {
    c.tls(sub(at, t.at));
    if (!t.take(" and ")) return true;
    at = t.at;
  }
  if (t.take("AUTH")) c.authenticated(sub(at, t.at));
  return true;
}
constexpr auto kReaders = std::to_array<Reader>({
    {Slot::with, with_words, {}, "starttls"},
    // (version=TLSv1.3, cipher=TLS_AES_256_GCM_SHA384)
    {Slot::with_comment, families::key_value, {}, "with"},
    // (Using TLS)
    {Slot::from_comment, families::using_words, {}, "using"},
});

}  // namespace

extern constinit const System mimecast{
    .id = "mimecast",
    .title = "Mimecast",
    .short_title = "Mimecast",
    .cues = kCues,
    .profiles = kProfiles,
    .readers = kReaders,
    .rank = 30,
    .source = "hosts that wrote both forms in public mail, 2019 to 2026",
    .unknown = "what the form of about 2011, without a keyword, wrote for TLS",
    .never_shown = {Fact::bits, Fact::key_exchange, Fact::signature, Fact::client_certificate},
};

}  // namespace tlspath::parsers
