// What the tests of the window share: samples, and a window with a settings folder of its own for
// each test.
#pragma once

#include <gtest/gtest.h>

#include <QApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStackedWidget>
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>
#include <filesystem>
#include <memory>
#include <vector>

#include "gui/mail/mail_page.hpp"
#include "gui/shell/main_window.hpp"
#include "gui/shell/translations.hpp"

namespace tlspath::gui {

namespace fs = std::filesystem;

inline const fs::path kSource = TLSPATH_SOURCE_DIR;

inline QByteArray bytes_of(const QString& path) {
  QFile file(path);
  EXPECT_TRUE(file.open(QIODevice::ReadOnly)) << path.toStdString();
  return file.readAll();
}

inline QString sample(const char* name) {
  return QString::fromStdString((kSource / "samples" / name).string());
}

inline QString mixed() {
  return QString::fromStdString((kSource / "tests/data/mixed.eml").string());
}

inline std::vector<fs::path> all_samples() {
  std::vector<fs::path> out;
  for (const auto& e : fs::recursive_directory_iterator(kSource / "samples"))
    if (e.path().extension() == ".eml") out.push_back(e.path());
  std::sort(out.begin(), out.end());
  return out;
}

inline void write_file(const QString& path, const QByteArray& bytes) {
  QDir().mkpath(QFileInfo(path).path());
  QFile file(path);
  ASSERT_TRUE(file.open(QIODevice::WriteOnly));
  file.write(bytes);
}

class Window : public testing::Test {
 protected:
  void SetUp() override {
    qputenv("XDG_CONFIG_HOME", folder.path().toUtf8());
    qputenv("LC_ALL", "C.UTF-8");
    QApplication::setLayoutDirection(Qt::LeftToRight);
    set_language(Language::en);
  }
  void trust(const char* toml) { write_file(folder.filePath("tlspath/config.toml"), toml); }
  MainWindow& window() {
    if (!window_) {
      window_ = std::make_unique<MainWindow>();
      window_->resize(1080, 760);
      window_->show();
      // On a screen with a window manager keys reach a window only once it is active.
      (void)QTest::qWaitForWindowActive(window_.get());
    }
    return *window_;
  }
  MailPage& mail() { return *window().mail(); }
  int page() { return window().pages()->currentIndex(); }
  QString path(const char* name) const { return folder.filePath(name); }

  QTemporaryDir folder;

 private:
  std::unique_ptr<MainWindow> window_;
};

inline constexpr int kStart = 0, kMail = 1, kArchive = 2;

}  // namespace tlspath::gui
