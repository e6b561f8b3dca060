// See profiles_asked.hpp. A row covers what is asked by its range and by its label: ranges leave
// open what the label names ("3 to 4.42" begins nowhere), and begin before TLS did.
#include "cli/profiles_asked.hpp"

#include <algorithm>
#include <cstdint>

#include "core/base/ascii.hpp"

namespace tlspath::cli {
namespace {

using Numbers = std::vector<std::uint32_t>;

// "8.15.2", "2020-01-31", "5.x": its numbers, as many as are written.
Numbers numbers_of(std::string_view text) {
  Numbers out;
  std::size_t i = 0;
  while (i < text.size() && ascii::is_digit(text[i])) {
    std::uint32_t n = 0;
    for (; i < text.size() && ascii::is_digit(text[i]); ++i)
      if (n < 100'000'000) n = n * 10 + static_cast<std::uint32_t>(text[i] - '0');
    out.push_back(n);
    if (i < text.size() && (text[i] == '.' || text[i] == '-')) ++i;
  }
  return out;
}

bool is_year(const Numbers& n) { return !n.empty() && n.front() >= 1990 && n.front() < 2100; }

// By the numbers that both have: 8.15 holds 8.15.1, and both are equal here.
int compare(const Numbers& a, const Numbers& b) {
  for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i)
    if (a[i] != b[i]) return a[i] < b[i] ? -1 : 1;
  return 0;
}

// Is the first of what is asked before that: 8.15 before 8.15.1, not before 8.15?
bool begins_before(Numbers asked, Numbers end) {
  const std::size_t most = std::max(asked.size(), end.size());
  asked.resize(most);
  end.resize(most);
  return asked < end;
}

// What a label says of versions or years. "2007-2013", "8.12 to 8.14", "2016 on", "to July 2019",
// "since 2020", "before 2010-10", "2016", "5.x"; nothing: "any", "Online".
struct Bounds {
  Numbers first, last, before;
  bool one = false;  // a single number, which may stand for a whole row

  bool any() const { return first.empty() && last.empty() && before.empty(); }
  bool years() const { return is_year(first) || is_year(last) || is_year(before); }
  bool cover(const Numbers& n) const {
    return (first.empty() || compare(n, first) >= 0) && (last.empty() || compare(n, last) <= 0) &&
           (before.empty() || begins_before(n, before));
  }
};

Bounds bounds_of(std::string_view label) {
  std::vector<std::string_view> words;
  for (std::size_t at = 0; at < label.size();) {
    const std::size_t end = std::min(label.find(' ', at), label.size());
    words.push_back(label.substr(at, end - at));
    at = end + 1;
  }
  Bounds out;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const Numbers n = numbers_of(words[i]);
    if (n.empty()) continue;
    const std::string_view after = i + 1 < words.size() ? words[i + 1] : std::string_view();
    std::string_view ahead = i > 0 ? words[i - 1] : std::string_view();
    const bool month = is_year(n) && !ahead.empty() && ahead.front() >= 'A' && ahead.front() <= 'Z';
    if (month && i > 1) ahead = words[i - 2];  // "to July 2019"
    if (n.size() == 2 && n[1] >= 1990) {
      out.first = {n[0]};
      out.last = {n[1]};
    } else if (after == "on" || after == "to" || ahead == "since") {
      out.first = n;
    } else if (ahead == "to") {
      out.last = n;
    } else if (ahead == "before") {
      out.before = n;
    } else if (out.any()) {
      out.first = out.last = n;
      out.one = true;
    } else {
      return {};
    }
  }
  return out;
}

// The first version that could do TLS, "8.11" of "its first version, 8.0 (2007)"; empty where that
// is not sure or no version's doing.
Numbers tls_since(std::string_view text) {
  if (text.find("if not before") != std::string_view::npos || text.starts_with("never")) return {};
  const std::size_t at = text.find_first_of("0123456789");
  return at == std::string_view::npos ? Numbers() : numbers_of(text.substr(at));
}

}  // namespace

std::vector<const Profile*> profiles_asked(const System& system, std::string_view asked) {
  for (const Profile& p : system.profiles)
    if (ascii::iequal(p.label, asked) && numbers_of(asked).empty()) return {&p};
  const Numbers n = numbers_of(asked);
  if (n.empty()) return {};
  const auto range = [](const Profile& p) { return !p.from.empty() || !p.until.empty(); };
  const bool counts_in_years = std::ranges::any_of(system.profiles, [&](const Profile& p) {
    return !p.by_date && (is_year(numbers_of(p.from)) || is_year(numbers_of(p.until)));
  });
  const bool year = is_year(n) && !counts_in_years;
  const bool day = year && n.size() == 3;
  const bool several = system.profiles.size() > 1;
  const Numbers since = tls_since(system.tls_since);

  std::vector<const Profile*> out;
  const Profile* rest = nullptr;  // for lines that show no version
  bool told = false;              // some row tells of what is asked, if only that it is not it
  for (const Profile& p : system.profiles) {
    const Bounds label = bounds_of(p.label);
    const bool speaks = !label.any() && label.years() == year;
    if (p.unversioned && (!speaks || label.cover(n))) rest = &p;
    const bool in_range = range(p) && p.by_date == year;
    // A product's year is no day: mails of 2010 went through Exchange 2007 too.
    const bool by_label = speaks && !(day && range(p) && !p.by_date);
    if (!in_range && !by_label) {
      if (!range(p) && label.any() && !(several && p.unversioned)) out.push_back(&p);
      continue;
    }
    told = told || !day || p.by_date || !range(p);
    if (in_range && ((!p.from.empty() && compare(n, numbers_of(p.from)) < 0) ||
                     (!p.until.empty() && !begins_before(n, numbers_of(p.until)))))
      continue;
    if (by_label && !(in_range && label.one) && !label.cover(n)) continue;
    if (!year && has_tls(p) == HasTls::yes && !since.empty() && compare(n, since) < 0) continue;
    out.push_back(&p);
  }
  const bool unknown_year =
      year && !day && !told && std::ranges::any_of(system.profiles, [&](const Profile& p) {
        return range(p) && !p.by_date;
      });
  if (out.empty() && !told && !unknown_year && rest != nullptr) out.push_back(rest);
  return out;
}

}  // namespace tlspath::cli
