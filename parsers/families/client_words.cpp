// What Postfix and its kin say of the sender's certificate, in a comment of its own.

#include "core/base/ascii.hpp"
#include "parsers/families/families.hpp"

namespace tlspath::families {

bool client_words(ReadContext& c, Span part) {
  const std::string_view t = c.text(part);
  Cursor cur{t};
  if (cur.take("No client certificate requested")) {
    c.client_certificate(ClientCertificate::not_requested, part);
    return true;
  }
  if (cur.take("Client did not present a certificate") || cur.take("Client certificate not present")) {
    c.client_certificate(ClientCertificate::not_presented, part);
    return true;
  }
  // Names in the certificate are the sender's to choose: only the last words are the receiver's.
  if (cur.take("Client CN ") || cur.take("Client RPK ")) {
    const auto ends = [&](std::string_view words) { return ascii::iends_with(t, words); };
    const auto tail = [&](std::size_t n) { return span_between(part.end() - n, part.end()); };
    if (ends("(verified OK)")) c.client_certificate(ClientCertificate::verified, tail(13));
    else if (ends("(not verified)")) c.client_certificate(ClientCertificate::unverified, tail(14));
    return true;
  }
  return false;
}

}  // namespace tlspath::families
