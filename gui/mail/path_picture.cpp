#include "gui/mail/path_picture.hpp"

#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>
#include <algorithm>
#include <cmath>

#include "core/report/text.hpp"
#include "core/report/window.hpp"
#include "gui/look/plain.hpp"

namespace tlspath::gui {
namespace {

constexpr qreal kNumbers = 44;  // the column of hop numbers
constexpr qreal kGap = 14;      // between lanes
constexpr qreal kPad = 12;      // within a lane
constexpr qreal kLeastLane = 92;
constexpr qreal kLineHeights = 3.0;  // a row, in lines of text
constexpr std::string_view kFold = "▸";
constexpr std::string_view kFlag = "⚑";

}  // namespace

QString short_host(const std::string& host, const std::string& organisation) {
  if (!organisation.empty() && host.size() > organisation.size() + 1 &&
      host.ends_with(organisation) && host[host.size() - organisation.size() - 1] == '.')
    return utf8(std::string_view(host).substr(0, host.size() - organisation.size() - 1));
  return utf8(host);
}

PathPicture::PathPicture(const MailView& view, PathStyle style)
    : view_(&view), style_(std::move(style)) {
  const std::vector<HopView>& hops = view.hops;
  for (std::size_t i = 0; i < hops.size(); ++i) {
    const HopView& h = hops[i];
    Row row{.first = i, .last = i};
    row.from_lane = h.verdict == Verdict::local ? -1 : known_lane(h, i);
    if (row.from_lane < 0 && h.verdict != Verdict::local)
      row.from_lane = lane_of(h.from_organisation);
    row.by_lane = lane_of(h.by_organisation);
    if (row.by_lane < 0)
      row.by_lane = row.from_lane >= 0 ? row.from_lane
                    : !rows_.empty()   ? rows_.back().by_lane
                                       : lane_of("-");
    Lane& by = lanes_[static_cast<std::size_t>(row.by_lane)];
    by.trusted = (by.trusted || !by.wrote) && h.trust == Trust::trusted;
    by.wrote = true;
    if (h.boundary) boundary_before_ = row.by_lane;
    row.folded = style_.folded && h.verdict == Verdict::local;
    // A run of local hops in one lane is one row.
    if (row.folded && !rows_.empty() && rows_.back().folded &&
        rows_.back().by_lane == row.by_lane && rows_.back().last + 1 == i) {
      rows_.back().last = i;
      continue;
    }
    rows_.push_back(row);
  }
}

// "mailgateway01 [1.2.3.4]" is no organisation of its own where 1.2.3.4 wrote a line before.
int PathPicture::known_lane(const HopView& h, std::size_t index) const {
  if (h.from_address.empty() || (h.from_organisation != h.from && !h.from.empty())) return -1;
  for (const Row& r : rows_)
    for (std::size_t i = r.first; i <= r.last && i < index; ++i)
      if (view_->hops[i].by_address == h.from_address) return r.by_lane;
  return -1;
}

int PathPicture::lane_of(const std::string& organisation) {
  if (organisation.empty()) return -1;
  const QString name = utf8(organisation);
  for (std::size_t i = 0; i < lanes_.size(); ++i)
    if (lanes_[i].name.compare(name, Qt::CaseInsensitive) == 0) return static_cast<int>(i);
  lanes_.push_back({.name = name});
  return static_cast<int>(lanes_.size()) - 1;
}

std::optional<std::size_t> PathPicture::row_of_hop(std::size_t hop) const {
  for (std::size_t i = 0; i < rows_.size(); ++i)
    if (rows_[i].first <= hop && hop <= rows_[i].last) return i;
  return std::nullopt;
}

std::optional<std::size_t> PathPicture::row_at(QPointF point) const {
  for (std::size_t i = 0; i < rows_.size(); ++i)
    if (rows_[i].where.contains(point)) return i;
  return std::nullopt;
}

qreal PathPicture::least_width() const {
  return first_lane() + static_cast<qreal>(lanes_.size()) * (kLeastLane + kGap) + 170;
}

// The rule before the first one has room of its own, beside the numbers.
qreal PathPicture::first_lane() const { return kNumbers + (boundary_before_ == 0 ? kGap : 0); }

qreal PathPicture::lay_out(qreal width) {
  const QFontMetricsF metrics(style_.font);
  line_ = metrics.height();
  width_ = std::max(width, least_width());
  facts_width_ =
      std::max<qreal>(150, metrics.horizontalAdvance(QStringLiteral("TLSv1.3 ▮▮▮ 256 bits")));
  const auto count = static_cast<qreal>(std::max<std::size_t>(lanes_.size(), 1));
  const qreal room = width_ - first_lane() - facts_width_ - kGap;
  const qreal lane = std::min<qreal>(room / count - kGap, 330);
  const qreal head = 2 * line_ + 16;
  const qreal row_height = std::ceil(kLineHeights * line_);
  qreal y = head + 4;
  for (Row& r : rows_) {
    const qreal height = r.folded ? std::ceil(1.7 * line_) : row_height;
    r.where = QRectF(0, y, width_, height);
    y += height;
  }
  const qreal bottom = y + 8;
  for (std::size_t i = 0; i < lanes_.size(); ++i)
    lanes_[i].where =
        QRectF(first_lane() + static_cast<qreal>(i) * (lane + kGap), 6, lane, bottom - 6);
  facts_at_ = first_lane() + count * (lane + kGap) + 4;
  facts_width_ = std::max<qreal>(facts_width_, std::min<qreal>(width_ - facts_at_ - 6, 260));
  height_ = bottom + (boundary_before_ >= 0 ? line_ + 12 : 6);
  return height_;
}

qreal PathPicture::mirrored(qreal x) const { return style_.right_to_left ? width_ - x : x; }

QRectF PathPicture::mirrored(QRectF r) const {
  return style_.right_to_left ? QRectF(width_ - r.right(), r.top(), r.width(), r.height()) : r;
}

void PathPicture::text(QPainter& p, QRectF where, Qt::Alignment align, const QString& text,
                       Colour c, bool bold) const {
  QFont font = style_.font;
  font.setBold(bold);
  p.setFont(font);
  p.setPen(ink(c));
  const QString cut = QFontMetricsF(font).elidedText(text, Qt::ElideMiddle, where.width());
  if (style_.right_to_left && !(align & Qt::AlignHCenter))
    align = (align & Qt::AlignVertical_Mask) |
            ((align & Qt::AlignRight) ? Qt::AlignLeft : Qt::AlignRight);
  // AlignAbsolute: the rectangle is mirrored already.
  p.drawText(mirrored(where), static_cast<int>(align | Qt::AlignAbsolute | Qt::TextSingleLine),
             cut);
}

void PathPicture::paint(QPainter& p, QRectF clip, std::optional<std::size_t> selected) const {
  p.save();
  p.setRenderHint(QPainter::Antialiasing);
  p.setLayoutDirection(Qt::LeftToRight);
  if (selected && *selected < rows_.size()) {
    const QRectF r = rows_[*selected].where.adjusted(2, 0, -2, 0);
    p.fillRect(r, ink(Colour::selected_row));
  }
  paint_lanes(p, clip);
  paint_boundary(p);
  for (std::size_t i = 0; i < rows_.size(); ++i)
    if (rows_[i].where.intersects(clip)) paint_row(p, rows_[i], selected == i);
  if (selected && *selected < rows_.size() && style_.focused) {
    p.setPen(QPen(ink(Colour::link), 2));
    p.setBrush(Qt::NoBrush);
    p.drawRect(rows_[*selected].where.adjusted(2, 1, -2, -1));
  }
  p.restore();
}

void PathPicture::paint_lanes(QPainter& p, QRectF) const {
  const Words& w = words(view_->language);
  for (const Lane& lane : lanes_) {
    QPen pen(ink(lane.trusted ? Colour::text : Colour::control_edge), lane.trusted ? 1.6 : 1);
    if (!lane.trusted) pen.setStyle(Qt::DashLine);
    p.setPen(pen);
    p.setBrush(Qt::NoBrush);
    p.drawRoundedRect(mirrored(lane.where), 5, 5);
    const QRectF head = lane.where.adjusted(8, 5, -8, 0);
    text(p, QRectF(head.left(), head.top(), head.width(), line_), Qt::AlignLeft, lane.name,
         Colour::text, true);
    if (lane.wrote)
      text(p, QRectF(head.left(), head.top() + line_, head.width(), line_), Qt::AlignLeft,
           utf8(w.trust(lane.trusted ? Trust::trusted : Trust::claimed)), Colour::muted);
  }
}

void PathPicture::paint_boundary(QPainter& p) const {
  if (boundary_before_ < 0) return;
  const QRectF lane = lanes_[static_cast<std::size_t>(boundary_before_)].where;
  const qreal x = lane.left() - kGap / 2;
  p.setPen(QPen(ink(Colour::text), 1.4));
  for (const qreal dx : {-2.0, 2.0})
    p.drawLine(QPointF(mirrored(x + dx), 2), QPointF(mirrored(x + dx), lane.bottom() + line_));
  bool inferred = false;
  for (const HopView& h : view_->hops) inferred = inferred || (h.boundary && h.boundary_inferred);
  const QString legend =
      utf8(kFlag) + QLatin1Char(' ') + utf8(boundary_legend(inferred, view_->language));
  const qreal y = lane.bottom() + 5;
  const qreal wide = QFontMetricsF(style_.font).horizontalAdvance(legend) + 4;
  // Right of the rule where there is room, else left of it.
  if (x + 8 + wide < width_ || x < width_ / 2)
    text(p, QRectF(x + 8, y, width_ - x - 12, line_), Qt::AlignLeft, legend);
  else
    text(p, QRectF(4, y, x - 12, line_), Qt::AlignRight, legend);
}

void PathPicture::paint_row(QPainter& p, const Row& row, bool) const {
  const HopView& h = view_->hops[row.first];
  const QRectF by_lane = lanes_[static_cast<std::size_t>(row.by_lane)].where;
  const QRectF inside = by_lane.adjusted(kPad, 0, -kPad, 0);
  if (row.folded) {
    const QRectF r(inside.left(), row.where.top(), inside.width(), row.where.height());
    text(p, r, Qt::AlignVCenter | Qt::AlignLeft,
         utf8(kFold) + QLatin1Char(' ') + utf8(sign(Verdict::local, false)) + QLatin1Char(' ') +
             utf8(local_hops(row.last - row.first + 1, view_->language)),
         Colour::local_ink);
    return;
  }
  const qreal y = row.where.top() + line_ * 1.15;
  text(p, QRectF(4, row.where.top(), kNumbers - 10, 2.3 * line_), Qt::AlignVCenter | Qt::AlignRight,
       QString::number(h.number), Colour::text, true);

  const bool arrives_from = row.from_lane >= 0 && row.from_lane != row.by_lane;
  qreal x1 = inside.left() + 5, x2 = inside.right() - 5;
  const QRectF label_line(0, y + line_ * 0.58, 0, line_);
  const auto host = [&](const std::string& name, const std::string& address,
                        const std::string& organisation) {
    return name.empty() ? (address.empty() ? QString() : utf8("[" + address + "]"))
                        : short_host(name, organisation);
  };
  const QString from = host(h.from, h.from_address, h.from_organisation),
                by = host(h.by, h.by_address, h.by_organisation);
  const auto label = [&](const QRectF& lane, qreal from_x, qreal to_x, Qt::Alignment align,
                         const QString& name) {
    const qreal left = std::max(from_x, lane.left() + 4), right = std::min(to_x, lane.right() - 4);
    text(p, QRectF(left, label_line.top(), right - left, line_), align, name, Colour::text);
  };
  if (arrives_from) {
    const QRectF from_lane = lanes_[static_cast<std::size_t>(row.from_lane)].where;
    x1 = from_lane.center().x();
    x2 = by_lane.center().x();
    label(from_lane, from_lane.left(), from_lane.right(), Qt::AlignHCenter, from);
    label(by_lane, by_lane.left(), by_lane.right(), Qt::AlignHCenter, by);
  } else if (h.verdict == Verdict::local || (from.isEmpty() && row.from_lane < 0)) {
    // Stays where it is, or comes from nobody that is named.
    label(by_lane, by_lane.left(), by_lane.right(), Qt::AlignHCenter,
          h.verdict == Verdict::local && !h.local.empty()
              ? by + QStringLiteral(", ") + utf8(h.local)
              : by);
  } else {
    const qreal middle = by_lane.center().x();
    label(by_lane, inside.left() - 6, middle - 3, Qt::AlignLeft, from);
    label(by_lane, middle + 3, inside.right() + 6, Qt::AlignRight, by);
  }
  paint_link(p, row, h, x1, x2, y);

  // What was stated, at the right edge.
  const QRectF facts(facts_at_, row.where.top() + line_ * 0.35, facts_width_, line_);
  QString stated = utf8(h.version);
  if (h.grade) {
    if (!stated.isEmpty()) stated += QLatin1Char(' ');
    stated += utf8(bars(*h.grade, false)) + QLatin1Char(' ') + utf8(h.grade_words);
  } else if (stated.isEmpty()) {
    stated = utf8(h.verdict_words);
  }
  text(p, facts, Qt::AlignLeft | Qt::AlignVCenter, stated,
       h.verdict == Verdict::encrypted ? Colour::text : ink_of(h.verdict),
       h.verdict == Verdict::cleartext);
  QString second = utf8(h.delay);
  for (const std::string& flag : h.flags) {
    if (!second.isEmpty()) second += QStringLiteral("  ");
    if (&flag == &h.flags.front() && h.boundary) second += utf8(kFlag) + QLatin1Char(' ');
    second += utf8(flag);
  }
  text(p, facts.translated(0, line_), Qt::AlignLeft | Qt::AlignVCenter, second, Colour::muted);
}

void PathPicture::paint_link(QPainter& p, const Row&, const HopView& h, qreal x1, qreal x2,
                             qreal y) const {
  const QColor line = ink(ink_of(h.verdict));
  QPen pen(line, 2);
  pen.setCapStyle(Qt::FlatCap);
  const qreal step = x2 >= x1 ? 1 : -1;
  const qreal tip = x2 - step * 6;
  const auto stroke = [&](qreal dy) {
    p.setPen(pen);
    p.drawLine(QPointF(mirrored(x1 + step * 5), y + dy), QPointF(mirrored(tip - step * 5), y + dy));
  };
  switch (h.verdict) {
    case Verdict::encrypted:
      pen.setWidthF(1.8);
      stroke(-2.4);
      stroke(2.4);
      break;
    case Verdict::cleartext:
      pen.setWidthF(2.6);
      pen.setDashPattern({5, 3.5});
      stroke(0);
      break;
    case Verdict::unstated:
      pen.setWidthF(2.6);
      pen.setDashPattern({1, 2});
      stroke(0);
      break;
    case Verdict::local:
      pen.setWidthF(1);
      stroke(0);
      break;
  }
  p.setPen(Qt::NoPen);
  p.setBrush(line);
  p.drawEllipse(QPointF(mirrored(x1), y), 3.5, 3.5);
  QPainterPath arrow;
  arrow.moveTo(mirrored(x2), y);
  arrow.lineTo(mirrored(tip - step * 4), y - 5.5);
  arrow.lineTo(mirrored(tip - step * 4), y + 5.5);
  arrow.closeSubpath();
  p.drawPath(arrow);

  // The chip: sign, and the word where there is room.
  const Chip chip = chip_of(h.verdict);
  QFont font = style_.font;
  font.setBold(true);
  const QFontMetricsF metrics(font);
  const QString mark = utf8(sign(h.verdict, false));
  QString said = mark + QLatin1Char(' ') + utf8(h.verdict_words);
  const qreal room = std::abs(x2 - x1) - 34;
  if (metrics.horizontalAdvance(said) + 12 > room) said = mark;
  const qreal wide = metrics.horizontalAdvance(said) + 12;
  const QRectF box((x1 + x2 - step * 4) / 2 - wide / 2, y - line_ / 2 - 1, wide, line_ + 2);
  p.setPen(QPen(ink(chip.edge), 1));
  p.setBrush(ink(chip.fill));
  p.drawRoundedRect(mirrored(box), 4, 4);
  p.setFont(font);
  p.setPen(ink(chip.text));
  p.drawText(mirrored(box), static_cast<int>(Qt::AlignCenter | Qt::TextSingleLine), said);
}

}  // namespace tlspath::gui
