#include "core/scan/unknown_forms.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "core/base/ascii.hpp"
#include "core/path/hop.hpp"
#include "core/received/address.hpp"
#include "core/text/escape.hpp"
#include "core/tls/suites.hpp"
#include "core/tls/version.hpp"

namespace tlspath {
namespace {

constexpr std::size_t kMaxWord = 256;  // of a word that is looked at as a whole

template <std::size_t N>
bool is_one_of(std::string_view word, const std::array<std::string_view, N>& list) {
  return std::ranges::any_of(list, [word](std::string_view w) { return ascii::iequal(w, word); });
}

// Words that receiving systems put beside what they know of the peer; every other word there is
// taken for a name.
constexpr auto kPeerWords = std::to_array<std::string_view>(
    {"helo",     "ehlo",      "lhlo",       "rhlo",       "unknown",       "may",           "be",
     "forged",   "port",      "unverified", "rdns",       "failed",        "ident",         "dns",
     "sender",   "claims",    "to",         "not",        "verified",      "client",        "did",
     "present",  "a",         "no",         "softdnserr", "misconfigured", "authenticated", "user",
     "auth",     "tls",       "ssl",        "using",      "with",          "cipher",        "bits",
     "hostname", "localhost", "proxy",      "ipv6",       "envelope-from", "envelope",      "from",
     "mail",     "smtp",      "esmtp",      "country",    "reverse"});
// key=value and "key: value" whose value is somebody's name.
constexpr auto kNameKeys = std::to_array<std::string_view>({"helo",
                                                            "ehlo",
                                                            "ident",
                                                            "user",
                                                            "username",
                                                            "from",
                                                            "mailfrom",
                                                            "envelope-from",
                                                            "sender",
                                                            "envelope-sender",
                                                            "login",
                                                            "account",
                                                            "authenticated-user",
                                                            "authid",
                                                            "uid",
                                                            "cn",
                                                            "issuer",
                                                            "subject",
                                                            "rcpt",
                                                            "for",
                                                            "host",
                                                            "hostname",
                                                            "rdns",
                                                            "domain"});
constexpr auto kDays =
    std::to_array<std::string_view>({"mon", "tue", "wed", "thu", "fri", "sat", "sun"});
constexpr auto kMonths = std::to_array<std::string_view>(
    {"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"});

bool is_host(std::string_view w) {
  const std::size_t dot = w.rfind('.');
  if (dot == std::string_view::npos || dot == 0 || w.size() - dot < 3) return false;
  for (const char c : w.substr(dot + 1))
    if (!ascii::is_alpha(c)) return false;
  return std::ranges::all_of(
      w, [](char c) { return ascii::is_alnum(c) || c == '.' || c == '-' || c == '_'; });
}

// Ids: long, and letters and digits change about, or upper and lower case do; hexadecimal numbers.
// 4.3.11-beta2 is a version.
bool is_id(std::string_view w) {
  for (std::size_t i = 1; i + 1 < w.size(); ++i)
    if (w[i] == '.' && ascii::is_digit(w[i - 1]) && ascii::is_digit(w[i + 1])) return false;
  std::size_t digits = 0, letters = 0, turns = 0, cases = 0;
  bool hex = true;
  char before = 0;
  for (const char c : w) {
    const bool digit = ascii::is_digit(c), letter = ascii::is_alpha(c);
    digits += digit ? 1 : 0;
    letters += letter ? 1 : 0;
    hex = hex && (digit || (ascii::lower(c) >= 'a' && ascii::lower(c) <= 'f'));
    if (before != 0 && (digit || letter)) {
      if (digit != ascii::is_digit(before)) ++turns;
      if (letter && ascii::is_alpha(before) &&
          (ascii::lower(c) == c) != (ascii::lower(before) == before))
        ++cases;
    }
    if (digit || letter) before = c;
  }
  if (digits + letters < 6) return false;
  if (digits >= 2 && letters >= 1 && (turns >= 2 || (hex && w.size() >= 8))) return true;
  return w.size() >= 20 && cases >= 4;
}

bool is_zone(std::string_view t) {
  return t.size() <= 40 && ascii::ifind(t, "tls") == std::string_view::npos &&
         ascii::ifind(t, "ssl") == std::string_view::npos &&
         std::ranges::none_of(t, [](char c) { return c == '=' || c == '@' || c == '<'; }) &&
         (t.size() <= 5 || t.find_first_of("0123456789") == std::string_view::npos ||
          ascii::istarts_with(t, "GMT") || ascii::istarts_with(t, "UTC"));
}

class Masker {
 public:
  explicit Masker(std::string& out) : out_(out), start_(out.size()) {}

  bool full() const { return out_.size() - start_ >= kMaxTemplate; }

  // What stands between parts and what holds words of the writer.
  void text(std::string_view t, bool peer = false) {
    std::size_t at = 0;
    while (at < t.size() && !full()) {
      const char c = t[at];
      if (ascii::is_blank(c)) {
        blank();
        ++at;
      } else if (c == '"') {
        at = quoted(t, at);
      } else if (c == '<') {
        at = angle(t, at);
      } else if (c == '[' && brackets(t, at)) {
        at = t.find(']', at) + 1;
      } else if (is_word(c)) {
        const std::size_t end = end_of_word(t, at);
        const std::size_t date = date_at(t, at, end);
        if (date != 0) {
          mask("<date>");
          at = date;
        } else {
          word(t.substr(at, end - at), peer);
          at = end;
        }
      } else {
        put(c);
        ++at;
      }
    }
  }

  void mask(std::string_view token) {
    if (full()) return;
    // <host> <host> of a greeting with blanks in it says no more than one.
    if (ends_with(token) || (out_.ends_with(' ') && ends_with(token, 1))) {
      while (out_.ends_with(' ')) out_.pop_back();
      return;
    }
    out_ += token;
  }

  void put(char c) {
    // Other systems' charsets, control characters: the example shows them.
    out_ += c > 0x20 && c < 0x7f ? c : '?';
  }
  void blank() {
    if (out_.size() > start_ && out_.back() != ' ') out_ += ' ';
  }
  void end() {
    while (out_.size() > start_ && out_.back() == ' ') out_.pop_back();
    if (out_.size() - start_ > kMaxTemplate) {
      out_.resize(start_ + kMaxTemplate - 2);
      out_ += "..";
    }
  }

 private:
  bool ends_with(std::string_view token, std::size_t before_end = 0) const {
    const std::string_view all =
        std::string_view(out_).substr(start_, out_.size() - start_ - before_end);
    return all.ends_with(token);
  }

  static bool is_word(char c) {
    return ascii::is_alnum(c) || c == '-' || c == '_' || c == '.' || c == '@' || c == '+' ||
           c == '%' || c == '~' || c == '$' || c == '&' || static_cast<unsigned char>(c) > 0x7f;
  }
  static std::size_t end_of_word(std::string_view t, std::size_t at) {
    while (at < t.size() && is_word(t[at])) ++at;
    return at;
  }

  std::size_t quoted(std::string_view t, std::size_t at) {
    std::size_t end = at + 1;
    while (end < t.size() && t[end] != '"') end += t[end] == '\\' && end + 1 < t.size() ? 2 : 1;
    mask("<text>");
    return std::min(end + 1, t.size());
  }

  // <a@b.example>, <>, <any.id>; a lone "<" stays.
  std::size_t angle(std::string_view t, std::size_t at) {
    const std::size_t end = t.find('>', at);
    if (end == std::string_view::npos || end - at > kMaxWord) {
      put('<');
      return at + 1;
    }
    const std::string_view inner = t.substr(at + 1, end - at - 1);
    if (inner.empty())
      out_ += "<>";
    else
      mask(inner.find('@') != std::string_view::npos ? "<addr>" : "<text>");
    return end + 1;
  }

  // [192.0.2.1], [192.0.2.1]:25, [IPv6:2001:db8::1]: true where it was masked.
  bool brackets(std::string_view t, std::size_t at) {
    const std::size_t end = t.find(']', at);
    if (end == std::string_view::npos || end - at > 80) return false;
    if (!parse_address(t.substr(at + 1, end - at - 1))) return false;
    out_ += "[<ip>]";
    return true;
  }

  void word(std::string_view w, bool peer) {
    // A stop at the end of a sentence or a name is not part of it.
    std::string_view tail;
    while (!w.empty() && (w.back() == '.' || w.back() == '-') && w.size() > 1) {
      tail = std::string_view(w.data() + w.size() - 1, tail.size() + 1);
      w.remove_suffix(1);
    }
    masked(w, peer);
    for (const char c : tail) put(c);
  }

  void masked(std::string_view w, bool peer) {
    if (w.size() > kMaxWord) return mask("<id>");
    const bool value = names_follow();
    if (w.find('@') != std::string_view::npos) return mask("<addr>");
    if (parse_address(w)) return mask("<ip>");
    if (parse_tls_version(w) && !std::ranges::all_of(w, ascii::is_digit)) return mask("<version>");
    if (w.size() > 6 && find_suite(w) != nullptr) return mask("<suite>");
    if (is_host(w)) return mask("<host>");
    if (std::ranges::all_of(w, [](char c) { return ascii::is_digit(c) || c == '.'; }))
      return mask("<n>");
    if (value) return mask("<name>");
    if (is_id(w)) return mask("<id>");
    if (peer && !is_one_of(w, kPeerWords)) return mask("<host>");
    // A product's word, with its numbers masked: smtpd-4.2 -> smtpd-<n>
    for (std::size_t i = 0; i < w.size();) {
      if (!ascii::is_digit(w[i])) {
        put(w[i++]);
        continue;
      }
      while (i < w.size() && (ascii::is_digit(w[i]) ||
                              (w[i] == '.' && i + 1 < w.size() && ascii::is_digit(w[i + 1]))))
        ++i;
      mask("<n>");
    }
  }

  // True where "helo=", "user: " or the like stands before: then a name follows.
  bool names_follow() const {
    std::string_view before = std::string_view(out_).substr(start_);
    const bool blank = before.ends_with(' ');
    while (before.ends_with(' ')) before.remove_suffix(1);
    if (before.empty()) return false;
    const char mark = before.back();
    if (mark != '=' && mark != ':') return !blank ? false : after_helo(before);
    if (mark == '=' && blank) return false;
    before.remove_suffix(1);
    return is_one_of(last_word(before), kNameKeys);
  }
  static bool after_helo(std::string_view before) {
    static constexpr auto kGreetings = std::to_array<std::string_view>({"helo", "ehlo", "lhlo"});
    return is_one_of(last_word(before), kGreetings);
  }
  static std::string_view last_word(std::string_view before) {
    std::size_t at = before.size();
    while (at > 0 &&
           (ascii::is_alnum(before[at - 1]) || before[at - 1] == '-' || before[at - 1] == '_'))
      --at;
    return before.substr(at);
  }

  // Where a date in words ends that begins at `at`; 0: none does. "Tue, 4 Nov 2025 09:14:05 +0100",
  // "4 Nov 2025", "2025-11-04T09:14:05Z", "Tue Nov  4 09:14:05 2025"
  static std::size_t date_at(std::string_view t, std::size_t at, std::size_t end) {
    const std::string_view first = t.substr(at, end - at);
    const bool iso = first.size() >= 10 && first[4] == '-' && first[7] == '-' &&
                     std::ranges::all_of(first.substr(0, 4), ascii::is_digit);
    const bool day = first.size() == 3 && is_one_of(first, kDays);
    const bool number = first.size() <= 2 && std::ranges::all_of(first, ascii::is_digit);
    if (!iso && !day && !number) return 0;
    std::size_t i = iso ? at + 10 : end;
    std::size_t last = i;
    bool month = iso, year = iso;
    for (int words = 0; words < 7; ++words) {
      while (i < t.size() &&
             (ascii::is_blank(t[i]) || t[i] == ',' || t[i] == '-' || (iso && t[i] == 'T')))
        ++i;
      const std::size_t from = i;
      while (i < t.size() && (ascii::is_alnum(t[i]) || t[i] == ':' || t[i] == '+')) ++i;
      const std::string_view w = t.substr(from, i - from);
      if (w.empty()) break;
      const bool digits = ascii::is_digit(w.front()) || w.front() == '+';
      if (w.size() == 3 && is_one_of(w, kMonths))
        month = true;
      else if (digits && w.size() == 4)
        year = year || (w[0] == '1' || w[0] == '2');
      else if (!digits &&
               !(year && month && (ascii::iequal(w, "gmt") || ascii::iequal(w, "utc") || w == "Z")))
        break;
      last = i;
    }
    return month && year ? last : 0;
  }

  std::string& out_;
  std::size_t start_;
};

}  // namespace

void append_template(std::string& out, std::string_view raw, const ReceivedField& field) {
  Masker m(out);
  std::size_t at = field.value.at;
  for (const Part& p : field) {
    if (m.full()) break;
    if (p.where.at < at) continue;  // within the part before
    m.text(raw.substr(at, p.where.at - at));
    const std::string_view t = slice(raw, p.where);
    switch (p.slot) {
      case Slot::from:
      case Slot::by: {
        const bool brackets = t.size() > 2 && t.front() == '[' && t.back() == ']';
        if (brackets)
          m.text(t, true);
        else
          m.mask(parse_address(t) ? "<ip>" : "<host>");
        break;
      }
      case Slot::peer:
      case Slot::from_words:
        m.text(t, p.slot == Slot::peer);
        break;
      case Slot::id:
        m.mask(t.starts_with('<') ? "<addr>" : "<id>");
        break;
      case Slot::for_:
        m.mask("<addr>");
        break;
      case Slot::date:
        m.mask(field.stamp ? "<date>" : "<text>");
        break;
      case Slot::date_comment:  // (CEST), (Westeurop\xe4ische Zeit); Yandex writes its TLS there
        if (is_zone(t))
          m.mask("<zone>");
        else
          m.text(t);
        break;
      default:
        m.text(t);
    }
    at = p.where.end();
  }
  if (at < field.value.end()) m.text(raw.substr(at, field.value.end() - at));
  m.end();
}

bool UnknownForms::take(const ScannedMail& mail) {
  for (const Hop& hop : mail.analysis.hops) {
    if (hop.system != nullptr) continue;
    ++hops_;
    tokenize(mail.raw, hop.value, field_);
    form_.clear();
    append_template(form_, mail.raw, field_);
    const auto known = at_.find(std::string_view(form_));
    if (known != at_.end()) {
      ++forms_[known->second].count;
      continue;
    }
    if (at_.size() == kMaxTemplates) {
      ++others_;
      continue;
    }
    at_.emplace(form_, forms_.size());
    UnknownForm& f = forms_.emplace_back();
    f.count = 1;
    if (!examples_) continue;
    f.example = unfolded(slice(mail.raw, hop.value));
    if (f.example.size() > kMaxExample)
      f.example = f.example.substr(0, prefix_of(f.example, kMaxExample - 2)) + "..";
  }
  return true;
}

std::vector<UnknownForm> UnknownForms::sorted() const {
  std::vector<UnknownForm> out = forms_;
  for (const auto& [form, i] : at_) out[i].form = form;
  std::ranges::sort(out, [](const UnknownForm& a, const UnknownForm& b) {
    return a.count != b.count ? a.count > b.count : a.form < b.form;
  });
  return out;
}

std::string UnknownForms::table() const {
  std::string out = "count\tform\texample\n";
  for (const UnknownForm& f : sorted())
    out += fmt::format("{}\t{}\t{}\n", f.count, f.form, f.example);
  if (others_ > 0)
    out +=
        fmt::format("{}\t(others: forms that came after the first {})\t\n", others_, kMaxTemplates);
  return out;
}

}  // namespace tlspath
