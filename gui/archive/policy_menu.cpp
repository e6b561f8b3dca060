#include "gui/archive/policy_menu.hpp"

#include <QFileDialog>
#include <QFileInfo>

#include "core/policy/policy.hpp"
#include "gui/archive/policy_choice.hpp"
#include "gui/look/plain.hpp"

namespace tlspath::gui {

PolicyMenu::PolicyMenu(QWidget* parent) : QMenu(parent) {
  connect(this, &QMenu::aboutToShow, this, &PolicyMenu::fill);
  fill();
}

void PolicyMenu::set_choice(const QString& choice) {
  choice_ = choice;
  fill();
}

void PolicyMenu::fill() {
  clear();
  const auto add = [this](const QString& text, const QString& choice, const QString& tip = {}) {
    QAction* a = addAction(QString(text).replace(QLatin1Char('&'), QLatin1String("&&")));
    a->setCheckable(true);
    a->setChecked(choice == choice_);
    a->setToolTip(tip);
    connect(a, &QAction::triggered, this, [this, choice] { emit chosen(choice); });
  };
  setToolTipsVisible(true);
  add(tr("None"), {});
  addSeparator();
  for (const Profiled& p : policy_profiles())
    add(utf8(p.name), profile_choice(p.name), utf8(p.source));
  addSeparator();
  if (!choice_.isEmpty() && !is_profile(choice_))
    add(plain(QFileInfo(choice_).fileName(), 60), choice_, plain(choice_, 200));
  connect(addAction(tr("Policy file...")), &QAction::triggered, this, &PolicyMenu::choose_file);
}

void PolicyMenu::choose_file() {
  const QString from = is_profile(choice_) ? QString() : choice_;
  const QString path = QFileDialog::getOpenFileName(
      parentWidget(), tr("Policy file"), from,
      tr("Policies (*.toml)") + QStringLiteral(";;") + tr("All files (*)"));
  if (!path.isEmpty()) emit chosen(QFileInfo(path).absoluteFilePath());
}

}  // namespace tlspath::gui
