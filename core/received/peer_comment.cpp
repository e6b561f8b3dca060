// See peer_comment.hpp. Reads every order of name, HELO, ident, address and port that the catalogue
// of formats has seen.

#include "core/received/peer_comment.hpp"

#include <algorithm>
#include <array>

#include "core/base/ascii.hpp"

namespace tlspath {
namespace {

constexpr auto npos = std::string_view::npos;
constexpr std::string_view kMayBeForged = " (may be forged)";  // Sendmail's

// A host may be called helo.example or tls.example: a lead is a word of its own, or ends in ":" or
// "=".
bool lead(std::string_view s, std::string_view word) {
  if (!ascii::istarts_with(s, word)) return false;
  const char last = word.back();
  if (last == ':' || last == '=' || last == ' ') return true;
  return s.size() == word.size() || ascii::is_blank(s[word.size()]) || s[word.size()] == ':' ||
         s[word.size()] == ',';
}

// Of the session, but for who logged in.
bool session_words(std::string_view s) {
  switch (s[0] | 0x20) {
    case 'u':
      return lead(s, "using ");
    case 'n':
      return lead(s, "no client certificate ") || lead(s, "not using tls");
    case 'c':
      return lead(s, "client ") || lead(s, "cipher=") || lead(s, "cipher ");
    case 'v':
      return lead(s, "version=");
    case 't':
      return lead(s, "tls");
    case 's':
      return lead(s, "ssl:");
    case 'e':
      return lead(s, "envelope-from ") || lead(s, "envelope-sender ") || lead(s, "envelope sender");
    case 'm':
      return lead(s, "may be forged");
    default:
      return false;
  }
}

// using tls@mx.example [192.0.2.1], version=tls@192.0.2.1: an answer to ident.
bool ends_in_address(std::string_view s) {
  if (!ascii::is_alnum(s.back()) && s.back() != ']') return false;
  if (const std::size_t at = s.rfind('@'); at != npos && parse_address(s.substr(at + 1)))
    return true;
  const std::size_t open = s.rfind('[');
  return s.ends_with(']') && open != npos && parse_address(s.substr(open + 1, s.size() - open - 2));
}

// An answer to ident: authenticated:@192.0.2.1, user=a @y.example [192.0.2.1]. Not: User
// authenticated as alice@[192.0.2.1].
bool plays_login(std::string_view s) {
  const std::size_t at = s.rfind('@');
  if (at == npos || at == 0 || s[at + 1] == '[') return false;
  return ascii::is_blank(s[at - 1]) || s.substr(0, at).find_first_of(" \t\r\n") == npos;
}

// The value after "helo=" or a quoted "EHLO x", as a span.
std::optional<Span> find_helo(const Text& t, std::size_t from) {
  // "helo=" by its sign: most comments have none.
  std::size_t p = t.s.find('=', from);
  while (p != npos && !(p >= from + 4 && ascii::iequal(t.s.substr(p - 4, 4), "helo")))
    p = t.s.find('=', p + 1);
  if (p != npos) {
    p -= 4;
    const std::size_t e = word_end(t.s, p + 5);
    if (e > p + 5) return t.span(p + 5, e);
    return {};
  }
  p = t.s.find('"', from);
  if (p != npos && quotes_greeting(t.s.substr(p))) {
    std::size_t b = p + 5;
    while (b < t.s.size() && ascii::is_blank(t.s[b])) ++b;  // the line may be folded there
    const std::size_t e = t.s.find('"', b);
    if (e != npos && e > b) return t.span(b, e);
  }
  return {};
}

// The name of a host that t[begin, end) is: mx.example, and the absolute one "mx.example."
std::optional<Span> host_in(const Text& t, std::size_t begin, std::size_t end) {
  if (end > begin && t.s[end - 1] == '.') --end;
  return names_host(t.s.substr(begin, end - begin)) ? std::optional(t.span(begin, end))
                                                    : std::nullopt;
}

// The resolved name that stands before "[address]": "IDENT:user@mx.example [192.0.2.1]".
std::optional<Span> name_before(const Text& t, std::size_t bracket) {
  std::size_t e = bracket;
  while (e > 0 && ascii::is_blank(t.s[e - 1])) --e;
  std::size_t b = e;
  while (b > 0 && !ascii::is_blank(t.s[b - 1])) --b;
  std::string_view w = t.s.substr(b, e - b);
  const std::size_t at = w.rfind('@');
  if (at != npos) {
    b += at + 1;
    w.remove_prefix(at + 1);
  }
  return host_in(t, b, e);
}

// Letters of host names, and nothing that could begin another form.
constexpr auto kInHost = [] {
  std::array<bool, 256> table{};
  for (std::size_t c = 0; c < table.size(); ++c)
    table[c] = ascii::is_alnum(static_cast<char>(c)) || c == '.' || c == '-' || c == '_';
  return table;
}();

// (ident=a@192.0.2.1), (mailfrom:a@192.0.2.1): the address behind an answer to ident, whatever the
// answer plays.
std::optional<Seen<IpAddress>> answer_address(const Text& t) {
  const std::size_t at = t.s.rfind('@');
  return at == npos ? std::nullopt : address_in(t, at + 1, t.s.size());
}

// CommuniGate's (account alice HELO pc), (account alice [192.0.2.1] verified): the login and the
// greeting are the sender's words; only what it says it verified is an address it recorded.
PeerWords read_account(const Text& t) {
  PeerWords w;
  w.claimed = answer_address(t);
  if (!ascii::iends_with(t.s, "] verified")) return w;
  const std::size_t open = t.s.rfind('['), close = t.s.rfind(']');
  if (ascii::ifind(t.s, " helo ") != npos) return w;
  if (open < close) w.address = address_in(t, open + 1, close);
  return w;
}

// Of two addresses in a comment: an answer to ident, a login or a greeting that opened the comment
// stands before the recorded one, a greeting behind it.
//   [127.0.0.1] @y.example [192.0.2.1]      [192.0.2.1]:4711 HELO [127.0.0.1]
bool last_is_recorded(const Text& t, const Bracketed& first, const Bracketed& last) {
  const std::string_view before = t.s.substr(0, first.open);
  const std::string_view between = t.s.substr(first.open, last.open - first.open);
  const bool greets = ascii::ifind(between, " helo ") != npos ||
                      ascii::ifind(between, " ehlo ") != npos ||
                      ascii::ifind(between, "claiming") != npos;
  const int of_first = locality(first.address), of_last = locality(last.address);
  if (!greets && t.s.find_first_of("=\"") == npos) return of_last <= of_first;
  const auto helo = find_helo(t, 0);
  const Span where = last.address.where;
  const bool in_helo = helo && where.at >= helo->at && where.end() <= helo->end();
  return of_last < of_first && !(in_helo && ascii::trim(before).empty());
}

}  // namespace

std::optional<Seen<IpAddress>> address_in(const Text& t, std::size_t begin, std::size_t end) {
  const std::string_view text = t.s.substr(begin, end - begin);
  if (!may_be_address(text)) return {};
  const auto a = parse_address(text);
  if (!a) return {};
  return Seen<IpAddress>{a->address, {static_cast<std::uint32_t>(t.at + begin + a->at), a->size}};
}

std::optional<Bracketed> first_bracketed(const Text& t) {
  std::size_t p = t.s.find('[');
  for (int tries = 0; p != npos && tries < 4; ++tries, p = t.s.find('[', p + 1)) {
    const std::size_t q = t.s.find(']', p);
    if (q == npos) return {};
    if (q - p < 64)
      if (const auto a = address_in(t, p + 1, q)) {
        // user@[address that the user says]@[the one that was seen]
        if (t.s.substr(q + 1).starts_with('@')) continue;
        return Bracketed{*a, p};
      }
  }
  return {};
}

std::optional<Bracketed> last_bracketed(const Text& t) {
  std::size_t p = t.s.rfind('[');
  for (int tries = 0; p != npos && tries < 4; ++tries) {
    const std::size_t q = t.s.find(']', p);
    if (q != npos && q - p < 64)
      if (const auto a = address_in(t, p + 1, q)) return Bracketed{*a, p};
    p = p == 0 ? npos : t.s.rfind('[', p - 1);
  }
  return {};
}

int locality(const Seen<IpAddress>& a) {
  const AddressKind k = kind(a.value);
  return k == AddressKind::internet ? 0 : k == AddressKind::private_net ? 1 : kLoopback;
}

bool speaks_of_login(std::string_view s) {
  if (s.empty()) return false;
  switch (s[0] | 0x20) {
    case 'a':
      if (lead(s, "authenticated") || lead(s, "auth:") || lead(s, "auth=")) return true;
      break;
    case 's':
      if (lead(s, "smtp-auth ")) return true;
      break;
    case 'u':
      if (lead(s, "user=")) return true;
      break;
    default:
      break;
  }
  // (User authenticated as alice), (SquirrelMail authenticated user x)
  std::size_t at = 0;
  while (at < s.size() && ascii::is_alpha(s[at])) ++at;
  return at > 0 && ascii::istarts_with(s.substr(at), " authenticated ");
}

bool speaks_of_session(std::string_view s) {
  if (s.empty() || s.ends_with(kMayBeForged)) return false;
  const bool login = speaks_of_login(s);
  if (!login && !session_words(s)) return false;
  if (ends_in_address(s) && (!login || plays_login(s))) return false;
  const std::size_t open = s.find('[');
  if (open != npos && open < 260) {  // "tls [192.0.2.1]": one word before the address is a name
    const std::string_view before = ascii::trim(s.substr(0, open));
    if (before.find_first_of(" \t\r\n=:") == npos) return false;
  }
  return true;
}

bool leads_with_helo(std::string_view s) {
  if (s.size() < 4) return false;
  switch (s[0] | 0x20) {
    case 'h':
      return lead(s, "helo") || lead(s, "helo=") || lead(s, "hello");
    case 'e':
      return lead(s, "ehlo");
    case 'l':
      return lead(s, "lhlo");
    case 'p':
      return lead(s, "port=");
    case 'i':
      return lead(s, "ident:") || lead(s, "ident=");
    default:
      return false;
  }
}

bool is_ident_answer(std::string_view comment) {
  constexpr std::string_view kIdent = "ident:";
  return ascii::istarts_with(comment, kIdent) &&
         (comment.size() == kIdent.size() || ascii::is_blank(comment[kIdent.size()]));
}

bool quotes_greeting(std::string_view from_quote) {
  return ascii::istarts_with(from_quote, "\"EHLO ") || ascii::istarts_with(from_quote, "\"HELO ");
}

bool is_open_ended(std::string_view comment) {
  if (is_ident_answer(comment)) return true;
  for (std::size_t p = comment.find('='); p != npos; p = comment.find('=', p + 1)) {
    if (p < 6 || !ascii::is_blank(comment[p - (ascii::lower(comment[p - 1]) == 'o' ? 5 : 6)]))
      continue;
    if (ascii::iequal(comment.substr(p - 4, 4), "helo") ||
        ascii::iequal(comment.substr(p - 5, 5), "ident"))
      return true;
  }
  return false;
}

bool is_name_and(std::string_view comment, std::string_view mark) {
  const std::size_t open = comment.find('[');
  if (open == npos || !ascii::iequal(comment.substr(open), mark)) return false;
  return std::ranges::all_of(ascii::trim(comment.substr(0, open)),
                             [](char c) { return kInHost[static_cast<unsigned char>(c)]; });
}

bool looks_like_peer(std::string_view comment) {
  if (speaks_of_session(comment)) return false;
  if (leads_with_helo(comment)) return true;
  const PeerWords w = read_peer_words({comment, 0});
  return w.address || w.helo;
}

namespace {

bool says_unknown(std::string_view w) {
  // By its length: most words are hosts' names.
  struct Words {
    std::string_view one, other;
  };
  static constexpr auto kBySize = [] {
    std::array<Words, 17> sizes{};
    for (const std::string_view word :
         {"unknown", "unverified", "verified", "<unknown>", "Unknown_Domain", "softdnserr", "not",
          "really", "UnknownHost", "<unknown.domain>", "may"}) {
      Words& of_size = sizes[word.size()];
      if (!of_size.other.empty()) throw "a third word of this length";  // does not compile then
      (of_size.one.empty() ? of_size.one : of_size.other) = word;
    }
    return sizes;
  }();
  if (w.empty() || w.size() >= kBySize.size()) return false;
  const Words& words = kBySize[w.size()];
  return ascii::iequal(w, words.one) || ascii::iequal(w, words.other);
}

}  // namespace

bool names_host(std::string_view w) {
  return !w.empty() && w.front() != '[' && !says_unknown(w) &&
         !(may_be_address(w) && parse_address(w));
}

// Most comments are one name and one address, or the address alone: "a.example [192.0.2.1]",
// "[192.0.2.1]", "192.0.2.1". False where there is anything else: then read_peer_words looks.
bool read_plain_peer(Text t, PeerWords& w) {
  if (t.s.ends_with(kMayBeForged)) t.s.remove_suffix(kMayBeForged.size());
  const char* const begin = t.s.data();
  const char* const end = begin + t.s.size();
  const char* p = begin;
  while (p != end && kInHost[static_cast<unsigned char>(*p)]) ++p;
  if (p == end) {
    w.address = ascii::is_digit(*begin) ? address_in(t, 0, t.s.size()) : std::nullopt;
    return w.address.has_value();
  }
  const auto word = t.s.substr(0, static_cast<std::size_t>(p - begin));
  if (!word.empty()) {
    if (!ascii::is_blank(*p) || (word.size() <= 5 && leads_with_helo(t.s))) return false;
    do {
      ++p;
    } while (p != end && ascii::is_blank(*p));
  }
  if (end - p < 9 || *p != '[' || end[-1] != ']') return false;
  const auto open = static_cast<std::size_t>(p - begin);
  w.address = address_in(t, open + 1, t.s.size() - 1);
  if (!w.address) return false;
  w.name = host_in(t, 0, word.size());
  return true;
}

namespace {

// The address in brackets that the receiver recorded, or a bare one that leads, "opened" at 0.
std::optional<Bracketed> find_recorded(const Text& t) {
  std::optional<Bracketed> r = first_bracketed(t);
  // "a [127.0.0.1]"@a.example@192.0.2.1: the brackets are the user's. Not so in a greeting or an
  // answer to ident: [192.0.2.1] helo=a@127.0.0.1
  if (const std::size_t at = t.s.rfind('@'); r && at != npos && at > r->open)
    if (const auto behind = address_in(t, at + 1, word_end(t.s, at + 1));
        behind && (t.s.substr(r->open, at - r->open).find_first_of(" \t\r\n") == npos ||
                   locality(*behind) < locality(r->address)))
      return {};
  if (!r) return r;
  if (const auto last = last_bracketed(t);
      last && last->open != r->open && last_is_recorded(t, *r, *last))
    r = last;
  // 192.0.2.1, HELO [127.0.0.1]
  if (r->open != 0)
    if (const auto bare = address_in(t, 0, std::min(t.s.find_first_of(", \t\r\n"), t.s.size()));
        bare && locality(*bare) <= locality(r->address))
      r = Bracketed{*bare, 0};
  return r;
}

// "HELO x.example", "helo=x.example", "port=4711 ...", "IDENT:alice": what leads such a comment is
// the sender's, an address too. False for an answer to ident with the address behind it:
// "ident=alice [192.0.2.1]".
bool read_lead(const Text& t, const std::optional<Bracketed>& r, PeerWords& w) {
  w.helo_lead = true;
  w.claimed = answer_address(t);
  if (is_ident_answer(t.s)) return true;
  const char kind = ascii::lower(t.s[0]);
  if (kind == 'p' || (kind == 'i' && !r) || ascii::istarts_with(t.s, "helo=")) {
    w.helo = find_helo(t, 0);
    const bool in_claim = r && w.helo && t.at + r->open >= w.helo->at;
    if (!in_claim) w.address = address_of(r);  // helo=[192.0.2.1] is a claim
    return true;
  }
  if (kind == 'i') return false;
  if (r) w.claimed = r->address;
  std::size_t name = word_end(t.s, 0);
  while (name < t.s.size() && ascii::is_blank(t.s[name])) ++name;
  if (name < t.s.size()) w.helo = t.span(name, t.s.size());
  return true;
}

// No brackets: "192.0.2.1", "ident@192.0.2.1", "/192.0.2.1", "192.0.2.1:25 helo=x", "unknown
// 192.0.2.1".
void read_bare(const Text& t, PeerWords& w) {
  std::size_t b = 0;
  // What stands before the last "@" is the user's: (a@192.0.2.99 x@192.0.2.1).
  if (const std::size_t at = t.s.rfind('@'); at != npos) {
    const std::size_t e = word_end(t.s, at + 1);
    if (address_in(t, at + 1, e)) b = at + 1;
  }
  for (int words = 0; words < 2 && b < t.s.size(); ++words) {
    const std::size_t e = word_end(t.s, b);
    std::size_t stop = e;
    while (stop > b && t.s[stop - 1] == ',') --stop;
    const std::string_view word = t.s.substr(b, stop - b);
    const std::size_t at = word.rfind('@');
    std::size_t from = b + (at == npos ? 0 : at + 1);
    while (from < stop && (t.s[from] == '/' || t.s[from] == '(')) ++from;
    while (stop > from && t.s[stop - 1] == ')') --stop;
    if (from < stop) w.address = address_in(t, from, stop);
    if (w.address) {
      w.helo = find_helo(t, e);
      return;
    }
    b = e;
    while (b < t.s.size() && ascii::is_blank(t.s[b])) ++b;
  }
  w.helo = find_helo(t, 0);
}

}  // namespace

PeerWords read_peer_words(const Text& t) {
  if (ascii::istarts_with(t.s, "account ")) return read_account(t);
  PeerWords w;
  if (ascii::istarts_with(t.s, "mailfrom:")) {
    w.claimed = answer_address(t);
    return w;
  }
  const std::optional<Bracketed> r = find_recorded(t);
  if (leads_with_helo(t.s) && read_lead(t, r, w)) return w;
  if (!r) {
    read_bare(t, w);
    return w;
  }
  w.helo = find_helo(t, 0);
  // Only helo=[address]: none is recorded.
  if (w.helo && t.at + r->open >= w.helo->at && r->open != 0) return w;
  w.address = r->address;
  w.name = name_before(t, r->open);
  return w;
}

}  // namespace tlspath
