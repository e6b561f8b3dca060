#include "core/overview/charts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "core/text/escape.hpp"

namespace tlspath {
namespace {

constexpr double kWidth = 720;
constexpr std::size_t kNameCells = 30;

class Svg {
 public:
  Svg(std::string& out, const ChartHead& head, double height) : out_(out) {
    put("<svg class=\"chart\" role=\"img\" viewBox=\"0 0 {:.0f} {:.0f}\" "
        "aria-labelledby=\"{}-title {}-text\">\n"
        "<title id=\"{}-title\">{}</title><desc id=\"{}-text\">{}</desc>\n",
        kWidth, height, head.id, head.id, head.id, html_text(head.title), head.id,
        html_text(head.text));
  }
  ~Svg() { out_ += "</svg>\n"; }
  Svg(const Svg&) = delete;
  Svg& operator=(const Svg&) = delete;

  void rect(double x, double y, double width, double height, std::string_view fill) {
    put("<rect class=\"{}\" x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"{:.1f}\"/>\n", fill,
        x, y, std::max(width, 0.0), std::max(height, 0.0));
  }
  // `anchor`: "start", "middle", "end".
  void text(double x, double y, std::string_view anchor, std::string_view text) {
    put("<text x=\"{:.1f}\" y=\"{:.1f}\" text-anchor=\"{}\">{}</text>\n", x, y, anchor,
        html_text(text));
  }
  void line(double x1, double y1, double x2, double y2, std::string_view what) {
    put("<line class=\"{}\" x1=\"{:.1f}\" y1=\"{:.1f}\" x2=\"{:.1f}\" y2=\"{:.1f}\"/>\n", what, x1,
        y1, x2, y2);
  }

 private:
  template <class... T>
  void put(fmt::format_string<T...> f, T&&... args) {
    fmt::format_to(std::back_inserter(out_), f, std::forward<T>(args)...);
  }
  std::string& out_;
};

}  // namespace

void append_chart_patterns(std::string& out) {
  out +=
      "<svg class=\"patterns\" aria-hidden=\"true\" width=\"0\" height=\"0\"><defs>\n"
      "<pattern id=\"hatch\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\">"
      "<rect class=\"ground-cleartext\" width=\"6\" height=\"6\"/>"
      "<path class=\"ink\" d=\"M0 6L6 0M-1 1L1 -1M5 7L7 5\"/></pattern>\n"
      "<pattern id=\"dots\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\">"
      "<rect class=\"ground-unproven\" width=\"6\" height=\"6\"/>"
      "<circle class=\"dot\" cx=\"3\" cy=\"3\" r=\"1\"/></pattern>\n"
      "</defs></svg>\n";
}

void append_column_chart(std::string& out, const ChartHead& head,
                         std::span<const ChartColumn> columns) {
  constexpr double kTop = 24, kHigh = 170, kBottom = kTop + kHigh, kLeft = 44, kRight = 20;
  // From the bottom up: encrypted, local, not proven, cleartext.
  constexpr std::array<std::pair<std::size_t, std::string_view>, 4> kOrder{
      {{0, "fill-encrypted"}, {3, "fill-local"}, {2, "fill-unproven"}, {1, "fill-cleartext"}}};
  Svg svg(out, head, kBottom + 24);
  for (const auto& [share, text] : {std::pair(0.0, "0 %"), {0.5, "50 %"}, {1.0, "100 %"}}) {
    svg.line(kLeft, kBottom - share * kHigh, kWidth - kRight, kBottom - share * kHigh, "grid");
    svg.text(kLeft - 6, kBottom - share * kHigh + 4, "end", text);
  }
  if (columns.empty()) return;
  const double step = (kWidth - kLeft - kRight) / static_cast<double>(columns.size());
  const double width = std::min(step * 0.7, 60.0);
  // Labels that would touch are left out.
  const auto every = static_cast<std::size_t>(std::max(1.0, 52 / step + 0.999));
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const ChartColumn& c = columns[i];
    const double x = kLeft + step * (static_cast<double>(i) + 0.5);
    double y = kBottom;
    for (const auto& [part, fill] : kOrder) {
      if (c.parts[part] == 0) continue;
      const double high = kHigh * static_cast<double>(c.parts[part]) / static_cast<double>(c.all);
      y -= high;
      svg.rect(x - width / 2, y, width, high, fill);
    }
    if (i % every != 0) continue;
    svg.text(x, kTop - 8, "middle", c.count);
    svg.text(x, kBottom + 16, "middle", c.name);
  }
}

void append_bar_chart(std::string& out, const ChartHead& head, std::span<const ChartBar> bars,
                      std::string_view fill) {
  constexpr double kRow = 24, kLeft = 230, kRight = 80;
  Svg svg(out, head, kRow * static_cast<double>(bars.size()) + 6);
  std::uint64_t most = 1;
  for (const ChartBar& b : bars) most = std::max(most, b.value);
  for (std::size_t i = 0; i < bars.size(); ++i) {
    const double y = kRow * static_cast<double>(i) + 3;
    const double width =
        (kWidth - kLeft - kRight) * static_cast<double>(bars[i].value) / static_cast<double>(most);
    svg.text(kLeft - 8, y + 15, "end", cut_middle(bars[i].name, kNameCells));
    svg.rect(kLeft, y, width, kRow - 6, fill);
    svg.text(kLeft + width + 8, y + 15, "start", bars[i].count);
  }
}

void append_rows_chart(std::string& out, const ChartHead& head, const ChartTimes& times,
                       std::span<const ChartRow> rows, std::string_view fill) {
  constexpr double kRow = 52, kHigh = 40, kLeft = 110, kRight = 90, kTop = 8;
  const double bottom = kTop + kRow * static_cast<double>(rows.size());
  Svg svg(out, head, bottom + 24);
  if (times.columns.empty()) return;
  const double step = (kWidth - kLeft - kRight) / static_cast<double>(times.columns.size());
  const double width = std::min(step * 0.8, 40.0);
  for (std::size_t r = 0; r < rows.size(); ++r) {
    const double floor = kTop + kRow * static_cast<double>(r) + kHigh;
    svg.line(kLeft, floor, kWidth - kRight, floor, "grid");
    svg.text(kLeft - 8, floor - 4, "end", rows[r].name);
    svg.text(kWidth - kRight + 8, floor - 4, "start", rows[r].count);
    for (std::size_t i = 0; i < times.columns.size(); ++i) {
      if (rows[r].values[i] == 0) continue;
      // A trace of one is seen, too.
      const double high = std::max(
          1.0, kHigh * static_cast<double>(rows[r].values[i]) / static_cast<double>(times.all[i]));
      svg.rect(kLeft + step * (static_cast<double>(i) + 0.5) - width / 2, floor - high, width, high,
               fill);
    }
  }
  const auto every = static_cast<std::size_t>(std::max(1.0, 60 / step + 0.999));
  for (std::size_t i = 0; i < times.columns.size(); i += every)
    svg.text(kLeft + step * (static_cast<double>(i) + 0.5), bottom + 14, "middle",
             times.columns[i]);
}

void append_span_chart(std::string& out, const ChartHead& head, std::span<const ChartSpan> spans) {
  // Room for a date on either side.
  constexpr double kRow = 36, kLeft = 90, kRight = 90;
  Svg svg(out, head, kRow * static_cast<double>(spans.size()) + 6);
  if (spans.empty()) return;
  std::int64_t first = spans.front().first, last = spans.front().last;
  for (const ChartSpan& s : spans) {
    first = std::min(first, s.first);
    last = std::max(last, s.last);
  }
  const double all = std::max(1.0, static_cast<double>(last - first));
  const auto at = [&](std::int64_t t) {
    return kLeft + (kWidth - kLeft - kRight) * static_cast<double>(t - first) / all;
  };
  for (std::size_t i = 0; i < spans.size(); ++i) {
    const ChartSpan& s = spans[i];
    const double y = kRow * static_cast<double>(i);
    const double x1 = at(s.first), x2 = std::max(at(s.last), x1 + 4);
    svg.text(kLeft, y + 13, "start", s.name);
    svg.rect(x1, y + 19, x2 - x1, 8, "fill-weak");
    svg.text(x1 - 6, y + 28, "end", s.from);
    svg.text(x2 + 6, y + 28, "start", s.to);
  }
}

}  // namespace tlspath
