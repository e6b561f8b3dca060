// Text for people at a terminal; see text.hpp. Chooses the layout (text/layouts.hpp) and writes
// what stands above and under it: the answer, notes, what cannot be known.
#include "core/report/text.hpp"

#include <algorithm>

#include "core/report/beside_words.hpp"
#include "core/report/text/layouts.hpp"
#include "core/text/escape.hpp"

namespace tlspath {
namespace {

using namespace layouts;

// The one asked for, or a narrower one where it has no room.
Layout layout_of(const TextStyle& style, std::size_t width) {
  Layout layout = style.layout == Layout::automatic ? Layout::table : style.layout;
  if (layout == Layout::table && width < kTableWidth) layout = Layout::blocks;
  if (layout == Layout::blocks && width < kBlocksWidth) layout = Layout::list;
  return layout;
}

std::vector<std::string> notes_of(const MailView& v) {
  std::vector<std::string> all = v.notes;
  if (v.notes_left_out > 0)
    all.push_back(more_statements(v.notes_left_out, MoreIn::terminal, v.language));
  return all;
}

void write_answer(const MailView& v, Lines& out) {
  const std::string all = v.second.empty() ? v.answer : v.answer + " " + v.second;
  std::string start = out.paint(sign(v.verdict, out.ascii()), chip(v.verdict)) + " ";
  for (const std::string& l : wrap(out.clean(all), out.prose() - 2, out.prose() - 2)) {
    out.line(start + l);
    start = blanks(2);
  }
  if (!v.to_do.empty()) out.paragraph(v.to_do, 2, 2);
}

void write_unknown(const MailView& v, Lines& out) {
  if (v.unknown.empty()) return;
  out.labelled(out.words().unknown(), v.unknown);
  if (v.command.empty()) return;
  // A command is not to be broken: a file name that is too long is left to the reader.
  const std::size_t room = out.prose() - kLabel;
  std::string command = out.clean(v.command);
  if (cells(command) > room) {
    const std::size_t at = command.find(' ', std::string_view("tlspath --trust ").size());
    if (at != std::string::npos) command = command.substr(0, at) + " FILE";
  }
  for (const std::string& l : wrap(command, room, room)) out.line(blanks(kLabel) + l);
}

}  // namespace

std::string render_text(const MailView& view, const TextStyle& style) {
  Lines out(style, view.language);
  const Hops hops(view, out);
  const Layout layout = layout_of(style, out.width());
  if (layout == Layout::list) {
    write_list(hops, notes_of(view), out);
    return out.take();
  }
  write_answer(view, out);
  out.labelled(out.words().mail(), {view.mail_line});
  if (!view.hops.empty()) {
    out.line("");
    if (layout != Layout::table || !write_table(hops, out)) write_blocks(hops, out);
    out.line("");
    write_proof(view, out);
  }
  out.labelled(out.words().notes(), notes_of(view));
  write_unknown(view, out);
  if (!view.hidden.empty()) out.paragraph(view.hidden, 0, 0);
  return out.take();
}

std::string_view sign(Verdict v, bool ascii) {
  switch (v) {
    case Verdict::encrypted:
      return ascii ? "+" : "✓";
    case Verdict::cleartext:
      return ascii ? "x" : "✗";
    case Verdict::unstated:
      return "?";
    case Verdict::local:
      return ascii ? "." : "⌂";
  }
  return "?";
}

std::string_view sign(std::optional<PathVerdict> v, bool ascii) {
  if (!v) return "-";
  switch (*v) {
    case PathVerdict::encrypted:
      return sign(Verdict::encrypted, ascii);
    case PathVerdict::cleartext:
      return sign(Verdict::cleartext, ascii);
    case PathVerdict::unproven:
      return sign(Verdict::unstated, ascii);
    case PathVerdict::local:
      return sign(Verdict::local, ascii);
  }
  return "?";
}

std::string_view bars(Grade g, bool ascii) {
  switch (g) {
    case Grade::broken:
      return ascii ? "---" : "▯▯▯";
    case Grade::weak:
      return ascii ? "#--" : "▮▯▯";
    case Grade::acceptable:
      return ascii ? "##-" : "▮▮▯";
    case Grade::good:
      return ascii ? "###" : "▮▮▮";
  }
  return {};
}

std::string capitals(std::string_view text) {
  std::string out(text);
  for (std::size_t i = 0; i < out.size(); ++i) {
    if (out[i] >= 'a' && out[i] <= 'z') out[i] = static_cast<char>(out[i] - 0x20);
    // U+00E0 to U+00FE: two bytes in UTF-8, the second one from 0xA0 on.
    if (out[i] == '\xc3' && i + 1 < out.size() && out[i + 1] >= '\xa0' && out[i + 1] <= '\xbe') {
      ++i;
      out[i] = static_cast<char>(out[i] - 0x20);
    }
  }
  return out;
}

std::vector<std::string> wrap(std::string_view text, std::size_t width, std::size_t first_width) {
  std::vector<std::string> lines;
  std::size_t room = std::max<std::size_t>(1, first_width);
  width = std::max<std::size_t>(1, width);
  while (!text.empty()) {
    const std::size_t fits = prefix_of(text, room);
    if (fits == text.size()) {
      lines.emplace_back(text);
      break;
    }
    // A blank right behind the line's edge is a place to break too.
    std::size_t blank = text.rfind(' ', fits);
    if (blank == std::string_view::npos || blank == 0) {
      // At least one character, however wide it is.
      std::size_t cut = fits;
      if (cut == 0) {
        cut = 1;
        while (cut < text.size() && (static_cast<unsigned char>(text[cut]) & 0xC0u) == 0x80u) ++cut;
      }
      lines.emplace_back(text.substr(0, cut));
      text.remove_prefix(cut);
    } else {
      std::size_t end = blank;
      while (end > 0 && text[end - 1] == ' ') --end;
      if (end > 0) lines.emplace_back(text.substr(0, end));
      text.remove_prefix(blank + 1);
    }
    room = width;
  }
  return lines;
}

}  // namespace tlspath
