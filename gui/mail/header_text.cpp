#include "gui/mail/header_text.hpp"

#include <algorithm>

#include "core/report/hidden_field.hpp"
#include "core/text/escape.hpp"
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
                       const QString& left_out, std::span<const HiddenField> hidden) {
  std::ranges::sort(kept, {}, &Span::at);
  std::uint32_t skipped = 0;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    const Span f = fields[i];
    const auto first = std::ranges::lower_bound(kept, f.at, {}, [](Span s) { return s.at; });
    const auto last = std::find_if(first, kept.end(), [&](Span s) { return s.at >= f.end(); });
    if (text_.size() > kEnough && first == last) {
      skipped += f.size;
      continue;
    }
    field(mail, f, std::span<const Span>(first, last), left_out,
          hidden.empty() ? nullptr : &hidden[i]);
  }
  if (skipped > 0) put(left_out.arg(skipped), fields.back().end());
}

void HeaderText::field(std::string_view mail, Span where, std::span<const Span> kept,
                       const QString& left_out, const HiddenField* hidden) {
  std::uint32_t at = where.at;
  for (const Span k : kept) {
    if (k.at < at || k.end() > where.end()) continue;
    stretch(mail, span_between(at, k.at), false, left_out, hidden);
    stretch(mail, k, k.size <= kLongest, left_out, hidden);
    at = k.end();
  }
  stretch(mail, span_between(at, where.end()), false, left_out, hidden);
  if (!text_.endsWith(QLatin1Char('\n'))) put(QStringLiteral("\n"), where.end());
}

void HeaderText::stretch(std::string_view mail, Span where, bool whole, const QString& left_out,
                         const HiddenField* hidden) {
  if (where.empty()) return;
  if (!whole && where.size > kLong) {
    stretch(mail, {where.at, kHeadOfLong}, true, left_out, hidden);
    const Span middle = span_between(where.at + kHeadOfLong, where.end() - kTailOfLong);
    put(QLatin1Char(' ') + left_out.arg(middle.size) + QLatin1Char(' '), middle.at);
    stretch(mail, {middle.end(), kTailOfLong}, true, left_out, hidden);
    return;
  }
  if (hidden == nullptr) return characters(mail, where);
  for (const HiddenField::Piece& p : hidden->pieces(where))
    for (const QChar c : utf8(p.text)) {
      text_.append(c);
      at_.push_back(p.where.at);
      end_.push_back(p.where.end());
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
