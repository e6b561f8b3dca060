// See peer.hpp. Goes along the parts once and takes what peer_comment reads in each.

#include "core/received/peer.hpp"

#include <algorithm>
#include <array>

#include "core/base/ascii.hpp"
#include "core/received/peer_comment.hpp"

namespace tlspath {
namespace {

constexpr auto npos = std::string_view::npos;

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
  for (std::size_t i = t.s.find(".0"); i != npos && i < e; i = t.s.find(".0", i + 1))
    if (i + 2 < e && ascii::is_digit(t.s[i + 2])) return {};
  if (auto a = address_in(t, 0, e)) return a;
  return address_of(first_bracketed(t));
}

bool is_claim(std::string_view words) { return ascii::istarts_with(words, "claiming to be "); }

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
      if (address_found_ && f_.peer_address && locality(*f_.peer_address) > 0) prefer_before();
      // from 192.0.2.1 (EHLO x) (192.0.2.1) (using TLSv1.3 ...): the address stands before it, so
      // that all up to "by" may be the greeting's
      open_ended_ = helo_comment_ && f_.peer_address && (!address_found_ || from_address());
    }
    if (open_ended_ || greeting_.open_end || (greeting_.clauses && f_.peer_address))
      prefer_others();
    // from [127.0.0.1] (helo [192.0.2.1]): a greeting and a host of that name, or the reverse
    if (!address_found_ && f_.peer_address) prefer(claimed_);
    if (from_ != nullptr) name_by_from();
    read_own();
    if (far_end_ && f_.peer_address && locality(*f_.peer_address) == kLoopback) {
      clash_ = kLoopback;
      open_ended_ = true;
    }
    if (clash_ && f_.peer_address && locality(*f_.peer_address) == *clash_) lose_clashing();
    if (!f_.peer_address && greeting_.clauses) f_.address_unsure = true;
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

  // indimail-mta smtpd 1 (HELO x) (alice@a.example@192.0.2.1) by: IndiMail writes no "from" where
  // the address has no name. Nothing of the sender's has parentheses there, and the address stands
  // last.
  bool read_indimail(const Text& t, std::uint8_t i) {
    const Part& lead = *f_.begin();
    if (i != 1 + (range_.lead ? 1 : 0) || lead.slot != Slot::lead || f_.has_from ||
        !ascii::istarts_with(text(lead).s, "indimail-mta ") || leads_with_helo(t.s))
      return false;
    const std::size_t at = t.s.rfind('@');
    f_.peer_address = address_in(t, at == npos ? 0 : at + 1, t.s.size());
    if (!f_.peer_address) return false;
    hide(i);
    range_.lead = true;
    return true;
  }

  void read_lead(const Text& t, std::uint8_t i) {
    if (read_indimail(t, i)) return;
    if (range_.lead && range_.end == i && !speaks_of_session(t.s)) {
      hide(i);  // (HELO x) (user): who logged in, by a name of her own
      return;
    }
    if (!leads_with_helo(t.s) && !(ascii::istarts_with(t.s, "from ") && t.s.find('[') != npos))
      return;
    const PeerWords w = read_peer_words(t);
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
    if (!t.s.empty() && read_plain_peer(t, w)) return take_plain(t, w, i);
    const bool at_end = note_far_end(t);
    // Where a parenthesis is open or stray, all of it may be the greeting's: only the address is
    // looked for.
    if (!f_.odd.unbalanced && !at_end && speaks_of_session(t.s)) {
      if (first && is_label(t.s) && !speaks_of_login(t.s) && bare_address())
        return hide(i);  // x [192.0.2.1] (tls)
      session_seen_ = true;
      return;
    }
    w = read_peer_words(t);
    if (is_name_and(t.s, "[unknown]")) return lose_address(i);
    if (session_seen_) hide(i);  // a receiver names the peer first: that was the greeting's
    if (w.helo) f_.helo = w.helo, helo_found_ = true;
    bracket_found_ = bracket_found_ || (t.s.find('[') != npos && !is_ident_answer(t.s));
    helo_comment_ = helo_comment_ || w.helo_lead;
    if (w.claimed && (!claimed_ || locality(*w.claimed) < locality(*claimed_)))
      claimed_ = w.claimed;
    if (w.address) take_address(t, w);
    if (w.address || w.helo_lead || w.helo || at_end || (first && !address_found_)) {
      hide(i);
      if (!w.address && !w.helo_lead && t.s.find('@') != npos) f_.ident_only = true;
    }
    const bool greeting_last = w.helo_lead && !w.address && (t.s[0] | 0x20) != 'i' &&
                               (address_found_ || bare_address());  // [192.0.2.1] (HELO x)
    const bool recorded_before =
        address_found_ || ascii::istarts_with(t.s, "port=") ||
        (from_words_ != nullptr && looks_like_peer(slice(raw_, from_words_->where)));
    // ([192.0.2.1]:4711 "EHLO ") (y [127.0.0.1]" ...): the greeting may have closed its quote.
    const bool quoted =
        w.address && quotes_greeting(t.s.substr(std::min(t.s.find('"'), t.s.size())));
    open_ended_ = greeting_last || quoted || (recorded_before && is_open_ended(t.s));
    if (greeting_last && !address_found_) read_bare_before();
  }

  // (y.example [192.0.2.1]): nothing else is in it, and nothing goes on behind it.
  void take_plain(const Text& t, const PeerWords& w, std::uint8_t i) {
    bracket_found_ = bracket_found_ || w.address->where.at != t.at;
    take_address(t, w);
    hide(i);
    open_ended_ = false;
  }

  void take_address(const Text& t, const PeerWords& w) {
    // (y.example [192.0.2.1]) (AUTH: PLAIN a) (localhost [127.0.0.1]): a login may play one
    if (!address_found_ || !more_local(*w.address)) {
      f_.peer_address = w.address;
      f_.peer_name = w.name;
    }
    address_found_ = true;
    behind_address_ = static_cast<std::uint32_t>(t.at + t.s.size());
  }

  bool more_local(const Seen<IpAddress>& address) const {
    return f_.peer_address && locality(address) > locality(*f_.peer_address);
  }

  void read_behind_open_end(const Text& t, std::uint8_t i) {
    PeerWords w;
    if (t.s.empty() || !read_plain_peer(t, w)) {
      w = read_peer_words(t);
      note_far_end(t);
    }
    if (w.address && f_.peer_address && locality(*w.address) == locality(*f_.peer_address) &&
        (w.address->value != f_.peer_address->value || locality(*w.address) == kLoopback))
      clash_ = locality(*w.address);
    compare_with_bare(w.address);
    prefer(w.address, w.name);
    hide(i);
  }

  // Nobody knows which of the two was seen. MailChannels writes [127.0.0.6] for whom it does not
  // name.
  void lose_clashing() {
    if (*clash_ != kLoopback) f_.tear(Torn::another_address);
    f_.peer_address.reset();
    f_.peer_name.reset();
  }

  // from [192.0.2.1] (HELO x) ([198.51.100.7]) by, from [192.0.2.1] (HELO x) [198.51.100.7] by: the
  // greeting may have played the first or the last one.
  void compare_with_bare(const std::optional<Seen<IpAddress>>& address) {
    if (bare_ && address && address->value != bare_->value) f_.address_unsure = true;
  }

  // (127.0.0.1 ) ( TLS, helo=x [192.0.2.1]): the greeting closed the comment, and the server's goes
  // on to its end. Not: (Authenticated sender: alice@[192.0.2.1]), ([127.0.0.1] helo=[192.0.2.1])
  // True where the comment ends in an address; that of another host makes a loopback doubtful.
  bool note_far_end(const Text& t) {
    std::size_t end = t.s.find_last_not_of("0123456789");  // [192.0.2.1]:4711
    if (end != npos && end + 1 < t.s.size()) end = t.s[end] == ':' ? end - 1 : npos;
    if (end == npos || end >= t.s.size() || t.s[end] != ']') return false;
    const std::size_t open = t.s.rfind('[', end);
    if (open == npos || open == 0) return false;
    const char before = t.s[open - 1];
    if (before != '(' && !ascii::is_blank(before)) return false;
    const auto last = last_bracketed(t);
    if (!last) return false;
    far_end_ = far_end_ || locality(last->address) != kLoopback;
    return true;
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
    f_.literal_only = false;
  }

  void hide(std::uint8_t i) { range_.end = static_cast<std::uint8_t>(i + 1); }

  // (b.example) [192.0.2.1] (mail): behind comments the address may stand outside of them, and then
  // they are the peer's.
  void read_tail() {
    if (from_tail_ == nullptr || from_tail_->where.at <= behind_address_) return;
    const Text t = text(*from_tail_);
    const std::size_t quote = t.s.rfind('"');  // claiming to be "[192.0.2.1]"
    auto address = address_of(last_bracketed(t));
    if (address && quote != npos && address->where.at < t.at + quote) address.reset();
    const std::size_t word = word_end(t.s, 0);
    if (!address && (!address_found_ || word == t.s.size())) address = address_in(t, 0, word);
    if (!address || (address_found_ && more_local(*address))) return;
    if (address_found_) f_.peer_name.reset();
    f_.peer_address = address;
    hide(static_cast<std::uint8_t>(from_tail_ - f_.begin() - 1));
    address_found_ = true;
  }

  void read_bare_before() {
    bare_ = words_address();
    if (!bare_) bare_ = from_address();
  }

  // from mx.example [192.0.2.1] by, from [192.0.2.1]:25 (HELO x) by
  void read_bare() {
    if (!greeting_.recorded) return;
    if (from_words_ != nullptr) {
      const Text t = text(*from_words_);
      f_.peer_address = words_address();
      if (!f_.peer_address) f_.peer_address = address_in(t, 0, word_end(t.s, 0));
    }
    if (f_.peer_address || from_ == nullptr) return;
    f_.peer_address = from_address();
    f_.literal_only = f_.peer_address && !helo_comment_;
  }

  // from [192.0.2.1] (port=1 helo=x): before and behind an open end too, and among what the
  // greeting plays.
  void prefer_others() {
    prefer(from_address());
    for (const Part& p : f_) {
      if (p.slot == Slot::from_words || p.slot == Slot::from_tail) {
        const auto address = address_of(last_bracketed(text(p)));
        compare_with_bare(address);
        prefer(address);
      }
      if (p.slot == Slot::peer) prefer(read_peer_words(text(p)).address);
      // (IDENT: a (y [127.0.0.1])\([192.0.2.1]): its end may be the server's, who put no blank
      // before
      if (p.slot == Slot::from_comment && is_ident_answer(text(p).s))
        prefer(address_of(last_bracketed(text(p))));
    }
  }

  bool bare_address() const {
    return words_address() ||
           (from_ != nullptr && slice(raw_, from_->where).starts_with('[') && from_address());
  }

  // "from" is an address: 192.0.2.1, [192.0.2.1]. Its other words hold one in brackets.
  std::optional<Seen<IpAddress>> from_address() const {
    return from_ != nullptr ? whole(*from_) : std::nullopt;
  }
  std::optional<Seen<IpAddress>> words_address() const {
    return from_words_ != nullptr ? address_of(last_bracketed(text(*from_words_))) : std::nullopt;
  }

  std::optional<Seen<IpAddress>> whole(const Part& p) const {
    return address_in(text(p), 0, p.where.size);
  }

  // from a.example [192.0.2.1] (HELO x), from [192.0.2.1] (HELO x): what a greeting plays behind
  // that does not make it a host's own.
  void prefer_before() {
    std::optional<Seen<IpAddress>> before = words_address();
    if (!before && (helo_comment_ || greeting_.clauses)) before = from_address();
    prefer(before);
  }

  // A HELO, or the resolved name where the system writes that first: the catalogue knows.
  void name_by_from() {
    const std::string_view w = slice(raw_, from_->where);
    if (!helo_found_)
      f_.helo = from_->where;
    else if (!f_.peer_name && names_host(w))
      f_.peer_name = from_->where;
  }

  void read_own() {
    if (by_comment_ != nullptr) f_.by_address = own_address(text(*by_comment_));
    if (!f_.by_address && by_words_ != nullptr) {
      f_.by_address = address_of(first_bracketed(text(*by_words_)));
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
  bool far_end_ = false;       // a comment ends in the address of another host
  std::optional<int> clash_;   // two addresses as local as this: either may be the greeting's
  std::optional<Seen<IpAddress>> bare_;  // before "(HELO x)", in no comment
};

}  // namespace

PeerRange read_peer(std::string_view raw, ReceivedField& field, const Greeting& greeting) {
  return PeerReader(raw, field, greeting).run();
}

}  // namespace tlspath
