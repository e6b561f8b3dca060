// Preferences: the settings of the window alone, kept by QSettings
// ($XDG_CONFIG_HOME/tlspath/tlspath-gui.conf). Own servers and language are shared with the command
// line: config_file.hpp.
#pragma once

#include <QByteArray>
#include <QStringList>

#include "gui/archive/scan_settings.hpp"
#include "gui/look/theme.hpp"

namespace tlspath::gui {

struct Preferences {
  Theme::Wish theme = Theme::Wish::system;
  bool hide_in_copies = true;  // names, addresses and ids of tickets and exports
  bool markdown = true;        // tickets; else plain text
  bool fold_local = true;
  bool local_times = false;  // else UTC
  int header_points = 0;     // size of the header's font; 0: the desktop's
  bool probe_asks = true;    // before the network is used, each time
  ScanSettings scan;
  QString policy;  // policy_choice.hpp; empty: none
  bool keep_recent = true;
  QStringList recent;  // newest first

  static Preferences load();
  void save() const;

  void add_recent(const QString& path);
};

// Where the window was; not part of the dialog.
QByteArray load_geometry();
void save_geometry(const QByteArray& geometry);

}  // namespace tlspath::gui
