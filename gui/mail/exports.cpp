#include "gui/mail/exports.hpp"

#include <QApplication>
#include <QBuffer>
#include <QFontDatabase>
#include <QImage>
#include <QPagedPaintDevice>
#include <QPainter>
#include <QPdfWriter>
#include <QSaveFile>
#include <QStringList>
#include <QSvgGenerator>
#include <algorithm>
#include <functional>

#include "core/report/html.hpp"
#include "core/report/markdown.hpp"
#include "core/report/raw.hpp"
#include "core/report/redact.hpp"
#include "core/report/text.hpp"
#include "core/report/window.hpp"
#include "core/scan/csv_sink.hpp"
#include "core/scan/record_maker.hpp"
#include "gui/look/plain.hpp"
#include "gui/mail/path_picture.hpp"

namespace tlspath::gui {
namespace {

constexpr qreal kSheet = 940;          // width of a picture
constexpr std::size_t kMostRows = 60;  // of the path on paper; more is a table's matter

// The answer, and below it the path; gives the height. Light, whatever the window is.
class Sheet {
 public:
  Sheet(const MailView& view, const QFont& font) : font_(font) {
    bold_ = font_;
    bold_.setBold(true);
    if (font_.pixelSize() > 0)
      bold_.setPixelSize(font_.pixelSize() * 4 / 3);
    else
      bold_.setPointSizeF(font_.pointSizeF() * 1.3);
    answer_ = utf8(sign(view.verdict, false)) + QLatin1Char(' ') + utf8(view.answer);
    second_ = utf8(view.second.empty() ? view.to_do : view.second);
    picture_ = PathPicture(view, {.font = font_, .shade = Shade::light});
    has_picture_ = !view.hops.empty() && picture_.rows().size() <= kMostRows;
  }

  qreal lay_out() {
    const QFontMetricsF big(bold_), small(font_);
    width_ = has_picture_ ? std::max(kSheet, picture_.least_width() + 2 * kMargin) : kSheet;
    const QRectF room(kMargin, 0, width_ - 2 * kMargin, 10000);
    answer_height_ = big.boundingRect(room, Qt::TextWordWrap, answer_).height();
    second_height_ =
        second_.isEmpty() ? 0 : small.boundingRect(room, Qt::TextWordWrap, second_).height() + 4;
    top_ = kMargin + answer_height_ + second_height_ + 12;
    height_ = top_ + (has_picture_ ? picture_.lay_out(room.width()) : 0) + kMargin;
    return height_;
  }
  qreal width() const { return width_; }
  qreal height() const { return height_; }

  void paint(QPainter& p) const {
    p.save();
    p.setPen(colour(Colour::text, Shade::light));
    p.setFont(bold_);
    const qreal room = width_ - 2 * kMargin;
    p.drawText(QRectF(kMargin, kMargin, room, answer_height_ + 2), Qt::TextWordWrap, answer_);
    p.setFont(font_);
    if (!second_.isEmpty())
      p.drawText(QRectF(kMargin, kMargin + answer_height_ + 4, room, second_height_),
                 Qt::TextWordWrap, second_);
    if (has_picture_) {
      p.translate(kMargin, top_);
      picture_.paint(p, QRectF(0, 0, room, height_));
    }
    p.restore();
  }

 private:
  static constexpr qreal kMargin = 16;

  QFont font_, bold_;
  QString answer_, second_;
  PathPicture picture_;
  bool has_picture_ = false;
  qreal width_ = 0, height_ = 0, top_ = 0, answer_height_ = 0, second_height_ = 0;
};

QFont picture_font() {
  QFont font = QApplication::font();
  font.setPixelSize(13);
  font.setPointSizeF(10);
  return font;
}

MailView view_for(const Desk& desk, const Reading& mail, bool hide) {
  return hide ? desk.view_of(mail, {.language = desk.language(), .redact = true}) : mail.view;
}

ScannedMail scanned(const Reading& mail, const MailFacts& facts) {
  return {.path = mail.source,
          .entry = mail.entry.empty() ? std::nullopt : std::optional<std::string_view>(mail.entry),
          .offset = mail.offset,
          .size = mail.given.size(),
          .raw = mail.raw,
          .analysis = mail.analysis,
          .head = mail.head,
          .repaired = mail.repaired.changed() ? &mail.repaired : nullptr,
          .facts = &facts};
}

std::string html_of(const Desk& desk, const Reading& mail, bool hide) {
  const MailView view = view_for(desk, mail, hide);
  const auto redactor = hide ? desk.redactor_of(mail, false) : nullptr;
  const HtmlMail one{
      .view = &view, .raw = mail.raw, .analysis = &mail.analysis, .redactor = redactor.get()};
  std::string out;
  append_html(out, {.mails = std::span(&one, 1),
                    .language = desk.language(),
                    .command = {},
                    .version = TLSPATH_VERSION});
  return out;
}

std::string json_of(const Desk& desk, const Reading& mail) {
  std::string out;
  MailFacts facts;
  read_mail_facts(mail.raw, mail.analysis, mail.head, desk.organisations(), facts);
  RecordMaker(desk.organisations(), desk.providers(), desk.language())
      .append(out, scanned(mail, facts), {.pretty = true, .kind = mail.kind, .depth = mail.depth});
  return out + "\n";
}

std::string csv_of(const Desk& desk, const Reading& mail) {
  MailFacts facts;
  read_mail_facts(mail.raw, mail.analysis, mail.head, desk.organisations(), facts);
  std::string out;
  CsvSink sink(
      [&](std::string_view lines) {
        out += lines;
        return true;
      },
      true);
  sink.take(scanned(mail, facts));
  sink.checkpoint();
  return out;
}

// The report without the answer, which the sheet has said.
QStringList report_lines(const MailView& view) {
  TextStyle style;
  style.layout = Layout::blocks;
  QStringList lines = utf8(render_text(view, style)).split(QLatin1Char('\n'));
  lines.removeFirst();
  while (!lines.isEmpty() && lines.first().startsWith(QLatin1Char(' '))) lines.removeFirst();
  return lines;
}

QByteArray svg_of(const MailView& view) {
  Sheet sheet(view, picture_font());
  const QSize size(0, static_cast<int>(sheet.lay_out()) + 1);
  const QSize whole(static_cast<int>(sheet.width()), size.height());
  QByteArray out;
  QBuffer buffer(&out);
  buffer.open(QIODevice::WriteOnly);
  QSvgGenerator svg;
  svg.setOutputDevice(&buffer);
  svg.setSize(whole);
  svg.setViewBox(QRect(QPoint(), whole));
  // Both are put in as they are by Qt: escaped here.
  svg.setTitle(utf8(view.answer).toHtmlEscaped());
  svg.setDescription(utf8(answer_heard(view)).toHtmlEscaped());
  QPainter p(&svg);
  p.fillRect(QRect(QPoint(), whole), colour(Colour::page, Shade::light));
  sheet.paint(p);
  p.end();
  return out;
}

QByteArray png_of(const MailView& view) {
  constexpr qreal kScale = 2;
  constexpr qreal kTallest = 16000;
  Sheet sheet(view, picture_font());
  const qreal height = std::min(sheet.lay_out(), kTallest);
  QImage image(static_cast<int>(sheet.width() * kScale), static_cast<int>(height * kScale),
               QImage::Format_RGB32);
  image.setDevicePixelRatio(kScale);
  image.fill(colour(Colour::page, Shade::light));
  QPainter p(&image);
  sheet.paint(p);
  p.end();
  QByteArray out;
  QBuffer buffer(&out);
  buffer.open(QIODevice::WriteOnly);
  image.save(&buffer, "PNG");
  return out;
}

QByteArray bytes(const std::string& text) {
  return {text.data(), static_cast<qsizetype>(text.size())};
}

}  // namespace

QString suffix_of(ExportKind kind) {
  switch (kind) {
    case ExportKind::pdf:
      return QStringLiteral("pdf");
    case ExportKind::svg:
      return QStringLiteral("svg");
    case ExportKind::png:
      return QStringLiteral("png");
    case ExportKind::html:
      return QStringLiteral("html");
    case ExportKind::json:
      return QStringLiteral("json");
    case ExportKind::csv:
      return QStringLiteral("csv");
    case ExportKind::markdown:
      return QStringLiteral("md");
    case ExportKind::text:
      break;
  }
  return QStringLiteral("txt");
}

std::optional<ExportKind> export_kind_of(const QString& path) {
  for (const ExportKind k : kExportKinds)
    if (path.endsWith(QLatin1Char('.') + suffix_of(k), Qt::CaseInsensitive)) return k;
  return std::nullopt;
}

bool can_hide(ExportKind kind) { return kind != ExportKind::json && kind != ExportKind::csv; }

Ticket make_ticket(const Desk& desk, const Reading& mail, bool markdown, bool hide) {
  Ticket out;
  out.view = view_for(desk, mail, hide);
  out.text = markdown ? render_markdown(out.view) : render_ticket_plain(out.view, TLSPATH_VERSION);
  return out;
}

void print_mail(const Desk& desk, const Reading& mail, QPagedPaintDevice& paper, bool hide) {
  const MailView view = view_for(desk, mail, hide);
  QPainter p;
  if (!p.begin(&paper)) return;
  // All is laid out as on a screen of 96 dots an inch, and scaled.
  const qreal dots = paper.logicalDpiX() / 96.0;
  const QRectF page(0, 0, paper.width() / dots, paper.height() / dots);
  p.scale(dots, dots);
  QFont font = picture_font(), mono = QFontDatabase::systemFont(QFontDatabase::FixedFont);
  font.setPixelSize(13);
  mono.setPixelSize(11);
  const qreal foot = 24;
  int number = 1;
  const auto footer = [&] {
    p.setFont(font);
    p.setPen(colour(Colour::muted, Shade::light));
    p.drawText(QRectF(0, page.height() - foot + 6, page.width(), foot - 6),
               static_cast<int>(Qt::AlignBottom | Qt::AlignRight),
               QStringLiteral("tlspath %1   %2").arg(QStringLiteral(TLSPATH_VERSION)).arg(number));
  };

  Sheet sheet(view, font);
  const qreal height = sheet.lay_out();
  const qreal scale = std::min(page.width() / sheet.width(), page.height() * 0.75 / height);
  p.save();
  p.scale(scale, scale);
  sheet.paint(p);
  p.restore();
  qreal y = height * scale + 8;

  QStringList lines = report_lines(view);
  if (!mail.analysis.hops.empty()) {
    const auto redactor = hide ? desk.redactor_of(mail, false) : nullptr;
    std::string raw;
    append_raw(raw, {.raw = mail.raw,
                     .analysis = mail.analysis,
                     .language = view.language,
                     .redactor = redactor.get()});
    lines += QString();
    lines += utf8(raw).split(QLatin1Char('\n'));
  }
  while (!lines.isEmpty() && lines.last().isEmpty()) lines.removeLast();
  const QFontMetricsF metrics(mono);
  // 80 columns have to fit, also on narrow paper.
  const qreal wide = metrics.horizontalAdvance(QString(80, QLatin1Char('m')));
  const qreal shrink = std::min<qreal>(1, page.width() / wide);
  for (const QString& line : lines) {
    if (y + metrics.height() * shrink > page.height() - foot) {
      footer();
      paper.newPage();
      ++number;
      y = 0;
    }
    p.save();
    p.translate(0, y);
    p.scale(shrink, shrink);
    p.setFont(mono);
    p.setPen(colour(Colour::text, Shade::light));
    QString flat = line;
    flat.replace(QLatin1Char('\t'), QStringLiteral("    "));
    p.drawText(QPointF(0, metrics.ascent()), flat);
    p.restore();
    y += metrics.height() * shrink;
  }
  footer();
  p.end();
}

std::string export_mail(const Desk& desk, const Reading& mail, const QString& path, ExportKind kind,
                        bool hide) {
  QByteArray out;
  switch (kind) {
    case ExportKind::pdf: {
      QBuffer buffer(&out);
      buffer.open(QIODevice::WriteOnly);
      QPdfWriter pdf(&buffer);
      pdf.setPageSize(QPageSize(QPageSize::A4));
      pdf.setPageMargins(QMarginsF(15, 15, 15, 12), QPageLayout::Millimeter);
      pdf.setResolution(600);
      pdf.setCreator(QStringLiteral("tlspath ") + QStringLiteral(TLSPATH_VERSION));
      pdf.setTitle(utf8(view_for(desk, mail, hide).answer));
      print_mail(desk, mail, pdf, hide);
      break;
    }
    case ExportKind::svg:
      out = svg_of(view_for(desk, mail, hide));
      break;
    case ExportKind::png:
      out = png_of(view_for(desk, mail, hide));
      break;
    case ExportKind::html:
      out = bytes(html_of(desk, mail, hide));
      break;
    case ExportKind::json:
      out = bytes(json_of(desk, mail));
      break;
    case ExportKind::csv:
      out = bytes(csv_of(desk, mail));
      break;
    case ExportKind::markdown:
      out = bytes(make_ticket(desk, mail, true, hide).text);
      break;
    case ExportKind::text:
      out = bytes(render_text(view_for(desk, mail, hide)));
      break;
  }
  QSaveFile file(path);
  if (!file.open(QIODevice::WriteOnly) || file.write(out) != out.size() || !file.commit())
    return desk.not_written(path.toStdString(), file.errorString().toStdString());
  return {};
}

}  // namespace tlspath::gui
