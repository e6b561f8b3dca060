// What MIME knows of a mail. GMime decodes (words, addresses, dates, parameters, base64); the tree
// is walked here.
//   multipart/report with a message/rfc822 in it  ->  nested {returned_message, depth 1, its bytes}
// Why GMime's own tree is not built from a mail we do not know (measured with 3.2.13):
// - it parses addresses by recursion: a "To: a:a:a:..." of 120 KB overflows the stack inside
//   g_mime_parser_construct_message;
// - every field and part becomes an object: half a megabyte of empty parts takes 131 MB;
// - it knows where leaves stand, but not where a nested message ends.
// So delimiter lines are searched here, with a stack of at most kMaxOpen multiparts and no
// recursion. Multiparts nested deeper are not opened, and what is in them is not seen. Values are
// handed to GMime only up to a size. The tests hold our fields against GMime's (gmime_fields). Not
// done: uuencoded messages; messages inside an encoded message (give `decoded` to read_structure in
// its turn); a mail whose lines end with a lone CR has a head, but no parts.
#include "core/mail/structure.hpp"

#include <gmime/gmime.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <memory>
#include <mutex>
#include <optional>
#include <utility>

#include "core/base/ascii.hpp"
#include "core/mail/header_block.hpp"

namespace tlspath {
namespace {

constexpr std::size_t kMaxOpen = 32;         // multiparts open at once
constexpr std::size_t kMaxParts = 50'000;    // parts whose header is read
constexpr std::size_t kMaxHeaderWork = 4;    // times the size of the mail
constexpr std::size_t kMaxText = 64 * 1024;  // of a value that GMime decodes
constexpr std::size_t kMaxParameters = 8 * 1024;
constexpr std::size_t kMaxDate = 512;
constexpr std::size_t kMaxColons = 100;  // in an address list: a group is a recursion in GMime
constexpr std::size_t kMaxAddresses = 1'000;

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";  // U+FFFD

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

// The bytes of the UTF-8 character that starts `text`, 0 where none does.
std::size_t utf8_size(std::string_view text) {
  const auto byte = [&](std::size_t i) {
    return i < text.size() ? static_cast<unsigned char>(text[i]) : 0u;
  };
  const auto tail = [&](std::size_t i) { return (byte(i) & 0xC0u) == 0x80u; };
  const unsigned b = byte(0), c = byte(1);
  if (b < 0x80) return 1;
  if (b >= 0xC2 && b <= 0xDF) return tail(1) ? 2 : 0;
  if (b >= 0xE0 && b <= 0xEF) {
    if ((b == 0xE0 && c < 0xA0) || (b == 0xED && c > 0x9F)) return 0;  // overlong, surrogate
    return tail(1) && tail(2) ? 3 : 0;
  }
  if (b >= 0xF0 && b <= 0xF4) {
    if ((b == 0xF0 && c < 0x90) || (b == 0xF4 && c > 0x8F)) return 0;  // overlong, past U+10FFFF
    return tail(1) && tail(2) && tail(3) ? 4 : 0;
  }
  return 0;
}

bool is_ascii(std::string_view text) {
  std::uint64_t high = 0;
  for (; text.size() >= 8; text.remove_prefix(8)) {
    std::uint64_t word;
    std::memcpy(&word, text.data(), 8);
    high |= word;
  }
  for (const char c : text) high |= static_cast<unsigned char>(c);
  return (high & 0x8080808080808080u) == 0;
}

std::string valid_utf8(std::string_view text) {
  if (is_ascii(text)) return std::string(text);
  std::string out;
  out.reserve(text.size() + 16);
  while (!text.empty()) {
    const std::size_t size = utf8_size(text);
    out += size != 0 ? text.substr(0, size) : kReplacement;
    text.remove_prefix(std::max<std::size_t>(size, 1));
  }
  return out;
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

// Folding goes, its blanks stay (RFC 5322 2.2.3).
std::string unfold(std::string_view value) {
  value = ascii::trim(value);
  std::string out(value);
  if (value.find('\n') != std::string_view::npos || value.find('\r') != std::string_view::npos)
    std::erase_if(out, [](char c) { return c == '\r' || c == '\n'; });
  return out;
}

bool is_plain(std::string_view value) {
  return is_ascii(value) && value.find("=?") == std::string_view::npos;
}

std::string decode_text(std::string_view value) {
  if (is_plain(value)) return unfold(value);
  const GText decoded(
      g_mime_utils_header_decode_text(gmime(), for_gmime(unfold(value), kMaxText).c_str()));
  return decoded ? valid_utf8(decoded.get()) : std::string();
}

// --- addresses

constexpr auto kAtomChars = [] {
  std::array<bool, 256> table{};
  for (unsigned c = 0; c < 128; ++c) table[c] = ascii::is_alnum(static_cast<char>(c));
  for (const char c : std::string_view("!#$%&'*+-/=?^_`{|}~"))
    table[static_cast<unsigned char>(c)] = true;
  return table;
}();
bool is_atom_char(char c) { return kAtomChars[static_cast<unsigned char>(c)]; }

// What may stand in an address list outside quotes, and neither ends an item nor begins a quote.
constexpr auto kItemChars = [] {
  std::array<bool, 256> table = kAtomChars;
  for (const char c : std::string_view(" \t\r\n.@<>")) table[static_cast<unsigned char>(c)] = true;
  return table;
}();

// "a.b": no empty word, so no dot at an end and no two together.
bool is_dot_atom(std::string_view text) {
  bool word = false;
  for (char c : text) {
    if (c == '.' ? !word : !is_atom_char(c)) return false;
    word = c != '.';
  }
  return word;
}

bool is_plain_address(std::string_view text) {
  const std::size_t at = text.find('@');
  return at != std::string_view::npos && is_dot_atom(text.substr(0, at)) &&
         is_dot_atom(text.substr(at + 1));
}

// One item of an address list in its plain forms, `a@b` or `Name <a@b>`; empty where it is anything
// else.
std::string_view plain_item(std::string_view item) {
  const std::size_t open = item.find('<');
  if (open == std::string_view::npos) return is_plain_address(item) ? item : std::string_view();
  if (item.find('>') != item.size() - 1) return {};
  // A name with "@" in it may be an address of its own, and GMime knows where a "." may stand.
  const std::string_view name = item.substr(0, open);
  if (name.find('@') != std::string_view::npos || name.starts_with('.')) return {};
  const std::string_view address = item.substr(open + 1, item.size() - open - 2);
  return is_plain_address(address) ? address : std::string_view();
}

// Splits lists of the plain forms; false (and `out` as it was) where only GMime can say. What may
// stand in the display name does not matter here, as long as it cannot move the "<": quotes are
// stepped over whole.
bool plain_addresses(std::string_view value, std::vector<std::string>& out) {
  const std::size_t before = out.size();
  const auto refuse = [&] {
    out.resize(before);
    return false;
  };
  std::size_t start = 0;  // of the item
  bool quoted = false;
  std::size_t name_at = 0;  // where an item's "<" is searched: after its quoted name
  for (std::size_t i = 0; i <= value.size(); ++i) {
    const char c = i < value.size() ? value[i] : ',';
    if (!quoted && kItemChars[static_cast<unsigned char>(c)]) continue;
    if (i < value.size() && quoted) {
      if (c == '\\') return refuse();
      if (c == '"') {
        quoted = false;
        name_at = i + 1;
      }
      continue;
    }
    if (quoted) return refuse();  // the quote never ends
    if (c == '"') {
      if (!ascii::trim(value.substr(name_at, i - name_at)).empty()) return refuse();
      quoted = true;
      continue;
    }
    if (c == ',') {
      const std::string_view item = ascii::trim(value.substr(name_at, i - name_at));
      if (!item.empty()) {
        if (name_at != start && !item.starts_with('<')) return refuse();
        const std::string_view address = plain_item(item);
        if (address.empty() || out.size() >= kMaxAddresses) return refuse();
        out.emplace_back(address);
      } else if (name_at != start) {
        return refuse();  // a quoted name and no address
      }
      start = name_at = i + 1;
      continue;
    }
    return refuse();
  }
  return true;
}

void gmime_addresses(std::string_view value, std::vector<std::string>& out) {
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

void add_addresses(std::string_view value, std::vector<std::string>& out) {
  if (out.size() >= kMaxAddresses) return;
  if (!is_plain(value) || !plain_addresses(value, out)) gmime_addresses(value, out);
}

// --- content type

struct ContentType {
  std::string
      type;  // "multipart/mixed", small letters; empty where the field says nothing readable
  std::string boundary;     // of a multipart
  std::string report_type;  // small letters
};

std::string lower(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), ascii::lower);
  return out;
}

// "type/subtype" of a value that is written plainly, else empty.
std::string plain_type(std::string_view value) {
  const std::string_view type = ascii::trim(value.substr(0, value.find(';')));
  const std::size_t slash = type.find('/');
  if (slash == 0 || slash == std::string_view::npos || slash + 1 == type.size()) return {};
  for (std::size_t i = 0; i < type.size(); ++i)
    if (i != slash && (type[i] == '/' || (!is_atom_char(type[i]) && type[i] != '.'))) return {};
  return lower(type);
}

// Whose parameters are looked at: GMime takes longer to cut them than a hop takes to read.
enum class Parameters : std::uint8_t { of_multiparts, of_reports };

ContentType read_content_type(std::string_view value, Parameters wanted) {
  ContentType result{plain_type(value), {}, {}};
  const bool has_wanted =
      result.type.starts_with(wanted == Parameters::of_reports ? "multipart/report" : "multipart/");
  if (ascii::trim(value).empty() || (!result.type.empty() && !has_wanted)) return result;
  const GRef<GMimeContentType> parsed(
      g_mime_content_type_parse(gmime(), for_gmime(value, kMaxParameters).c_str()));
  if (!parsed) return result;
  if (result.type.empty()) {
    const GText type(g_mime_content_type_get_mime_type(parsed.get()));
    if (type) result.type = valid_utf8(lower(type.get()));
  }
  if (const char* boundary = g_mime_content_type_get_parameter(parsed.get(), "boundary"))
    result.boundary = boundary;
  if (const char* report = g_mime_content_type_get_parameter(parsed.get(), "report-type"))
    result.report_type = lower(ascii::trim(report));
  return result;
}

bool is_message(std::string_view type) {
  return type == "message/rfc822" || type == "message/global" || type == "message/rfc2822" ||
         type == "message/news";
}
bool is_headers(std::string_view type) {
  return type == "text/rfc822-headers" || type == "message/global-headers";
}

// --- the head

std::string read_message_id(std::string_view value) {
  const std::size_t open = value.find('<');
  const std::size_t close = open == std::string_view::npos ? open : value.find('>', open);
  if (close != std::string_view::npos) value = value.substr(open, close - open + 1);
  return valid_utf8(unfold(value.substr(0, kMaxText)));
}

// "Mon, 16 Mar 2009 18:05:18 -0400 (EDT)", with single blanks and years that one can mean: what
// nearly every mail has, and what GMime takes a microsecond for. Nothing where it is anything else.
std::optional<std::int64_t> plain_date(std::string_view text) {
  constexpr std::string_view kWeekdays = "MonTueWedThuFriSatSun";
  constexpr std::string_view kMonths = "JanFebMarAprMayJunJulAugSepOctNovDec";
  constexpr std::array<int, 12> kDaysIn = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  constexpr std::array<int, 12> kDaysBefore = {0,   31,  59,  90,  120, 151,
                                               181, 212, 243, 273, 304, 334};
  bool good = true;
  // The place of a name of three letters in a list of them.
  const auto place = [&](std::string_view names, std::string_view name) {
    for (std::size_t i = 0; i < names.size(); i += 3)
      if (names.substr(i, 3) == name) return i / 3;
    good = false;
    return std::size_t{0};
  };
  const auto number = [&](std::size_t at, std::size_t size) {
    int value = 0;
    for (const char c : text.substr(at, size)) {
      good = good && ascii::is_digit(c);
      value = value * 10 + (c - '0');
    }
    return value;
  };
  if (text.size() < 30 || text.substr(3, 2) != ", ") return {};
  place(kWeekdays, text.substr(0, 3));
  text.remove_prefix(5);
  const std::size_t day_size = text[1] == ' ' ? 1 : 2;
  const int day = number(0, day_size);
  text.remove_prefix(day_size);
  // " Mar 2009 18:05:18 -0400"
  if (text.size() < 24 || text[0] != ' ' || text[4] != ' ' || text[9] != ' ' || text[12] != ':' ||
      text[15] != ':' || text[18] != ' ' || (text[19] != '+' && text[19] != '-'))
    return {};
  const std::size_t month = place(kMonths, text.substr(1, 3));
  const int year = number(5, 4), hour = number(10, 2), minute = number(13, 2),
            second = number(16, 2), zone_hours = number(20, 2), zone_minutes = number(22, 2);
  const std::string_view rest = text.substr(24);
  if (!rest.empty() && (rest.size() > 8 || !rest.starts_with(" (") || !rest.ends_with(')') ||
                        !std::all_of(rest.begin() + 2, rest.end() - 1, ascii::is_alpha)))
    return {};
  if (!good || year < 1971 || year > 2099 || day < 1 || hour > 23 || minute > 59 || second > 59 ||
      zone_hours > 14 || zone_minutes > 59)
    return {};
  const bool leap = year % 4 == 0;
  if (day > kDaysIn[month] + (leap && month == 1 ? 1 : 0)) return {};
  const int days = 365 * (year - 1970) + (year - 1969) / 4 + kDaysBefore[month] +
                   (leap && month > 1 ? 1 : 0) + day - 1;
  const int zone = (zone_hours * 60 + zone_minutes) * 60;
  return std::int64_t{days} * 86'400 + hour * 3600 + minute * 60 + second -
         (text[19] == '-' ? -zone : zone);
}

void read_date(std::string_view value, MailStructure& out) {
  if (const auto plain = plain_date(value)) {
    out.date = *plain;
    out.has_date = true;
    return;
  }
  const std::unique_ptr<GDateTime, DateUnref> date(
      g_mime_utils_header_decode_date(for_gmime(value, kMaxDate).c_str()));
  if (!date) return;
  out.date = g_date_time_to_unix(date.get());
  out.has_date = true;
}

void read_fields(std::string_view mail, const HeaderBlock& block, MailStructure& out) {
  bool subject = false, id = false, date = false, type = false;
  const auto first = [](bool& seen) { return !std::exchange(seen, true); };
  for (const HeaderField& field : block.fields()) {
    const std::string_view name = slice(mail, field.name);
    const std::string_view value = slice(mail, field.value);
    // The lengths of the names we look for; most fields have another.
    switch (name.size()) {
      case 2:
        if (ascii::iequal(name, "To") || ascii::iequal(name, "Cc")) add_addresses(value, out.to);
        break;
      case 4:
        if (ascii::iequal(name, "From")) add_addresses(value, out.from);
        if (ascii::iequal(name, "Date") && first(date)) read_date(value, out);
        break;
      case 7:
        if (ascii::iequal(name, "Subject") && first(subject)) out.subject = decode_text(value);
        break;
      case 10:
        if (ascii::iequal(name, "Message-ID") && first(id)) out.message_id = read_message_id(value);
        break;
      case 12:
        if (ascii::iequal(name, "Content-Type") && first(type)) {
          const ContentType content = read_content_type(value, Parameters::of_reports);
          out.content_type = content.type;
          out.content_encryption = content_encryption_of_type(mail, field.value);
          out.is_report =
              content.type == "multipart/report" && content.report_type == "delivery-status";
        }
        break;
      default:
        break;
    }
  }
}

// --- the parts

std::string decode_body(std::string_view text, GMimeContentEncoding encoding) {
  GMimeEncoding state;
  g_mime_encoding_init_decode(&state, encoding);
  std::string out(std::max(g_mime_encoding_outlen(&state, text.size()), text.size()) + 16, '\0');
  out.resize(g_mime_encoding_flush(&state, text.data(), text.size(), out.data()));
  return out;
}

GMimeContentEncoding read_encoding(std::string_view value) {
  const std::string word(ascii::trim(value).substr(0, 32));
  return g_mime_content_encoding_from_string(word.c_str());
}

// The start of the line after the one at `at`.
std::size_t next_line(std::string_view mail, std::size_t at) {
  const std::size_t end = mail.find('\n', at);
  return end == std::string_view::npos ? mail.size() : end + 1;
}

class PartWalk {
 public:
  PartWalk(std::string_view mail, const StructureLimits& limits, std::vector<NestedMessage>& nested)
      : mail_(mail), limits_(limits), nested_(nested) {}

  // `at` is where the mail's header begins.
  void run(std::size_t at) {
    std::size_t parts = 0;
    at = enter(at);
    while (multiparts_ != 0) {
      const Delimiter found = find_delimiter(at);
      if (found.frame == kNone) break;
      close_down_to(found.frame + (found.last ? 0 : 1), before_line(found.line));
      at = next_line(mail_, found.line);
      if (!found.last && ++parts <= kMaxParts) at = enter(at);
    }
    close_down_to(0, mail_.size());
    std::erase_if(nested_, [](const NestedMessage& m) { return m.where.empty(); });
  }

 private:
  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);

  // Something that is open: a multipart, waiting for its delimiters, or a nested message, waiting
  // for its end.
  struct Frame {
    std::string boundary;  // a multipart's, never empty
    bool report = false;
    bool digest = false;
    std::size_t nested = kNone;  // a message's index
    GMimeContentEncoding encoding = GMIME_CONTENT_ENCODING_DEFAULT;
  };
  struct Delimiter {
    std::size_t line = 0;
    std::size_t frame = kNone;
    bool last = false;  // "--boundary--"
  };

  // Whose delimiter is the line at `at`? The innermost is asked first.
  Delimiter delimiter_at(std::size_t at) const {
    if (!mail_.substr(at, 2).starts_with("--")) return {};
    std::string_view line = mail_.substr(at, mail_.find('\n', at) - at);
    while (ascii::is_blank(line.back())) line.remove_suffix(1);
    line.remove_prefix(2);
    for (std::size_t i = frames_.size(); i-- > 0;) {
      const std::string& boundary = frames_[i].boundary;
      if (boundary.empty() || line.size() < boundary.size()) continue;
      const std::size_t more = line.size() - boundary.size();
      if ((more != 0 && more != 2) || !line.starts_with(boundary)) continue;
      if (more == 0) return {at, i, false};
      if (line.ends_with("--")) return {at, i, true};
    }
    return {};
  }

  // The first delimiter line at or after `at`, which begins a line.
  Delimiter find_delimiter(std::size_t at) const {
    while (at < mail_.size()) {
      if (const Delimiter found = delimiter_at(at); found.frame != kNone) return found;
      at = mail_.find("\n--", at);
      if (at == std::string_view::npos) break;
      ++at;
    }
    return {};
  }

  // A header reaches no further than the first empty line, or the first delimiter.
  std::size_t header_stop(std::size_t at) const {
    while (at < mail_.size()) {
      if (mail_[at] == '\n' || mail_.substr(at, 2) == "\r\n") return next_line(mail_, at);
      if (delimiter_at(at).frame != kNone) return at;
      at = next_line(mail_, at);
    }
    return mail_.size();
  }

  // The line end before a delimiter belongs to the delimiter.
  std::size_t before_line(std::size_t line) const {
    if (line > 0 && mail_[line - 1] == '\n') --line;
    if (line > 0 && mail_[line - 1] == '\r') --line;
    return line;
  }

  // Reads the header of a message or part at `at`, opens what it announces, and gives the place
  // where the search for delimiters goes on. A message in a message in a message is one turn of the
  // loop each.
  std::size_t enter(std::size_t at) {
    bool message = false;  // the header is that of the nested message opened last
    for (;;) {
      // A header that a line of only blanks ended is walked again for what was opened in it: not
      // without end.
      if (header_work_ > kMaxHeaderWork * mail_.size()) return at;
      const std::string_view header = mail_.substr(at, header_stop(at) - at);
      header_work_ += header.size();
      block_.read(header);
      if (message) nested_.back().where.at += block_.begin();
      message = false;
      const std::size_t body = at + block_.body();

      const HeaderField* type_field = block_.find(header, "Content-Type");
      const ContentType type =
          read_content_type(type_field ? slice(header, type_field->value) : std::string_view(),
                            Parameters::of_multiparts);
      if (type.type.starts_with("multipart/")) {
        if (multiparts_ < kMaxOpen && !type.boundary.empty()) {
          frames_.push_back(
              {type.boundary, type.type == "multipart/report", type.type == "multipart/digest"});
          ++multiparts_;
        }
        return body;
      }
      const bool digest = type.type.empty() && !frames_.empty() && frames_.back().digest;
      const bool whole = digest || is_message(type.type);
      const bool report = in_report();
      if (!whole && !(report && is_headers(type.type))) return body;
      if (messages_ >= limits_.max_depth || nested_.size() >= limits_.max_nested) return body;

      Frame frame;
      const HeaderField* encoding_field = block_.find(header, "Content-Transfer-Encoding");
      if (encoding_field) frame.encoding = read_encoding(slice(header, encoding_field->value));
      if (frame.encoding == GMIME_CONTENT_ENCODING_UUENCODE) return body;
      const bool encoded = is_encoded(frame.encoding, body);
      if (!encoded) frame.encoding = GMIME_CONTENT_ENCODING_DEFAULT;
      frame.nested = nested_.size();
      frames_.push_back(std::move(frame));
      ++messages_;

      NestedMessage entry;
      entry.kind = !whole   ? NestedKind::returned_headers
                   : report ? NestedKind::returned_message
                            : NestedKind::forwarded;
      entry.depth = static_cast<std::uint32_t>(messages_);
      entry.where.at = static_cast<std::uint32_t>(body);
      entry.encoded = encoded;
      nested_.push_back(std::move(entry));
      if (encoded || !whole) return body;
      message = true;
      at = body;
    }
  }

  // Is the innermost message a report? Counts from the nested message that is open, or from the
  // mail itself.
  bool in_report() const {
    for (std::size_t i = frames_.size(); i-- > 0 && frames_[i].nested == kNone;)
      if (frames_[i].report) return true;
    return false;
  }

  // Some gateways say "base64" of a message and leave it as it was: base64 has no colon.
  bool is_encoded(GMimeContentEncoding encoding, std::size_t body) const {
    if (encoding == GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE) return true;
    if (encoding != GMIME_CONTENT_ENCODING_BASE64) return false;
    const std::string_view line = mail_.substr(body, next_line(mail_, body) - body);
    return line.find(':') == std::string_view::npos;
  }

  void close_down_to(std::size_t count, std::size_t end) {
    while (frames_.size() > count) {
      const Frame& frame = frames_.back();
      if (frame.nested == kNone) {
        --multiparts_;
      } else {
        --messages_;
        NestedMessage& entry = nested_[frame.nested];
        entry.where = span_between(entry.where.at, std::max<std::size_t>(end, entry.where.at));
        if (entry.encoded) entry.decoded = decode_body(slice(mail_, entry.where), frame.encoding);
      }
      frames_.pop_back();
    }
  }

  std::string_view mail_;
  const StructureLimits& limits_;
  std::vector<NestedMessage>& nested_;
  std::vector<Frame> frames_;
  std::size_t multiparts_ = 0, messages_ = 0;  // among frames_
  std::size_t header_work_ = 0;                // bytes that header_stop looked at
  HeaderBlock block_;
};

}  // namespace

MailStructure read_structure(std::string_view mail, const StructureLimits& limits) {
  mail = mail.substr(0, limits.max_bytes);
  HeaderBlock block;
  block.read(mail);
  MailStructure out;
  read_fields(mail, block, out);
  if (!block.cut()) PartWalk(mail, limits, out.nested).run(block.begin());
  if (!out.content_encryption) out.content_encryption = find_content_encryption(mail, block);
  return out;
}

MailStructure read_head(std::string_view mail) {
  HeaderBlock block;
  block.read(mail);
  MailStructure out;
  read_fields(mail, block, out);
  return out;
}

void read_head(std::string_view mail, const HeaderBlock& block, MailStructure& out) {
  out.subject.clear();
  out.from.clear();
  out.to.clear();
  out.message_id.clear();
  out.date = 0;
  out.has_date = out.is_report = false;
  out.content_type.clear();
  out.content_encryption.reset();
  out.nested.clear();
  read_fields(mail, block, out);
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
