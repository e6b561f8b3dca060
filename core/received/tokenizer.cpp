// Cuts a Received value into slots: RFC 5321 section 4.4 and what the world writes.
// One pass over the bytes in blocks of 64 (scan64.hpp), looking only at word starts and structural
// characters. A comment, quote or angle bracket that is never closed makes at most one second pass,
// so time stays linear. The sender's side (sender_side.cpp) and the date are found afterwards, from
// the parts. Not done here: what the words mean. That is for parsers/ and core/path.

#include <algorithm>
#include <bit>
#include <cstring>
#include <utility>

#include "core/base/ascii.hpp"
#include "core/received/clauses.hpp"
#include "core/received/date_slot.hpp"
#include "core/received/scan64.hpp"
#include "core/received/sender_side.hpp"
#include "core/received/slots.hpp"

namespace tlspath {
namespace {

constexpr std::size_t kLeastClause = 16;  // "by mx.example with"

// ([192.0.2.1]:4711 "EHLO ) (cipher=AES128-SHA" ...), (envelope-from <a."b>) (TLS) (c"@a.example>):
// the greeting or the address went on in another comment. Names in certificates may hold a quote.
bool has_open_quote(std::string_view comment) {
  if (ascii::istarts_with(comment, "client cn \"") &&
      (ascii::iends_with(comment, "verified)") || ascii::iends_with(comment, "verified ok)")))
    return false;
  bool open = false;
  for (std::size_t i = 0; i < comment.size(); ++i) {
    if (comment[i] == '\\')
      ++i;
    else
      open = open != (comment[i] == '"');
  }
  return open;
}

// "from x (" and the server goes on in it: "... (y.example [192.0.2.1]) by mx.example with ESMTP";
// an address of the envelope closes what the greeting opened. Not: invoked by uid 1000. In small
// letters only, as nearly all write it.
bool holds_servers_by(std::string_view text, bool quoted) {
  for (std::size_t y = text.find('y', 1); y != text.npos; y = text.find('y', y + 1)) {
    std::size_t before = y - 1;
    if ((text[before] | 0x20) != 'b' || y + 1 == text.size() || !ascii::is_blank(text[y + 1]))
      continue;
    if (before > 0 && !ascii::is_blank(text[before - 1])) continue;  // "nearby"
    while (before > 0 && ascii::is_blank(text[before - 1])) --before;
    if (quoted || (before > 0 && (text[before - 1] == ')' || text[before - 1] == ']'))) return true;
    const std::size_t host = text.find_first_not_of(" \t\r\n", y + 1);
    if (host == text.npos) return false;
    const std::size_t end = std::min(text.find_first_of(" \t\r\n(", host), text.size());
    if (text.substr(host, end - host).find('.') == text.npos) continue;
    for (const std::string_view clause : {" with ", " id ", " for ", "("})
      if (ascii::ifind(text, clause, end) != text.npos) return true;
    return false;
  }
  return false;
}

}  // namespace

class Tokenizer {
 public:
  Tokenizer(std::string_view raw, Span where, ReceivedField& out) : raw_(raw), out_(out) {
    out_.value = where;
    out_.odd = {};
    out_.torn = Torn::no;
    out_.stamp.reset();
    out_.helo.reset();
    out_.peer_name.reset();
    out_.peer_address.reset();
    out_.by_address.reset();
    out_.other_by.reset();
    out_.has_from = out_.ident_only = out_.literal_only = out_.address_unsure = false;
    if (where.size > ReceivedField::kMaxField) {
      out_.odd.too_long = true;
      where.size = ReceivedField::kMaxField;
    }
    begin_ = where.at;
    end_ = where.end();
  }

  void run() {
    if (!pass()) {
      out_.odd.unbalanced = true;
      second_pass_ = true;
      pass();
    }
    out_.has_from = line_.has_from;
    SenderSide(raw_, line_, out_).find();
    DateSlot(raw_, line_.section_first, out_).find();
    index_parts();
  }

 private:
  // 64 bytes of the line, and where in them something may happen.
  struct Block {
    const char* p = nullptr;
    std::uint32_t base = 0;
    Masks m{};
    std::uint64_t starts = 0;       // of words
    std::uint64_t short_words = 0;  // of those that may be a clause's name
    std::uint64_t events = 0;       // what is still to be looked at

    std::uint32_t offset(int i) const { return base + static_cast<std::uint32_t>(i); }
    static std::uint64_t behind(int i) { return ~std::uint64_t{0} << i << 1; }
    std::uint64_t from(std::uint32_t at) const {
      if (at <= base) return ~std::uint64_t{0};
      return at - base < 64 ? ~std::uint64_t{0} << (at - base) : 0;
    }
    // Of the next character that matters, where it is that one; 64: it is not.
    int next(int i, char c) const {
      const int j = std::countr_zero(m.structural & behind(i));
      return j < 64 && p[j] == c ? j : 64;
    }
    // Of the ">" that ends <alice@a.example>, most addresses; 64: none.
    int plain_angle(int i) const {
      const int j = next(i, '>');
      const bool plain = j < 64 && (m.blank & behind(i) & ~behind(j)) == 0 &&
                         std::memchr(p + i, '[', static_cast<std::size_t>(j - i)) == nullptr;
      return plain ? j : 64;
    }
  };

  // False where something was never closed: then what was open, and where, is noted for a second
  // pass.
  bool pass() {
    out_.count_ = 0;
    clause_ = Clause::none;
    depth_ = 0;
    text_open_ = quote_ = false;
    line_ = {};
    clause_after_from_ = address_seen_ = envelope_seen_ = recipient_open_ = false;
    skip_ = looked_ = begin_;
    std::uint64_t carry = 1;  // the byte before the block ends a word
    alignas(16) char tail[64];

    for (std::uint32_t base = begin_; base < end_; base += 64) {
      Block b{.p = raw_.data() + base, .base = base};
      const std::uint32_t left = end_ - base;
      if (left < 64 && raw_.size() - base < 64) {  // nothing to read beyond the mail
        std::memset(tail, ' ', sizeof tail);
        std::memcpy(tail, b.p, left);
        b.p = tail;
      }
      b.m = scan64(b.p);
      if (left < 64) {  // what follows the value is as good as blank
        b.m.blank |= ~std::uint64_t{0} << left;
        b.m.structural &= ~(~std::uint64_t{0} << left);
      }
      const std::uint64_t gap = b.m.blank | b.m.structural;
      b.starts = ~gap & ((gap << 1) | carry);
      carry = gap >> 63;
      // Within a text only words as long as a clause's name can matter: 2, 3, 4 bytes, and
      // envelope-from. Of the last ones of a block it is not known how long they are.
      b.short_words =
          b.starts & (gap >> 2 | gap >> 3 | gap >> 4 | gap >> 13 | ~std::uint64_t{0} << 51);
      b.events = (inside() ? b.m.structural : outside(b)) & b.from(skip_);
      while (b.events != 0) {
        const int i = std::countr_zero(b.events);
        b.events &= b.events - 1;
        if ((b.starts >> i & 1) != 0)
          at_word(b, i);
        else if (b.p[i] == '\\')
          at_backslash(b, i);
        else if (quote_)
          in_quote(b, i);
        else if (depth_ != 0)
          in_comment(b, i);
        else
          in_open(b, i);
      }
    }
    if (!second_pass_ && inside()) {
      if (depth_ != 0) unclosed_comment_ = comment_at_;
      if (quote_) unclosed_quote_ = quote_at_;
      return false;
    }
    if (depth_ != 0) add_comment(comment_at_ + 1, end_);
    flush_text(end_);
    if (line_.by_leads || !line_.has_by) line_.clauses = clause_after_from_;
    return true;
  }

  // What is an event changes only where a text, comment, quote or angle bracket opens or closes.
  bool inside() const { return depth_ != 0 || quote_; }
  std::uint64_t outside(const Block& b) const {
    return b.m.structural | (text_open_ ? b.short_words : b.starts);
  }

  void at_word(Block& b, int i) {  // outside of everything
    if (word(b.offset(i)))
      b.events = outside(b) & b.behind(i);
    else
      b.events &= b.m.structural | b.short_words;
  }

  void at_backslash(Block& b, int i) {
    const std::uint32_t at = b.offset(i);
    if (!inside()) return open_text(at);
    line_.quoted = true;  // a quoted pair
    skip_ = at + 2;
    b.events &= b.from(skip_);
  }

  void in_quote(Block& b, int i) {
    if (b.p[i] != '"') return;
    quote_ = false;
    if (depth_ != 0) return;
    note_swallowed(slice(raw_, span_between(quote_at_ + 1u, b.offset(i))), true);
    b.events = outside(b) & b.behind(i);
  }

  void in_comment(Block& b, int i) {
    const std::uint32_t at = b.offset(i);
    switch (b.p[i]) {
      case '"':
        line_.quoted = true;
        // (envelope-from <"a) with ESMTPS (b"@a.example>): the sender's local part
        quote_ = raw_[at - 1] == '<' && !(second_pass_ && at == unclosed_quote_);
        quote_at_ = at;
        if (const std::uint32_t close = quote_ ? 0 : end_of_bare(at); close != 0) {
          skip_ = close + 1;
          b.events &= b.from(skip_);
        }
        break;
      case '<':
        if (const int j = b.plain_angle(i); j < 64) {
          b.events &= b.behind(j);
        } else if (const std::uint32_t close = end_of_angle(at); close != 0) {
          line_.quoted = line_.quoted || has_quote(at, close);
          skip_ = close + 1;
          b.events &= b.from(skip_);
        }
        break;
      case '(':
        if (++depth_ > ReceivedField::kMaxDepth) out_.odd.too_deep = true;
        break;
      case ')':
        if (--depth_ != 0) break;
        add_comment(comment_at_ + 1, at);
        b.events = outside(b) & b.behind(i);
        break;
      default:
        break;
    }
  }

  void in_open(Block& b, int i) {
    const std::uint32_t at = b.offset(i);
    switch (b.p[i]) {
      case '(':
        flush_text(at);
        comment_at_ = at;
        if (second_pass_ && at == unclosed_comment_) {
          skip_ = end_of_unclosed(at);
          add_comment(at + 1, skip_);
          b.events = outside(b) & b.from(skip_);
        } else if (const int j = b.next(i, ')'); j < 64) {  // nothing in it that matters
          add_comment(at + 1, b.offset(j));
          b.events = outside(b) & b.behind(j);
        } else {
          depth_ = 1;
          b.events &= b.m.structural;
        }
        break;
      case ')':
        out_.odd.unbalanced = true;
        if (holds_address() || (line_.has_by && ends_address(at))) out_.tear(Torn::address_closes);
        break;
      case ';':
        flush_text(at);
        clause_ = Clause::section;
        if (!line_.section) line_.section_first = out_.count_;
        line_.section = true;
        clause_after_from_ = line_.has_from;
        b.events = outside(b) & b.behind(i);
        break;
      case '<':
        open_text(at);
        if (const int j = b.plain_angle(i); j < 64) {
          note_end_of_address(b.offset(j));
          b.events = outside(b) & b.behind(j);
        } else if (const std::uint32_t close = end_of_angle(at); close != 0) {
          note_end_of_address(close);
          skip_ = close + 1;
          b.events = outside(b) & b.from(skip_);
        } else {
          out_.odd.unbalanced = true;
          if (!line_.has_by || holds_address() || clause_ == Clause::id)
            out_.tear(Torn::address_opens);
        }
        break;
      case '"':
        open_text(at);
        if (second_pass_ && at == unclosed_quote_) break;
        quote_ = true;
        quote_at_ = at;
        b.events &= b.m.structural;
        break;
      default:  // ">"
        if (line_.has_by && ends_address(at)) out_.tear(Torn::address_closes);
        open_text(at);
        break;
    }
  }

  // A comment that is never closed ends before the next clause: "([192.0.2.1] helo=x by mx.example
  // with esmtp ...".
  std::uint32_t end_of_unclosed(std::uint32_t at) const {
    const std::string_view v = raw_.substr(0, end_);
    for (std::uint32_t i = at + 1; i + 3 < end_; ++i) {
      if (v[i] == ';') return i;
      if (!is_gap(v[i])) continue;
      const std::string_view next = v.substr(i + 1, 5);
      if (ascii::istarts_with(next, "by ") || ascii::istarts_with(next, "with ") ||
          ascii::istarts_with(next, "id "))
        return i;
    }
    return end_;
  }

  // Of the ">" that ends <alice@a.example>, <"a b".c@a.example>, <a@[192.0.2.1]>; 0: none. An
  // address has no blank outside of quotes. Only Gmail and its like write: for <multiple
  // recipients>.
  std::uint32_t end_of_angle(std::uint32_t at) {
    const bool blanks = depth_ == 0 && clause_ == Clause::for_;
    for (std::uint32_t n = at + 1; n < end_ && raw_[n] != '>'; ++n) {
      if (raw_[n] == '"' && (n == at + 1 || raw_[n - 1] == '.')) {
        const std::uint32_t quote_at = n;
        do {
          n += raw_[n] == '\\' ? 2 : 1;
        } while (n < end_ && raw_[n] != '"');
        if (n + 1 >= end_ || (raw_[n + 1] != '@' && raw_[n + 1] != '.')) return 0;
        if (depth_ == 0) note_swallowed(slice(raw_, span_between(quote_at + 1u, n)), true);
      } else if (raw_[n] == '[' && raw_[n - 1] == '@') {
        for (++n; n < end_ && raw_[n] != ']'; ++n)
          if (raw_[n] == '[' || is_gap(raw_[n])) return 0;
      } else if (ends_word(raw_[n]) && !(blanks && is_gap(raw_[n]))) {
        return 0;
      }
      if (n + 1 < end_ && raw_[n + 1] == '>') return n + 1;
    }
    return 0;
  }

  // Of the quote that ends one at `at`, within an address without angles: (envelope-from "a) (TLS)
  // (b"@a.example). 0: it is none.
  std::uint32_t end_of_bare(std::uint32_t at) const {
    const std::uint32_t word = comment_at_ + 1;
    if ((raw_[word] | 0x20) != 'e' || !ascii::istarts_with(raw_.substr(word), "envelope-") ||
        !(ascii::is_blank(raw_[at - 1]) || raw_[at - 1] == '.'))
      return 0;
    std::uint32_t n = at;
    do {
      n += raw_[n] == '\\' ? 2 : 1;
    } while (n < end_ && raw_[n] != '"');
    return n + 1 < end_ && (raw_[n + 1] == '@' || raw_[n + 1] == '.') ? n : 0;
  }

  bool has_quote(std::uint32_t begin, std::uint32_t end) const {
    return slice(raw_, span_between(begin, end)).find('"') != std::string_view::npos;
  }

  void note_recipient() { line_.recipient_first = std::min(line_.recipient_first, out_.count_); }

  // What of an address is written without its quotes may be any clause.
  bool holds_address() const { return clause_ == Clause::for_ || clause_ == Clause::other; }

  // envelope-from <>(TLS) b@a.example>: nobody writes on right behind an address.
  void note_end_of_address(std::uint32_t close) {
    if (holds_address() && line_.has_by && close + 1 < end_ && !is_margin(raw_[close + 1]) &&
        raw_[close + 1] != ';')
      out_.tear(Torn::address_goes_on);
  }

  // (envelope-from <a> ) (TLS) b@a.example>): what stands before a stray parenthesis or ">" is the
  // end of an address, which closed what the server had opened for it.
  bool ends_address(std::uint32_t at) {
    const std::uint32_t looked = std::exchange(looked_, at);  // no "@" of this word before it
    while (at > looked && !ends_word(raw_[at - 1]))
      if (raw_[--at] == '@') return true;
    return false;
  }

  // Four bytes in lower case; beyond the mail's end zeros.
  std::uint32_t load4(std::uint32_t at) const {
    std::uint32_t four = 0;
    if (at + std::size_t{4} <= raw_.size())
      std::memcpy(&four, raw_.data() + at, 4);
    else
      std::memcpy(&four, raw_.data() + at, raw_.size() - at);
    return four | kSmall;
  }

  // Whether a word that starts at `at` is over `size` bytes later.
  bool ends_after(std::uint32_t at, std::uint32_t size) const {
    return end_ - at == size || (end_ - at > size && ends_word(raw_[at + size]));
  }

  bool is_word(std::uint32_t at, std::string_view lower_word) const {
    return ends_after(at, static_cast<std::uint32_t>(lower_word.size())) &&
           ascii::iequal(raw_.substr(at, lower_word.size()), lower_word);
  }

  // A word outside of comments, quotes and angle brackets: true where it starts a clause.
  bool word(std::uint32_t at) {
    const std::uint32_t four = load4(at);
    const ClauseName& k = kClauseNames[clause_place(four)];
    if ((four & k.mask) == k.letters && ends_keyword(k, at) && starts(k.clause, at)) {
      start(k.clause, at);
      return true;
    }
    open_text(at);
    return false;
  }

  bool ends_keyword(const ClauseName& k, std::uint32_t at) const {
    if (k.clause == Clause::other) return is_word(at, "envelope-from");
    return ends_after(at, k.size);
  }

  bool starts(Clause c, std::uint32_t at) {
    switch (c) {
      case Clause::from:
        return !line_.has_from && clause_ != Clause::for_;
      case Clause::by:
        return !line_.has_by || (!line_.by_leads && names_host(skip_blanks(at + 2)));
      case Clause::with:
        return !(clause_ == Clause::with && text_open_);
      case Clause::tls:
        return starts_tls(at);
      default:
        return true;
    }
  }

  void start(Clause c, std::uint32_t at) {
    flush_text(at);
    // for with ESMTPS id 7@a.example: the recipient itself; for a for <b> with ESMTPS id
    // 7@a.example
    if (line_.has_by && ((clause_ == Clause::for_ && segments_ == 0) ||
                         (c == Clause::for_ && line_.has_from && recipient_open_)))
      out_.tear(Torn::recipient_words);
    clause_ = c;
    segments_ = 0;
    if (holds_address()) {
      address_seen_ = true;
      note_recipient();
    }
    if (c == Clause::for_) recipient_open_ = true;
    if (line_.section && c != Clause::id && c != Clause::for_ && c != Clause::other)
      line_.goes_on = true;
    if (c == Clause::from) {
      line_.has_from = true;
      line_.by_leads = line_.has_by;
      line_.from_first = out_.count_;
    } else if (c == Clause::by) {
      line_.by_again = line_.has_by;
      line_.by_behind_address = line_.has_by && address_seen_;
      line_.has_by = true;
      line_.by_first = out_.count_;
      line_.clauses = clause_after_from_;
      clause_after_from_ = line_.has_from;
    } else {
      clause_after_from_ = line_.has_from;
    }
    if (c == Clause::other) {
      envelope_seen_ = true;
      open_text(at);  // the clause's name stays with its text: envelope-from <a@b>
    }
  }

  // The RFC 8314 clause names a suite: tls TLS_AES_256_GCM_SHA384. "TLS" alone is a word of its
  // clause, as in "with TLS Encryption".
  bool starts_tls(std::uint32_t at) const {
    if (!line_.has_by || clause_ == Clause::section) return false;
    std::uint32_t i = at + 3;
    while (i < end_ && is_gap(raw_[i])) ++i;
    std::uint32_t n = i;
    while (n < end_ && !ends_word(raw_[n])) ++n;
    return n - i >= 8 && raw_.substr(i, n - i).find_first_of("_-=") != raw_.npos;
  }

  // Not so in: by uid 1000; by authid <alice> with cram_md5; by TLS id 7; by TLSv1.2.
  bool names_host(std::uint32_t next) const {
    if (is_word(next, "uid") || is_word(next, "authid")) return false;
    std::uint32_t end = next;
    while (end < end_ && !ends_word(raw_[end])) ++end;
    const std::string_view word = raw_.substr(next, end - next);
    return !(ascii::istarts_with(word, "tls") || ascii::istarts_with(word, "ssl")) ||
           word.find_first_not_of("0123456789vV._", 3) != word.npos;
  }

  std::uint32_t skip_blanks(std::uint32_t at) const {
    while (at < end_ && is_gap(raw_[at])) ++at;
    return at;
  }

  void open_text(std::uint32_t at) {
    if (text_open_) return;
    text_open_ = true;
    text_at_ = at;
  }

  void flush_text(std::uint32_t stop) {
    if (!text_open_) return;
    text_open_ = false;
    std::uint32_t at = text_at_;
    while (stop > at && is_margin(raw_[stop - 1])) --stop;
    if (at < stop && raw_[at] == ',') {
      while (at < stop && raw_[at] == ',') ++at;
      if (at < stop) at = skip_blanks(at);
    }
    if (at >= stop) return;
    const ClauseSlots& slots = kSlotsOf[static_cast<std::size_t>(clause_)];
    if (clause_ == Clause::other) stop = without_envelope(at, stop);
    if (clause_ == Clause::id && raw_[at] == '<') note_recipient();
    if (line_.has_from && line_.has_by) note_words_of_recipient(at, stop);
    if (segments_++ != 0 || (clause_ == Clause::from && last_is(Slot::from_comment)))
      add(slots.later, at, stop);
    else if (slots.head == slots.tail)
      add(slots.head, at, stop);
    else
      add_split(slots.head, slots.tail, at, stop);
  }

  // Where "for" begins with neither "<" nor a word with "@", a later "@" is perhaps the
  // recipient's, and all up to it: for a (TLS) b@a.example, for with ESMTPS id 7@a.example, for ;
  // with ESMTPS b@a.example. Not so in: for list <list@a.example>
  void note_words_of_recipient(std::uint32_t at, std::uint32_t stop) {
    const bool first = clause_ == Clause::for_ && segments_ == 0;
    if (first) recipient_open_ = raw_[at] != '<' && !starts_with_address(at, stop);
    if ((recipient_open_ || (clause_ == Clause::for_ && !first)) && clause_ != Clause::other &&
        !(first && raw_[stop - 1] == '>') &&
        std::memchr(raw_.data() + at, '@', stop - at) != nullptr)
      out_.tear(Torn::recipient_words);
  }

  bool starts_with_address(std::uint32_t at, std::uint32_t stop) const {
    std::uint32_t end = find_blank(raw_, at, stop);  // a.\ b@a.example: one word
    while (end < stop && raw_[end - 1] == '\\') end = find_blank(raw_, end + 1, stop);
    return std::memchr(raw_.data() + at, '@', end - at) != nullptr;
  }

  bool last_is(Slot s) const { return out_.count_ != 0 && out_.parts_[out_.count_ - 1].slot == s; }

  void add_split(Slot head, Slot tail, std::uint32_t at, std::uint32_t stop) {
    std::uint32_t n = find_blank(raw_, at, stop);
    std::uint32_t word_end = n;
    while (word_end > at + 1 && raw_[word_end - 1] == ',') --word_end;
    add(head, at, word_end);
    n = n < stop ? skip_blanks(n) : n;
    if (n < stop) add(tail, n, stop);
  }

  void add_comment(std::uint32_t at, std::uint32_t stop) {
    while (at < stop && is_gap(raw_[at])) ++at;
    while (stop > at && is_gap(raw_[stop - 1])) --stop;
    const std::string_view words = raw_.substr(at, stop - at);
    if (line_.quoted && has_open_quote(words)) line_.open_quote = true;
    note_swallowed(words, false);
    if (at < stop && (raw_[at] | 0x20) == 'o') note_recipient();  // ORCPT
    // (envelope-from <a> ) (TLS) (b@a.example>): the address closed its comment, and opened others
    const std::uint32_t end = without_envelope(at, stop);
    const bool may_be_address =
        envelope_seen_ || (recipient_open_ && line_.has_from && line_.has_by && end == stop);
    if (may_be_address && words.find('@') != words.npos)
      out_.tear(envelope_seen_ ? Torn::envelope_opens : Torn::recipient_words);
    envelope_seen_ = envelope_seen_ || (end != stop && clause_ != Clause::section);
    // (envelope-from <a> with ESMTPS ( b@a.example>): never closed
    if (end != stop && second_pass_ && comment_at_ == unclosed_comment_ &&
        clause_ != Clause::section)
      out_.tear(Torn::envelope_opens);
    add(kSlotsOf[static_cast<std::size_t>(clause_)].comment, at, end);
  }

  void note_swallowed(std::string_view words, bool quoted) {
    if (words.size() <= kLeastClause || !holds_servers_by(words, quoted)) return;
    out_.odd.unbalanced = true;
    out_.tear(Torn::swallowed);
  }

  // "envelope-from <alice@a.example>" ends after its first word: the address is the sender's
  // choice, <"over TLS 1.2"@a.example> too. Where more follows than the address, whose words that
  // are nobody knows: (envelope-from <a> TLS b@a.example>)
  std::uint32_t without_envelope(std::uint32_t at, std::uint32_t stop) {
    if (stop - at < 14 || (raw_[at] | 0x20) != 'e' || raw_[at + 8] != '-') return stop;
    const std::string_view t = raw_.substr(at, stop - at);
    if (!ascii::istarts_with(t, "envelope-from ") && !ascii::istarts_with(t, "envelope-sender "))
      return stop;
    const std::uint32_t word = find_blank(raw_, at, stop);
    const std::uint32_t address = skip_blanks(word);
    if (raw_[address] == '[') return stop;  // from x (envelope-from [192.0.2.1]) by: a host's name
    const std::uint32_t end = end_of_address(address, stop);
    if (end != stop && clause_ != Clause::section &&
        !ascii::istarts_with(raw_.substr(end, stop - end), ", uid "))
      out_.tear(Torn::envelope_words);
    return word;
  }

  // Of <alice@a.example>, <"a b"@a.example>, alice@a.example, in which blanks are quoted.
  std::uint32_t end_of_address(std::uint32_t at, std::uint32_t stop) const {
    const std::uint32_t begin = at;
    const bool angle = raw_[at] == '<';
    bool quoted = false;
    for (; at < stop; ++at) {
      if (raw_[at] == '\\')
        ++at;
      else if (raw_[at] == '"')
        quoted = !quoted;
      else if (!quoted && angle && raw_[at] == '>')
        return at + 1;
      else if (!quoted && ascii::is_blank(raw_[at]))
        break;
    }
    return angle ? begin : std::min(at, stop);
  }

  void add(Slot s, std::uint32_t at, std::uint32_t stop) {
    if (out_.count_ == ReceivedField::kMaxParts) {
      out_.odd.too_many_parts = true;
      return;
    }
    out_.parts_[out_.count_++] = {s, span_between(at, stop)};
  }

  void index_parts() {
    out_.first_.fill(ReceivedField::kNone);
    SlotSet present = 0;
    for (std::uint8_t i = out_.count_; i-- > 0;) {
      out_.first_[static_cast<std::size_t>(out_.parts_[i].slot)] = i;
      present |= slot_bit(out_.parts_[i].slot);
    }
    out_.present_ = present;
  }

  std::string_view raw_;
  ReceivedField& out_;
  std::uint32_t begin_ = 0, end_ = 0;
  Clause clause_ = Clause::none;
  std::uint32_t depth_ = 0, comment_at_ = 0, text_at_ = 0, quote_at_ = 0;
  std::uint32_t skip_ = 0;    // events before this offset are escaped or handled
  std::uint32_t looked_ = 0;  // to here ends_address() looked
  std::uint32_t unclosed_comment_ = ~0u, unclosed_quote_ = ~0u;
  std::uint8_t segments_ = 0;
  bool text_open_ = false, quote_ = false, second_pass_ = false;
  bool address_seen_ = false;       // a clause that holds an address of the envelope
  bool envelope_seen_ = false;      // "envelope-from", also in a comment before the date
  bool recipient_open_ = false;     // "for" does not begin with an address
  bool clause_after_from_ = false;  // behind "from", or the last "by" after it
  LineForm line_;
};

void tokenize(std::string_view raw, Span where, ReceivedField& out) {
  if (where.end() > raw.size()) where = {};
  Tokenizer(raw, where, out).run();
}

}  // namespace tlspath
