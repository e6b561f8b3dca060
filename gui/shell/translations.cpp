#include "gui/shell/translations.hpp"

#include <QApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

namespace tlspath::gui {

void set_language(Language language) {
  static QTranslator ours, of_qt;
  QCoreApplication::removeTranslator(&of_qt);
  QCoreApplication::removeTranslator(&ours);
  QLocale::setDefault(QLocale(language == Language::de ? QLocale::German : QLocale::English));
  if (language == Language::de) {
    if (of_qt.load(QStringLiteral("qtbase_de"), QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
      QCoreApplication::installTranslator(&of_qt);
    if (ours.load(QStringLiteral(":/i18n/tlspath_de.qm")))
      QCoreApplication::installTranslator(&ours);
  }
}

}  // namespace tlspath::gui
