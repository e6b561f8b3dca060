#include "core/audit/settings.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "core/base/ascii.hpp"

namespace tlspath::audit_of {

std::vector<Line> lines_of(std::string_view text) {
  std::vector<Line> out;
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  while (!text.empty() && out.size() <= kMaxLines) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(text.size(), end + 1));
    while (line.ends_with('\r')) line.remove_suffix(1);
    out.push_back({static_cast<std::uint32_t>(out.size() + 1), line});
  }
  return out;
}

void Settings::add(std::string_view name, std::string_view value, std::uint32_t line) {
  all_.push_back({.name = std::string(name.substr(0, 200)),
                  .value = std::string(value.substr(0, kMaxValue)),
                  .line = line});
  read_.push_back(false);
}

void Settings::append(std::string_view more) {
  if (all_.empty() || all_.back().value.size() + more.size() > kMaxValue) return;
  std::string& v = all_.back().value;
  if (!v.empty() && !more.empty()) v += ' ';
  v += more;
}

bool Settings::has(std::string_view name) const {
  return std::ranges::any_of(all_, [name](const AuditSetting& s) { return ascii::iequal(s.name, name); });
}

const AuditSetting* Settings::find(std::string_view name) const {
  const AuditSetting* found = nullptr;
  for (std::size_t i = 0; i < all_.size(); ++i) {
    if (!ascii::iequal(all_[i].name, name)) continue;
    read_[i] = true;
    found = &all_[i];
  }
  return found;
}

std::string_view Settings::value(std::string_view name) const {
  const AuditSetting* s = find(name);
  return s == nullptr ? std::string_view() : std::string_view(s->value);
}

void Settings::count(Audit& audit) const {
  audit.settings += all_.size();
  for (std::size_t i = 0; i < all_.size(); ++i) {
    if (read_[i]) continue;
    ++audit.unread;
    if (audit.unread_names.size() < kMaxNames &&
        std::ranges::find(audit.unread_names, all_[i].name) == audit.unread_names.end())
      audit.unread_names.push_back(all_[i].name);
  }
}

std::optional<bool> truth(std::string_view word) {
  for (const std::string_view yes : {"yes", "true", "1"})
    if (ascii::iequal(word, yes)) return true;
  for (const std::string_view no : {"no", "false", "0"})
    if (ascii::iequal(word, no)) return false;
  return std::nullopt;
}

std::vector<std::string_view> words_of(std::string_view list, std::string_view between) {
  std::vector<std::string_view> out;
  while (!list.empty()) {
    const std::size_t end = std::min(list.find_first_of(between), list.size());
    if (end > 0) out.push_back(list.substr(0, end));
    list.remove_prefix(std::min(list.size(), end + 1));
  }
  return out;
}

bool has_word(std::string_view list, std::string_view word, std::string_view between) {
  return std::ranges::any_of(words_of(list, between),
                             [word](std::string_view w) { return ascii::iequal(w, word); });
}

int compare_versions(std::string_view a, std::string_view b) {
  const auto next = [](std::string_view& v) {
    int n = 0;
    const auto [end, error] = std::from_chars(v.data(), v.data() + v.size(), n);
    v.remove_prefix(error == std::errc() ? static_cast<std::size_t>(end - v.data()) : v.size());
    if (v.starts_with('.')) v.remove_prefix(1);
    return n;
  };
  while (!a.empty() || !b.empty()) {
    const int x = next(a), y = next(b);
    if (x != y) return x < y ? -1 : 1;
  }
  return 0;
}

bool split_setting(std::string_view line, char sign, std::string_view& name,
                   std::string_view& value) {
  const std::size_t at = line.find(sign);
  if (at == std::string_view::npos || at == 0) return false;
  name = ascii::trim(line.substr(0, at));
  value = ascii::trim(line.substr(at + 1));
  return !name.empty() && ascii::is_alpha(name.front()) &&
         std::ranges::all_of(name, [](char c) {
           return ascii::is_alnum(c) || c == '_' || c == '-' || c == '/' || c == '.';
         });
}

}  // namespace tlspath::audit_of
