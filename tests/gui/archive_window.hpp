// What the tests of the archive page share: a program without a screen, a folder with an archive,
// and waiting for what other threads hand back.
#pragma once

#include <QApplication>
#include <QElapsedTimer>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>
#include <string>

#include "core/store/store.hpp"
#include "gui/archive/archive_page.hpp"
#include "parsers/catalogue.hpp"
#include "parsers/providers.hpp"
#include "tests/archive_mails.hpp"

namespace tlspath::tests {

// Until `is` is true; false where it does not become so in a minute.
template <class F>
bool wait_for(F is) {
  QElapsedTimer since;
  for (since.start(); since.elapsed() < 60'000; QTest::qWait(5))
    if (is()) return true;
  return is();
}

// Nothing runs, and nothing that was handed back makes anything run again.
inline bool settled(const gui::ArchivePage& page) {
  const auto idle = [&] { return !page.scanning() && !page.listing() && !page.counting(); };
  for (int calm = 0; calm < 3; calm = idle() ? calm + 1 : 0) {
    if (!wait_for(idle)) return false;
    QTest::qWait(10);
  }
  return true;
}

class Archive {
 public:
  Archive(int mails) {
    QSettings(QStringLiteral("tlspath"), QStringLiteral("tlspath-gui")).clear();
    write_archive(path("a.mbox"), mails);
  }

  std::string path(const std::string& name) const {
    return folder_.filePath(QString::fromStdString(name)).toStdString();
  }
  QString qpath(const std::string& name) const { return QString::fromStdString(path(name)); }

  // As `tlspath scan --db` writes one.
  QString database() const {
    const auto organisations = make_psl_organisation();
    const OwnSide own;
    auto store = Store::open(path("r.sqlite"), {.identity = {}});
    MailSink* sinks[] = {&(*store)->sink()};
    const ScanInput input{.paths = {path("a.mbox")},
                          .reader = Catalogue::built_in(),
                          .organisations = *organisations,
                          .providers = parsers::providers(),
                          .own = own,
                          .failed = [](const InputError&) {},
                          .left_out = [](std::string_view, std::string_view, Content) {},
                          .changed = [](std::string_view) {},
                          .stop = [] { return false; },
                          .journal = &(*store)->journal()};
    tlspath::scan(input, sinks);
    (void)(*store)->finish(true);
    return qpath("r.sqlite");
  }

 private:
  QTemporaryDir folder_;
};

}  // namespace tlspath::tests
