// PathPicture: the path of a mail as a sequence picture: a lane an organisation, a row a hop, the
// boundary a double rule. The same rows are drawn in the window, on paper, as SVG and as PNG.
//   |2| www ===✓==> mx-out |           |  TLSv1.3 ▮▮▮  0:00
//   |3|          mx-out · · |·?· > relay |  ?            0:03
// Encrypted is a double line, cleartext long dashes, not stated dots, local thin; sign and word say
// the same. Local hops fold, counted. Not done: choosing what is selected (path_widget).
#pragma once

#include <QColor>
#include <QFont>
#include <QRectF>
#include <QString>
#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

#include "core/report/view.hpp"
#include "gui/look/theme.hpp"

class QPainter;

namespace tlspath::gui {

struct PathStyle {
  QFont font;
  Shade shade = Shade::light;
  bool folded = true;  // runs of local hops are one row
  bool right_to_left = false;
  bool focused = false;  // the selected row has a focus ring
};

class PathPicture {
 public:
  static constexpr std::size_t kMostLanes = 7;  // with more the table is what one can read

  // Hops of view.hops, by index; several where they are folded.
  struct Row {
    std::size_t first = 0, last = 0;
    int from_lane = -1, by_lane = -1;
    bool folded = false;
    QRectF where{};
  };

  PathPicture() = default;
  // The view must live as long as the picture.
  PathPicture(const MailView& view, PathStyle style);

  std::size_t lanes() const { return lanes_.size(); }
  QRectF lane(std::size_t at) const { return lanes_[at].where; }
  const std::vector<Row>& rows() const { return rows_; }
  std::optional<std::size_t> row_of_hop(std::size_t hop) const;
  std::optional<std::size_t> row_at(QPointF point) const;

  // Lays it out; gives its height.
  qreal lay_out(qreal width);
  // Only rows that touch `clip` are drawn.
  void paint(QPainter& painter, QRectF clip, std::optional<std::size_t> selected = {}) const;

  qreal least_width() const;

 private:
  struct Lane {
    QString name;
    bool trusted = false;
    bool wrote = false;  // a line of this mail
    QRectF where{};
  };

  int lane_of(const std::string& organisation);
  int known_lane(const HopView& hop, std::size_t index) const;
  void paint_lanes(QPainter& p, QRectF clip) const;
  void paint_boundary(QPainter& p) const;
  void paint_row(QPainter& p, const Row& row, bool selected) const;
  void paint_link(QPainter& p, const Row& row, const HopView& hop, qreal x1, qreal x2,
                  qreal y) const;
  void text(QPainter& p, QRectF where, Qt::Alignment align, const QString& text,
            Colour ink = Colour::text, bool bold = false) const;
  QRectF mirrored(QRectF r) const;
  qreal first_lane() const;
  qreal mirrored(qreal x) const;
  QColor ink(Colour c) const { return colour(c, style_.shade); }

  const MailView* view_ = nullptr;
  PathStyle style_{};
  std::vector<Lane> lanes_;
  std::vector<Row> rows_;
  int boundary_before_ = -1;  // the lane that the boundary's rule stands before
  qreal width_ = 0, height_ = 0, line_ = 0, facts_width_ = 0, facts_at_ = 0;
};

// Host names within a lane: "mx.corp.example" in corp.example is "mx".
QString short_host(const std::string& host, const std::string& organisation);

}  // namespace tlspath::gui
