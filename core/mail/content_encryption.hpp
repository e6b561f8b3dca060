// Is the content itself encrypted or signed, apart from the way it travelled? S/MIME, PGP/MIME,
// inline PGP, Microsoft's rights-protected messages, envelopes of gateways.
//   Content-Type: application/pkcs7-mime; smime-type=enveloped-data  ->  smime_encrypted
// Whatever it finds is the word of the sender's side, and says nothing of any hop.
// Not done here: nothing is decrypted, no signature is checked. Zix between its gateways and
// Barracuda's message centre leave no mark in header or MIME types that could be told from others.
// Source: RFC 8551 (S/MIME), RFC 3156 (PGP/MIME), RFC 9580 (armour), RFC 1847; MS-OXORMMS
// (message.rpmsg); the attachment's name as Cisco, Proofpoint and OpenText document it.
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
  pgp,                // a header says so; which of the two is not stated
  microsoft_rpmsg,    // Office 365 Message Encryption, IRM: message.rpmsg
  cisco_envelope,     // by the name of an attachment, here and below
  proofpoint_envelope,
  voltage_envelope,
};
inline constexpr std::size_t kContentEncryptions =
    static_cast<std::size_t>(ContentEncryption::voltage_envelope) + 1;

std::string_view name(ContentEncryption c);  // "smime-encrypted"

// By the value of a Content-Type field, which lies in `mail` at `value`. Cheap for all other types.
std::optional<Seen<ContentEncryption>> content_encryption_of_type(std::string_view mail,
                                                                  Span value);

// By the headers of the mail's parts and the first lines of its text, within limits. `block`: the
// mail's own header.
std::optional<Seen<ContentEncryption>> find_content_encryption(std::string_view mail,
                                                               const HeaderBlock& block);

}  // namespace tlspath
