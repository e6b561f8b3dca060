// The view as text: a table (120 columns and more), blocks (72 to 119), or a list of labelled
// facts, one a line, for narrow windows and screen readers. Nothing here decides anything: words
// come from the view and lang.hpp.
//   TextStyle{.width = 80} -> blocks, no colour
// Not done here: asking the terminal for its width, NO_COLOR, ACCESSIBLE: the caller knows those.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/report/view.hpp"

namespace tlspath {

enum class Layout : std::uint8_t { automatic, table, blocks, list };

// What a table needs; in less it is laid out in blocks.
inline constexpr std::size_t kTableWidth = 120;

struct TextStyle {
  int width = 80;
  Layout layout = Layout::automatic;
  bool colour = false;  // doubles the words, never replaces one
  bool ascii = false;   // signs and letters from ASCII only
};

// Lines end with "\n". No line is wider than style.width (at least 40); without colour there is no
// ESC in it.
std::string render_text(const MailView& view, const TextStyle& style = {});

// A sign of one cell for each verdict; ASCII: + x ? .
std::string_view sign(Verdict v, bool ascii);
std::string_view sign(std::optional<PathVerdict> v, bool ascii);
// Three bars for the grade; ASCII: ### ##- #-- ---
std::string_view bars(Grade g, bool ascii);

// Heads of tables, as a terminal shows them: "Güte" -> "GÜTE". Latin letters without ß.
std::string capitals(std::string_view text);

// Cuts at blanks; a word wider than the line is cut anywhere. The first line may have another
// width.
std::vector<std::string> wrap(std::string_view text, std::size_t width, std::size_t first_width);

}  // namespace tlspath
