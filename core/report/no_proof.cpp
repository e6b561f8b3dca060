#include "core/report/no_proof.hpp"

#include <algorithm>
#include <array>
#include <span>

#include "core/base/ascii.hpp"
#include "core/tls/suites.hpp"
#include "core/tls/version.hpp"

namespace tlspath {
namespace {

// Letters, digits and what stands inside versions, suites and host names; "version=TLS1_3" is two
// words.
constexpr bool is_word(char c) {
  return ascii::is_alnum(c) || c == '_' || c == '.' || c == '-' || c == '/' || c == '+' || c == '@';
}

bool any_of(std::string_view word, std::span<const std::string_view> list) {
  return std::ranges::any_of(list, [&](std::string_view w) { return ascii::iequal(w, word); });
}

// Words that only join: marked along with the TLS words that follow them.
bool joins(std::string_view word) {
  static constexpr auto kJoin =
      std::to_array<std::string_view>({"using", "with", "cipher", "version", "suite", "over", "via",
                                       "protocol", "bits", "tls_version", "tls_cipher"});
  return any_of(word, kJoin);
}

bool is_number(std::string_view word) {
  return std::ranges::all_of(word, [](char c) { return ascii::is_digit(c) || c == '/'; });
}

void find_in(std::string_view raw, Span part, Weightless kind, bool bare,
             std::vector<WeightlessWords>& out) {
  const std::string_view text = slice(raw, part);
  std::size_t start = std::string_view::npos;  // of the joining words before
  bool found = false;                          // the run has a TLS word already
  std::size_t end = 0;
  const auto finish = [&] {
    if (found) out.push_back({span_between(part.at + start, part.at + end), kind});
    start = std::string_view::npos;
    found = false;
  };
  for (std::size_t i = 0; i < text.size();) {
    if (!is_word(text[i])) {
      const char c = text[i++];
      if (!ascii::is_blank(c) && c != '=' && c != ':' && c != ',' && c != '(' && c != ')') finish();
      continue;
    }
    std::size_t stop = i;
    while (stop < text.size() && is_word(text[stop])) ++stop;
    std::string_view word = text.substr(i, stop - i);
    while (word.size() > 1 && (word.back() == '.' || word.back() == '-')) word.remove_suffix(1);
    if (looks_like_tls(word, bare)) {
      if (start == std::string_view::npos) start = i;
      found = true;
      end = i + word.size();
    } else if (joins(word) || (found && is_number(word))) {
      if (start == std::string_view::npos) start = i;
    } else {
      finish();
    }
    i = stop;
  }
  finish();
}

}  // namespace

bool looks_like_tls(std::string_view word, bool bare) {
  static constexpr auto kKeywords = std::to_array<std::string_view>(
      {"ESMTPS", "ESMTPSA", "SMTPS", "SMTPSA", "LMTPS", "LMTPSA", "UTF8SMTPS", "UTF8SMTPSA",
       "UTF8LMTPS", "UTF8LMTPSA", "HTTPS", "STARTTLS"});
  static constexpr auto kBare =
      std::to_array<std::string_view>({"TLS", "SSL", "DTLS", "encrypted", "TLS-encrypted"});
  if (word.size() < 3 || word.size() > 64) return false;
  if (parse_tls_version(word) || is_suite_class(word)) return true;
  if (any_of(word, kKeywords)) return true;
  // A suite has a hyphen or an underscore: "NULL" or "EXP" alone is a word like others.
  if (word.find_first_of("-_") != std::string_view::npos && find_suite(word)) return true;
  return bare && any_of(word, kBare);
}

void find_weightless_words(std::string_view raw, const ReceivedField& field,
                           std::vector<WeightlessWords>& out) {
  for (const Part& p : field) {
    const std::size_t before = out.size();
    switch (p.slot) {
      case Slot::from:
      case Slot::from_words:
      case Slot::peer:
        find_in(raw, p.where, Weightless::sender_words, true, out);
        break;
      case Slot::by:
        find_in(raw, p.where, Weightless::host, false, out);
        break;
      case Slot::id:
        find_in(raw, p.where, Weightless::id, false, out);
        break;
      case Slot::for_:
      case Slot::other:
        find_in(raw, p.where, Weightless::recipient, false, out);
        break;
      default:
        break;
    }
    // Of the sender's side: whether it is the greeting, the resolved name, or something else beside
    // them.
    for (std::size_t i = before; i < out.size(); ++i) {
      if (out[i].kind != Weightless::sender_words) continue;
      if (field.helo && overlap(out[i].where, *field.helo)) {
        out[i].kind = Weightless::greeting;
      } else if (field.peer_name && overlap(out[i].where, *field.peer_name)) {
        out[i].kind = Weightless::name;
      } else if (p.slot == Slot::from) {
        out[i].kind = Weightless::greeting;
      }
    }
  }
}

}  // namespace tlspath
