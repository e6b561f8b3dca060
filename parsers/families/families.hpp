// Forms of TLS words that many systems share. A system names the ones it writes, and in which slot;
// each reads one part, notes what it says, and returns false where the part is not its form. The
// files beside this one hold them.
#pragma once

#include <string_view>

#include "core/base/ascii.hpp"
#include "core/path/system.hpp"

namespace tlspath::families {

// using TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 (256/256 bits) key-exchange X25519
// server-signature ...
bool using_words(ReadContext& c, Span part);
// Client CN "x", Issuer "y" (verified OK) | Client did not present a certificate | No client
// certificate requested
bool client_words(ReadContext& c, Span part);
// version=TLS1_2, cipher=X bits=256/256 verify=NO
bool key_value(ReadContext& c, Span part);
// "; (version=TLSv1.3 cipher=X); date". Behind the date a mail goes on that begins with a blank.
bool key_value_before_date(ReadContext& c, Span part);
// TLSv1.2:ECDHE-RSA-AES256-GCM-SHA384:256:NO
bool colon_tuple(ReadContext& c, Span part);
// TLS1.3 (Exim: a version alone in a comment)
bool version_word(ReadContext& c, Span part);
// TLS_AES_256_GCM_SHA384 (the RFC 8314 clause "tls")
bool tls_clause(ReadContext& c, Span part);
// ECDHE-RSA-AES256-GCM-SHA384 encrypted[, authenticated] [SMTP]
bool encrypted_words(ReadContext& c, Span part);
// AUTH: PLAIN alice, TLS: TLSv1/SSLv3,128bits,AES128-SHA | TLSv1.3, TLS_AES_256_GCM_SHA384
bool comma_list(ReadContext& c, Span part);
// Tls12, Aes256, Sha384, DiffieHellmanEllipticKey384 (gateways written in .NET)
bool dotnet_words(ReadContext& c, Span part);
// over TLS 1.2 | secured by TLS (AES256-SHA) | no TLS: in anybody's words, for unknown writers
bool tls_phrase(ReadContext& c, Span part);
// TLS | SSL (Exchange, IceWarp: the word alone)
bool tls_word(ReadContext& c, Span part);
// (no words): a hand-over between a server's own channels, known by what is not written (PMDF, its
// kin)
bool inner_channel(ReadContext& c, Span part);
// Authenticated sender: x | authenticated bits=0 | authenticated user x | user=x mech=PLAIN bits=0
bool authenticated_words(ReadContext& c, Span part);
// ESMTP AUTH (the clause "with")
bool auth_word(ReadContext& c, Span part);

// Takes back a version below TLSv1.2 where the writer gives the suite's class instead.
void suite_class_only(ReadContext& c);

// The product's version: the first word of the part that starts with a digit. "Exim 4.96 #1"
// -> 4.96
bool version_number(ReadContext& c, Span part);
// The whole part is the version. "8.1.263.0" -> itself
bool version_whole(ReadContext& c, Span part);

// Helpers for readers written by hand.
struct Cursor {
  std::string_view s;
  std::size_t at = 0;

  bool done() const { return at >= s.size(); }
  char peek() const { return done() ? '\0' : s[at]; }
  void blanks() {
    while (!done() && ascii::is_blank(s[at])) ++at;
  }
  // Takes `words` (one blank stands for folding) without case; leaves the cursor where it was if
  // they do not follow.
  bool take(std::string_view words) {
    // Most words do not follow: seen by their first letter.
    if (at >= s.size() || (words[0] != ' ' && ((s[at] ^ words[0]) & ~0x20) != 0)) return false;
    return take_all(words);
  }
  // Up to a blank or one of the characters in `stops`.
  std::string_view word(std::string_view stops = {});

 private:
  bool take_all(std::string_view words);
};

// "NONE", "no", "TLS\None": the value of a key that says that there is nothing.
bool says_none(std::string_view value);

// "failed", "not", "refused": a word that takes back what stands before it.
bool denies(std::string_view word);

// True where `s` opens with `words`, wherever the line was folded between them: for `confirm` and
// versions.
inline bool opens_with(std::string_view s, std::string_view words) { return Cursor{s}.take(words); }

}  // namespace tlspath::families
