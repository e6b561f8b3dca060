// Exports: what leaves the window: the ticket for the clipboard, and files: PDF, SVG, PNG, HTML,
// JSON, CSV, Markdown, plain text. The words are core/report's; here are only paper and pictures,
// always light. Hidden means hidden in all of them: where names are to be hidden, JSON and CSV,
// which are whole records, are refused.
//   export_mail(desk, mail, "path.pdf", {.hide = true})
// Not done: archives (gui/archive).
#pragma once

#include <QString>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/report/view.hpp"
#include "gui/mail/reading.hpp"

class QPagedPaintDevice;

namespace tlspath::gui {

enum class ExportKind : std::uint8_t { pdf, svg, png, html, json, csv, markdown, text };
inline constexpr ExportKind kExportKinds[] = {
    ExportKind::pdf,  ExportKind::svg, ExportKind::png,      ExportKind::html,
    ExportKind::json, ExportKind::csv, ExportKind::markdown, ExportKind::text};

QString suffix_of(ExportKind kind);  // "pdf"
// By the file's name; nothing: none of ours.
std::optional<ExportKind> export_kind_of(const QString& path);
bool can_hide(ExportKind kind);

struct Ticket {
  std::string text;
  MailView view;  // for what was hidden
};
Ticket make_ticket(const Desk& desk, const Reading& mail, bool markdown, bool hide);

// Empty: done; else why not, one line.
std::string export_mail(const Desk& desk, const Reading& mail, const QString& path, ExportKind kind,
                        bool hide);

// On paper: a printer, or a PDF.
void print_mail(const Desk& desk, const Reading& mail, QPagedPaintDevice& paper, bool hide);

}  // namespace tlspath::gui
