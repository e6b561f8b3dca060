// FilterDialog: all that a filter can ask for, in one form. What is left as "any" is not asked.
#pragma once

#include <QDialog>
#include <QStringList>

#include "core/store/browse.hpp"
#include "core/text/language.hpp"

class QCheckBox;
class QComboBox;
class QDateEdit;
class QLineEdit;

namespace tlspath::gui {

// Names that the database has, to complete what is typed.
struct KnownNames {
  QStringList partners, relays, systems;
};

class FilterDialog : public QDialog {
  Q_OBJECT

 public:
  FilterDialog(const MailSelection& from, const KnownNames& names, Language language,
               QWidget* parent = nullptr);
  MailSelection selection() const;

 private:
  MailSelection from_;
  QComboBox *way_, *boundary_, *version_, *passed_, *finding_, *policy_;
  QLineEdit *partner_, *relay_, *system_;
  QCheckBox *weak_, *once_, *since_on_, *until_on_;
  QDateEdit *since_, *until_;
};

}  // namespace tlspath::gui
