// See sender_side.hpp. What a greeting may play is endless (tests/forgery_test.cpp); what a
// receiver writes between "from" and "by" is not.

#include "core/received/sender_side.hpp"

#include <span>

#include "core/base/ascii.hpp"
#include "core/received/peer_comment.hpp"

namespace tlspath {
namespace {

// (y.example [192.0.2.1]) via SMTP by mx.example: so some servers write, and a greeting gains
// nothing by it. By "via HTTP" the mail would come from a web page.
bool is_plain(std::string_view via) {
  return ascii::iequal(via, "SMTP") || ascii::iequal(via, "ESMTP") || ascii::iequal(via, "smtpd");
}
bool plays_proof(Slot s) {
  return is_comment(s) || s == Slot::with || s == Slot::via || s == Slot::tls || s == Slot::section;
}

}  // namespace

void SenderSide::find() {
  if (field_.odd.unbalanced && is_open()) field_.tear(Torn::unbalanced);
  if (line_.open_quote) {
    field_.odd.unbalanced = true;
    field_.tear(Torn::open_quote);
  }
  if (line_.goes_on && goes_on_behind_date()) field_.tear(Torn::behind_date);
  hide_greeting();
  hide_peer();
  hide_recipient();
  if (line_.quoted) show_words_after_greeting();
}

// Whether a comment, quote or angle bracket is open or stray before the last "by", or a quote is
// anywhere: which of them is whose is not known then.
bool SenderSide::is_open() const {
  const std::string_view all = slice(raw_, field_.value).substr(0, ReceivedField::kMaxField);
  if (all.find('"') != all.npos) return true;
  if (line_.by_leads || !line_.has_by) return true;
  std::size_t by = all.size();
  for (std::size_t i = 0; i + 4 <= all.size(); ++i)
    if (ascii::is_blank(all[i]) && ascii::istarts_with(all.substr(i + 1), "by ")) by = i;
  if (by == all.size()) return true;
  int comments = 0, angles = 0;
  for (std::size_t i = 0; i < by; ++i) {
    if (all[i] == '\\' && comments > 0)
      ++i;
    else
      comments += (all[i] == '(') - (all[i] == ')'), angles += (all[i] == '<') - (all[i] == '>');
    if (comments < 0 || angles < 0) return true;
  }
  return comments != 0 || angles != 0;
}

// by mx.example with SMTP; date with ESMTPS: of a mail that begins with a blank some servers
// (qmail) make a folded line of their own. An id or a recipient behind the date says nothing of the
// session.
bool SenderSide::goes_on_behind_date() const {
  bool session = false;
  for (std::uint8_t i = field_.count_; i-- > 0;) {
    const Part& p = field_.parts_[i];
    session = session || p.slot == Slot::with || p.slot == Slot::via || p.slot == Slot::tls ||
              p.slot == Slot::by || p.slot == Slot::from;
    if (session && is_date(p)) return true;
  }
  return false;
}

bool SenderSide::is_date(const Part& p) const {
  return p.slot == Slot::section && parse_date(slice(raw_, p.where)).has_value();
}

// Where no "by" follows "from" its clause ends with the line, or with its date.
std::uint8_t SenderSide::end_of_open() const {
  for (std::uint8_t i = line_.from_first; i < field_.count_; ++i)
    if (is_date(field_.parts_[i])) return i;
  return field_.count_;
}

// Between "from" and the last "by" (where none follows: behind "from") the greeting may play any
// clause: "EHLO x by mx.example with ESMTPS id 1; date", and the server goes on with
// "(y.example [192.0.2.1]) by ...". What a receiver says of its own there, (using TLSv1.3 ...) or
// via SMTP, stands behind the peer that it recorded; everything before that is the sender's, and
// all of it where no peer is recorded, or one whose comment ends in words of the sender.
void SenderSide::hide_greeting() {
  if (!line_.has_from) return;
  const bool open = line_.by_leads || !line_.has_by;
  const std::uint8_t end = open ? end_of_open() : line_.by_first;
  const bool open_end = has_open_end(end);
  if (!line_.clauses && !open_end) return;
  const std::uint8_t behind = open_end ? end : behind_peer(end, open);
  const bool recorded = behind != 0;
  const std::uint8_t stop = recorded ? behind : end;
  const bool clauses = has_clause(stop), again = line_.by_again;
  greeting_ = {.recorded = recorded || !(clauses || again),
               .clauses = clauses || again,
               .open_end = open_end && (clauses || again)};
  field_.odd.second_by = again || (clauses && recorded);
  // by mx.example with SMTP (envelope from ""x) by b.example (TLS ...): whose clauses are whose?
  if (again && (!recorded || line_.by_behind_address)) field_.tear(Torn::another_by);

  const auto parts = std::span(field_.parts_);
  if (again && field_.torn != Torn::no)
    for (const Part& p : parts.first(end))
      if (p.slot == Slot::by && !field_.other_by) field_.other_by = p.where;
  const auto give = [](Part& p, Slot comment, Slot words) {
    if (p.slot != Slot::from) p.slot = is_comment(p.slot) ? comment : words;
  };
  const auto greeting = parts.subspan(line_.from_first, stop - line_.from_first);
  if (!greeting.empty() && !is_comment(greeting.front().slot))
    greeting.front().slot = Slot::from;  // "EHLO with local"
  for (Part& p : greeting) {
    const bool peer = &p == &greeting.back();
    if (!clauses && !again) {  // "; version=TLSv1.3" is no section of the server's
      if (p.slot == Slot::section) p.slot = recorded && peer ? Slot::from_tail : Slot::from_words;
    } else if (!recorded) {
      if (again || plays_proof(p.slot)) give(p, Slot::peer, Slot::from_words);
    } else if (open_end) {
      give(p, Slot::from_comment, Slot::from_words);
    } else {
      give(p, peer ? Slot::from_comment : Slot::peer, peer ? Slot::from_tail : Slot::from_words);
    }
  }
  // Right behind the peer's comment those of the session, of whatever clause the greeting left.
  for (std::uint8_t i = stop; i < end && is_comment(parts[i].slot); ++i)
    parts[i].slot = Slot::from_comment;
  drop_earlier_keyword(stop, end);
}

// (IDENT: a), ([192.0.2.1] helo=x): what such a comment ends in may go on up to "by".
bool SenderSide::has_open_end(std::uint8_t end) const {
  for (std::uint8_t i = line_.from_first; i < end; ++i)
    if (is_comment(field_.parts_[i].slot) && is_open_ended(slice(raw_, field_.parts_[i].where)))
      return true;
  return false;
}

// Whether a clause stands between "from" and the part `stop`.
bool SenderSide::has_clause(std::uint8_t stop) const {
  for (std::uint8_t i = line_.from_first; i < stop; ++i) {
    const Slot s = field_.parts_[i].slot;
    if (s != Slot::from && s != Slot::from_words && s != Slot::from_comment &&
        s != Slot::from_tail && s != Slot::section)
      return true;
  }
  return false;
}

// The part behind the last one before `end` that records a peer; 0: none. Also where clauses
// follow it before "by": the greeting plays them, and the peer with them. Not so "via SMTP" and
// "de/crypted with TLSv1.3: ...".
std::uint8_t SenderSide::behind_peer(std::uint8_t end, bool open) const {
  for (std::uint8_t i = end; i-- > line_.from_first;) {
    const Part& p = field_.parts_[i];
    // from 192.0.2.1 (EHLO x) by mx.example [127.0.0.1] (TLS) by mx.example: which of the two?
    if (p.slot == Slot::by_words && records_peer(p) && has_address_before(i)) return 0;
    if (records_peer(p)) return static_cast<std::uint8_t>(i + 1);
    if (p.slot == Slot::by) return 0;
    if (open || is_comment(p.slot) || p.slot == Slot::from_words || p.slot == Slot::from_tail)
      continue;
    if (p.slot == Slot::via ? !is_plain(slice(raw_, p.where))
                            : p.slot != Slot::with || i == 0 || !is_decrypted(i - 1u))
      return 0;
  }
  return 0;
}

bool SenderSide::has_address_before(std::uint8_t end) const {
  for (std::uint8_t i = line_.from_first; i < end; ++i) {
    const Part& p = field_.parts_[i];
    if (records_peer(p) || (p.slot == Slot::from && parse_address(slice(raw_, p.where))))
      return true;
  }
  return false;
}

// "de/crypted", "(de-)crypted"
bool SenderSide::is_decrypted(std::size_t i) const {
  const Part& p = field_.parts_[i];
  if (p.slot != Slot::from_tail) return false;
  const std::string_view t = slice(raw_, p.where);
  if (ascii::iequal(t, "de/crypted")) return true;
  return i > 0 && ascii::iequal(t, "crypted") && is_comment(field_.parts_[i - 1].slot) &&
         slice(raw_, field_.parts_[i - 1].where) == "de-";
}

// "de/crypted with TLSv1.3: ... by mx.example with SMTP": a keyword before "by" is one only where
// none follows.
void SenderSide::drop_earlier_keyword(std::uint8_t begin, std::uint8_t end) {
  bool follows = false;
  for (std::uint8_t i = end; i < field_.count_; ++i)
    follows = follows || field_.parts_[i].slot == Slot::with;
  for (std::uint8_t i = begin; follows && i < end; ++i) {
    Part& p = field_.parts_[i];
    if (p.slot == Slot::with || p.slot == Slot::via)
      p.slot = Slot::from_tail;
    else if (p.slot == Slot::with_comment || p.slot == Slot::via_comment)
      p.slot = Slot::from_comment;
  }
}

// "(y.example [192.0.2.1])", and bare: "[192.0.2.1]". Not: claiming to be "[192.0.2.1]".
bool SenderSide::records_peer(const Part& p) const {
  const std::string_view t = slice(raw_, p.where);
  if (p.slot == Slot::from) return false;
  if (is_comment(p.slot)) return looks_like_peer(t);
  return parse_address(t) || last_bracketed({t.substr(t.rfind('"') + 1)});
}

// by mx.example with ESMTPS
bool SenderSide::says_tls() const {
  for (std::uint8_t i = line_.by_first; line_.has_by && i < field_.count_; ++i) {
    const Part& p = field_.parts_[i];
    if (p.slot != Slot::with) continue;
    std::string_view word = slice(raw_, p.where);
    word = word.substr(0, word.find_first_of(" \t\r\n"));
    if (ascii::iends_with(word, "mtps") || ascii::iends_with(word, "mtpsa")) return true;
  }
  return false;
}

// for <a> (TLS) <b@a.example>, for (TLS) b@a.example, for <a> with ESMTPS <b@a.example>,
// envelope-from <a> tls X <b@a.example>, (ORCPT rfc822;a) (TLS) (b@a.example): where a receiver
// does not look at what it takes for an address, what stands within it is the sender's.
void SenderSide::hide_recipient() {
  Part* within = nullptr;  // the first comment of the recipient, or behind words of it
  bool behind = false, original = false;
  bool whole = true;     // the address before has its "@"
  bool session = false;  // a clause of the session stands behind an address
  for (std::uint8_t i = line_.recipient_first; i < field_.count_; ++i) {
    Part& p = field_.parts_[i];
    const std::string_view t = slice(raw_, p.where);
    if (p.slot == Slot::for_) {
      for (; within != nullptr && within != &p; ++within) within->slot = Slot::peer;
      within = nullptr;
      if (session) field_.tear(Torn::recipient_again);
      behind = true;
      whole = t.find('@') != t.npos;
    } else if (p.slot == Slot::for_comment) {
      if (within == nullptr) within = &p;
    } else {
      within = nullptr;
    }
    if (names_envelope(p) || (p.slot == Slot::id && t.starts_with('<') && t.find('@') == t.npos)) {
      behind = true;
    } else if (behind && !is_comment(p.slot) && p.slot != Slot::for_) {
      session = session || (p.slot != Slot::id && p.slot != Slot::other && p.slot != Slot::section);
      if ((p.slot != Slot::id || (session && !whole)) &&
          (t.find('@') != t.npos || t.find('<') != t.npos))
        field_.tear(Torn::recipient_words);
    }
    if (!is_comment(p.slot))
      original = false;
    else if (original)
      p.slot = Slot::peer;
    else
      original = ascii::istarts_with(t, "orcpt ");
  }
  // for <a> with ESMTPS ) (b@a.example>
  if (session && field_.odd.unbalanced) field_.tear(Torn::address_closes);
}

// envelope-from: its address is in no part.
bool SenderSide::names_envelope(const Part& p) const {
  return p.slot == Slot::other && ascii::istarts_with(slice(raw_, p.where), "envelope-");
}

// Comments of the sender's side get the slot that no pattern sees.
void SenderSide::hide_peer() {
  const PeerRange range = read_peer(raw_, field_, greeting_);
  // Where the server's own keyword says TLS, the details of a line whose address somebody removed
  // are kept.
  const bool nobody = range.nobody && !(greeting_.recorded && says_tls());
  for (std::uint8_t i = 0; i < field_.count_; ++i) {
    Part& p = field_.parts_[i];
    // An open or stray parenthesis: the greeting may have closed a comment and opened one of its
    // own.
    if (p.slot == Slot::from_comment || (range.lead && p.slot == Slot::lead_comment)) {
      if (i < range.end || range.all || field_.odd.unbalanced ||
          (nobody && !speaks_of_login(slice(raw_, p.where))))
        p.slot = Slot::peer;
    } else if (p.slot == Slot::from_tail && (range.all || nobody)) {
      p.slot = Slot::from_words;
    }
  }
}

namespace {

// Behind a string's last quote; npos where it stays open.
std::size_t behind_string(std::string_view t, std::size_t open) {
  for (std::size_t i = open + 1; i < t.size(); ++i) {
    if (t[i] == '"') return i + 1;
    if (t[i] == '\\') ++i;
  }
  return t.npos;
}

// What the receiver says behind the greeting, in offsets of the comment.
struct WordsAfterGreeting {
  std::size_t greeting_end = 0;
  Span login{}, tls{};  // empty where there is none
};

// "EHLO x" ident: "y" smtp-auth: "alice" TLS-CIPHER: "X keybits 128/128 version V" TLS-PEER: "z":
// ZMailer's labels; a quote in a value is escaped. A value is what the client chose, but for the
// suite. Where a quote stands without a label, it is the greeting's.
WordsAfterGreeting words_after_greeting(std::string_view t, std::size_t open) {
  WordsAfterGreeting words;
  const std::size_t last = t.rfind('"') + 1;
  std::size_t at = behind_string(t, open);
  const std::size_t greeting_end = at;
  while (at < last) {
    const std::size_t quote = t.find('"', at), end = behind_string(t, quote);
    const std::string_view before = t.substr(at, quote - at);
    const std::size_t colon = before.find_last_not_of(" \t\r\n");
    if (end == t.npos || colon == before.npos || before[colon] != ':' ||
        colon + 1 == before.size() || !ascii::is_blank(before.front()))
      break;
    std::size_t label = colon;
    while (!ascii::is_blank(before[label - 1])) --label;
    const std::string_view name = before.substr(label, colon - label);
    if (name == "smtp-auth") words.login = span_between(at + label, quote + 1);
    if (name == "TLS-CIPHER") words.tls = span_between(at + label, end);
    at = end;
  }
  if (at != last) return {.greeting_end = last};
  words.greeting_end = greeting_end;
  return words;
}

}  // namespace

// ([192.0.2.1]:4711 "EHLO x" smtp-auth: <none> TLS-CIPHER: ...): what follows the quoted greeting
// is the receiver's, where the address that it recorded stands before.
void SenderSide::show_words_after_greeting() {
  if (field_.odd.unbalanced || field_.count_ + 2u > ReceivedField::kMaxParts ||
      !field_.peer_address)
    return;
  const std::uint32_t address_end = field_.peer_address->where.end();
  for (std::uint8_t i = 0; i < field_.count_; ++i) {
    Part& p = field_.parts_[i];
    if (p.slot != Slot::peer) continue;
    const std::uint32_t begin = p.where.at;
    const std::string_view t = slice(raw_, p.where);
    const std::size_t open = t.find('"'), quote = t.rfind('"');
    if (open == quote || address_end < begin ||
        t.find_first_not_of("]:0123456789 \t\r\n", address_end - begin) != open ||
        !quotes_greeting(t.substr(open)))
      continue;
    WordsAfterGreeting words = words_after_greeting(t, open);
    if (words.tls.size == 0 && quote + 2 < t.size() && ascii::is_blank(t[quote + 1]))
      words.tls = span_between(t.find_first_not_of(" \t\r\n", quote + 1), t.size());
    std::uint8_t to = i;
    for (const Span span : {words.login, words.tls})
      if (span.size != 0) field_.insert(++to, {Slot::from_comment, {begin + span.at, span.size}});
    if (to != i) field_.parts_[i].where = span_between(begin, begin + words.greeting_end);
    return;
  }
}

}  // namespace tlspath
