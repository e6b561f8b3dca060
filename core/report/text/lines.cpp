// See lines.hpp.
#include "core/report/text/lines.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "core/text/escape.hpp"

namespace tlspath::layouts {
namespace {

constexpr std::size_t kLeastWidth = 40;

}  // namespace

std::string padded(std::string s, std::size_t width) {
  const std::size_t c = cells(s);
  if (c < width) s.append(width - c, ' ');
  return s;
}

std::string right(std::string s, std::size_t width) {
  const std::size_t c = cells(s);
  return c < width ? blanks(width - c) + s : s;
}

Lines::Lines(const TextStyle& style, Language language)
    : style_(style),
      words_(tlspath::words(language)),
      width_(std::max(kLeastWidth, static_cast<std::size_t>(std::max(style.width, 0)))),
      prose_(std::min(width_, kTableWidth)) {}

std::string Lines::clean(std::string_view s) const { return terminal_text(s, style_.ascii); }
std::string Lines::exact(std::string_view s) const { return terminal_text(s, style_.ascii, true); }

std::string Lines::paint(std::string_view s, std::string_view sgr) const {
  if (!style_.colour || sgr.empty() || s.empty()) return std::string(s);
  return fmt::format("\x1b[{}m{}\x1b[0m", sgr, s);
}

std::string Lines::painted(std::string s, std::string_view sgr, std::size_t width) const {
  const std::size_t c = cells(s);
  return paint(s, sgr) + (c < width ? blanks(width - c) : std::string());
}

void Lines::line(std::string_view s) {
  while (!s.empty() && s.back() == ' ') s.remove_suffix(1);
  out_ += s;
  out_ += '\n';
}

void Lines::paragraph(std::string_view text, std::size_t first, std::size_t rest) {
  const auto lines = wrap(clean(text), prose_ - rest, prose_ - first);
  for (std::size_t i = 0; i < lines.size(); ++i) line(blanks(i == 0 ? first : rest) + lines[i]);
}

void Lines::labelled(std::string_view label, const std::vector<std::string>& texts) {
  bool first = true;
  for (const std::string& text : texts) {
    if (text.empty()) continue;
    for (const std::string& l : wrap(clean(text), prose_ - kLabel, prose_ - kLabel)) {
      line((first ? padded(clean(label), kLabel) : blanks(kLabel)) + l);
      first = false;
    }
  }
}

}  // namespace tlspath::layouts
