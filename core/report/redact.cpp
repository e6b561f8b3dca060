// Hiding by stable tokens; see redact.hpp. Names that the path holds are learnt first, so that
// their numbers follow the mail's way; what free text brings beyond them gets the next numbers.
#include "core/report/redact.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "core/base/ascii.hpp"
#include "core/path/statements.hpp"
#include "core/received/slots.hpp"
#include "core/report/no_proof.hpp"
#include "core/text/escape.hpp"

namespace tlspath {
namespace {

std::string_view without_dot(std::string_view s) {
  while (!s.empty() && s.back() == '.') s.remove_suffix(1);
  return s;
}

std::string_view without_angles(std::string_view s) {
  while (!s.empty() && (s.front() == '<' || ascii::is_blank(s.front()))) s.remove_prefix(1);
  while (!s.empty() && (s.back() == '>' || ascii::is_blank(s.back()))) s.remove_suffix(1);
  return s;
}

bool is_localhost(std::string_view s) {
  return ascii::iequal(s, "localhost") || ascii::iequal(s, "localhost.localdomain") ||
         ascii::iequal(s, "unknown");
}

// Words of the trade that somebody may use as a HELO; hiding them would hide the proof.
bool is_own_word(std::string_view s) {
  for (const std::string_view w :
       {"tls", "esmtp", "smtp", "esmtps", "esmtpa", "esmtpsa", "postfix", "with", "by", "id"}) {
    if (ascii::iequal(s, w)) return true;
  }
  return false;
}

// A name with a dot whose last label has letters only: "mx.example", not "5.0r3" or "TLSv1.2".
bool looks_like_host(std::string_view s) {
  const std::size_t dot = s.rfind('.');
  if (dot == std::string_view::npos || dot == 0 || s.size() > 253) return false;
  const std::string_view top = s.substr(dot + 1);
  if (top.size() < 2) return false;
  const bool puny = ascii::istarts_with(top, "xn--");
  for (const char c : top) {
    if (!ascii::is_alpha(c) && static_cast<unsigned char>(c) < 0x80 &&
        !(puny && (ascii::is_digit(c) || c == '-'))) {
      return false;
    }
  }
  bool label = false;
  for (const char c : s) {
    if (c == '.') {
      if (!label) return false;
      label = false;
    } else {
      label = true;
    }
  }
  return true;
}

bool in_run(char c) {
  return ascii::is_alnum(c) || static_cast<unsigned char>(c) >= 0x80 ||
         std::string_view(".-_@:+=~!#$%&'*/?^`{|}").find(c) != std::string_view::npos;
}

bool in_name(char c) {
  return ascii::is_alnum(c) || static_cast<unsigned char>(c) >= 0x80 || c == '.' || c == '-' ||
         c == '_' || c == ':' || c == '%';
}

// Of "alice miller"@a.example, a."b c"@a.example, in whose local part a quote stands; 0: none.
std::size_t end_of_quoted_address(std::string_view s, std::size_t at) {
  constexpr std::size_t kMost = 512;
  s = s.substr(0, at + kMost);
  bool quoted = false;
  while (at < s.size() && s[at] != '@') {
    if (s[at] == '"') {
      quoted = true;
      do {
        at += s[at] == '\\' ? 2 : 1;
      } while (at < s.size() && s[at] != '"');
      ++at;
    } else if (in_run(s[at])) {
      ++at;
    } else {
      return 0;
    }
  }
  if (!quoted || at >= s.size()) return 0;
  const std::size_t domain = ++at;
  while (at < s.size() && in_name(s[at]) && s[at] != ':' && s[at] != '%') ++at;
  return at > domain ? at : 0;
}

}  // namespace

std::uint32_t Redactor::number(std::unordered_map<std::string, std::uint32_t>& of,
                               std::string key) {
  const auto next = static_cast<std::uint32_t>(of.size() + 1);
  return of.try_emplace(std::move(key), next).first->second;
}

void Redactor::learn(std::string_view mail, const Analysis& analysis, const MailHead* head) {
  if (!hides()) return;
  const auto text_of = [&](const std::optional<Span>& s) {
    return s ? slice(mail, *s) : std::string_view();
  };
  if (head != nullptr) {
    for (const std::string& a : head->from) address(a);
    for (const std::string& a : head->to) address(a);
  }
  for (const Hop& h : analysis.hops) {
    if (h.system_version) versions_.insert(visible(text_of(h.system_version)));
  }
  for (const Hop& h : analysis.hops) {
    for (const std::optional<Span>& s : {h.from.helo, h.from.name, h.by.name}) {
      if (s) host(text_of(s));
    }
    if (h.from.address) ip(slice(mail, h.from.address->where));
    if (h.by.address && (!h.system_version || h.by.address->where.at >= h.system_version->end() ||
                         h.by.address->where.end() <= h.system_version->at))
      ip(slice(mail, h.by.address->where));
    // Exchange writes its build where others write an id; the build is shown, so it is nothing to
    // hide.
    if (h.id && h.id != h.system_version) id(text_of(h.id));
    if (const std::string_view f = without_angles(text_of(h.for_));
        f.find('@') != std::string_view::npos) {
      text(f);
    } else if (f.find_first_of(" \t\r\n") == std::string_view::npos) {
      user(f);
    }
    logins(slice(mail, h.value));
    certificate(slice(mail, h.value));
  }
  for (const Hop& h : analysis.hops) {
    for (const Evidence& e : h.evidence) proof(slice(mail, e.where));
    if (h.protocol) proof(slice(mail, h.protocol->where));
    proof(text_of(h.tls.stated));
  }
  for (const Hop& h : analysis.hops) machines(mail, h);
  // Authentication-Results: mx.a.example; auth=pass smtp.auth=alice
  for (const Statement& s : read_statements(mail, analysis)) logins(slice(mail, s.value));
  if (head != nullptr) {
    if (!head->message_id.empty()) id(head->message_id);
  }
  // Envelope addresses stand in clauses that no slot keeps.
  // Without the search for odd ids: a thousand
  // of them in sixteen megabytes of header would take long, and they are known already.
  for (const Hop& h : analysis.hops) scan(slice(mail, h.value), false);
}

// The words before the name of who logged in or asked, as servers write them. What is hidden here
// need not have been proved: hiding too much is the lesser fault.
void Redactor::logins(std::string_view line) {
  static constexpr std::string_view kMarks[] = {"authenticated sender: ",
                                                "authenticated sender ",
                                                "sender=",
                                                "authenticated as ",
                                                "authenticated user ",
                                                "account ",
                                                "username ",
                                                "username: ",
                                                "user=",
                                                "user: ",
                                                "authid=",
                                                "authid ",
                                                "auth=",
                                                "(auth ",
                                                "auth: external ",
                                                "auth: oauthbearer ",
                                                "auth: xoauth2 ",
                                                "auth: cram-sha1 ",
                                                "auth: cram-sha256 ",
                                                "auth: scram-sha-1 ",
                                                "auth: scram-sha-256 ",
                                                "auth: gssapi ",
                                                "auth: login ",
                                                "auth: plain ",
                                                "auth: cram-md5 ",
                                                "auth: digest-md5 ",
                                                "auth: ntlm ",
                                                "smtp-auth: ",
                                                "ident=",
                                                "ident: ",
                                                "ident ",
                                                "as ",
                                                "citadel from ",
                                                "sender: ",
                                                "mailfrom:",
                                                "envelope-from ",
                                                "envelope-sender "};
  constexpr std::size_t kFar = 64 * std::size_t{1024}, kMostName = 512;
  line = line.substr(0, kFar);
  for (const std::string_view mark : kMarks)
    for (std::size_t at = ascii::ifind(line, mark); at != std::string_view::npos;
         at = ascii::ifind(line, mark, at + 1)) {
      if (at > 0 && ascii::is_alnum(line[at - 1])) continue;
      std::string_view name = line.substr(ascii::end_of_words(line, mark, at), kMostName);
      name.remove_prefix(std::min(name.find_first_not_of(" \t\r\n\"'<"), name.size()));
      name = name.substr(0, name.find_first_of("\"'<>(),;"));
      names(name);
    }
  // for uid 1000 (using ...) alice; from a.example alice [192.0.2.1]
  if (const std::size_t uid = ascii::ifind(line, "for uid "); uid != std::string_view::npos) {
    const std::string_view rest = line.substr(uid, line.find(';', uid) - uid);
    if (const std::size_t close = rest.rfind(')'); close != std::string_view::npos)
      names(ascii::trim(rest.substr(close + 1)));
  }
  if (ascii::istarts_with(line, "from ")) {
    const std::size_t second = std::min(line.find(' ', 5), line.size());
    const std::size_t end = line.find_first_of("[(;.", second);
    if (end != std::string_view::npos && line[end] == '[')
      names(ascii::trim(line.substr(second, end - second)));
  }
}

// "Alice Miller HELO pc": words that follow a name are of it, up to one of the trade.
void Redactor::names(std::string_view words) {
  static constexpr std::string_view kTrade[] = {
      "helo",      "ehlo", "via", "at",    "on",  "from", "for",           "using",
      "mechanism", "and",  "to",  "named", "has", "not",  "authenticated", "verified"};
  constexpr int kMost = 5;
  for (int i = 0; i < kMost && !words.empty(); ++i) {
    const std::string_view word = words.substr(0, words.find_first_of(" \t\r\n"));
    if (is_own_word(word) || (i > 0 && word.find_first_of("=:[]") != std::string_view::npos) ||
        std::ranges::any_of(kTrade, [&](auto w) { return ascii::iequal(word, w); }))
      return;
    user(word);
    if (word.find('@') != std::string_view::npos) return;
    words = ascii::trim(words.substr(word.size()));
  }
}

void Redactor::user(std::string_view name) {
  // auth=pass: the results of RFC 8601 too.
  static constexpr std::string_view kNobody[] = {
      "none", "unknown", "yes",      "no",        "login",     "plain", "pass",
      "fail", "neutral", "softfail", "temperror", "permerror", "policy"};
  // A mail address is hidden as such.
  if (name.empty() || name.find('@') != std::string_view::npos || is_own_word(name) ||
      std::ranges::any_of(kNobody, [name](auto w) { return ascii::iequal(name, w); }))
    return;
  const auto user = users_.try_emplace(visible(name), fmt::format("[user{}]", users_.size() + 1));
  // CORP\alice, user=alice+b: no run holds it alone.
  if (name.size() > 2 && !std::ranges::all_of(name, in_name))
    phrases_.try_emplace(visible(name), user.first->second);
}

// (Client CN "Alice Miller", Issuer "Miller CA (R3)" (verified OK)): a name that is a host's is
// hidden as such.
void Redactor::certificate(std::string_view line) {
  constexpr std::string_view kNames[] = {"client cn \"", "issuer \""};
  for (const std::string_view mark : kNames) {
    const std::size_t at = ascii::ifind(line, mark);
    if (at == std::string_view::npos) continue;
    const std::string_view rest = line.substr(ascii::end_of_words(line, mark, at));
    const std::size_t issuer = ascii::ifind(rest, "\", issuer "), verdict = rest.rfind("\" (");
    const std::size_t end = mark.front() == 'c' && issuer != rest.npos ? issuer : verdict;
    if (end == rest.npos) continue;
    const std::string_view written = rest.substr(0, end);
    if (looks_like_host(written) && std::ranges::all_of(written, in_name)) continue;
    const std::string token = fmt::format("[name{}]", certificate_names_ + 1);
    const std::size_t before = phrases_.size();
    // A folded name is shown by its lines too.
    constexpr std::string_view kLines = "\r\n\t";
    const std::string_view name = rest.substr(0, end);
    if (name.size() > 2) phrases_.try_emplace(unfolded(name), token);
    for (std::size_t i = 0; i < name.size();) {
      const std::size_t stop = std::min(name.find_first_of(kLines, i), name.size());
      const std::string_view piece = ascii::trim(name.substr(i, stop - i));
      if (piece.size() > 2) phrases_.try_emplace(visible(piece), token);
      i = stop + 1;
    }
    certificate_names_ += phrases_.size() > before;
  }
}

// The words of evidence: what proves stays, whoever else is called so.
void Redactor::proof(std::string_view words) {
  constexpr std::size_t kMost = 512;
  words = words.substr(0, kMost);
  for (std::size_t i = 0; i < words.size();) {
    std::size_t end = i;
    while (end < words.size() && in_name(words[end])) ++end;
    if (end > i) proof_.emplace(visible(words.substr(i, end - i)));
    i = end + 1;
  }
}

// Names of machines in comments: (node=mx7-annas), (annas-pc [192.0.2.1]); and of time zones.
void Redactor::machines(std::string_view mail, const Hop& hop) {
  constexpr std::size_t kMostComment = 1024;
  ReceivedField field;
  tokenize(mail, hop.value, field);
  for (const Part& p : field) {
    if (!is_comment(p.slot) && p.slot != Slot::peer) continue;
    const std::string_view comment = slice(mail, p.where).substr(0, kMostComment);
    if (p.slot == Slot::date_comment) zone(comment);
    values(comment);
    before_addresses(comment);
  }
}

// May this word be a name? With a dot it is hidden as a host's already.
bool Redactor::is_machine(std::string_view word) const {
  const bool letters = std::ranges::any_of(word, [](char c) { return !ascii::is_digit(c); });
  return word.size() > 1 && letters && word.find_first_of(".:%") == std::string_view::npos &&
         !is_own_word(word) && !looks_like_tls(word) && !is_localhost(word) &&
         !proof_.contains(visible(word)) && !users_.contains(visible(word));
}

// The values of words that mail systems explain nowhere; those that they do are facts.
void Redactor::values(std::string_view comment) {
  static constexpr std::string_view kFacts[] = {
      "tls",  "ssl",  "cipher", "version", "bits", "verif", "auth",  "mech", "proto",
      "port", "cert", "digest", "sign",    "kex",  "key",   "curve", "group"};
  static constexpr std::string_view kAnswers[] = {"yes", "no",   "ok",    "fail", "none",
                                                  "on",  "true", "false", "off",  "pass"};
  for (std::size_t at = comment.find('='); at != comment.npos; at = comment.find('=', at + 1)) {
    std::size_t key = at, end = at + 1;
    while (key > 0 && in_name(comment[key - 1])) --key;
    while (end < comment.size() && in_name(comment[end])) ++end;
    const std::string_view name = comment.substr(key, at - key);
    const std::string_view value = comment.substr(at + 1, end - at - 1);
    const auto is_value = [&](auto w) { return ascii::iequal(value, w); };
    if (name.empty() || !is_machine(value) || std::ranges::any_of(kAnswers, is_value) ||
        std::ranges::any_of(kFacts, [&](auto w) { return ascii::istarts_with(name, w); }))
      continue;
    words_.try_emplace(visible(value), host(value));
  }
}

void Redactor::before_addresses(std::string_view comment) {
  static constexpr std::string_view kWords[] = {"helo", "ehlo", "from", "at",
                                                "for",  "user", "via",  "as"};
  for (std::size_t at = comment.find('['); at != comment.npos; at = comment.find('[', at + 1)) {
    const std::size_t close = comment.find(']', at);
    if (close == comment.npos) return;
    if (!parse_address(comment.substr(at + 1, close - at - 1))) continue;
    std::size_t end = at;
    while (end > 0 && ascii::is_blank(comment[end - 1])) --end;
    std::size_t begin = end;
    while (begin > 0 && in_name(comment[begin - 1])) --begin;
    const std::string_view name = comment.substr(begin, end - begin);
    if (is_machine(name) &&
        std::ranges::none_of(kWords, [&](auto w) { return ascii::iequal(name, w); }))
      words_.try_emplace(visible(name), host(name));
  }
}

// (CET) and (GMT+01:00) tell no more than the date does; "Europe/Berlin Annas Mac" does.
void Redactor::zone(std::string_view comment) {
  static constexpr std::string_view kTrade[] = {"authenticated", "envelope-from", "using tls",
                                                "using ssl",     "version=",      "cipher="};
  static constexpr std::string_view kClauses[] = {"received", "from", "by",  "with",
                                                  "via",      "id",   "for", "tls"};
  const bool bare = std::ranges::all_of(comment, [](char c) {
    return (c >= 'A' && c <= 'Z') || ascii::is_digit(c) || c == '+' || c == '-' || c == ':';
  });
  if ((bare && comment.size() <= 9) || comment.find_first_of("<@=[") != comment.npos ||
      std::ranges::any_of(kTrade, [&](auto w) { return ascii::ifind(comment, w) != comment.npos; }))
    return;
  const std::string token = fmt::format("[name{}]", certificate_names_ + 1);
  const std::size_t before = words_.size();
  for (std::size_t i = 0; i < comment.size();) {
    std::size_t end = i;
    while (end < comment.size() && in_name(comment[end])) ++end;
    const std::string_view word = comment.substr(i, end - i);
    if (is_machine(word) && std::ranges::none_of(kClauses, [&](auto w) {
          return ascii::iequal(word, w);  // they stand in every line
        }))
      words_.try_emplace(visible(word), token);
    i = end + 1;
  }
  certificate_names_ += words_.size() > before;
}

HiddenCount Redactor::counts() const {
  return {.addresses = addresses_.size(),
          .hosts = hosts_.size(),
          .ips = ips_.size(),
          .ids = ids_.size(),
          .domains = domains_.size(),
          .users = users_.size(),
          .names = certificate_names_};
}

std::string Redactor::letter(std::string_view domain) {
  std::uint32_t n = number(domains_, ascii::lower_copy(domain));
  std::string out;
  while (n > 0) {
    --n;
    out.insert(out.begin(), static_cast<char>('A' + n % 26));
    n /= 26;
  }
  return out;
}

std::string Redactor::domain(std::string_view name) {
  if (hide_ == Hide::all && !name.empty()) return letter(name);
  return visible(name);
}

std::string Redactor::host(std::string_view name) {
  if (!hides()) return visible(name);
  std::string_view bare = without_dot(name);
  // "[192.0.2.1]" and a bare address are addresses wherever a name is expected.
  std::string_view inner = bare;
  if (inner.size() > 2 && inner.front() == '[' && inner.back() == ']')
    inner = inner.substr(1, inner.size() - 2);
  if (parse_address(inner)) return fmt::format("[{}]", ip(inner));
  if (bare.empty() || is_localhost(bare)) return visible(name);
  std::string_view registered =
      organisations_ == nullptr ? std::string_view() : organisations_->registered_domain(bare);
  if (ascii::iequal(registered, bare)) return domain(registered);
  const std::string in_all =
      hide_ == Hide::all && !registered.empty() ? letter(registered) : visible(registered);
  const std::uint32_t n = number(hosts_, ascii::lower_copy(visible(bare)));
  return registered.empty() ? fmt::format("host{}", n) : fmt::format("host{}.{}", n, in_all);
}

std::string Redactor::short_host(std::string_view name) {
  if (!hides()) return visible(name);
  const std::string_view registered = organisations_ == nullptr
                                          ? std::string_view()
                                          : organisations_->registered_domain(without_dot(name));
  return registered.empty() ? host(name) : domain(registered);
}

std::string Redactor::address(std::string_view mail_address) {
  if (!hides()) return visible(mail_address);
  const std::string_view bare = without_angles(mail_address);
  const std::size_t at = bare.rfind('@');
  const std::uint32_t n = number(addresses_, ascii::lower_copy(visible(bare)));
  if (at == std::string_view::npos) return fmt::format("[address{}]", n);
  const std::string at_host = short_host(bare.substr(at + 1));
  return fmt::format("[address{}]@{}", n, at_host);
}

std::string Redactor::ip(std::string_view written) {
  if (!hides()) return visible(written);
  const auto parsed = parse_address(written);
  return fmt::format("ip{}", number(ips_, parsed ? to_string(parsed->address) : visible(written)));
}

std::string Redactor::id(std::string_view written) {
  if (!hides()) return visible(written);
  return fmt::format("[id{}]", number(ids_, visible(without_angles(written))));
}

std::string Redactor::subject(std::string_view text_given) {
  return hides() && !text_given.empty() ? std::string("[subject]") : visible(text_given);
}

// A short id ("7") is one only where "id" stands before it.
bool Redactor::is_known_id(std::string_view piece) const {
  return piece.size() >= 4 && ids_.contains(std::string(piece));
}

// One word without '@': an address, a known host or id, anything shaped like a host.
std::string Redactor::token_or_text(std::string_view piece, bool host_place, bool bracketed) {
  if (piece.empty()) return {};
  if (is_known_id(piece)) return id(piece);
  if (const auto u = users_.find(piece); u != users_.end()) return u->second;
  if (const auto w = words_.find(piece); w != words_.end()) return w->second;
  std::string_view core = piece;
  while (!core.empty() && (core.back() == '.' || core.back() == ':' || core.back() == '-'))
    core.remove_suffix(1);
  if (core.empty()) return std::string(piece);
  const std::string_view tail = piece.substr(core.size());
  if (versions_.contains(core)) return std::string(piece);
  if (core.find_first_of(".:") != std::string_view::npos && parse_address(core)) {
    return bracketed ? fmt::format("{}{}", ip(core), tail) : fmt::format("[{}]{}", ip(core), tail);
  }
  if (is_known_id(core)) return id(core) + std::string(tail);
  if (core.find(':') != std::string_view::npos) {
    std::string out;
    std::size_t begin = 0;
    while (begin <= core.size()) {
      const std::size_t colon = core.find(':', begin);
      const std::size_t end = colon == std::string_view::npos ? core.size() : colon;
      out += token_or_text(core.substr(begin, end - begin), host_place, bracketed);
      if (colon == std::string_view::npos) break;
      out += ':';
      begin = colon + 1;
    }
    return out + std::string(tail);
  }
  if (is_localhost(core)) return std::string(piece);
  const bool known = hosts_.contains(ascii::lower_copy(core));
  const bool dotted = core.find('.') != std::string_view::npos;
  if ((known && (dotted || (host_place && !is_own_word(core)))) || looks_like_host(core)) {
    return host(core) + std::string(tail);
  }
  return std::string(piece);
}

// A run of characters that addresses, names and ids are made of.
std::string Redactor::run(std::string_view r, bool host_place, bool bracketed) {
  if (is_known_id(r)) return id(r);
  if (const auto u = users_.find(r); u != users_.end()) return u->second;
  const std::size_t at = r.rfind('@');
  // "alice@[192.0.2.1]", "alice@a.example@[192.0.2.1]": who asked, as ident or a login says.
  if (at != std::string_view::npos && at > 0 && at + 1 == r.size())
    return address(r.substr(0, at)) + "@";
  if (at != std::string_view::npos && at > 0 && at + 1 < r.size()) {
    std::size_t end = at + 1;
    while (end < r.size() && in_name(r[end]) && r[end] != ':' && r[end] != '%') ++end;
    // "envelope-from=jdoe@example.org": the words before '=' are ours unless the local part really
    // holds it; hiding too much is the lesser fault.
    return address(r.substr(0, end)) + run(r.substr(end), false, bracketed);
  }
  std::string out;
  for (std::size_t i = 0; i < r.size();) {
    if (!in_name(r[i])) {
      out.push_back(r[i++]);
      continue;
    }
    std::size_t end = i;
    while (end < r.size() && in_name(r[end])) ++end;
    out += token_or_text(r.substr(i, end - i), host_place || i > 0, bracketed);
    i = end;
  }
  return out;
}

std::string Redactor::text(std::string_view any) { return scan(any, true); }

std::string Redactor::scan(std::string_view any, bool odd_ids) {
  std::string seen = visible(any);
  if (!hides()) return seen;
  // Ids with characters that no run holds ("a(b)c", "x,y") are looked for as they are.
  for (const auto& [key, n] : ids_) {
    if (!odd_ids || key.size() < 3) continue;
    bool plain = true;
    for (const char c : key) plain = plain && in_run(c);
    if (plain) continue;
    const std::string token = fmt::format("[id{}]", n);
    for (std::size_t p = seen.find(key); p != std::string::npos;
         p = seen.find(key, p + token.size())) {
      seen.replace(p, key.size(), token);
    }
  }
  for (const auto& [name, token] : phrases_)
    for (std::size_t p = seen.find(name); p != std::string::npos;
         p = seen.find(name, p + token.size()))
      seen.replace(p, name.size(), token);
  std::string out;
  std::string_view word_before;
  for (std::size_t i = 0; i < seen.size();) {
    if (const std::size_t quoted = end_of_quoted_address(seen, i); quoted != 0) {
      out += address(std::string_view(seen).substr(i, quoted - i));
      i = quoted;
      continue;
    }
    if (!in_run(seen[i])) {
      out.push_back(seen[i++]);
      continue;
    }
    std::size_t end = i;
    while (end < seen.size() && in_run(seen[end])) ++end;
    const std::string_view piece = std::string_view(seen).substr(i, end - i);
    const char before = i == 0 ? ' ' : seen[i - 1];
    // A name without a dot is a word like any other, save where only a name can stand.
    bool host_place = before == '(' || before == '[' || before == '=' || before == '<';
    for (const std::string_view w : {"from", "by", "helo", "ehlo", "helo:"}) {
      host_place = host_place || ascii::iequal(word_before, w);
    }
    // After "id" anything is one, however short; a build number stays.
    if (ascii::iequal(word_before, "id") && !versions_.contains(piece))
      out += id(piece);
    else
      out += run(piece, host_place, before == '[');
    word_before = piece;
    i = end;
  }
  return out;
}

std::string Redactor::quote(std::string_view any) { return text(unfolded(any)); }

}  // namespace tlspath
