// See peer.hpp. Reads every order of name, HELO, ident, address and port that the catalogue of
// formats has seen.

#include "core/received/peer.hpp"

#include <algorithm>
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
  std::optional<Seen<IpAddress>> claimed;  // (HELO [192.0.2.1])
  bool helo_lead = false;                  // the comment opens with HELO or EHLO, or helo=
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

// Words at the head of a comment by which a receiver speaks of the session, not of the peer: of
// who logged in ...
bool login_words(std::string_view s) {
  switch (s[0] | 0x20) {
    case 'a':
      return lead(s, "authenticated") || lead(s, "auth:") || lead(s, "auth=");
    case 'c':
      return lead(s, "citadel from ");
    case 'n':
      return lead(s, "nasmail authenticated ");
    case 's':
      return lead(s, "smtp-auth ") || lead(s, "squirrelmail authenticated ");
    case 'u':
      return lead(s, "user=") || lead(s, "user authenticated ");
    default:
      return false;
  }
}

// ... or of the rest.
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

constexpr std::string_view kForged = "(may be forged)";

// "using tls@mx.example [192.0.2.1]", "[192.0.2.1] (may be forged)".
bool ends_in_address(std::string_view s) {
  if (ascii::iends_with(s, kForged)) s = ascii::trim(s.substr(0, s.size() - kForged.size()));
  if (const std::size_t at = s.rfind('@'); at != npos && parse_address(s.substr(at + 1)))
    return true;  // an answer to ident: version=tls@192.0.2.1
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

bool session_lead(std::string_view s) {
  if (s.empty() || ascii::iends_with(s, kForged)) return false;
  if (!login_words(s) && !session_words(s)) return false;
  if (ends_in_address(s) && (!login_words(s) || plays_login(s))) return false;
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

// The last one, of words outside of comments: what the greeting plays stands before it.
std::optional<Seen<IpAddress>> last_bracketed(const Text& t) {
  std::size_t p = t.s.rfind('[');
  for (int tries = 0; p != npos && tries < 4; ++tries) {
    const std::size_t q = t.s.find(']', p);
    if (q != npos && q - p < 64)
      if (auto a = address_in(t, p + 1, q)) return a;
    p = p == 0 ? npos : t.s.rfind('[', p - 1);
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
  if (ascii::ifind(t.s, " helo ") != npos) return w;
  if (open < close) w.address = address_in(t, open + 1, close);
  return w;
}

// How much an address makes a host one of our own.
int locality(const Seen<IpAddress>& a) {
  const AddressKind k = kind(a.value);
  return k == AddressKind::internet ? 0 : k == AddressKind::private_net ? 1 : 2;
}

// Of two addresses in a comment: an answer to ident or a login stands before the recorded one, a
// greeting behind it.
//   [127.0.0.1] @y.example [192.0.2.1]      [192.0.2.1]:4711 HELO [127.0.0.1]
bool last_is_recorded(const Text& t, std::size_t bracket, const Seen<IpAddress>& first,
                      const Seen<IpAddress>& last) {
  const std::string_view before = t.s.substr(0, bracket);
  const std::string_view between = t.s.substr(bracket, last.where.at - t.at - bracket);
  const bool greets = ascii::ifind(between, " helo ") != npos ||
                      ascii::ifind(between, " ehlo ") != npos ||
                      ascii::ifind(between, "claiming") != npos;
  if (!greets && t.s.find_first_of("=\"") == npos) return locality(last) <= locality(first);
  return before.find_first_of("=\"@") != npos && locality(last) < locality(first);
}

PeerWords read_comment(const Text& t) {
  if (ascii::istarts_with(t.s, "account ")) return read_account(t);
  if (ascii::istarts_with(t.s, "mailfrom:")) return {};
  PeerWords w;
  std::size_t bracket = npos;
  w.address = bracketed(t, bracket);
  // "a [127.0.0.1]"@a.example@192.0.2.1: the brackets are the user's.
  if (const std::size_t at = t.s.rfind('@');
      w.address && at != npos && at > bracket && address_in(t, at + 1, word_end(t.s, at + 1)))
    w.address.reset();
  if (w.address)
    if (const auto last = last_bracketed(t); last && last->where.at != w.address->where.at &&
                                             last_is_recorded(t, bracket, *w.address, *last)) {
      w.address = last;
      bracket = last->where.at - t.at - 1;
    }
  // 192.0.2.1, HELO [127.0.0.1]
  if (w.address && bracket != 0)
    if (const auto bare = address_in(t, 0, std::min(t.s.find_first_of(", \t\r\n"), t.s.size()));
        bare && locality(*bare) <= locality(*w.address)) {
      w.address = bare;
      bracket = 0;
    }
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
      w.claimed = w.address;
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

}  // namespace

bool speaks_of_login(std::string_view comment) { return !comment.empty() && login_words(comment); }

bool is_ident_answer(std::string_view comment) {
  constexpr std::string_view kIdent = "ident:";
  return ascii::istarts_with(comment, kIdent) &&
         (comment.size() == kIdent.size() || ascii::is_blank(comment[kIdent.size()]));
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

bool looks_like_peer(std::string_view comment) {
  if (session_lead(comment)) return false;
  if (helo_lead(comment)) return true;
  const PeerWords w = read_comment({comment, 0});
  return w.address || w.helo;
}

bool holds_address(std::string_view words) { return last_bracketed({words, 0}).has_value(); }

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

bool is_claim(std::string_view words) { return ascii::istarts_with(words, "claiming to be "); }

// [192.0.2.1]:4711 "EHLO a.example"
bool quotes_greeting(std::string_view comment) {
  const std::size_t quote = comment.find('"');
  return quote != npos && (ascii::istarts_with(comment.substr(quote + 1), "EHLO ") ||
                           ascii::istarts_with(comment.substr(quote + 1), "HELO "));
}

// What a host may be called.
bool is_label(std::string_view word) {
  return std::ranges::all_of(word, [](char c) { return ascii::is_alnum(c) || c == '-'; });
}

class PeerReader {
 public:
  PeerReader(std::string_view raw, ReceivedField& field, const Greeting& greeting)
      : raw_(raw), f_(field), greeting_(greeting) {}

  PeerRange run() {
    const auto count = static_cast<std::uint8_t>(f_.size());
    for (std::uint8_t i = 0; i < count; ++i) note(i);
    if (!open_ended_) {
      if (greeting_.recorded) read_tail();
      if (!address_found_) read_bare();
      if (address_found_ && f_.peer_address &&
          kind(f_.peer_address->value) == AddressKind::loopback)
        doubt_loopback();
    }
    if (open_ended_ || greeting_.open_end) prefer_words();
    // from [127.0.0.1] (helo [192.0.2.1]): a greeting and a host of that name, or the reverse
    if (!address_found_ && f_.peer_address && locality(*f_.peer_address) == 2) prefer(claimed_);
    if (from_ != nullptr) name_by_from();
    read_own();
    range_.all = open_ended_ || greeting_.open_end;
    range_.nobody = !f_.peer_address && !bracket_found_;
    return range_;
  }

 private:
  Text text(const Part& p) const { return {slice(raw_, p.where), p.where.at}; }

  void note(std::uint8_t i) {
    const Part& p = f_.begin()[i];
    const auto first = [&p](const Part*& part) {
      if (part == nullptr) part = &p;
    };
    switch (p.slot) {
      case Slot::from:
        from_ = &p;
        break;
      case Slot::from_words:
        first(from_words_);
        break;
      case Slot::from_tail:
        // y.example (192.0.2.1), claiming to be "x" (z [127.0.0.1])
        open_ended_ = open_ended_ || (address_found_ && is_claim(text(p).s));
        if (from_tail_ == nullptr || p.where.at > behind_address_) from_tail_ = &p;
        break;
      case Slot::by:
        first(by_);
        break;
      case Slot::by_comment:
        first(by_comment_);
        break;
      case Slot::by_words:
        first(by_words_);
        break;
      case Slot::lead_comment:
        read_lead(text(p), i);
        break;
      case Slot::from_comment:
        if (open_ended_)
          read_behind_open_end(text(p), i);
        else if (greeting_.recorded)
          read_peer_comment(text(p), i);
        break;
      default:
        break;
    }
  }

  void read_lead(const Text& t, std::uint8_t i) {
    if (range_.lead && range_.end == i && !session_lead(t.s)) {
      hide(i);  // (HELO x) (user): who logged in, by a name of her own
      return;
    }
    if (!helo_lead(t.s) && !(ascii::istarts_with(t.s, "from ") && t.s.find('[') != npos)) return;
    const PeerWords w = read_comment(t);
    f_.helo = w.helo;
    f_.peer_name = w.name;
    f_.peer_address = w.address;
    hide(i);
    range_.lead = true;
  }

  // The last comment that has the form of a peer ends the sender's side: a greeting cannot stand
  // after it.
  void read_peer_comment(const Text& t, std::uint8_t i) {
    const bool first = !any_comment_;
    any_comment_ = true;
    PeerWords w;
    if (t.s.empty() || !read_plain(t, w)) {
      // Where a parenthesis is open or stray, all of it may be the greeting's: only the address is
      // looked for.
      if (!f_.odd.unbalanced && session_lead(t.s)) {
        if (first && is_label(t.s) && !login_words(t.s) && bare_address())
          return hide(i);  // x [192.0.2.1] (tls)
        session_seen_ = true;
        return;
      }
      w = read_comment(t);
    }
    if (ascii::iends_with(t.s, "[unknown]")) return lose_address(i);
    if (session_seen_) hide(i);  // a receiver names the peer first: that was the greeting's
    if (w.helo) f_.helo = w.helo, helo_found_ = true;
    bracket_found_ = bracket_found_ || (t.s.find('[') != npos && !is_ident_answer(t.s));
    helo_comment_ = helo_comment_ || w.helo_lead;
    if (w.claimed) claimed_ = w.claimed;
    if (w.address) {
      f_.peer_address = w.address;
      f_.peer_name = w.name;
      address_found_ = true;
      behind_address_ = static_cast<std::uint32_t>(t.at + t.s.size());
    }
    if (w.address || w.helo_lead || w.helo || (first && !address_found_)) {
      hide(i);
      if (!w.address && !w.helo_lead && t.s.find('@') != npos) f_.ident_only = true;
    }
    const bool greeting_last = w.helo_lead && !w.address && (t.s[0] | 0x20) != 'i' &&
                               (address_found_ || bare_address());  // [192.0.2.1] (HELO x)
    const bool recorded_before =
        address_found_ || ascii::istarts_with(t.s, "port=") ||
        (from_words_ != nullptr && looks_like_peer(slice(raw_, from_words_->where)));
    // ([192.0.2.1]:4711 "EHLO ") (y [127.0.0.1]" ...): the greeting may have closed its quote.
    const bool quoted = w.address && quotes_greeting(t.s);
    open_ended_ = greeting_last || quoted || (recorded_before && is_open_ended(t.s));
  }

  void read_behind_open_end(const Text& t, std::uint8_t i) {
    PeerWords w;
    if (t.s.empty() || !read_plain(t, w)) w = read_comment(t);
    // MailChannels writes [127.0.0.6] for whom it does not name.
    if (w.address && f_.peer_address && kind(w.address->value) == AddressKind::loopback &&
        kind(f_.peer_address->value) == AddressKind::loopback)
      f_.peer_address.reset();
    prefer(w.address, w.name);
    hide(i);
  }

  // (unknown [unknown]): Postfix' client was gone before its address was asked for.
  void lose_address(std::uint8_t i) {
    f_.peer_address.reset();
    f_.peer_name.reset();
    address_found_ = bracket_found_ = true;
    hide(i);
  }

  // Either of two addresses may be the greeting's: it makes no host of the Internet private, and no
  // other host local.
  void prefer(const std::optional<Seen<IpAddress>>& address, std::optional<Span> name = {}) {
    if (!address || (f_.peer_address && locality(*address) >= locality(*f_.peer_address))) return;
    f_.peer_address = address;
    f_.peer_name = name;
  }

  void hide(std::uint8_t i) { range_.end = static_cast<std::uint8_t>(i + 1); }

  // (b.example) [192.0.2.1] (mail): behind comments the address may stand outside of them, and then
  // they are the peer's.
  void read_tail() {
    if (from_tail_ == nullptr || from_tail_->where.at <= behind_address_) return;
    const Text t = text(*from_tail_);
    const std::size_t quote = t.s.rfind('"');  // claiming to be "[192.0.2.1]"
    auto address = last_bracketed(t);
    if (address && quote != npos && address->where.at < t.at + quote) address.reset();
    const std::size_t word = word_end(t.s, 0);
    if (!address && (!address_found_ || word == t.s.size())) address = address_in(t, 0, word);
    if (!address) return;
    if (address_found_) f_.peer_name.reset();
    f_.peer_address = address;
    hide(static_cast<std::uint8_t>(from_tail_ - f_.begin() - 1));
    address_found_ = true;
  }

  // from mx.example [192.0.2.1] by, from [192.0.2.1]:25 (HELO x) by
  void read_bare() {
    if (!greeting_.recorded) return;
    if (from_words_ != nullptr) {
      const Text t = text(*from_words_);
      f_.peer_address = last_bracketed(t);
      if (!f_.peer_address) f_.peer_address = address_in(t, 0, word_end(t.s, 0));
    }
    if (!f_.peer_address && from_ != nullptr) f_.peer_address = whole(*from_);
  }

  // from [192.0.2.1] (port=1 helo=x): before and behind an open end too.
  void prefer_words() {
    if (from_ != nullptr) prefer(whole(*from_));
    for (const Part& p : f_)
      if (p.slot == Slot::from_words || p.slot == Slot::from_tail) prefer(last_bracketed(text(p)));
  }

  bool bare_address() const {
    return (from_words_ != nullptr && last_bracketed(text(*from_words_))) ||
           (from_ != nullptr && slice(raw_, from_->where).starts_with('[') && whole(*from_));
  }

  std::optional<Seen<IpAddress>> whole(const Part& p) const {
    return address_in(text(p), 0, p.where.size);
  }

  // from a.example [192.0.2.1] (HELO x), from [192.0.2.1] (HELO x): what a greeting plays behind
  // that does not make it a host's own.
  void doubt_loopback() {
    std::optional<Seen<IpAddress>> before;
    if (from_words_ != nullptr) before = last_bracketed(text(*from_words_));
    if (!before && (helo_comment_ || greeting_.clauses) && from_ != nullptr) before = whole(*from_);
    if (!before || kind(before->value) == AddressKind::loopback) return;
    f_.peer_address = before;
    f_.peer_name.reset();
  }

  // A HELO, or the resolved name where the system writes that first: the catalogue knows.
  void name_by_from() {
    const std::string_view w = slice(raw_, from_->where);
    if (!helo_found_)
      f_.helo = from_->where;
    else if (!f_.peer_name && !says_unknown(w) && w.front() != '[' && !parse_address(w))
      f_.peer_name = from_->where;
  }

  void read_own() {
    if (by_comment_ != nullptr) f_.by_address = own_address(text(*by_comment_));
    if (!f_.by_address && by_words_ != nullptr) {
      std::size_t bracket = npos;
      f_.by_address = bracketed(text(*by_words_), bracket);
    }
    if (!f_.by_address && by_ != nullptr) f_.by_address = whole(*by_);  // by [192.0.2.1]
  }

  std::string_view raw_;
  ReceivedField& f_;
  PeerRange range_;
  const Part *from_ = nullptr, *from_words_ = nullptr, *from_tail_ = nullptr, *by_ = nullptr,
             *by_comment_ = nullptr, *by_words_ = nullptr;
  std::optional<Seen<IpAddress>> claimed_;
  std::uint32_t behind_address_ = 0;
  Greeting greeting_;
  bool address_found_ = false;  // in a comment, or behind one
  bool bracket_found_ = false;  // "[xx.xx.50.14]": an address that somebody made unreadable
  bool helo_found_ = false, helo_comment_ = false, any_comment_ = false, open_ended_ = false;
  bool session_seen_ = false;  // a comment spoke of the session
};

}  // namespace

PeerRange read_peer(std::string_view raw, ReceivedField& field, const Greeting& greeting) {
  return PeerReader(raw, field, greeting).run();
}

}  // namespace tlspath
