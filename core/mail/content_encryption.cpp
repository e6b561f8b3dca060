// See content_encryption.hpp. Delimiter lines are searched, parts' headers walked; no body but the
// first lines of the first text is looked at.
#include "core/mail/content_encryption.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "core/base/ascii.hpp"
#include "core/mail/header_block.hpp"

namespace tlspath {
namespace {

using Found = std::optional<Seen<ContentEncryption>>;

constexpr std::size_t kMaxBody = std::size_t{16} << 20;  // bytes in which parts are searched
constexpr std::size_t kMaxLines = 20'000;                // that begin with "--"
constexpr std::size_t kMaxParts = 200;
constexpr std::size_t kMaxOpen = 10;  // multiparts within each other
constexpr std::size_t kMaxPartHeader = 16 << 10;
constexpr std::size_t kMaxText = 1 << 10;  // of the first text: where armour must begin

// One parameter of "type/subtype; name=value; name="value"", as a span of the mail; nothing where
// it is not there. RFC 2231's pieces are not put together.
std::optional<Span> parameter(std::string_view mail, Span value, std::string_view wanted) {
  const std::string_view s = slice(mail, value);
  std::size_t at = s.find(';');
  while (at != std::string_view::npos && at < s.size()) {
    ++at;
    while (at < s.size() && ascii::is_blank(s[at])) ++at;
    const std::size_t name = at;
    while (at < s.size() && s[at] != '=' && s[at] != ';') ++at;
    const std::string_view key = ascii::trim(s.substr(name, at - name));
    if (at >= s.size() || s[at] == ';') continue;
    ++at;
    while (at < s.size() && ascii::is_blank(s[at])) ++at;
    std::size_t begin = at, end = 0;
    if (at < s.size() && s[at] == '"') {
      begin = ++at;
      while (at < s.size() && s[at] != '"') at += s[at] == '\\' ? 2u : 1u;
      end = std::min(at, s.size());
      at = s.find(';', end);
    } else {
      while (at < s.size() && s[at] != ';') ++at;
      end = at;
      while (end > begin && ascii::is_blank(s[end - 1])) --end;
    }
    if (ascii::iequal(key, wanted)) return span_between(value.at + begin, value.at + end);
  }
  return std::nullopt;
}

std::string_view type_of(std::string_view value) {
  return ascii::trim(value.substr(0, value.find(';')));
}

bool is_any(std::string_view word, std::string_view a, std::string_view b) {
  return ascii::iequal(word, a) || ascii::iequal(word, b);
}

// "message_v2.rpmsg", "securedoc_20250701T101112.html"
bool is_named(std::string_view name, std::string_view start, std::string_view end) {
  if (const std::size_t slash = name.find_last_of("/\\"); slash != std::string_view::npos)
    name.remove_prefix(slash + 1);
  return name.size() >= start.size() + end.size() && ascii::istarts_with(name, start) &&
         ascii::iends_with(name, end);
}

std::optional<ContentEncryption> by_file_name(std::string_view name) {
  if (is_named(name, "message", ".rpmsg")) return ContentEncryption::microsoft_rpmsg;
  if (is_named(name, "smime", ".p7m")) return ContentEncryption::smime;
  if (is_named(name, "securedoc", ".html") || is_named(name, "securedoc", ".htm"))
    return ContentEncryption::cisco_envelope;
  if (ascii::iequal(name, "SecureMessageAtt.html") || ascii::iequal(name, "SecureMessageAtt.htm"))
    return ContentEncryption::proofpoint_envelope;
  if (ascii::iequal(name, "message_zdm.html")) return ContentEncryption::voltage_envelope;
  if (ascii::iequal(name, "secure-email.html")) return ContentEncryption::seppmail_envelope;
  if (ascii::iequal(name, "PGPMessage.pdf")) return ContentEncryption::symantec_pdf;
  return std::nullopt;
}

Found by_part_names(std::string_view mail, std::string_view header, std::size_t at,
                    const HeaderBlock& block) {
  for (const std::string_view field : {"Content-Disposition", "Content-Type"}) {
    const HeaderField* f = block.find(header, field);
    if (f == nullptr) continue;
    const Span value{static_cast<std::uint32_t>(at + f->value.at), f->value.size};
    const auto name =
        parameter(mail, value, field == "Content-Type" ? "name" : std::string_view("filename"));
    if (!name) continue;
    if (const auto c = by_file_name(slice(mail, *name))) return {{*c, *name}};
  }
  return std::nullopt;
}

// Armour at the start of a line of `text`, which begins at `at`.
Found by_armour(std::string_view mail, std::size_t at, std::size_t end) {
  const std::string_view text = mail.substr(at, end - at);
  for (const auto& [words, means] :
       {std::pair(std::string_view("-----BEGIN PGP MESSAGE-----"),
                  ContentEncryption::pgp_inline_encrypted),
        std::pair(std::string_view("-----BEGIN PGP SIGNED MESSAGE-----"),
                  ContentEncryption::pgp_inline_signed)}) {
    const std::size_t found = text.find(words);
    if (found != std::string_view::npos && (found == 0 || text[found - 1] == '\n'))
      return {{means, span_between(at + found, at + found + words.size())}};
  }
  return std::nullopt;
}

class Parts {
 public:
  Parts(std::string_view mail, const HeaderBlock& block) : mail_(mail), block_(block) {}

  Found find() {
    const HeaderField* type = block_.find(mail_, "Content-Type");
    const Span value = type == nullptr ? Span{} : type->value;
    if (!open(value)) {
      // A mail without parts: its name, or its text.
      if (const Found named = by_part_names(mail_, mail_, 0, block_)) return named;
      return text(value, block_.find(mail_, "Content-Transfer-Encoding"), mail_, block_.body(),
                  std::min(mail_.size(), block_.body() + kMaxText));
    }
    std::size_t parts = 0, lines = 0;
    const std::size_t stop = std::min(mail_.size(), std::size_t{block_.body()} + kMaxBody);
    for (std::size_t at = first_line(block_.body()); at < stop && lines < kMaxLines; ++lines) {
      const std::size_t line_end = std::min(mail_.find('\n', at), mail_.size());
      if (is_delimiter(mail_.substr(at, line_end - at)) && ++parts <= kMaxParts)
        if (const Found found = part(line_end + 1)) return found;
      at = next_line(line_end);
    }
    return std::nullopt;
  }

 private:
  // The first line from `at` on, or after it, that begins with "--".
  std::size_t first_line(std::size_t at) const {
    return mail_.substr(at, 2) == "--" ? at : next_line(at);
  }
  std::size_t next_line(std::size_t at) const {
    const std::size_t found = at < mail_.size() ? mail_.find("\n--", at) : std::string_view::npos;
    return found == std::string_view::npos ? mail_.size() : found + 1;
  }

  bool open(Span value) {
    if (!ascii::istarts_with(slice(mail_, value), "multipart/")) return false;
    const auto boundary = parameter(mail_, value, "boundary");
    if (!boundary || boundary->size == 0 || boundary->size > 200) return false;
    if (boundaries_.size() < kMaxOpen) boundaries_.push_back(slice(mail_, *boundary));
    return true;
  }
  bool is_delimiter(std::string_view line) const {
    while (!line.empty() && ascii::is_blank(line.back())) line.remove_suffix(1);
    line.remove_prefix(2);
    return std::ranges::find(boundaries_, line) != boundaries_.end();
  }

  // A part whose header begins at `at`.
  Found part(std::size_t at) {
    if (at >= mail_.size()) return std::nullopt;
    const std::string_view header = mail_.substr(at, kMaxPartHeader);
    inner_.read(header);
    const HeaderField* type = inner_.find(header, "Content-Type");
    const Span value =
        type == nullptr ? Span{}
                        : Span{static_cast<std::uint32_t>(at + type->value.at), type->value.size};
    if (const Found found = content_encryption_of_type(mail_, value)) return found;
    if (open(value)) return std::nullopt;
    if (const Found named = by_part_names(mail_, header, at, inner_)) return named;
    return text(value, inner_.find(header, "Content-Transfer-Encoding"), header, at + inner_.body(),
                text_end(at + inner_.body()));
  }
  // Where a text that begins at `at` ends, as far as it is looked at. Armour begins with "--" too.
  std::size_t text_end(std::size_t at) const {
    const std::size_t end = std::min(mail_.size(), at + kMaxText);
    for (std::size_t line = at; line < end; line = next_line(line)) {
      const std::string_view rest = mail_.substr(line);
      if (rest.starts_with("--") && std::ranges::any_of(boundaries_, [&](std::string_view b) {
            return rest.substr(2).starts_with(b);
          }))
        return line;
    }
    return end;
  }

  // The first text of the mail, where it is not packed.
  Found text(Span type, const HeaderField* encoding, std::string_view header, std::size_t at,
             std::size_t end) {
    const std::string_view t = type_of(slice(mail_, type));
    if (text_seen_ || (!t.empty() && !ascii::iequal(t, "text/plain")) || at >= mail_.size())
      return std::nullopt;
    text_seen_ = true;
    if (encoding != nullptr && ascii::iequal(ascii::trim(slice(header, encoding->value)), "base64"))
      return std::nullopt;
    return by_armour(mail_, at, std::max(at, end));
  }

  std::string_view mail_;
  const HeaderBlock& block_;
  HeaderBlock inner_;
  std::vector<std::string_view> boundaries_;
  bool text_seen_ = false;
};

// Fields that state it whatever the type: as Microsoft and PGP's gateways write them.
Found by_fields(std::string_view mail, const HeaderBlock& block) {
  for (const HeaderField& f : block.fields()) {
    const std::string_view name = slice(mail, f.name);
    if (name.size() == 13 && ascii::iequal(name, "Content-Class") &&
        ascii::istarts_with(slice(mail, f.value), "rpmsg.message"))
      return {{ContentEncryption::microsoft_rpmsg, f.value}};
    if (name.size() == 21 && ascii::iequal(name, "X-PGP-Encoding-Format"))
      return {{ContentEncryption::pgp, f.name}};
  }
  return std::nullopt;
}

}  // namespace

std::string_view name(ContentEncryption c) {
  switch (c) {
    case ContentEncryption::smime_encrypted:
      return "smime-encrypted";
    case ContentEncryption::smime_signed:
      return "smime-signed";
    case ContentEncryption::smime:
      return "smime";
    case ContentEncryption::pgp_mime_encrypted:
      return "pgp-mime-encrypted";
    case ContentEncryption::pgp_mime_signed:
      return "pgp-mime-signed";
    case ContentEncryption::pgp_inline_encrypted:
      return "pgp-inline-encrypted";
    case ContentEncryption::pgp_inline_signed:
      return "pgp-inline-signed";
    case ContentEncryption::pgp:
      return "pgp";
    case ContentEncryption::microsoft_rpmsg:
      return "microsoft-rpmsg";
    case ContentEncryption::cisco_envelope:
      return "cisco-envelope";
    case ContentEncryption::proofpoint_envelope:
      return "proofpoint-envelope";
    case ContentEncryption::voltage_envelope:
      return "voltage-envelope";
    case ContentEncryption::seppmail_envelope:
      return "seppmail-envelope";
    case ContentEncryption::symantec_pdf:
      return "symantec-pdf";
  }
  return "smime";
}

Found content_encryption_of_type(std::string_view mail, Span value) {
  const std::string_view type = type_of(slice(mail, value));
  const Span words{value.at, static_cast<std::uint32_t>(type.size())};
  // application/pkcs7-mime, application/x-..., multipart/signed, multipart/encrypted: by length.
  switch (type.size()) {
    case 16:
      if (!ascii::iequal(type, "multipart/signed")) return std::nullopt;
      if (const auto p = parameter(mail, value, "protocol")) {
        const std::string_view protocol = slice(mail, *p);
        if (is_any(protocol, "application/pkcs7-signature", "application/x-pkcs7-signature"))
          return {{ContentEncryption::smime_signed, *p}};
        if (ascii::iequal(protocol, "application/pgp-signature"))
          return {{ContentEncryption::pgp_mime_signed, *p}};
      }
      return std::nullopt;
    case 19:
      if (!ascii::iequal(type, "multipart/encrypted")) return std::nullopt;
      if (const auto p = parameter(mail, value, "protocol");
          p && ascii::iequal(slice(mail, *p), "application/pgp-encrypted"))
        return {{ContentEncryption::pgp_mime_encrypted, *p}};
      return std::nullopt;
    case 22:
    case 24:
      if (!is_any(type, "application/pkcs7-mime", "application/x-pkcs7-mime")) return std::nullopt;
      if (const auto p = parameter(mail, value, "smime-type")) {
        const std::string_view kind = slice(mail, *p);
        if (is_any(kind, "enveloped-data", "authEnveloped-data"))
          return {{ContentEncryption::smime_encrypted, *p}};
        if (ascii::iequal(kind, "signed-data")) return {{ContentEncryption::smime_signed, *p}};
        return std::nullopt;  // certificates only, compressed
      }
      return {{ContentEncryption::smime, words}};
    case 37:
      if (!ascii::iequal(type, "application/x-microsoft-rpmsg-message")) return std::nullopt;
      return {{ContentEncryption::microsoft_rpmsg, words}};
    default:
      return std::nullopt;
  }
}

Found find_content_encryption(std::string_view mail, const HeaderBlock& block) {
  if (const HeaderField* type = block.find(mail, "Content-Type"))
    if (const Found found = content_encryption_of_type(mail, type->value)) return found;
  if (const Found found = by_fields(mail, block)) return found;
  return Parts(mail, block).find();
}

}  // namespace tlspath
