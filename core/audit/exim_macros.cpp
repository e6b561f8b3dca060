#include "core/audit/exim_macros.hpp"

#include <algorithm>

#include "core/audit/settings.hpp"
#include "core/base/ascii.hpp"

namespace tlspath::audit_of {
namespace {

constexpr std::size_t kMaxDepth = 64, kMaxMissing = 8, kMaxName = 100;

bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_name(char c) { return ascii::is_alnum(c) || c == '_'; }

// ".ifdef A B" with "ifdef" -> " A B"; false for ".ifdefx".
bool directive(std::string_view line, std::string_view word, std::string_view& rest) {
  if (!line.starts_with('.') || !line.substr(1).starts_with(word)) return false;
  rest = line.substr(1 + word.size());
  return rest.empty() || ascii::is_blank(rest.front());
}

void add(std::vector<std::string>& to, std::string_view name) {
  if (to.size() < kMaxMissing && std::ranges::find(to, name) == to.end()) to.emplace_back(name);
}

}  // namespace

EximMacros::Truth EximMacros::defined(std::string_view names,
                                      std::vector<std::string>& missing) const {
  // Any one of them is enough.
  Truth all = Truth::no;
  std::vector<std::string> lacking;
  for (const std::string_view name : words_of(names)) {
    if (macros_.contains(name)) return Truth::yes;
    const auto told = told_.find(name);
    if (told != told_.end()) {
      if (told->second) return Truth::yes;
      continue;
    }
    add(lacking, name.substr(0, kMaxName));
    if (elsewhere_ || name.starts_with('_')) all = Truth::unknown;
  }
  for (const std::string& name : lacking) add(missing, name);
  return all;
}

void EximMacros::branch(Block& b, std::string_view names, bool wanted) const {
  Truth t = defined(names, b.missing);
  if (t != Truth::unknown && !wanted) t = t == Truth::yes ? Truth::no : Truth::yes;
  b.now = b.taken ? Truth::no : b.open && t == Truth::yes ? Truth::unknown : t;
  b.taken |= b.now == Truth::yes;
  b.open |= b.now == Truth::unknown;
}

bool EximMacros::take(std::string_view line) {
  std::string_view rest;
  const bool ifdef = directive(line, "ifdef", rest),
             ifndef = !ifdef && directive(line, "ifndef", rest);
  if (ifdef || ifndef) {
    if (blocks_.size() == kMaxDepth) {
      ++too_deep_;
    } else {
      blocks_.emplace_back();
      branch(blocks_.back(), rest, ifdef);
    }
    return true;
  }
  const bool elifdef = directive(line, "elifdef", rest),
             elifndef = !elifdef && directive(line, "elifndef", rest);
  if (elifdef || elifndef) {
    if (too_deep_ == 0 && !blocks_.empty()) branch(blocks_.back(), rest, elifdef);
    return true;
  }
  if (directive(line, "else", rest)) {
    if (too_deep_ == 0 && !blocks_.empty()) branch(blocks_.back(), {}, false);
    return true;
  }
  if (directive(line, "endif", rest)) {
    if (too_deep_ > 0)
      --too_deep_;
    else if (!blocks_.empty())
      blocks_.pop_back();
    return true;
  }
  // "A = x", "A == y" where it is defined already; options begin in lower case.
  std::string_view name, value;
  if (!split_setting(line, '=', name, value) || !is_upper(name.front()) ||
      !std::ranges::all_of(name, is_name))
    return false;
  if (value.starts_with('=')) value = ascii::trim(value.substr(1));
  if (counts() && name.size() <= kMaxName &&
      (macros_.size() < kMaxMacros || macros_.contains(name)))
    macros_.insert_or_assign(std::string(name), expand(value));
  return true;
}

bool EximMacros::counts() const {
  return too_deep_ == 0 &&
         std::ranges::all_of(blocks_, [](const Block& b) { return b.now == Truth::yes; });
}

std::vector<std::string> EximMacros::missing() const {
  std::vector<std::string> out;
  for (const Block& b : blocks_) {
    if (b.now == Truth::yes) continue;
    // What the text itself rules out.
    if (b.now == Truth::no && b.missing.empty()) return {};
    for (const std::string& name : b.missing) add(out, name);
  }
  return out;
}

void EximMacros::tell(std::string_view name, bool is_defined) {
  told_.insert_or_assign(std::string(name), is_defined);
}

std::string EximMacros::expand(std::string_view value) const {
  std::string out;
  while (!value.empty() && out.size() < kMaxValue) {
    std::size_t n = 0;
    while (n < value.size() && is_name(value[n])) ++n;
    if (n == 0) {
      out += value.front();
      value.remove_prefix(1);
      continue;
    }
    const auto macro = is_upper(value.front()) ? macros_.find(value.substr(0, n)) : macros_.end();
    out += macro == macros_.end() ? value.substr(0, n) : std::string_view(macro->second);
    value.remove_prefix(n);
  }
  return out.substr(0, kMaxValue);
}

}  // namespace tlspath::audit_of
