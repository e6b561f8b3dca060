// The lines of a text as a terminal shows them: cleaned, wrapped, padded, painted or not.
//   Lines out(style, Language::english);
//   out.line(padded(out.clean(name), 20) + out.paint("ENCRYPTED", "97;44"));
// Colour is put on after all widths are known, so that a line has the same cells with and without
// it. Not done here: what is said (view.cpp) and where it stands (the layouts).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/report/lang.hpp"
#include "core/report/text.hpp"

namespace tlspath::layouts {

inline constexpr std::size_t kLabel = 9;   // "Unknown  "
inline constexpr std::size_t kIndent = 5;  // under the verdict
inline constexpr std::size_t kBlocksWidth = 72;

inline std::string blanks(std::size_t n) { return std::string(n, ' '); }
std::string padded(std::string s, std::size_t width);  // to the left
std::string right(std::string s, std::size_t width);

class Lines {
 public:
  Lines(const TextStyle& style, Language language);

  const Words& words() const { return words_; }
  std::size_t width() const { return width_; }  // of tables and blocks
  std::size_t prose() const { return prose_; }  // of sentences
  bool ascii() const { return style_.ascii; }

  // Safe for a terminal; `exact` shows blanks and line ends as they were written.
  std::string clean(std::string_view s) const;
  std::string exact(std::string_view s) const;

  std::string paint(std::string_view s, std::string_view sgr) const;
  // Only what is painted, not the blanks that follow it up to `width`.
  std::string painted(std::string s, std::string_view sgr, std::size_t width) const;

  void line(std::string_view s);  // without its last blanks
  // A text that is not clean yet, its first line and the others indented.
  void paragraph(std::string_view text, std::size_t first, std::size_t rest);
  // "Mail     ...", the label once.
  void labelled(std::string_view label, const std::vector<std::string>& texts);

  std::string take() { return std::move(out_); }

 private:
  const TextStyle& style_;
  const Words& words_;
  std::size_t width_, prose_;
  std::string out_;
};

}  // namespace tlspath::layouts
