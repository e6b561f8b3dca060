// The rules of a hop. Order of decision: TLS stated -> encrypted (also on loopback); else the same
// host -> local; else by keyword or by the profile's silence -> cleartext; else unstated.

#include "core/path/verdict.hpp"

#include <array>
#include <optional>

#include "core/base/ascii.hpp"
#include "core/received/peer_comment.hpp"

namespace tlspath {
namespace {

constexpr std::string_view kKeywordRule = "keyword";

bool same_words(std::string_view a, std::string_view b) {
  return !a.empty() && ascii::iequal(a, b);
}

// (user@localhost), (localhost), [unix socket], [UNIX: localhost]: the receiver names its own host
// and no address.
bool peer_says_local(std::string_view raw, const ReceivedField& f, const Hop& hop) {
  if (hop.from.address) return false;
  const Part* first = nullptr;
  for (const Part& p : f) {
    if (p.slot != Slot::peer) continue;
    if (first == nullptr)
      first = &p;
    else if (slice(raw, p.where).find('[') != std::string_view::npos)
      return false;  // (localhost) (unknown [unknown]): the greeting's, and the peer's
  }
  if (first == nullptr) return false;
  const std::string_view t = slice(raw, first->where);
  return ascii::iequal(t, "localhost") || ascii::iequal(t, "local") ||
         (ascii::iends_with(t, "@localhost") && !leads_with_helo(t)) ||
         ascii::istarts_with(t, "[unix socket") || is_name_and(t, "[unix: localhost]") ||
         is_name_and(t, "[[unix: localhost]]") || is_name_and(t, "[local]");
}

// First letters of tls, ssl, cipher, encrypted, esmtps.
constexpr auto kMayImitate = [] {
  std::array<bool, 256> table{};
  for (const unsigned char c : {'t', 'T', 's', 'S', 'c', 'C', 'e', 'E'}) table[c] = true;
  return table;
}();

// One pass: is there anything in what the sender chose that could play the receiver's TLS words?
bool mentions_tls(std::string_view t) {
  for (std::size_t i = 0; i + 3 <= t.size(); ++i) {
    if (!kMayImitate[static_cast<unsigned char>(t[i])]) continue;
    const auto letter = [&](std::size_t k) { return ascii::lower(t[i + k]); };
    switch (letter(0)) {
      case 't':
        if (letter(1) == 'l' && letter(2) == 's') return true;
        break;
      case 's':
        if (letter(1) == 's' && letter(2) == 'l') return true;
        break;
      case 'c':
        if (ascii::istarts_with(t.substr(i), "cipher")) return true;
        break;
      default:
        if (ascii::istarts_with(t.substr(i), "encrypted") ||
            ascii::istarts_with(t.substr(i), "esmtps"))
          return true;
        break;
    }
  }
  return false;
}

// Of a whole line, keywords and Google's words included.
bool may_say_tls(std::string_view line) {
  if (mentions_tls(line)) return true;
  for (const std::string_view w : {"mtps", "submits", "https", "transport security"})
    if (ascii::ifind(line, w) != std::string_view::npos) return true;
  return false;
}

// What the writer itself says of TLS, whatever it says: the part where "TLS", "SSL", "cipher" or
// "encrypted" stands as a word of its own. Names, ids and dates say nothing.
Span words_about_tls(std::string_view raw, const ReceivedField& f) {
  static constexpr std::string_view kWords[] = {"tls", "ssl", "starttls", "encrypted", "cipher"};
  constexpr SlotSet kNoWords = slot_bit(Slot::id) | slot_bit(Slot::for_) | slot_bit(Slot::date);
  for (const Part& p : f) {
    if (!own_words(p.slot) || (kNoWords & slot_bit(p.slot)) != 0) continue;
    if (p.slot == Slot::tls) return p.where;  // the word stands before it
    const std::string_view t = slice(raw, p.where);
    if (!mentions_tls(t) || speaks_of_login(t)) continue;  // whose name may be anything
    for (const std::string_view w : kWords)
      for (std::size_t i = ascii::ifind(t, w); i != std::string_view::npos;
           i = ascii::ifind(t, w, i + 1)) {
        const std::string_view rest = t.substr(i + w.size());
        const bool starts = i == 0 || !(ascii::is_alnum(t[i - 1]) || t[i - 1] == '.' ||
                                        t[i - 1] == '-' || t[i - 1] == '@');
        const bool version = rest.size() > 1 && (rest[0] | 0x20) == 'v' && ascii::is_digit(rest[1]);
        if (starts && (rest.empty() || version ||
                       !(ascii::is_alpha(rest[0]) || rest[0] == '-' || rest[0] == '.')))
          return p.where;
      }
  }
  return {};
}

// Words of their own, as a receiver writes them: "using TLSv1.3", "version=TLS1_3", "with ESMTPS",
// "X encrypted". A host name that holds such letters ("tls-1.esmtps.example") imitates nothing.
bool imitates_tls(std::string_view t) {
  static constexpr std::string_view kStarts[] = {"using tls",     "using ssl",  "version=tls",
                                                 "version=ssl",   "cipher=",    "with cipher ",
                                                 "tls: tls",      "tls: ssl",   "ssl: tls",
                                                 "with esmtps",   "with smtps", "(tls",
                                                 "encrypted smtp"};
  for (const std::string_view w : kStarts)
    for (std::size_t i = ascii::ifind(t, w); i != std::string_view::npos;
         i = ascii::ifind(t, w, i + 1))
      if (i == 0 || !(ascii::is_alnum(t[i - 1]) || t[i - 1] == '.' || t[i - 1] == '-')) return true;
  return ascii::iends_with(t, " encrypted");
}

// Where the sender's side is one name and one address there is no room for an imitation. Where it
// plays clauses, any such word imitates.
bool forged_looking(std::string_view raw, const ReceivedField& f) {
  for (const Part& p : f) {
    if (p.slot != Slot::from && p.slot != Slot::from_words && p.slot != Slot::peer) continue;
    const std::string_view t = slice(raw, p.where);
    if (f.odd.second_by && mentions_tls(t)) return true;
    if (p.slot == Slot::from && t.find('=') == std::string_view::npos) continue;
    const bool plain = p.slot == Slot::peer && f.peer_address && f.peer_name &&
                       p.where.size <= f.peer_name->size + f.peer_address->where.size + 8;
    if (!plain && mentions_tls(t) && imitates_tls(t)) return true;
  }
  return false;
}

// from [127.0.0.1] by mx.example: a greeting, but where a system is known to write the peer there,
// or calls itself so.
bool may_be_greeting(const ReceivedField& f, const System* system) {
  return f.literal_only &&
         (system == nullptr || (system->from_is == FromIs::helo && !system->writes_bare_peer));
}
// So it makes nobody a host inside.
bool may_be_false(const ReceivedField& f, const System* system) {
  if (!may_be_greeting(f, system) || kind(f.peer_address->value) == AddressKind::internet)
    return false;
  return !f.by_address || kind(f.by_address->value) != AddressKind::loopback;
}

bool same_host(std::string_view raw, const ReceivedField& f, const Hop& hop) {
  if (hop.from.address && f.by_address && hop.from.address->value == f.by_address->value)
    return true;
  const bool by_named = f.has(Slot::by);
  if (!by_named || !hop.from.name) return false;
  if (!same_words(slice(raw, *hop.from.name), slice(raw, f.span(Slot::by)))) return false;
  if (hop.from.address && kind(hop.from.address->value) == AddressKind::private_net) return true;
  const std::string_view k = hop.protocol ? slice(raw, hop.protocol->where) : std::string_view{};
  return ascii::istarts_with(k, "lmtp") || ascii::iequal(k, "mapi");
}

// A suite that nobody knows, but "NULL" is a word of its name: TLS_RSA_WITH_NULL_SHA1, eNULL.
bool names_null(std::string_view suite) {
  constexpr std::string_view kNull = "NULL";
  for (std::size_t i = ascii::ifind(suite, kNull); i != std::string_view::npos;
       i = ascii::ifind(suite, kNull, i + 1)) {
    const std::size_t end = i + kNull.size();
    const std::size_t begin = i > 0 && ascii::lower(suite[i - 1]) == 'e' ? i - 1 : i;
    if ((begin == 0 || !ascii::is_alnum(suite[begin - 1])) &&
        (end == suite.size() || !ascii::is_alnum(suite[end])))
      return true;
  }
  return false;
}

bool is_proxy_address(const IpAddress& a) {
  return a.v4 && !(a.bytes[12] == 127 && a.bytes[13] == 0 && a.bytes[14] == 0 && a.bytes[15] == 1);
}

void decide(Hop& hop, Verdict v, Basis b) {
  hop.verdict = v;
  hop.basis = b;
}

void grade_hop(Hop& hop) {
  GradeInput in;
  if (hop.tls.version) in.version = hop.tls.version->value;
  in.suite = hop.tls.suite;
  if (hop.tls.bits) in.bits = hop.tls.bits->value;
  in.authenticated = hop.authenticated.has_value();
  hop.grade = grade(in);
  if (hop.tls.version && hop.tls.version->value < TlsVersion::tls1_2)
    hop.findings.push({FindingKind::old_version, hop.tls.version->where});
  const Suite* s = hop.tls.suite;
  const Span where = hop.tls.cipher.value_or(Span{});
  if (s != nullptr && s->anonymous()) hop.findings.push({FindingKind::anonymous_suite, where});
  const bool tls13 = hop.tls.version && hop.tls.version->value == TlsVersion::tls1_3;
  if (s != nullptr && !tls13 && !s->forward_secrecy() && s->key_exchange != KeyExchange::unknown)
    hop.findings.push({FindingKind::no_forward_secrecy, where});
  if (s == nullptr && hop.tls.cipher) hop.findings.push({FindingKind::unknown_suite, where});
}

// Words about TLS in the sender's slots, behind the recorded address where there is one: the
// receiver's or a greeting's. Behind an answer to ident they are the sender's.
bool hides_tls(std::string_view raw, const ReceivedField& f) {
  for (const Part& p : f) {
    if (p.slot != Slot::peer || (f.peer_address && p.where.at < f.peer_address->where.at)) continue;
    const std::string_view words = slice(raw, p.where);
    if (!f.odd.second_by && f.peer_address && is_ident_answer(words)) return false;
    if (mentions_tls(words)) return true;
  }
  return false;
}

// The text ends in the line: no date, and nothing behind it. What it does not say may have
// followed.
bool is_cut(std::string_view raw, const ReceivedField& f) {
  return f.odd.no_date && !f.has(Slot::date) && !f.has(Slot::section) &&
         raw.find_first_not_of(" \t\r\n", f.value.end()) == raw.npos;
}
// Its last word may go on: "with ESMTP" in a text that ends there.
bool is_last_word(std::string_view raw, const ReceivedField& f, Span word) {
  return ascii::trim(slice(raw, span_between(word.end(), f.value.end()))).empty();
}

// The same host. True where that settles it: local, or a word for local beside a public address.
bool decide_local(std::string_view raw, const ReceivedField& f, Keyword keyword, bool cut,
                  Hop& hop) {
  const auto local = [&hop] {
    decide(hop, Verdict::local, Basis::transport);
    return true;
  };
  const bool loopback =
      hop.scope == Scope::host && hop.form != HopForm::handover && !hop.peer_is_proxy;
  const bool public_peer = hop.scope == Scope::internet;
  if (keyword.says == KeywordSays::local) {
    if (public_peer) {
      hop.findings.push({FindingKind::local_with_peer, hop.protocol->where});
      decide(hop, Verdict::unstated, Basis::none);
      return true;
    }
    hop.evidence.push({Fact::local, keyword_words(raw, hop.protocol->where), kKeywordRule});
    hop.form = HopForm::pickup;
    return local();
  }
  if (hop.form == HopForm::pickup || hop.form == HopForm::queue) return local();
  const bool lmtp_socket = hop.protocol && !hop.from.address && !f.address_unsure &&
                           hop.form != HopForm::handover && hop.system != nullptr &&
                           keyword.known && keyword.says == KeywordSays::cleartext &&
                           ascii::istarts_with(slice(raw, hop.protocol->where), "lmtp");
  const bool whole_by = !cut || !is_last_word(raw, f, f.span(Slot::by));
  if (loopback || lmtp_socket || peer_says_local(raw, f, hop) ||
      (whole_by && same_host(raw, f, hop))) {
    if (hop.from.address)
      hop.evidence.push({Fact::local, hop.from.address->where, "address"});
    else if (const Part* p = f.find(Slot::peer))
      hop.evidence.push({Fact::local, p->where, "peer"});
    else if (hop.protocol)
      hop.evidence.push({Fact::local, keyword_words(raw, hop.protocol->where), kKeywordRule});
    return local();
  }
  if (!cut && !hop.has_from && !keyword.known && !hop.protocol && !hop.tls.denied &&
      hop.system != nullptr && hop.system->by_only_is_pickup && hop.form == HopForm::transfer) {
    hop.form = HopForm::pickup;
    if (f.has(Slot::by)) hop.evidence.push({Fact::local, f.span(Slot::by), "by-only"});
    return local();
  }
  return false;
}

// What the line is odd in, whatever it says.
void note_oddities(std::string_view raw, const ReceivedField& f, bool cut, Hop& hop) {
  if (f.odd.unbalanced)
    hop.findings.push({FindingKind::unbalanced, f.value});
  else if (f.torn != Torn::no)
    hop.findings.push({FindingKind::whose_words, f.value});
  if (cut) hop.findings.push({FindingKind::line_cut, f.value});
  if (f.odd.too_deep) hop.findings.push({FindingKind::too_deep, f.value});
  if (f.odd.too_many_parts) hop.findings.push({FindingKind::too_many_parts, f.value});
  if (f.odd.too_long) hop.findings.push({FindingKind::too_long, f.value});
  if (f.odd.no_date) hop.findings.push({FindingKind::no_date, f.value});
  if (forged_looking(raw, f)) hop.findings.push({FindingKind::forged_looking, f.value});
}

std::optional<Scope> scope_of(const std::optional<Seen<IpAddress>>& peer) {
  if (!peer) return std::nullopt;
  switch (kind(peer->value)) {
    case AddressKind::internet:
      return Scope::internet;
    case AddressKind::private_net:
      return Scope::private_net;
    case AddressKind::loopback:
      break;
  }
  return Scope::host;
}

// What was read from a line of which nobody knows whose words are whose.
void forget_facts(Hop& hop) {
  hop.tls = {};
  hop.authenticated.reset();
  hop.evidence.clear();
  hop.form = HopForm::transfer;
  hop.from = {};
  hop.scope.reset();
}

// TLS stated. True where that settles it.
bool decide_stated(std::string_view raw, Keyword keyword, Hop& hop) {
  const bool null_suite = hop.tls.suite != nullptr
                              ? hop.tls.suite->null_encryption()
                              : hop.tls.cipher && names_null(slice(raw, *hop.tls.cipher));
  if (null_suite) {
    hop.findings.push({FindingKind::null_suite, *hop.tls.cipher});
    decide(hop, Verdict::cleartext, Basis::stated);
    return true;
  }
  const bool by_keyword = keyword.says == KeywordSays::tls;
  if (!hop.tls.stated && !by_keyword) return false;
  if (hop.tls.denied) {
    hop.findings.push({FindingKind::conflicting_words, *hop.tls.denied});
    return false;
  }
  if (hop.tls.stated) {
    decide(hop, Verdict::encrypted, Basis::stated);
  } else {
    hop.evidence.push({Fact::protocol, keyword_words(raw, hop.protocol->where), kKeywordRule});
    decide(hop, Verdict::encrypted, Basis::keyword);
  }
  grade_hop(hop);
  return true;
}

// In the clear: by its own words, by the keyword, by silence of a system that always marks. Or
// nobody says.
void decide_rest(std::string_view raw, const ReceivedField& f, Keyword keyword, bool cut,
                 Hop& hop) {
  const Profile* profile = hop.profile;
  if (hides_tls(raw, f)) return decide(hop, Verdict::unstated, Basis::none);
  if (hop.tls.denied) return decide(hop, Verdict::cleartext, Basis::stated);
  if (hop.form == HopForm::handover || hop.form == HopForm::web || hop.form == HopForm::store)
    return decide(hop, Verdict::unstated, Basis::none);
  // "with Microsoft SMTP Server" names no protocol; "with WEB" and "via WebMail" do.
  const bool names_nothing = !hop.protocol && (f.has(Slot::with) || !f.has(Slot::via));
  const bool plain = keyword.says == KeywordSays::cleartext;
  // by a.example (Smail3.1.28.1) from b.example with uucp: clauses that the greeting may have
  // played are read by nobody, and are no silence; nor is what a text that ends here leaves out.
  const bool silent = !plain && profile != nullptr && profile->marks == Marks::always &&
                      hop.has_from && !f.address_unsure && !cut && !f.odd.unbalanced &&
                      (names_nothing || hop.form == HopForm::pull);
  if (!plain && !silent) return decide(hop, Verdict::unstated, Basis::none);
  if (plain && profile != nullptr && silence_means(*profile) != Verdict::cleartext) {
    hop.findings.push({FindingKind::keyword_proves_nothing, hop.protocol->where});
    return decide(hop, Verdict::unstated, Basis::none);
  }
  if (const Span words = words_about_tls(raw, f); !words.empty()) {
    hop.findings.push({FindingKind::unclear_words, words});
    return decide(hop, Verdict::unstated, Basis::none);
  }
  if (silent) {
    const Span where = f.has(Slot::with) ? f.span(Slot::with)
                       : f.has(Slot::by) ? f.span(Slot::by)
                                         : f.value;
    hop.evidence.push({Fact::silence, where, "silence"});
    return decide(hop, Verdict::cleartext, Basis::silence);
  }
  if (hop.system == nullptr) hop.findings.push({FindingKind::unknown_system, hop.protocol->where});
  if (profile != nullptr && profile->marks == Marks::never)
    hop.findings.push({FindingKind::profile_never, hop.protocol->where});
  hop.evidence.push({Fact::protocol, keyword_words(raw, hop.protocol->where), kKeywordRule});
  decide(hop, Verdict::cleartext, Basis::keyword);
}

}  // namespace

void judge(std::string_view raw, const ReceivedField& f, Hop& hop) {
  // Nobody knows whose words are whose, or the line was not read to its end.
  const bool torn = f.torn != Torn::no || f.odd.too_many_parts || f.odd.too_long;
  if (torn && f.other_by) {  // nor who wrote it
    hop.system = nullptr;
    hop.profile = nullptr;
    hop.system_version.reset();
  }
  hop.address_unsure = f.address_unsure || may_be_greeting(f, hop.system);
  if (may_be_false(f, hop.system)) hop.from.address.reset();
  hop.scope = scope_of(hop.from.address);
  hop.peer_is_proxy =
      hop.peer_is_proxy && hop.from.address && is_proxy_address(hop.from.address->value);
  Keyword keyword = hop.protocol ? hop.protocol->value : Keyword{};
  const bool cut = is_cut(raw, f);
  if (cut && keyword.says == KeywordSays::cleartext && is_last_word(raw, f, hop.protocol->where))
    keyword = {};  // "with ESMTP" of "with ESMTPS"
  if (keyword.authenticated && !hop.authenticated && hop.form != HopForm::store) {
    hop.authenticated = hop.protocol->where;
    hop.evidence.push({Fact::authenticated, hop.protocol->where, kKeywordRule});
  }
  note_oddities(raw, f, cut, hop);
  if (torn) {
    forget_facts(hop);
    // LMTP without an address may be a socket of the host.
    if (keyword.says != KeywordSays::cleartext || may_say_tls(slice(raw, f.value)) ||
        ascii::istarts_with(slice(raw, hop.protocol->where), "lmtp"))
      return decide(hop, Verdict::unstated, Basis::none);
  }

  if (decide_stated(raw, keyword, hop)) return;
  if (!torn && !f.odd.second_by && decide_local(raw, f, keyword, cut, hop)) return;
  decide_rest(raw, f, keyword, cut, hop);
}

}  // namespace tlspath
