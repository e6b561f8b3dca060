// Is the content itself encrypted or signed, apart from the way it travelled? S/MIME, PGP/MIME,
// inline PGP, Microsoft's rights-protected messages, envelopes of gateways.
//   Content-Type: application/pkcs7-mime; smime-type=enveloped-data  ->  smime_encrypted
// Whatever it finds is the word of the sender's side, and says nothing of any hop.
// Not done here: nothing is decrypted, no signature is checked. What leaves no mark of its own in
// header or MIME types: Zix (between its gateways the envelope's recipient alone is
// zixvpmgateway@zixvpm...), Barracuda's message centre, FortiMail IBE (an HTML part without a name
// that is documented), Sophos SPX (its X-Sophos-SPX-Encrypt asks for encryption, and states none).
// Source: RFC 8551 (S/MIME), RFC 3156 (PGP/MIME), RFC 9580 (armour), RFC 1847; MS-OXORMMS
// (message.rpmsg); the attachment's name as its maker documents it: Cisco (Secure Email Encryption
// Service, recipient guide), Proofpoint, OpenText, SEPPmail (docs.seppmail.com, GINA settings),
// Broadcom (knowledge article 172018, PDF Email Protection).
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "core/base/span.hpp"

namespace tlspath {

class HeaderBlock;

enum class ContentEncryption : std::uint8_t {
  smime_encrypted,
  smime_signed,
  smime,  // which of the two is not stated
  pgp_mime_encrypted,
  pgp_mime_signed,
  pgp_inline_encrypted,
  pgp_inline_signed,
  pgp,              // a header says so; which of the two is not stated
  microsoft_rpmsg,  // Office 365 Message Encryption, IRM: message.rpmsg
  cisco_envelope,   // by the name of an attachment, here and below
  proofpoint_envelope,
  voltage_envelope,
  seppmail_envelope,
  symantec_pdf,
};
inline constexpr std::size_t kContentEncryptions =
    static_cast<std::size_t>(ContentEncryption::symantec_pdf) + 1;

std::string_view name(ContentEncryption c);  // "smime-encrypted"

// By the value of a Content-Type field, which lies in `mail` at `value`. Cheap for all other types.
std::optional<Seen<ContentEncryption>> content_encryption_of_type(std::string_view mail,
                                                                  Span value);

// By the headers of the mail's parts and the first lines of its text, within limits. `block`: the
// mail's own header.
std::optional<Seen<ContentEncryption>> find_content_encryption(std::string_view mail,
                                                               const HeaderBlock& block);

}  // namespace tlspath
