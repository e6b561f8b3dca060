// See pattern.hpp. Compiled without UTF (headers are bytes) and with JIT where the machine allows
// it; where it does not, PCRE2's interpreter answers the same.

#define PCRE2_CODE_UNIT_WIDTH 8
#include "parsers/pattern.hpp"

#include <pcre2.h>

#include <array>
#include <stdexcept>
#include <vector>

namespace tlspath {
namespace {

constexpr std::uint32_t kMatchLimit = 100'000;

enum class Group : std::uint8_t {
  version,
  cipher,
  bits,
  verify,
  kx,
  sig,
  auth,
  tls,
  notls,
  product,
  keyword
};
constexpr std::array<std::string_view, 11> kGroups = {"version", "cipher",  "bits",   "verify",
                                                      "kx",      "sig",     "auth",   "tls",
                                                      "notls",   "product", "keyword"};

constexpr std::uint32_t kOptions = PCRE2_DOTALL | PCRE2_DOLLAR_ENDONLY | PCRE2_NEVER_UTF |
                                   PCRE2_NEVER_UCP | PCRE2_NEVER_BACKSLASH_C;

// Past what is escaped at `at`: "\.", or all of "\Q...\E".
std::size_t end_of_escape(std::string_view pattern, std::size_t at) {
  if (pattern.substr(at, 2) == "\\Q") at = std::min(pattern.find("\\E", at + 2), pattern.size());
  return std::min(at + 2, pattern.size());
}

// Past the class that starts at `at`: "[^]x ]" and "[[:alpha:] ]" end at their last bracket.
std::size_t end_of_class(std::string_view pattern, std::size_t at) {
  std::size_t i = at + 1;
  if (i < pattern.size() && pattern[i] == '^') ++i;
  for (std::size_t first = i; i < pattern.size(); ++i) {
    if (pattern[i] == '\\')
      i = end_of_escape(pattern, i) - 1;
    else if (pattern.substr(i, 2) == "[:" && pattern.find(":]", i + 2) != pattern.npos)
      i = pattern.find(":]", i + 2) + 1;
    else if (pattern[i] == ']' && i != first)
      return i + 1;
  }
  return pattern.size();
}

// One blank means folding white space; a class, a comment or an escaped blank is left alone. What
// is counted (" ?") is all of the folding, and at once: "(?:\s+)*" has 2^n ways to fail.
std::string with_folding(std::string_view pattern) {
  std::string out;
  out.reserve(pattern.size() + 16);
  for (std::size_t i = 0; i < pattern.size();) {
    std::size_t next = i + 1;
    if (pattern[i] == ' ') {
      const bool counted =
          next < pattern.size() && std::string_view("?*+{").find(pattern[next]) != pattern.npos;
      out += counted ? "(?>\\s+)" : "\\s+";
    } else {
      if (pattern[i] == '\\') next = end_of_escape(pattern, i);
      if (pattern[i] == '[') next = end_of_class(pattern, i);
      if (pattern.substr(i, 3) == "(?#") next = std::min(pattern.find(')', i), pattern.size());
      out += pattern.substr(i, next - i);
    }
    i = next;
  }
  return out;
}

pcre2_code* compile(std::string_view pattern, std::string& why) {
  const std::string p = with_folding(pattern);
  int error = 0;
  PCRE2_SIZE offset = 0;
  pcre2_code* code = pcre2_compile(reinterpret_cast<PCRE2_SPTR>(p.data()), p.size(), kOptions,
                                   &error, &offset, nullptr);
  if (code == nullptr) {
    std::array<PCRE2_UCHAR, 200> text{};
    pcre2_get_error_message(error, text.data(), text.size());
    std::size_t at = 0;  // where it is in the pattern as written
    while (at < pattern.size() && with_folding(pattern.substr(0, at)).size() < offset) ++at;
    why = std::string(reinterpret_cast<const char*>(text.data())) + " at offset " +
          std::to_string(at);
  }
  return code;
}

// The named groups: number and name, which lives as long as the code.
std::vector<std::pair<std::uint32_t, std::string_view>> names_of(const pcre2_code* code) {
  std::uint32_t count = 0, size = 0;
  PCRE2_SPTR table = nullptr;
  pcre2_pattern_info(code, PCRE2_INFO_NAMECOUNT, &count);
  pcre2_pattern_info(code, PCRE2_INFO_NAMEENTRYSIZE, &size);
  pcre2_pattern_info(code, PCRE2_INFO_NAMETABLE, static_cast<void*>(&table));
  std::vector<std::pair<std::uint32_t, std::string_view>> out;
  for (std::uint32_t i = 0; i < count; ++i) {
    const unsigned char* entry = table + std::size_t{i} * size;
    out.emplace_back(static_cast<std::uint32_t>(entry[0] << 8 | entry[1]),
                     reinterpret_cast<const char*>(entry + 2));
  }
  return out;
}

}  // namespace

struct MatchScratch::Impl {
  pcre2_match_data* data = nullptr;
  pcre2_match_context* context = pcre2_match_context_create(nullptr);
  pcre2_jit_stack* stack =
      pcre2_jit_stack_create(std::size_t{32} << 10, std::size_t{256} << 10, nullptr);
  Impl() {
    pcre2_set_match_limit(context, kMatchLimit);
    pcre2_jit_stack_assign(context, nullptr, stack);
  }
  ~Impl() {
    pcre2_jit_stack_free(stack);
    pcre2_match_context_free(context);
    pcre2_match_data_free(data);
  }
  Impl(const Impl&) = delete;
  Impl& operator=(const Impl&) = delete;

  // Room for as many pairs: that of the pattern with the most groups so far.
  void hold(std::uint32_t pairs) {
    if (data != nullptr && pcre2_get_ovector_count(data) >= pairs) return;
    pcre2_match_data_free(data);
    data = pcre2_match_data_create(pairs, nullptr);
  }
};
MatchScratch::MatchScratch() : impl_(std::make_unique<Impl>()) {}
MatchScratch::~MatchScratch() = default;

struct Pattern::Impl {
  pcre2_code* code = nullptr;
  std::uint32_t pairs = 0;                              // of a match: its whole and each group
  std::vector<std::pair<std::uint32_t, Group>> groups;  // number -> what it means
  Impl() = default;
  ~Impl() { pcre2_code_free(code); }
  Impl(const Impl&) = delete;
  Impl& operator=(const Impl&) = delete;
};

bool Pattern::known_group(std::string_view name) {
  for (const auto g : kGroups)
    if (g == name) return true;
  return false;
}

Result<std::vector<std::string>> Pattern::check(std::string_view pattern) {
  std::string why;
  pcre2_code* code = compile(pattern, why);
  if (code == nullptr) return tl::unexpected(Error{ErrorKind::usage, why});
  std::vector<std::string> names;
  for (const auto& [number, group] : names_of(code)) names.emplace_back(group);
  pcre2_code_free(code);
  return names;
}

Pattern::Pattern(std::string_view pattern) : impl_(std::make_unique<Impl>()) {
  std::string why;
  impl_->code = compile(pattern, why);
  if (impl_->code == nullptr)
    throw std::logic_error("pattern does not compile: " + std::string(pattern) + ": " + why);
  pcre2_jit_compile(impl_->code, PCRE2_JIT_COMPLETE);  // refused: the interpreter matches
  pcre2_pattern_info(impl_->code, PCRE2_INFO_CAPTURECOUNT, &impl_->pairs);
  ++impl_->pairs;
  for (const auto& [number, group_name] : names_of(impl_->code)) {
    std::size_t g = 0;
    while (g < kGroups.size() && kGroups[g] != group_name) ++g;
    if (g == kGroups.size())
      throw std::logic_error("pattern has an unknown group: " + std::string(group_name));
    impl_->groups.emplace_back(number, static_cast<Group>(g));
  }
}
Pattern::~Pattern() = default;
Pattern::Pattern(Pattern&&) noexcept = default;
Pattern& Pattern::operator=(Pattern&&) noexcept = default;

MatchResult Pattern::read(ReadContext& c, Span part, MatchScratch& scratch) const {
  const std::string_view text = c.text(part);
  MatchScratch::Impl& s = *scratch.impl_;
  s.hold(impl_->pairs);
  const int n = pcre2_match(impl_->code, reinterpret_cast<PCRE2_SPTR>(text.data()), text.size(), 0,
                            0, s.data, s.context);
  if (n == PCRE2_ERROR_NOMATCH) return MatchResult::no_match;
  if (n < 0) return MatchResult::limit;
  const PCRE2_SIZE* v = pcre2_get_ovector_pointer(s.data);
  for (const auto& [number, group] : impl_->groups) {
    const std::size_t pair = std::size_t{2} * number;
    if (v[pair] == PCRE2_UNSET) continue;
    const Span where = span_between(part.at + v[pair], part.at + v[pair + 1]);
    if (where.empty()) continue;  // nothing proves nothing
    switch (group) {
      case Group::version:
        c.version(where);
        break;
      case Group::cipher:
        c.cipher(where);
        break;
      case Group::bits:
        c.bits(where);
        break;
      case Group::verify:
        c.verify(where);
        break;
      case Group::kx:
        c.key_exchange(where);
        break;
      case Group::sig:
        c.signature(where);
        break;
      case Group::auth:
        c.authenticated(where);
        break;
      case Group::tls:
        c.tls(where);
        break;
      case Group::notls:
        c.no_tls(where);
        break;
      case Group::product:
        c.hop.system_version = where;
        break;
      case Group::keyword:
        c.hop.protocol = {read_keyword(c.text(where)), where};
        break;
    }
  }
  return MatchResult::matched;
}

}  // namespace tlspath
