// Sources: the files that the paths of a scan name, one by one, folders walked in the order of
// their names. Each folder is visited once, so symbolic links cannot lead in circles. Hidden files
// are left out unless named. Devices and pipes within folders are left out; named ones are read.
// "-" named is standard input. Not done: looking into archives (core/input/mail_reader), shards.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "core/input/read.hpp"

namespace tlspath {

struct SourceFile {
  std::string path;      // as named, or the folder's name and what is in it
  bool named = false;    // on the command line: then it has to hold mails
  bool regular = false;  // no pipe: can be read twice
};

class Sources {
 public:
  // `failed` hears of every path and folder that cannot be read.
  Sources(std::vector<std::string> paths, std::function<void(const InputError&)> failed);

  std::optional<SourceFile> next();

 private:
  void open_folder(const std::string& path);

  std::vector<SourceFile> waiting_;  // the next one last
  std::set<std::pair<unsigned long long, unsigned long long>>
      visited_;  // device and inode of folders
  std::function<void(const InputError&)> failed_;
};

// Bytes of all files that the paths name; nothing where that is not known beforehand (pipes), or
// where there are more than `max_files`.
std::optional<std::uint64_t> total_size(const std::vector<std::string>& paths,
                                        std::size_t max_files = 100'000);

}  // namespace tlspath
