// The members of a record, in their order; see record.hpp. Names of ours are copied with their
// quotes, texts by JsonBuffer.
#include "core/report/record.hpp"

#include <array>
#include <charconv>
#include <cstring>
#include <stdexcept>
#include <type_traits>

#include "core/path/system.hpp"
#include "core/report/redact.hpp"
#include "core/text/json_buffer.hpp"
#include "core/text/json_text.hpp"

namespace tlspath {
namespace {

// A name of ours in its quotes, padded: copied in one go, whatever its length.
struct Word {
  std::array<char, 31> text{};
  std::uint8_t size = 0;

  Word() = default;
  explicit Word(std::string_view word) {
    if (word.size() + 2 > text.size()) throw std::logic_error("a name too long for the record");
    text[0] = '"';
    word.copy(text.data() + 1, word.size());
    text[word.size() + 1] = '"';
    size = static_cast<std::uint8_t>(word.size() + 2);
  }
};

template <class E, std::size_t N>
std::array<Word, N> words_of() {
  std::array<Word, N> all;
  for (std::size_t i = 0; i < N; ++i) all[i] = Word(name(static_cast<E>(i)));
  return all;
}

struct Names {
  std::array<Word, 4> verdict = words_of<Verdict, 4>();
  std::array<Word, 4> path_verdict = words_of<PathVerdict, 4>();
  std::array<Word, 5> basis = words_of<Basis, 5>();
  std::array<Word, 3> scope = words_of<Scope, 3>();
  std::array<Word, 4> grade = words_of<Grade, 4>();
  std::array<Word, 2> trust = words_of<Trust, 2>();
  std::array<Word, 6> version = words_of<TlsVersion, 6>();
  std::array<Word, 5> certificate = words_of<ClientCertificate, 5>();
  std::array<Word, kFactKinds> fact = words_of<Fact, kFactKinds>();
  std::array<Word, kContentEncryptions> content =
      words_of<ContentEncryption, kContentEncryptions>();
  std::array<Word, kFindingKinds> finding = words_of<FindingKind, kFindingKinds>();

  const Word& of(Verdict v) const { return verdict[static_cast<std::size_t>(v)]; }
  const Word& of(PathVerdict v) const { return path_verdict[static_cast<std::size_t>(v)]; }
  const Word& of(Basis v) const { return basis[static_cast<std::size_t>(v)]; }
  const Word& of(Scope v) const { return scope[static_cast<std::size_t>(v)]; }
  const Word& of(Grade v) const { return grade[static_cast<std::size_t>(v)]; }
  const Word& of(Trust v) const { return trust[static_cast<std::size_t>(v)]; }
  const Word& of(TlsVersion v) const { return version[static_cast<std::size_t>(v)]; }
  const Word& of(ClientCertificate v) const { return certificate[static_cast<std::size_t>(v)]; }
  const Word& of(Fact v) const { return fact[static_cast<std::size_t>(v)]; }
  const Word& of(ContentEncryption v) const { return content[static_cast<std::size_t>(v)]; }
  const Word& of(FindingKind v) const { return finding[static_cast<std::size_t>(v)]; }
};

const Names& names() {
  static const Names all;
  return all;
}

using tlspath::put;
inline char* put(char* at, const Word& w) {
  std::memcpy(at, w.text.data(), w.text.size());
  return at + w.size;
}
template <class T>
  requires std::is_integral_v<T>
char* number(char* at, T v) {
  if constexpr (std::is_unsigned_v<T>) {
    if (v < 10) return *at = static_cast<char>('0' + v), at + 1;
  }
  return std::to_chars(at, at + 20, v).ptr;
}

class RecordWriter {
 public:
  RecordWriter(std::string& out, const RecordInput& in) : in_(in), w_(out), n_(names()) {
    const std::uint32_t begin = in.analysis.header.begin();
    if (begin > 0) base_ = in.repaired ? in.repaired->given({0, begin}).end() : begin;
  }

  void write() {
    char* p = put(w_.begin(), "{\"schema\":\"tlspath.message/1\",");
    if (in_.kind) {
      p = put(p, "\"kind\":");
      p = put(p, Word(name(*in_.kind)));
      p = put(p, ",\"depth\":");
      p = number(p, in_.depth);
      p = put(p, ",");
    }
    p = source(p);
    p = message(p);
    p = path(p);
    p = put(p, ",\"hops\":[");
    for (const Hop& h : in_.analysis.hops) {
      if (&h != in_.analysis.hops.data()) p = put(p, ",");
      p = hop(p, h);
    }
    p = put(p, "],\"findings\":[");
    for (const Finding& f : in_.analysis.findings) {
      p = w_.spare(p);
      if (&f != in_.analysis.findings.data()) p = put(p, ",");
      p = mail_finding(p, f);
    }
    p = put(p, "]");
    if (!in_.statements.empty()) p = statements(p);
    if (in_.list_nested) {
      p = put(p, ",\"nested\":[");
      for (const std::string& n : in_.nested) {
        if (&n != in_.nested.data()) p = put(p, ",");
        p = w_.json(p, n);
      }
      p = put(p, "]");
    }
    p = put(p, "}");
    w_.end(p);
  }

 private:
  char* source(char* p) {
    p = put(p, "\"source\":{\"path\":");
    p = w_.exact_text(p, in_.path);
    p = put(p, ",\"entry\":");
    p = in_.entry ? w_.exact_text(p, *in_.entry) : null(p);
    p = put(p, ",\"offset\":");
    p = in_.offset ? number(p, *in_.offset) : null(p);
    p = put(p, ",\"size\":");
    return number(p, in_.size);
  }

  char* message(char* p) {
    const MailHead& head = in_.head;
    p = put(p, "},\"message\":{\"id\":");
    p = head.message_id.empty() ? null(p) : hidden(p, head.message_id, &Redactor::id);
    p = put(p, ",\"date\":");
    p = head.has_date ? time(p, head.date) : null(p);
    p = put(p, ",\"from\":");
    p = head.from.empty() || head.from.front().empty()
            ? null(p)
            : hidden(p, head.from.front(), &Redactor::address);
    p = put(p, ",\"from_domain\":");
    p = text_or_null(p, in_.from_domain);
    p = put(p, ",\"partner\":");
    p = text_or_null(p, in_.partner);
    p = put(p, ",\"to_domains\":[");
    for (const std::string& d : in_.to_domains) {
      if (&d != in_.to_domains.data()) p = put(p, ",");
      p = w_.text(p, d);
    }
    p = put(p, "],\"subject\":");
    p = head.subject.empty() ? null(p) : hidden(p, head.subject, &Redactor::subject);
    p = put(p, ",\"content_encryption\":");
    p = head.content_encryption ? put(p, n_.of(head.content_encryption->value)) : null(p);
    return put(p, "}");
  }

  char* path(char* p) {
    const Path& path = in_.analysis.path;
    p = put(p, ",\"path\":{\"answer\":");
    p = w_.text(p, in_.answer);
    p = put(p, ",\"verdict\":");
    p = named(p, path.verdict);
    p = put(p, ",\"internet_verdict\":");
    p = named(p, path.internet_verdict);
    p = put(p, ",\"boundary_verdict\":");
    p = named(p, path.boundary_verdict);
    p = put(p, ",\"hops\":");
    p = number(p, path.hops);
    p = put(p, ",\"encrypted\":");
    p = number(p, path.encrypted);
    p = put(p, ",\"cleartext\":");
    p = number(p, path.cleartext);
    p = put(p, ",\"unstated\":");
    p = number(p, path.unstated);
    p = put(p, ",\"local\":");
    p = number(p, path.local);
    p = put(p, ",\"weakest_hop\":");
    p = number_or_null(p, path.weakest_hop);
    p = put(p, ",\"boundary_hop\":");
    p = number_or_null(p, path.boundary_hop);
    p = path.boundary_inferred ? put(p, ",\"boundary_inferred\":true,\"relay\":")
                               : put(p, ",\"boundary_inferred\":false,\"relay\":");
    p = path.relay.empty() ? null(p) : hidden(p, path.relay, &Redactor::domain);
    p = put(p, ",\"receiving_organisation\":");
    p = path.receiving_organisation.empty()
            ? null(p)
            : hidden(p, path.receiving_organisation, &Redactor::domain);
    p = put(p, ",\"seconds\":");
    p = number_or_null(p, path.seconds);
    return put(p, "}");
  }

  char* hop(char* p, const Hop& h) {
    p = w_.spare(p);
    p = put(p, "{\"hop\":");
    p = number(p, h.number);
    p = put(p, ",\"field\":");
    p = number(p, h.field);
    p = put(p, ",\"verdict\":");
    p = put(p, n_.of(h.verdict));
    p = put(p, ",\"basis\":");
    p = put(p, n_.of(h.basis));
    p = put(p, ",\"scope\":");
    p = named(p, h.scope);
    p = put(p, ",\"grade\":");
    p = named(p, h.grade);
    p = put(p, ",\"trust\":");
    p = put(p, n_.of(h.trust));
    p = put(p, ",\"system\":");
    p = h.system ? text_or_null(p, h.system->id) : null(p);
    p = put(p, ",\"system_version\":");
    p = span(p, h.system_version);
    p = put(p, ",\"protocol\":");
    p = h.protocol ? span(p, h.protocol->where) : null(p);
    p = h.authenticated ? put(p, ",\"authenticated\":true,\"from\":{\"helo\":")
                        : put(p, ",\"authenticated\":null,\"from\":{\"helo\":");
    p = hidden(p, h.from.helo, &Redactor::host);
    p = put(p, ",\"name\":");
    p = hidden(p, h.from.name, &Redactor::host);
    p = put(p, ",\"address\":");
    p = address(p, h.from.address);
    p = put(p, "},\"by\":{\"name\":");
    p = hidden(p, h.by.name, &Redactor::host);
    p = put(p, ",\"address\":");
    p = address(p, h.by.address);
    p = put(p, "},\"id\":");
    p = h.id == h.system_version ? span(p, h.id) : hidden(p, h.id, &Redactor::id);
    p = put(p, ",\"for\":");
    p = mailbox(p, h.for_);
    p = put(p, ",\"time\":");
    p = h.stamp ? time(p, h.stamp->utc) : null(p);
    p = put(p, ",\"delay\":");
    p = number_or_null(p, h.delay);
    p = tls(p, h.tls);
    p = put(p, ",\"evidence\":[");
    for (const Evidence& e : h.evidence) {
      if (&e != h.evidence.begin()) p = put(p, ",");
      p = evidence(p, h, e);
    }
    p = w_.spare(p);
    p = put(p, "],\"findings\":[");
    for (const Finding& f : h.findings) {
      if (&f != h.findings.begin()) p = put(p, ",");
      p = put(p, n_.of(f.kind));
    }
    return put(p, "]}");
  }

  char* tls(char* p, const TlsFacts& t) {
    if (!t.version && !t.version_as_written && !t.cipher && !t.bits && !t.key_exchange &&
        !t.signature && !t.client_certificate) {
      return put(
          p,
          ",\"tls\":{\"version\":null,\"version_as_written\":null,\"cipher\":null,\"cipher_iana\":"
          "null,"
          "\"bits\":null,\"key_exchange\":null,\"signature\":null,\"client_certificate\":null}");
    }
    p = put(p, ",\"tls\":{\"version\":");
    p = t.version ? put(p, n_.of(t.version->value)) : null(p);
    p = put(p, ",\"version_as_written\":");
    p = !t.version_as_written && t.version ? span(p, t.version->where)
                                           : span(p, t.version_as_written);
    p = put(p, ",\"cipher\":");
    p = span(p, t.cipher);
    p = put(p, ",\"cipher_iana\":");
    p = t.suite ? text_or_null(p, t.suite->iana) : null(p);
    p = put(p, ",\"bits\":");
    p = t.bits ? number(p, t.bits->value) : null(p);
    p = put(p, ",\"key_exchange\":");
    p = span(p, t.key_exchange);
    p = put(p, ",\"signature\":");
    p = span(p, t.signature);
    p = put(p, ",\"client_certificate\":");
    p = t.client_certificate ? put(p, n_.of(t.client_certificate->value)) : null(p);
    return put(p, "}");
  }

  char* evidence(char* p, const Hop& h, const Evidence& e) {
    const Span given = in_.repaired ? in_.repaired->given(e.where) : e.where;
    p = w_.spare(p);
    p = put(p, "{\"says\":");
    p = put(p, n_.of(e.says));
    p = put(p, ",\"at\":");
    p = number(p, given.at >= base_ ? given.at - base_ : given.at);
    p = put(p, ",\"size\":");
    p = number(p, given.size);
    p = put(p, ",\"rule\":");
    // system/rule: the rule's opening quote becomes the slash, the system's closing one goes.
    const std::string_view system = h.system ? h.system->id : std::string_view("rfc");
    if (system.size() + e.rule.size() + 3 > JsonBuffer::kSpare / 2) {  // nobody's ids are that long
      p = w_.text(p, std::string(system).append("/").append(e.rule));
    } else {
      *p++ = '"';
      const bool plain = copy_plain(p, system.data(), system.size()) &&
                         copy_plain(p + system.size() + 1, e.rule.data(), e.rule.size());
      if (plain) {
        p += system.size();
        *p++ = '/';
        p += e.rule.size();
        *p++ = '"';
      } else {
        p = w_.text(p - 1, std::string(system).append("/").append(e.rule));
      }
    }
    return put(p, "}");
  }

  char* statements(char* p) {
    p = put(p, ",\"statements\":[");
    for (const Statement& s : in_.statements) {
      p = w_.spare(p);
      if (&s != in_.statements.data()) p = put(p, ",");
      p = put(p, "{\"says\":");
      p = put(p, Word(name(s.kind)));
      p = put(p, ",\"trust\":");
      p = put(p, n_.of(s.trust));
      p = put(p, ",\"by\":");
      p = s.by.empty() ? null(p) : hidden(p, slice(in_.raw, s.by), &Redactor::host);
      p = put(p, ",\"set\":");
      p = s.set == 0 ? null(p) : number(p, s.set);
      p = put(p, ",\"hop\":");
      p = s.hop == 0 ? null(p) : number(p, s.hop);
      p = put(p, ",\"field\":");
      p = s.hop == 0 ? span(p, s.field) : w_.text(p, "Received");
      p = put(p, ",\"value\":");
      p = hidden(p, slice(in_.raw, s.value), &Redactor::quote);
      p = put(p, ",\"results\":[");
      for (const Span& r : s.results) {
        p = w_.spare(p);
        if (&r != s.results.data()) p = put(p, ",");
        p = hidden(p, slice(in_.raw, r), &Redactor::quote);
      }
      const Span given = in_.repaired ? in_.repaired->given(s.value) : s.value;
      p = put(p, "],\"at\":");
      p = number(p, given.at >= base_ ? given.at - base_ : given.at);
      p = put(p, ",\"size\":");
      p = number(p, given.size);
      p = put(p, "}");
    }
    return put(p, "]");
  }

  char* mail_finding(char* p, const Finding& f) {
    p = put(p, "{\"finding\":");
    p = put(p, n_.of(f.kind));
    p = put(p, ",\"count\":");
    p = f.count == 0 ? null(p) : number(p, f.count);
    return put(p, ",\"hop\":null}");
  }

  static char* null(char* p) { return put(p, "null"); }
  template <class T>
  char* named(char* p, const std::optional<T>& v) {
    return v ? put(p, n_.of(*v)) : null(p);
  }
  template <class T>
  char* number_or_null(char* p, const std::optional<T>& v) {
    return v ? number(p, *v) : null(p);
  }
  char* text_or_null(char* p, std::string_view s) { return s.empty() ? null(p) : w_.text(p, s); }
  char* hidden(char* p, std::string_view s, std::string (Redactor::*as)(std::string_view)) {
    return in_.redactor == nullptr ? w_.text(p, s) : w_.text(p, (in_.redactor->*as)(s));
  }
  char* hidden(char* p, const std::optional<Span>& s,
               std::string (Redactor::*as)(std::string_view)) {
    return s ? hidden(p, slice(in_.raw, *s), as) : null(p);
  }
  char* span(char* p, Span s) { return w_.text(p, slice(in_.raw, s)); }
  char* span(char* p, const std::optional<Span>& s) { return s ? span(p, *s) : null(p); }

  char* mailbox(char* p, const std::optional<Span>& s) {
    if (!s) return null(p);
    std::string_view text = slice(in_.raw, *s);
    if (text.size() >= 2 && text.front() == '<' && text.back() == '>') {
      text = text.substr(1, text.size() - 2);
    }
    return hidden(p, text, &Redactor::address);
  }

  char* address(char* p, const std::optional<Seen<IpAddress>>& a) {
    if (!a) return null(p);
    if (in_.redactor != nullptr) return hidden(p, slice(in_.raw, a->where), &Redactor::ip);
    if (!a->value.v4) return w_.text(p, to_string(a->value));
    *p++ = '"';
    for (std::size_t i = 12; i < 16; ++i) {
      if (i > 12) *p++ = '.';
      p = number(p, unsigned{a->value.bytes[i]});
    }
    *p++ = '"';
    return p;
  }

  // 2009-03-16T23:05:16Z; null outside the years 0 to 9999. Most hops of a mail are of one day.
  char* time(char* p, std::int64_t utc) {
    constexpr std::int64_t kDay = 86400;
    constexpr std::int64_t kYear0 = -62167219200, kYear10000 = 253402300800;
    if (utc < kYear0 || utc >= kYear10000) return null(p);
    std::int64_t days = utc / kDay;
    auto seconds = static_cast<std::int32_t>(utc % kDay);
    if (seconds < 0) seconds += kDay, --days;
    if (!has_day_ || days != day_) {
      set_day(days);
      day_ = days;
      has_day_ = true;
    }
    std::memcpy(p, day_text_.data(), day_text_.size());
    p += 12;
    const auto s = static_cast<unsigned>(seconds);
    p = two(p, s / 3600);
    *p++ = ':';
    p = two(p, s / 60 % 60);
    *p++ = ':';
    p = two(p, s % 60);
    return put(p, "Z\"");
  }

  static char* two(char* p, unsigned v) {
    p[0] = static_cast<char>('0' + v / 10);
    p[1] = static_cast<char>('0' + v % 10);
    return p + 2;
  }

  // Days to a date by eras of 400 years that begin on 1 March, so that leap days come last.
  void set_day(std::int64_t days) {
    const std::int64_t z = days + 719468;
    const std::int64_t era = (z >= 0 ? z : z - 146096) / 146097;
    const auto doe = static_cast<unsigned>(z - era * 146097);
    const unsigned yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
    const unsigned doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
    const unsigned mp = (5 * doy + 2) / 153;
    const unsigned day = doy - (153 * mp + 2) / 5 + 1;
    const unsigned month = mp < 10 ? mp + 3 : mp - 9;
    const auto year =
        static_cast<unsigned>(static_cast<std::int64_t>(yoe) + era * 400 + (month <= 2 ? 1 : 0));
    char* p = day_text_.data();
    *p++ = '"';
    p = two(p, year / 100);
    p = two(p, year % 100);
    *p++ = '-';
    p = two(p, month);
    *p++ = '-';
    p = two(p, day);
    *p = 'T';
  }

  const RecordInput& in_;
  JsonBuffer w_;
  const Names& n_;
  std::uint32_t base_ = 0;  // offsets count from the message's first byte: after a "From " line
  bool has_day_ = false;
  std::int64_t day_ = 0;
  std::array<char, 12> day_text_{};
};

}  // namespace

std::string_view name(NestedKind k) {
  switch (k) {
    case NestedKind::forwarded:
      return "forwarded";
    case NestedKind::returned_message:
      return "returned";
    case NestedKind::returned_headers:
      return "returned-headers";
  }
  return "forwarded";
}

void append_record(std::string& out, const RecordInput& in) {
  if (!in.pretty) {
    RecordWriter(out, in).write();
    return;
  }
  std::string line;
  RecordWriter(line, in).write();
  append_pretty_json(out, line);
}

}  // namespace tlspath
