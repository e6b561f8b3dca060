// {protocol}, {cipher}[, {hash}[, {exchange}]]: the words of .NET's SslStream, as gateways written
// in it put them beside "by": "(Tls12, Aes256, Sha384, DiffieHellmanEllipticKey384)".
// The cipher's name is no suite; its bits count. Not done: "Tls" and "Default" alone, which .NET
// also writes where the system chose.

#include <algorithm>

#include "core/base/ascii.hpp"
#include "parsers/families/families.hpp"

namespace tlspath::families {

bool dotnet_words(ReadContext& c, Span part) {
  struct Cipher {
    std::string_view word;  // System.Security.Authentication.CipherAlgorithmType
    int bits;
  };
  static constexpr Cipher kCiphers[] = {{"Aes128", 128}, {"Aes192", 192},    {"Aes256", 256},
                                        {"Rc4", 128},    {"TripleDes", 168}, {"Des", 56}};
  Cursor t{c.text(part)};
  const std::string_view protocol = t.word(",");
  if (t.peek() != ',' || !ascii::istarts_with(protocol, "Tls1") || !parse_tls_version(protocol))
    return false;
  ++t.at;
  t.blanks();
  const std::size_t at = t.at;
  const std::string_view word = t.word(",");
  const auto* cipher = std::ranges::find(kCiphers, word, &Cipher::word);
  if (cipher == std::end(kCiphers)) return false;
  c.version(span_between(part.at, part.at + protocol.size()));
  c.bits(cipher->bits, span_between(part.at + at, part.at + t.at));
  c.tls(span_between(part.at, part.at + t.at));
  return true;
}

}  // namespace tlspath::families
