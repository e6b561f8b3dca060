// See mime.hpp. The one place that calls GMime.

#include "core/mail/mime.hpp"

#include <gmime/gmime.h>

#include <algorithm>
#include <array>
#include <memory>
#include <mutex>

#include "core/base/ascii.hpp"
#include "core/base/unicode.hpp"
#include "core/mail/plain_values.hpp"

namespace tlspath {
namespace {

constexpr std::size_t kMaxParameters = std::size_t{8} * 1024;
constexpr std::size_t kMaxDate = 512;
constexpr std::size_t kMaxColons = 100;  // in an address list: a group is a recursion in GMime

struct GObjectUnref {
  void operator()(void* object) const { g_object_unref(object); }
};
template <class T>
using GRef = std::unique_ptr<T, GObjectUnref>;

struct GFree {
  void operator()(char* text) const { g_free(text); }
};
using GText = std::unique_ptr<char, GFree>;

struct DateUnref {
  void operator()(GDateTime* date) const { g_date_time_unref(date); }
};

// Starts GMime on first use. The options are read only from then on, and may be shared by threads.
// Unmarked 8-bit text is UTF-8 or else windows-1252, whatever the locale.
GMimeParserOptions* gmime() {
  static std::once_flag once;
  static GMimeParserOptions* options = nullptr;
  std::call_once(once, [] {
    g_mime_init();
    options = g_mime_parser_options_new();
    std::array<const char*, 3> charsets = {"utf-8", "windows-1252", nullptr};
    g_mime_parser_options_set_fallback_charsets(options, charsets.data());
  });
  return options;
}

// GMime takes C strings: a NUL becomes U+FFFD, so that the text after it is not lost.
std::string for_gmime(std::string_view value, std::size_t limit) {
  value = value.substr(0, limit);
  std::string out;
  out.reserve(value.size());
  for (char c : value) {
    if (c == '\0')
      out += kReplacement;
    else
      out += c;
  }
  return out;
}

GMimeContentEncoding gmime_encoding(TransferEncoding e) {
  switch (e) {
    case TransferEncoding::base64:
      return GMIME_CONTENT_ENCODING_BASE64;
    case TransferEncoding::quoted_printable:
      return GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE;
    case TransferEncoding::uuencode:
      return GMIME_CONTENT_ENCODING_UUENCODE;
    case TransferEncoding::other:
      break;
  }
  return GMIME_CONTENT_ENCODING_DEFAULT;
}

}  // namespace

std::string decode_words(std::string_view unfolded) {
  const GText decoded(
      g_mime_utils_header_decode_text(gmime(), for_gmime(unfolded, kMaxText).c_str()));
  return decoded ? valid_utf8(decoded.get()) : std::string();
}

void parse_addresses(std::string_view value, std::vector<std::string>& out) {
  // A list past the limit is cut at a comma: half an address would be a wrong one.
  if (value.size() > kMaxText) {
    const std::size_t comma = value.rfind(',', kMaxText);
    if (comma == std::string_view::npos) return;
    value = value.substr(0, comma);
  }
  if (static_cast<std::size_t>(std::count(value.begin(), value.end(), ':')) > kMaxColons) return;
  const GRef<InternetAddressList> list(
      internet_address_list_parse(gmime(), for_gmime(value, kMaxText).c_str()));
  if (!list) return;
  // Groups may hold groups; they are few (kMaxColons).
  std::vector<InternetAddressList*> open = {list.get()};
  while (!open.empty()) {
    InternetAddressList* now = open.back();
    open.pop_back();
    const int count = internet_address_list_length(now);
    for (int i = 0; i < count && out.size() < kMaxAddresses; ++i) {
      InternetAddress* entry = internet_address_list_get_address(now, i);
      if (INTERNET_ADDRESS_IS_MAILBOX(entry)) {
        const char* address = internet_address_mailbox_get_addr(INTERNET_ADDRESS_MAILBOX(entry));
        if (address == nullptr) continue;
        // GMime takes a lone quoted name for a local part: without a host, only a plain word
        // ("root") is one.
        const std::string_view text = address;
        if (text.find('@') != std::string_view::npos || is_dot_atom(text))
          out.push_back(valid_utf8(text));
      } else if (INTERNET_ADDRESS_IS_GROUP(entry)) {
        if (InternetAddressList* members =
                internet_address_group_get_members(INTERNET_ADDRESS_GROUP(entry)))
          open.push_back(members);
      }
    }
  }
}

std::optional<ContentType> parse_content_type(std::string_view value) {
  const GRef<GMimeContentType> parsed(
      g_mime_content_type_parse(gmime(), for_gmime(value, kMaxParameters).c_str()));
  if (!parsed) return {};
  ContentType result;
  const GText type(g_mime_content_type_get_mime_type(parsed.get()));
  if (type) result.type = valid_utf8(ascii::lower_copy(type.get()));
  if (const char* boundary = g_mime_content_type_get_parameter(parsed.get(), "boundary"))
    result.boundary = boundary;
  if (const char* report = g_mime_content_type_get_parameter(parsed.get(), "report-type"))
    result.report_type = ascii::lower_copy(ascii::trim(report));
  return result;
}

std::optional<std::int64_t> parse_mail_date(std::string_view value) {
  const std::unique_ptr<GDateTime, DateUnref> date(
      g_mime_utils_header_decode_date(for_gmime(value, kMaxDate).c_str()));
  return date ? std::optional<std::int64_t>(g_date_time_to_unix(date.get())) : std::nullopt;
}

TransferEncoding read_transfer_encoding(std::string_view value) {
  const std::string word(ascii::trim(value).substr(0, 32));
  switch (g_mime_content_encoding_from_string(word.c_str())) {
    case GMIME_CONTENT_ENCODING_BASE64:
      return TransferEncoding::base64;
    case GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE:
      return TransferEncoding::quoted_printable;
    case GMIME_CONTENT_ENCODING_UUENCODE:
      return TransferEncoding::uuencode;
    default:
      return TransferEncoding::other;
  }
}

std::string decode_body(std::string_view text, TransferEncoding encoding) {
  GMimeEncoding state;
  g_mime_encoding_init_decode(&state, gmime_encoding(encoding));
  std::string out(std::max(g_mime_encoding_outlen(&state, text.size()), text.size()) + 16, '\0');
  out.resize(g_mime_encoding_flush(&state, text.data(), text.size(), out.data()));
  return out;
}

std::vector<GMimeField> gmime_fields(std::string_view mail) {
  std::vector<GMimeField> out;
  GMimeParserOptions* options = gmime();
  const GRef<GMimeStream> stream(g_mime_stream_mem_new_with_buffer(mail.data(), mail.size()));
  const GRef<GMimeParser> parser(g_mime_parser_new_with_stream(stream.get()));
  const GRef<GMimeMessage> message(g_mime_parser_construct_message(parser.get(), options));
  if (!message) return out;
  const auto add = [&](GMimeObject* object) {
    GMimeHeaderList* list = object ? g_mime_object_get_header_list(object) : nullptr;
    const int count = list ? g_mime_header_list_get_count(list) : 0;
    for (int i = 0; i < count; ++i) {
      GMimeHeader* header = g_mime_header_list_get_header_at(list, i);
      const char* name = g_mime_header_get_name(header);
      const char* raw = g_mime_header_get_raw_value(header);
      out.push_back({name ? name : "", raw ? raw : "", g_mime_header_get_offset(header)});
    }
  };
  // GMime keeps the "Content-" fields with the body part.
  add(GMIME_OBJECT(message.get()));
  add(g_mime_message_get_mime_part(message.get()));
  std::sort(out.begin(), out.end(),
            [](const GMimeField& a, const GMimeField& b) { return a.offset < b.offset; });
  return out;
}

}  // namespace tlspath
