// RZmta, the mail server of STRATO.
// Writes    from HELO (RDNS [IP]) by B (RZmta 47.28.1 DYNA|AUTH) with ESMTPSA id t06ddcx6SHYlteJ
//             (using TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 (256 bits)) (Client did not present
//             a certificate); date
//           ... (using TLSv1.2 with cipher X (curve secp521r1 with 521 ECDH bits, eq. 15360 bits
//             RSA)) ...
//           ... by B (RZmta 32.11 DYNA|AUTH) with (TLSv1.2:DHE-RSA-AES256-SHA256 encrypted) ESMTPSA
//             id ...; date
//           ... by B (mrclete mo63) (RZmta 26.2) with (AES128-SHA encrypted) ESMTPA id ... ; date
//           ... by B (mrclete mo63) (RZmta 25.8) with ESMTPA id ... ; date
// Silence   from 26 on the suite stands wherever TLS was used, from 32 on the keyword has its S:
//           ESMTP and ESMTPA alone are cleartext. To 25 no line shows TLS, and to 23 none the
//           login of its customers: it proves nothing.
// Version   release 32 wrote "SSLv3" beside SHA-1 suites and "TLSv1.2" beside SHA-256 suites, never
//           "TLSv1": that is the class of the suite. From 32.27 on it is the session's version.
// Source    public mail 2007 to 2026, releases 13 to 55: ESMTP by 13 to 23, ESMTPA by 25, both with
//           the suite and without by 26 to 31
// Not done  releases 33 and 34 have not been seen: read as those after them. None of the numbers of
//           the curve form is the cipher's strength

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({{Slot::by_comment, "RZmta"}});
constexpr auto kProfiles = std::to_array<Profile>({
    {.until = "26",
     .marks = Marks::sometimes,
     .label = "to 25",
     .shows = "nothing known",
     .has_tls = HasTls::unknown},
    {.from = "26",
     .until = "32",
     .marks = Marks::always,
     .label = "26 to 31",
     .shows = "with (C encrypted) ESMTPA"},
    {.from = "32",
     .until = "33",
     .marks = Marks::keyword,
     .label = "32",
     .shows = "with (V:C encrypted) ESMTPSA"},
    {.from = "33",
     .marks = Marks::keyword,
     .label = "33 on",
     .shows = "ESMTPSA id (using V with cipher C)"},
    {.unversioned = true, .marks = Marks::keyword, .label = "any", .shows = "ESMTPS, ESMTPSA"},
});

// with (SSLv3:DHE-RSA-AES256-SHA encrypted): the suite's class, not the session's version.
bool encrypted_class(ReadContext& c, Span part) {
  if (!families::encrypted_words(c, part)) return false;
  families::suite_class_only(c);
  return true;
}
constexpr auto kReaders = std::to_array<Reader>({
    // id t06ddcx6SHYlteJ (using TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 (256 bits))
    {Slot::id_comment, families::using_words, {}, "using"},
    // (using TLSv1.2 with cipher ECDHE-RSA-AES256-GCM-SHA384 (curve secp521r1 with 521 ECDH bits,
    // eq. 15360 bits RSA))
    {Slot::id_comment, nullptr, R"(^using \S+ with cipher \S+ \(curve (?<kx>\S+) with)", "curve"},
    // (Client did not present a certificate)
    {Slot::id_comment, families::client_words, {}, "client"},
    // with (TLSv1.2:DHE-RSA-AES256-SHA256 encrypted) ESMTPSA
    {Slot::with_comment, encrypted_class, {}, "encrypted"},
});

bool version(ReadContext& c, Span part) {
  return families::opens_with(c.text(part), "RZmta ") && families::version_number(c, part);
}

}  // namespace

extern constinit const System rzmta{
    .id = "rzmta",
    .title = "Strato",
    .short_title = "STRATO RZmta",
    .cues = kCues,
    .profiles = kProfiles,
    .readers = kReaders,
    .version = {Slot::by_comment, version, {}, "product"},
    .rank = 20,
    .source = "public mail 2007 to 2026, releases 13 to 55",
    .unknown = "where between 32.17 and 32.27 the form changed",
};

}  // namespace tlspath::parsers
