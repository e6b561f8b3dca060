// ScanSettings: what the window's settings say of reading archives, kept by QSettings: threads, the
// database's cache, and a file with mail systems of one's own, beside systems.toml.
//   ScanSettings::load().threads()   -> 4
// Not done: own servers and language (config.toml, shared with the command line).
#pragma once

#include <QString>
#include <cstdint>
#include <string>
#include <vector>

namespace tlspath::gui {

struct ScanSettings {
  static constexpr int kMostJobs = 64;
  static constexpr int kLeastMemory = 1, kMostMemory = 4096, kMemory = 16;  // MB

  int jobs = 0;  // 0: one a processor
  int memory = kMemory;
  QString systems;  // empty: none

  static ScanSettings load();
  void save() const;

  unsigned threads() const;
  std::uint64_t cache() const;  // bytes
  // As the command line takes them: {"--systems", "own.toml"}.
  std::vector<std::string> words() const;
};

}  // namespace tlspath::gui
