#include "core/report/record.hpp"

#include <fmt/format.h>

#include <array>
#include <cstring>

#include "core/path/system.hpp"
#include "core/report/escape.hpp"

namespace tlspath {
namespace {

// True where every byte may stand in a JSON string as it is: printable ASCII but for quote and
// backslash. Eight bytes at a time; a false alarm is impossible, since high bytes are refused as
// well.
bool is_plain(const char* p, std::size_t n) {
  constexpr std::uint64_t kOnes = 0x0101010101010101u;
  constexpr std::uint64_t kHigh = 0x8080808080808080u;
  const auto bad = [](std::uint64_t v) {
    const std::uint64_t quote = v ^ (kOnes * 0x22), slash = v ^ (kOnes * 0x5c),
                        del = v ^ (kOnes * 0x7f);
    return ((v - kOnes * 0x20) | (quote - kOnes) | (slash - kOnes) | (del - kOnes) | v) & kHigh;
  };
  while (n >= 8) {
    std::uint64_t v = 0;
    std::memcpy(&v, p, 8);
    if (bad(v)) return false;
    p += 8, n -= 8;
  }
  if (n == 0) return true;
  std::uint64_t v = kOnes * 0x20;
  std::memcpy(&v, p, n);
  return !bad(v);
}

// Collects small pieces on the stack and hands them to the string in one go: a record is a hundred
// pieces of a few bytes, and asking the string for room each time would cost more than the bytes.
class Writer {
 public:
  explicit Writer(std::string& out) : out_(out) {}
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;
  ~Writer() { flush(); }

  // A template of keys: its size is known to the compiler.
  template <std::size_t N>
  void keys(const char (&text)[N]) {
    static_assert(N <= kRoom);
    room(N);
    std::memcpy(at_, text, N - 1);
    at_ += N - 1;
  }

  void put(std::string_view s) {
    if (s.size() > kRoom) {
      flush();
      out_.append(s);
      return;
    }
    room(s.size());
    std::memcpy(at_, s.data(), s.size());
    at_ += s.size();
  }

  void number(std::int64_t v) {
    const fmt::format_int text(v);
    put({text.data(), text.size()});
  }
  void number(std::uint64_t v) {
    const fmt::format_int text(v);
    put({text.data(), text.size()});
  }
  void number(std::uint32_t v) { number(std::uint64_t{v}); }

  // A name of ours: nothing in it needs escaping.
  void word(std::string_view s) {
    keys("\"");
    put(s);
    keys("\"");
  }

  void null() { keys("null"); }

  void text(std::string_view s) {
    if (s.size() + 2 <= kRoom && is_plain(s.data(), s.size())) {
      room(s.size() + 2);
      *at_++ = '"';
      std::memcpy(at_, s.data(), s.size());
      at_ += s.size();
      *at_++ = '"';
      return;
    }
    slow_text(s);
  }
  void text_or_null(std::string_view s) { s.empty() ? null() : text(s); }

  // 2009-03-16T23:05:16Z; null outside the years 0 to 9999.
  void time(std::int64_t utc);

 private:
  static constexpr std::size_t kRoom = 2048;

  void room(std::size_t n) {
    if (static_cast<std::size_t>(buffer_.data() + buffer_.size() - at_) < n) flush();
  }
  void flush() {
    out_.append(buffer_.data(), static_cast<std::size_t>(at_ - buffer_.data()));
    at_ = buffer_.data();
  }
  void slow_text(std::string_view s);

  std::string& out_;
  std::array<char, kRoom> buffer_;
  char* at_ = buffer_.data();
};

void append_u(std::string& out, unsigned unit) {
  constexpr std::string_view kHex = "0123456789abcdef";
  const std::array<char, 6> text{'\\',
                                 'u',
                                 kHex[unit >> 12 & 15u],
                                 kHex[unit >> 8 & 15u],
                                 kHex[unit >> 4 & 15u],
                                 kHex[unit & 15u]};
  out.append(text.data(), text.size());
}

void append_escaped(std::string& out, std::string_view s) {
  out.push_back('"');
  for (std::size_t i = 0; i < s.size();) {
    const char c = s[i];
    if (c == '\r' || c == '\n' || c == ' ' ||
        c == '\t') {  // a run of blanks with a line end in it is folding
      std::size_t end = i;
      bool folded = false;
      while (end < s.size() &&
             (s[end] == '\r' || s[end] == '\n' || s[end] == ' ' || s[end] == '\t')) {
        folded = folded || s[end] == '\r' || s[end] == '\n';
        ++end;
      }
      if (folded) {
        out.push_back(' ');
      } else {
        for (; i < end; ++i) s[i] == '\t' ? out.append("\\t") : out.append(1, ' ');
      }
      i = end;
      continue;
    }
    if (c == '"' || c == '\\') {
      out.push_back('\\');
      out.push_back(c);
      ++i;
      continue;
    }
    const Character d = character_at(s, i);
    if (!d.valid) {
      out.append("\xEF\xBF\xBD");
    } else if (is_unseen(d.value)) {
      if (d.value >= 0x10000) {
        const auto v = static_cast<unsigned>(d.value - 0x10000);
        append_u(out, 0xd800u + (v >> 10));
        append_u(out, 0xdc00u + (v & 0x3ffu));
      } else {
        append_u(out, static_cast<unsigned>(d.value));
      }
    } else {
      out.append(s.substr(i, d.size));
    }
    i += d.size;
  }
  out.push_back('"');
}

void Writer::slow_text(std::string_view s) {
  flush();
  append_escaped(out_, s);
}

void Writer::time(std::int64_t utc) {
  constexpr std::int64_t kDay = 86400;
  constexpr std::int64_t kYear0 = -62167219200, kYear10000 = 253402300800;
  if (utc < kYear0 || utc >= kYear10000) return null();
  std::int64_t days = utc / kDay, seconds = utc % kDay;
  if (seconds < 0) seconds += kDay, --days;
  // Days to a date by eras of 400 years that begin on 1 March, so that leap days come last.
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
  const auto s = static_cast<unsigned>(seconds);
  const auto digit = [](unsigned v) { return static_cast<char>('0' + v % 10); };
  const unsigned hour = s / 3600, minute = s / 60 % 60, second = s % 60;
  const std::array<char, 22> text{'"',
                                  digit(year / 1000),
                                  digit(year / 100),
                                  digit(year / 10),
                                  digit(year),
                                  '-',
                                  digit(month / 10),
                                  digit(month),
                                  '-',
                                  digit(day / 10),
                                  digit(day),
                                  'T',
                                  digit(hour / 10),
                                  digit(hour),
                                  ':',
                                  digit(minute / 10),
                                  digit(minute),
                                  ':',
                                  digit(second / 10),
                                  digit(second),
                                  'Z',
                                  '"'};
  put({text.data(), text.size()});
}

class RecordWriter {
 public:
  RecordWriter(std::string& out, const RecordInput& in) : in_(in), w_(out) {
    const std::uint32_t begin = in.analysis.header.begin();
    if (begin > 0) base_ = in.repaired ? in.repaired->given({0, begin}).end() : begin;
  }

  void write() {
    w_.keys("{\"schema\":\"tlspath.message/1\",");
    if (in_.kind) {
      w_.keys("\"kind\":");
      w_.word(name(*in_.kind));
      w_.keys(",\"depth\":");
      w_.number(in_.depth);
      w_.keys(",");
    }
    source();
    message();
    path();
    w_.keys(",\"hops\":[");
    bool first = true;
    for (const Hop& h : in_.analysis.hops) {
      if (!first) w_.keys(",");
      first = false;
      hop(h);
    }
    w_.keys("],\"findings\":[");
    first = true;
    for (const Finding& f : in_.analysis.findings) {
      if (!first) w_.keys(",");
      first = false;
      mail_finding(f);
    }
    w_.keys("]");
    if (in_.list_nested) {
      w_.keys(",\"nested\":[");
      first = true;
      for (const std::string& n : in_.nested) {
        if (!first) w_.keys(",");
        first = false;
        w_.put(n);
      }
      w_.keys("]");
    }
    w_.keys("}");
  }

 private:
  void source() {
    w_.keys("\"source\":{\"path\":");
    w_.text(in_.path);
    w_.keys(",\"entry\":");
    in_.entry ? w_.text(*in_.entry) : w_.null();
    w_.keys(",\"offset\":");
    in_.offset ? w_.number(*in_.offset) : w_.null();
    w_.keys(",\"size\":");
    w_.number(in_.size);
  }

  void message() {
    const MailStructure& head = in_.head;
    w_.keys("},\"message\":{\"id\":");
    w_.text_or_null(head.message_id);
    w_.keys(",\"date\":");
    head.has_date ? w_.time(head.date) : w_.null();
    w_.keys(",\"from\":");
    head.from.empty() ? w_.null() : w_.text_or_null(head.from.front());
    w_.keys(",\"from_domain\":");
    w_.text_or_null(in_.from_domain);
    w_.keys(",\"partner\":");
    w_.text_or_null(in_.partner);
    w_.keys(",\"to_domains\":[");
    bool first = true;
    for (const std::string& d : in_.to_domains) {
      if (!first) w_.keys(",");
      first = false;
      w_.text(d);
    }
    w_.keys("],\"subject\":");
    w_.text_or_null(head.subject);
    w_.keys(",\"content_encryption\":null}");  // S/MIME and PGP are not read yet, and nothing is
                                               // guessed
  }

  void path() {
    const Path& p = in_.analysis.path;
    w_.keys(",\"path\":{\"answer\":");
    w_.text(in_.answer);
    w_.keys(",\"verdict\":");
    named(p.verdict);
    w_.keys(",\"internet_verdict\":");
    named(p.internet_verdict);
    w_.keys(",\"boundary_verdict\":");
    named(p.boundary_verdict);
    w_.keys(",\"hops\":");
    w_.number(p.hops);
    w_.keys(",\"encrypted\":");
    w_.number(p.encrypted);
    w_.keys(",\"cleartext\":");
    w_.number(p.cleartext);
    w_.keys(",\"unstated\":");
    w_.number(p.unstated);
    w_.keys(",\"local\":");
    w_.number(p.local);
    w_.keys(",\"weakest_hop\":");
    number_or_null(p.weakest_hop);
    w_.keys(",\"boundary_hop\":");
    number_or_null(p.boundary_hop);
    w_.keys(",\"boundary_inferred\":");
    p.boundary_inferred ? w_.keys("true") : w_.keys("false");
    w_.keys(",\"relay\":");
    w_.text_or_null(p.relay);
    w_.keys(",\"receiving_organisation\":");
    w_.text_or_null(p.receiving_organisation);
    w_.keys(",\"seconds\":");
    number_or_null(p.seconds);
    w_.keys("}");
  }

  void hop(const Hop& h) {
    w_.keys("{\"hop\":");
    w_.number(h.number);
    w_.keys(",\"field\":");
    w_.number(h.field);
    w_.keys(",\"verdict\":");
    w_.word(name(h.verdict));
    w_.keys(",\"basis\":");
    w_.word(name(h.basis));
    w_.keys(",\"scope\":");
    named(h.scope);
    w_.keys(",\"grade\":");
    named(h.grade);
    w_.keys(",\"trust\":");
    w_.word(name(h.trust));
    w_.keys(",\"system\":");
    h.system ? w_.text_or_null(h.system->id) : w_.null();
    w_.keys(",\"system_version\":");
    span(h.system_version);
    w_.keys(",\"protocol\":");
    h.protocol ? span(h.protocol->where) : w_.null();
    w_.keys(",\"authenticated\":");
    h.authenticated ? w_.keys("true") : w_.null();
    w_.keys(",\"from\":{\"helo\":");
    span(h.from.helo);
    w_.keys(",\"name\":");
    span(h.from.name);
    w_.keys(",\"address\":");
    address(h.from.address);
    w_.keys("},\"by\":{\"name\":");
    span(h.by.name);
    w_.keys(",\"address\":");
    address(h.by.address);
    w_.keys("},\"id\":");
    span(h.id);
    w_.keys(",\"for\":");
    mailbox(h.for_);
    w_.keys(",\"time\":");
    h.stamp ? w_.time(h.stamp->utc) : w_.null();
    w_.keys(",\"delay\":");
    number_or_null(h.delay);
    tls(h.tls);
    w_.keys(",\"evidence\":[");
    bool first = true;
    for (const Evidence& e : h.evidence) {
      if (!first) w_.keys(",");
      first = false;
      evidence(h, e);
    }
    w_.keys("],\"findings\":[");
    first = true;
    for (const Finding& f : h.findings) {
      if (!first) w_.keys(",");
      first = false;
      w_.word(name(f.kind));
    }
    w_.keys("]}");
  }

  void tls(const TlsFacts& t) {
    w_.keys(",\"tls\":{\"version\":");
    t.version ? w_.word(name(t.version->value)) : w_.null();
    w_.keys(",\"version_as_written\":");
    if (!t.version_as_written && t.version) {
      span(t.version->where);
    } else {
      span(t.version_as_written);
    }
    w_.keys(",\"cipher\":");
    span(t.cipher);
    w_.keys(",\"cipher_iana\":");
    t.suite ? w_.text_or_null(t.suite->iana) : w_.null();
    w_.keys(",\"bits\":");
    t.bits ? w_.number(std::int64_t{t.bits->value}) : w_.null();
    w_.keys(",\"key_exchange\":");
    span(t.key_exchange);
    w_.keys(",\"signature\":");
    span(t.signature);
    w_.keys(",\"client_certificate\":");
    t.client_certificate ? w_.word(name(t.client_certificate->value)) : w_.null();
    w_.keys("}");
  }

  void evidence(const Hop& h, const Evidence& e) {
    const Span given = in_.repaired ? in_.repaired->given(e.where) : e.where;
    w_.keys("{\"says\":");
    w_.word(name(e.says));
    w_.keys(",\"at\":");
    w_.number(given.at >= base_ ? given.at - base_ : given.at);
    w_.keys(",\"size\":");
    w_.number(given.size);
    w_.keys(",\"rule\":\"");
    if (h.system) {
      w_.put(h.system->id);
    } else {
      w_.keys("rfc");
    }
    w_.keys("/");
    w_.put(e.rule);
    w_.keys("\"}");
  }

  // A gap names the hop above it; every other count is how often.
  void mail_finding(const Finding& f) {
    const bool of_hop = f.kind == FindingKind::gap;
    w_.keys("{\"finding\":");
    w_.word(name(f.kind));
    w_.keys(",\"count\":");
    of_hop || f.count == 0 ? w_.null() : w_.number(f.count);
    w_.keys(",\"hop\":");
    of_hop&& f.count != 0 ? w_.number(f.count) : w_.null();
    w_.keys("}");
  }

  template <class T>
  void named(const std::optional<T>& v) {
    v ? w_.word(name(*v)) : w_.null();
  }
  template <class T>
  void number_or_null(const std::optional<T>& v) {
    v ? w_.number(*v) : w_.null();
  }
  void span(Span s) { w_.text(slice(in_.raw, s)); }
  void span(const std::optional<Span>& s) { s ? span(*s) : w_.null(); }

  void mailbox(const std::optional<Span>& s) {
    if (!s) return w_.null();
    std::string_view text = slice(in_.raw, *s);
    if (text.size() >= 2 && text.front() == '<' && text.back() == '>')
      text = text.substr(1, text.size() - 2);
    w_.text(text);
  }

  void address(const std::optional<Seen<IpAddress>>& a) {
    if (!a) return w_.null();
    if (!a->value.v4) return w_.word(to_string(a->value));
    w_.keys("\"");
    for (std::size_t i = 12; i < 16; ++i) {
      if (i > 12) w_.keys(".");
      w_.number(std::uint32_t{a->value.bytes[i]});
    }
    w_.keys("\"");
  }

  const RecordInput& in_;
  Writer w_;
  std::uint32_t base_ = 0;  // offsets count from the message's first byte: after a "From " line
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

void append_json_text(std::string& out, std::string_view text) { Writer(out).text(text); }

void append_record(std::string& out, const RecordInput& in) {
  if (!in.pretty) {
    RecordWriter(out, in).write();
    return;
  }
  std::string line;
  RecordWriter(line, in).write();
  append_pretty_json(out, line);
}

void append_pretty_json(std::string& out, std::string_view json) {
  constexpr std::size_t kWidth = 100;
  // The size of the object or array that starts at `i`, or 0 where it is longer than `room`. Never
  // looks further than `room`, so the whole stays linear.
  const auto fits = [&](std::size_t i, std::size_t room) -> bool {
    std::size_t depth = 0, printed = 0;
    bool in_text = false;
    for (std::size_t k = i; k < json.size() && printed <= room; ++k, ++printed) {
      const char c = json[k];
      if (in_text) {
        if (c == '\\') {
          ++k, ++printed;
        } else if (c == '"') {
          in_text = false;
        }
      } else if (c == '"') {
        in_text = true;
      } else if (c == '{' || c == '[') {
        ++depth;
      } else if (c == ':' || c == ',') {
        ++printed;  // the blank after it
      } else if (c == '}' || c == ']') {
        if (--depth == 0) return printed + 1 <= room;
      }
    }
    return false;
  };
  std::size_t indent = 0, column = 0,
              flat = 0;  // flat: depth within an object that stays on its line
  const auto put = [&](char c) { out.push_back(c), ++column; };
  const auto new_line = [&] {
    out.push_back('\n');
    out.append(indent, ' ');
    column = indent;
  };
  bool in_text = false;
  for (std::size_t i = 0; i < json.size(); ++i) {
    const char c = json[i];
    if (in_text) {
      put(c);
      if (c == '\\' && i + 1 < json.size()) {
        put(json[++i]);
      } else if (c == '"') {
        in_text = false;
      }
      continue;
    }
    switch (c) {
      case '"':
        in_text = true;
        put(c);
        break;
      case '{':
      case '[':
        put(c);
        if (flat > 0 || (i > 0 && fits(i, kWidth > column ? kWidth - column : 0))) {
          ++flat;
        } else {
          indent += 2;
          new_line();
        }
        break;
      case '}':
      case ']':
        if (flat > 0) {
          --flat;
        } else {
          indent -= 2;
          new_line();
        }
        put(c);
        break;
      case ',':
        put(c);
        flat > 0 ? put(' ') : new_line();
        break;
      case ':':
        put(c);
        put(' ');
        break;
      default:
        put(c);
    }
  }
}

}  // namespace tlspath
