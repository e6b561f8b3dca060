#include "gui/archive/archive_page.hpp"

namespace tlspath::gui {

ArchivePage::ArchivePage(QWidget* parent) : QWidget(parent) {}
void ArchivePage::scan(QStringList paths) { emit message(paths.join(QStringLiteral(", "))); }
void ArchivePage::open_database(QString path) { emit message(path); }
bool ArchivePage::back() { return false; }

}  // namespace tlspath::gui
