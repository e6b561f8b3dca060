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
  if (cur.take("Client did not present a certificate") ||
      cur.take("Client certificate not present")) {
    c.client_certificate(ClientCertificate::not_presented, part);
    return true;
  }
  // Names in the certificate are the sender's to choose: only the last words are the receiver's.
  if (cur.take("Client CN ") || cur.take("Client RPK ")) {
    const std::size_t open = t.rfind('(');
    if (open == std::string_view::npos) return true;
    const std::string_view last = t.substr(open);
    const Span where = span_between(part.at + open, part.end());
    if (ascii::iequal(last, "(verified OK)"))
      c.client_certificate(ClientCertificate::verified, where);
    else if (ascii::iequal(last, "(not verified)"))
      c.client_certificate(ClientCertificate::unverified, where);
    return true;
  }
  return false;
}

}  // namespace tlspath::families
