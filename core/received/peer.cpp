// See peer.hpp. Reads every order of name, HELO, ident, address and port that the catalogue of
// formats has seen.

#include "core/received/peer.hpp"

#include <array>

#include "core/base/ascii.hpp"

namespace tlspath {
namespace {

constexpr auto npos = std::string_view::npos;

// A view and where it starts in the mail, so that sub-views can become spans again.
struct Text {
  std::string_view s;
  std::uint32_t at = 0;
  Span span(std::size_t begin, std::size_t end) const { return span_between(at + begin, at + end); }
};

struct PeerWords {
  std::optional<Span> helo, name;
  std::optional<Seen<IpAddress>> address;
  bool helo_lead = false;  // the comment opens with HELO or EHLO, or helo=
};

// A host may be called helo.example or tls.example: a lead is a word of its own, or ends in ":" or
// "=".
bool lead(std::string_view s, std::string_view word) {
  if (!ascii::istarts_with(s, word)) return false;
  const char last = word.back();
  if (last == ':' || last == '=' || last == ' ') return true;
  return s.size() == word.size() || ascii::is_blank(s[word.size()]) || s[word.size()] == ':' ||
         s[word.size()] == ',';
}

bool helo_lead(std::string_view s) {
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

// Words at the head of a comment by which a receiver speaks of the session, not of the peer.
bool session_words(std::string_view s) {
  switch (s[0] | 0x20) {
    case 'u':
      return lead(s, "using ") || lead(s, "user=") || lead(s, "user authenticated ");
    case 'n':
      return lead(s, "no client certificate ") || lead(s, "not using tls") ||
             lead(s, "nasmail authenticated ");
    case 'c':
      return lead(s, "client ") || lead(s, "cipher=") || lead(s, "cipher ") ||
             lead(s, "citadel from ");
    case 'a':
      return lead(s, "authenticated") || lead(s, "auth:") || lead(s, "auth=");
    case 'v':
      return lead(s, "version=");
    case 't':
      return lead(s, "tls");
    case 's':
      return lead(s, "ssl:") || lead(s, "smtp-auth ") || lead(s, "squirrelmail authenticated ");
    case 'e':
      return lead(s, "envelope-from ") || lead(s, "envelope-sender ") || lead(s, "envelope sender");
    case 'm':
      return lead(s, "may be forged");
    default:
      return false;
  }
}

bool session_lead(std::string_view s) {
  if (s.empty() || !session_words(s)) return false;
  const std::size_t open = s.find('[');
  if (open != npos && open < 260) {  // "tls [192.0.2.1]": one word before the address is a name
    const std::string_view before = ascii::trim(s.substr(0, open));
    if (before.find_first_of(" \t\r\n=:") == npos) return false;
  }
  return true;
}

std::size_t word_end(std::string_view s, std::size_t at) {
  while (at < s.size() && !ascii::is_blank(s[at])) ++at;
  return at;
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
  if (p != npos && (ascii::istarts_with(t.s.substr(p + 1), "EHLO ") ||
                    ascii::istarts_with(t.s.substr(p + 1), "HELO "))) {
    std::size_t b = p + 5;
    while (b < t.s.size() && ascii::is_blank(t.s[b])) ++b;  // the line may be folded there
    const std::size_t e = t.s.find('"', b);
    if (e != npos && e > b) return t.span(b, e);
  }
  return {};
}

bool says_unknown(std::string_view w) {
  if (w.empty()) return false;
  switch (w.front() | 0x20) {
    case 'u':
    case 'v':
    case '<':
    case 's':
    case 'n':
    case 'r':
    case 'm':
      break;
    default:
      return false;
  }
  return ascii::iequal(w, "unknown") || ascii::iequal(w, "unverified") ||
         ascii::iequal(w, "verified") || ascii::iequal(w, "<unknown>") ||
         ascii::iequal(w, "Unknown_Domain") || ascii::iequal(w, "softdnserr") ||
         ascii::iequal(w, "not") || ascii::iequal(w, "really") || ascii::iequal(w, "UnknownHost") ||
         ascii::iequal(w, "<unknown.domain>") || ascii::iequal(w, "may");
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
  if (w.empty() || says_unknown(w) || w.front() == '[') return {};
  if (w.back() == '.') --e;  // "mx.example. [192.0.2.1]": an absolute name
  return e > b ? std::optional(t.span(b, e)) : std::nullopt;
}

std::optional<Seen<IpAddress>> address_in(const Text& t, std::size_t begin, std::size_t end) {
  const auto a = parse_address(t.s.substr(begin, end - begin));
  if (!a) return {};
  return Seen<IpAddress>{a->address, {static_cast<std::uint32_t>(t.at + begin + a->at), a->size}};
}

// "[192.0.2.1]" anywhere in the text; `bracket` is where it stands.
std::optional<Seen<IpAddress>> bracketed(const Text& t, std::size_t& bracket) {
  std::size_t p = t.s.find('[');
  for (int tries = 0; p != npos && tries < 4; ++tries, p = t.s.find('[', p + 1)) {
    const std::size_t q = t.s.find(']', p);
    if (q == npos) return {};
    if (q - p < 64)
      if (auto a = address_in(t, p + 1, q)) {
        // user@[address that the user says]@[the one that was seen]
        if (t.s.substr(q + 1).starts_with('@')) continue;
        bracket = p;
        return a;
      }
  }
  return {};
}

// Letters of host names, and nothing that could begin another form.
constexpr auto kInHost = [] {
  std::array<bool, 256> table{};
  for (std::size_t c = 0; c < table.size(); ++c)
    table[c] = ascii::is_alnum(static_cast<char>(c)) || c == '.' || c == '-' || c == '_';
  return table;
}();

// Most comments are one name and one address, or the address alone: "a.example [192.0.2.1]",
// "[192.0.2.1]", "192.0.2.1". False where there is anything else: then read_comment looks.
bool read_plain(const Text& t, PeerWords& w) {
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
    if (!ascii::is_blank(*p) || (word.size() <= 5 && helo_lead(t.s))) return false;
    do {
      ++p;
    } while (p != end && ascii::is_blank(*p));
  }
  if (end - p < 9 || *p != '[' || end[-1] != ']') return false;
  const auto open = static_cast<std::size_t>(p - begin);
  if (!ascii::is_digit(p[1]) || t.s.find(':', open) != npos) return false;  // IPv6
  w.address = address_in(t, open + 1, t.s.size() - 1);
  if (!w.address) return false;
  if (!word.empty() && !says_unknown(word)) {
    const std::size_t size = word.back() == '.' ? word.size() - 1 : word.size();
    if (size > 0) w.name = t.span(0, size);
  }
  return true;
}

// CommuniGate's (account alice HELO pc), (account alice [192.0.2.1] verified): the login and the
// greeting are the sender's words; only what it says it verified is an address it recorded.
PeerWords read_account(const Text& t) {
  PeerWords w;
  if (!ascii::iends_with(t.s, "] verified")) return w;
  const std::size_t open = t.s.rfind('['), close = t.s.rfind(']');
  if (open < close) w.address = address_in(t, open + 1, close);
  return w;
}

PeerWords read_comment(const Text& t) {
  if (ascii::istarts_with(t.s, "account ")) return read_account(t);
  PeerWords w;
  std::size_t bracket = npos;
  w.address = bracketed(t, bracket);
  if (helo_lead(t.s)) {
    w.helo_lead = true;
    const char kind = static_cast<char>(t.s[0] | 0x20);
    if (is_ident_answer(t.s)) {
      w.address.reset();
      return w;
    }
    if (kind == 'p' || (kind == 'i' && !w.address) || ascii::istarts_with(t.s, "helo=")) {
      w.helo = find_helo(t, 0);
      if (bracket != npos && w.helo && t.at + bracket >= w.helo->at)
        w.address.reset();  // helo=[192.0.2.1] is a claim
      return w;
    }
    if (kind != 'i') {
      w.address.reset();
      std::size_t b = word_end(t.s, 0);
      while (b < t.s.size() && ascii::is_blank(t.s[b])) ++b;
      if (b < t.s.size()) w.helo = t.span(b, t.s.size());
      return w;
    }
  }
  if (w.address) {
    w.helo = find_helo(t, 0);
    if (w.helo && t.at + bracket >= w.helo->at &&
        bracket != 0) {  // only helo=[address]: no recorded address
      w.address.reset();
      return w;
    }
    w.name = name_before(t, bracket);
    return w;
  }
  // No brackets: "192.0.2.1", "ident@192.0.2.1", "/192.0.2.1", "192.0.2.1:25 helo=x", "unknown
  // 192.0.2.1".
  std::size_t b = 0;
  // What stands before the last "@" is the user's: (a@192.0.2.99 x@192.0.2.1).
  if (const std::size_t at = t.s.rfind('@'); at != npos) {
    const std::size_t e = word_end(t.s, at + 1);
    if (address_in(t, at + 1, e)) b = at + 1;
  }
  for (int words = 0; words < 2 && b < t.s.size(); ++words) {
    std::size_t e = word_end(t.s, b);
    std::size_t stop = e;
    while (stop > b && t.s[stop - 1] == ',') --stop;
    const std::string_view word = t.s.substr(b, stop - b);
    const std::size_t at = word.rfind('@');
    std::size_t from = b + (at == npos ? 0 : at + 1);
    while (from < stop && (t.s[from] == '/' || t.s[from] == '(')) ++from;
    while (stop > from && t.s[stop - 1] == ')') --stop;
    if (from < stop)
      if (auto a = address_in(t, from, stop)) {
        w.address = a;
        w.helo = find_helo(t, e);
        return w;
      }
    b = e;
    while (b < t.s.size() && ascii::is_blank(t.s[b])) ++b;
  }
  w.helo = find_helo(t, 0);
  return w;
}

Text text_of(std::string_view raw, Span s) { return {slice(raw, s), s.at}; }

}  // namespace

bool is_ident_answer(std::string_view comment) {
  constexpr std::string_view kIdent = "ident:";
  return ascii::istarts_with(comment, kIdent) &&
         (comment.size() == kIdent.size() || ascii::is_blank(comment[kIdent.size()]));
}

bool is_open_ended(std::string_view comment) {
  if (is_ident_answer(comment)) return true;
  for (std::size_t p = comment.find('='); p != npos; p = comment.find('=', p + 1))
    if (p >= 5 && ascii::is_blank(comment[p - 5]) &&
        ascii::iequal(comment.substr(p - 4, 4), "helo"))
      return true;
  return false;
}

bool looks_like_peer(std::string_view comment) {
  if (session_lead(comment)) return false;
  if (helo_lead(comment)) return true;
  const PeerWords w = read_comment({comment, 0});
  return w.address || w.helo;
}

namespace {

// What a comment after "by" can hold of an address or an envelope; most products' names have
// neither.
constexpr unsigned char kOfAddress = 1, kOfEnvelope = 2;
constexpr auto kSigns = [] {
  std::array<unsigned char, 256> table{};
  for (const unsigned char c : {'[', ':', '.'}) table[c] = kOfAddress;
  for (const unsigned char c : {'@', '<'}) table[c] = kOfEnvelope;
  return table;
}();

// The server's own address after "by": (192.0.2.1), ([192.0.2.1]), (mx1 [192.0.2.1]:25). Nothing
// that quotes an envelope address, which the sender may choose, and no version: (8.6.060.43).
std::optional<Seen<IpAddress>> own_address(const Text& t) {
  unsigned seen = 0;
  for (const char c : t.s) seen |= kSigns[static_cast<unsigned char>(c)];
  if (seen != kOfAddress || ascii::istarts_with(t.s, "envelope")) return {};
  const std::size_t e = word_end(t.s, 0);
  if (t.s.find(".0") != npos) {
    for (std::size_t i = t.s.find(".0"); i != npos && i < e; i = t.s.find(".0", i + 1))
      if (i + 2 < e && ascii::is_digit(t.s[i + 2])) return {};
  }
  if (auto a = address_in(t, 0, e)) return a;
  std::size_t bracket = npos;
  return bracketed(t, bracket);
}

}  // namespace

PeerRange read_peer(std::string_view raw, ReceivedField& f) {
  PeerRange range;
  const Part* const parts = f.begin();
  const auto count = static_cast<std::uint8_t>(f.size());
  const Part* from = nullptr;
  const Part* from_words = nullptr;
  const Part* from_tail = nullptr;
  const Part* by = nullptr;
  const Part* by_comment = nullptr;
  const Part* by_words = nullptr;
  bool address_found = false, helo_found = false, any_comment = false;

  for (std::uint8_t i = 0; i < count; ++i) {
    const Part& p = parts[i];
    switch (p.slot) {
      case Slot::from:
        from = &p;
        break;
      case Slot::from_words:
        if (!from_words) from_words = &p;
        break;
      case Slot::from_tail:
        if (!from_tail) from_tail = &p;
        break;
      case Slot::by:
        if (!by) by = &p;
        break;
      case Slot::by_comment:
        if (!by_comment) by_comment = &p;
        break;
      case Slot::by_words:
        if (!by_words) by_words = &p;
        break;
      case Slot::lead_comment: {
        const Text t = text_of(raw, p.where);
        if (range.lead && range.end == i &&
            !session_lead(t.s)) {  // (HELO x) (user): who logged in, by a name of her own
          range.end = static_cast<std::uint8_t>(i + 1);
          break;
        }
        if (!helo_lead(t.s) && !(ascii::istarts_with(t.s, "from ") && t.s.find('[') != npos)) break;
        const PeerWords w = read_comment(t);
        f.helo = w.helo;
        f.peer_name = w.name;
        f.peer_address = w.address;
        range.end = static_cast<std::uint8_t>(i + 1);
        range.lead = true;
        break;
      }
      case Slot::from_comment: {
        // The last comment that has the form of a peer ends the sender's side: a greeting cannot
        // stand after it.
        const Text t = text_of(raw, p.where);
        const bool first = !any_comment;
        any_comment = true;
        PeerWords w;
        if (t.s.empty() || !read_plain(t, w)) {
          // Where a parenthesis is open or stray, all of it may be the greeting's: only the address
          // is looked for.
          if (!f.odd.unbalanced && !range.open_ended && session_lead(t.s)) break;
          w = read_comment(t);
        }
        if (range.open_ended) {
          // Either of them may be the greeting's: it does not make a host of the Internet local.
          if (w.address &&
              (!f.peer_address || (kind(w.address->value) == AddressKind::internet &&
                                   kind(f.peer_address->value) != AddressKind::internet))) {
            f.peer_address = w.address;
            f.peer_name = w.name;
          }
          range.end = static_cast<std::uint8_t>(i + 1);
          break;
        }
        if (w.helo) f.helo = w.helo, helo_found = true;
        if (w.address) {
          f.peer_address = w.address;
          f.peer_name = w.name;
          address_found = true;
        }
        if (w.address || w.helo_lead || w.helo || (first && !address_found)) {
          range.end = static_cast<std::uint8_t>(i + 1);
          if (!w.address && !w.helo_lead && t.s.find('@') != npos) f.ident_only = true;
        }
        range.open_ended =
            is_open_ended(t.s) &&
            (address_found || ascii::istarts_with(t.s, "port=") ||
             (from_words != nullptr && looks_like_peer(slice(raw, from_words->where))));
        break;
      }
      default:
        break;
    }
  }

  // The address may stand outside of comments: "from mx.example [192.0.2.1] by", "from
  // [192.0.2.1]:25 (HELO x) by".
  if (!address_found && range.open_ended && from != nullptr) {  // from [192.0.2.1] (port=1 helo=x)
    const Text t = text_of(raw, from->where);
    f.peer_address = address_in(t, 0, t.s.size());
    address_found = f.peer_address.has_value();
  }
  if (!address_found) {
    for (const Part* p : {from_words, from_tail}) {
      if (p == nullptr || f.peer_address) continue;
      const Text t = text_of(raw, p->where);
      std::size_t bracket = npos;
      f.peer_address = bracketed(t, bracket);
      if (!f.peer_address) f.peer_address = address_in(t, 0, word_end(t.s, 0));
      if (f.peer_address && p == from_tail)  // comments before it are the peer's
        range.end = static_cast<std::uint8_t>(p - parts);
    }
    if (!f.peer_address && from != nullptr) {
      const Text t = text_of(raw, from->where);
      f.peer_address = address_in(t, 0, t.s.size());
    }
  }
  if (from != nullptr) {
    const std::string_view w = slice(raw, from->where);
    if (!helo_found) {
      f.helo = from->where;  // a HELO, or the resolved name where the system writes that first: the
                             // catalogue knows
    } else if (!f.peer_name && !says_unknown(w) && w.front() != '[' && !parse_address(w)) {
      f.peer_name = from->where;
    }
  }

  if (by_comment != nullptr) f.by_address = own_address(text_of(raw, by_comment->where));
  if (!f.by_address && by_words != nullptr) {
    const Text t = text_of(raw, by_words->where);
    std::size_t bracket = npos;
    f.by_address = bracketed(t, bracket);
  }
  if (!f.by_address && by != nullptr) {  // by 192.0.2.1, by [192.0.2.1]
    const Text t = text_of(raw, by->where);
    f.by_address = address_in(t, 0, t.s.size());
  }
  return range;
}

}  // namespace tlspath
