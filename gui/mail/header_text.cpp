#include "gui/mail/header_text.hpp"

#include <algorithm>

#include "core/report/escape.hpp"
#include "core/report/redact.hpp"
#include "gui/look/plain.hpp"

namespace tlspath::gui {
namespace {

constexpr std::uint32_t kLong = 1200;       // bytes without proof that are shown whole
constexpr std::uint32_t kLongest = 16'000;  // of proof
constexpr std::uint32_t kHeadOfLong = 600;  // of longer ones
constexpr std::uint32_t kTailOfLong = 300;
constexpr qsizetype kEnough = 1 << 20;  // characters: after them, only lines that hold proof

}  // namespace

HeaderText::HeaderText(std::string_view mail, std::span<const Span> fields, std::vector<Span> kept,
                       const QString& left_out, Redactor* redactor) {
  std::ranges::sort(kept, {}, &Span::at);
  std::uint32_t skipped = 0;
  for (const Span f : fields) {
    const auto first = std::ranges::lower_bound(kept, f.at, {}, [](Span s) { return s.at; });
    const auto last = std::find_if(first, kept.end(), [&](Span s) { return s.at >= f.end(); });
    if (text_.size() > kEnough && first == last) {
      skipped += f.size;
      continue;
    }
    field(mail, f, std::span<const Span>(first, last), left_out, redactor);
  }
  if (skipped > 0) put(left_out.arg(skipped), fields.back().end());
}

void HeaderText::field(std::string_view mail, Span where, std::span<const Span> kept,
                       const QString& left_out, Redactor* redactor) {
  std::uint32_t at = where.at;
  for (const Span k : kept) {
    if (k.at < at || k.end() > where.end()) continue;
    stretch(mail, span_between(at, k.at), false, left_out, redactor);
    stretch(mail, k, k.size <= kLongest, left_out, redactor);
    at = k.end();
  }
  stretch(mail, span_between(at, where.end()), false, left_out, redactor);
  if (!text_.endsWith(QLatin1Char('\n'))) put(QStringLiteral("\n"), where.end());
}

void HeaderText::stretch(std::string_view mail, Span where, bool whole, const QString& left_out,
                         Redactor* redactor) {
  if (where.empty()) return;
  if (!whole && where.size > kLong) {
    stretch(mail, {where.at, kHeadOfLong}, true, left_out, redactor);
    const Span middle = span_between(where.at + kHeadOfLong, where.end() - kTailOfLong);
    put(QLatin1Char(' ') + left_out.arg(middle.size) + QLatin1Char(' '), middle.at);
    stretch(mail, {middle.end(), kTailOfLong}, true, left_out, redactor);
    return;
  }
  if (redactor == nullptr) return characters(mail, where);
  // Line by line, so that the lines stay lines.
  std::uint32_t at = where.at;
  while (at < where.end()) {
    const std::string_view rest = slice(mail, span_between(at, where.end()));
    const std::size_t line = rest.find('\n');
    const std::size_t size = line == std::string_view::npos ? rest.size() : line;
    std::string_view text = rest.substr(0, size);
    if (text.ends_with('\r')) text.remove_suffix(1);
    QString hidden;
    for (std::size_t i = 0; i <= text.size();) {  // tabs stay tabs
      const std::size_t tab = std::min(text.find('\t', i), text.size());
      hidden += utf8(visible(redact_text(*redactor, text.substr(i, tab - i))));
      if (tab < text.size()) hidden += QLatin1Char('\t');
      i = tab + 1;
    }
    for (const QChar c : hidden) {
      text_.append(c);
      at_.push_back(at);
      end_.push_back(at + static_cast<std::uint32_t>(size));
    }
    at += static_cast<std::uint32_t>(size);
    if (line != std::string_view::npos) put(QStringLiteral("\n"), at++);
  }
}

void HeaderText::characters(std::string_view mail, Span where) {
  const std::string_view text = slice(mail, where);
  for (std::size_t i = 0; i < text.size();) {
    const Character c = character_at(text, i);
    std::size_t size = c.size;
    QString shown;
    if (text[i] == '\n' || text[i] == '\r') {
      if (text.substr(i).starts_with("\r\n")) size = 2;
      shown = QStringLiteral("\n");
    } else if (text[i] == '\t') {
      shown = QStringLiteral("\t");
    } else {
      shown = utf8(visible(text.substr(i, c.size)));
    }
    const auto at = where.at + static_cast<std::uint32_t>(i);
    for (const QChar one : shown) {
      text_.append(one);
      at_.push_back(at);
      end_.push_back(at + static_cast<std::uint32_t>(size));
    }
    i += size;
  }
}

void HeaderText::put(const QString& text, std::uint32_t at) {
  for (const QChar c : text) {
    text_.append(c);
    at_.push_back(at);
    end_.push_back(at);
  }
}

Characters HeaderText::characters_of(Span bytes) const {
  const auto first = std::ranges::upper_bound(end_, bytes.at);
  const auto last = std::ranges::lower_bound(at_, bytes.end());
  const Characters found{static_cast<int>(first - end_.begin()),
                         static_cast<int>(last - at_.begin())};
  return found.empty() ? Characters{} : found;
}

Span HeaderText::bytes_of(Characters shown) const {
  const int size = static_cast<int>(at_.size());
  const int begin = std::clamp(shown.begin, 0, size), end = std::clamp(shown.end, 0, size);
  if (begin >= end) return {};
  const auto b = static_cast<std::size_t>(begin), e = static_cast<std::size_t>(end);
  return at_[b] <= end_[e - 1] ? span_between(at_[b], end_[e - 1]) : Span{};
}

}  // namespace tlspath::gui
