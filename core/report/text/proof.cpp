// The bytes that prove the verdicts, with where they stand; see layouts.hpp.
#include <fmt/format.h>

#include <algorithm>

#include "core/report/text/layouts.hpp"
#include "core/text/escape.hpp"

namespace tlspath::layouts {
namespace {

constexpr std::string_view kStyle = "1;4";
constexpr std::size_t kLeastHop = 5;    // "hop 1"
constexpr std::size_t kLeastEdge = 53;  // where the delays of blocks end: byte numbers stand there

struct Item {
  std::string hop, quote, where;
  bool one_line = false;
};

}  // namespace

void write_proof(const MailView& view, Lines& out) {
  const Words& w = out.words();
  std::vector<Item> items;
  std::size_t hop = kLeastHop, where = 0;
  for (const ProofView& p : view.proofs) {
    Item i{out.clean(w.hop(p.hop)), fmt::format("\"{}\"", out.exact(p.words)),
           fmt::format("{}, {}", out.clean(w.byte(p.byte)), out.clean(p.rule))};
    hop = std::max(hop, cells(i.hop));
    where = std::max(where, cells(i.where));
    items.push_back(std::move(i));
  }
  const std::size_t at = kLabel + hop + 2, room = out.prose() - at;
  std::size_t edge = kLeastEdge + where <= out.prose() ? kLeastEdge : at;
  for (Item& i : items) {
    i.one_line = cells(i.quote) + 2 + where <= room;
    if (i.one_line) edge = std::max(edge, at + cells(i.quote) + 2);
  }
  std::string label = out.clean(w.proof());
  for (const Item& i : items) {
    const std::string start = padded(std::move(label), kLabel) + padded(i.hop, hop) + "  ";
    label.clear();
    if (i.one_line) {
      out.line(start + out.painted(i.quote, kStyle, edge - at) + i.where);
      continue;
    }
    const auto quote = wrap(i.quote, room, room);
    for (std::size_t k = 0; k < quote.size(); ++k)
      out.line((k == 0 ? start : blanks(at)) + out.paint(quote[k], kStyle));
    for (const std::string& l : wrap(i.where, room, room)) out.line(blanks(at) + l);
  }
}

}  // namespace tlspath::layouts
