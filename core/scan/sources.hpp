// Sources: the files that the paths of a scan name, one by one, folders walked in the order of
// their names. Each folder is visited once, so symbolic links cannot lead in circles, and each file
// is given once, whatever names it has: named twice, a link to another one. Hidden files are left
// out unless named, but folders of a Maildir++ are none (.Sent/cur); so is what is still on its way
// into a Maildir (tmp). Devices and pipes within folders are left out; named ones are read.
// "-" named is standard input. Not done: looking into archives (core/input/mail_reader), shards.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/input/read.hpp"

struct stat;

namespace tlspath {

struct SourceFile {
  std::string path;      // as named, or the folder's name and what is in it
  bool named = false;    // on the command line: then it has to hold mails
  bool regular = false;  // no pipe: can be read twice
};

class Sources {
 public:
  // `failed` hears of every path and folder that cannot be read, `left_out` of what is hidden.
  Sources(std::vector<std::string> paths, std::function<void(const InputError&)> failed,
          std::function<void(std::string_view path)> left_out = {});

  std::optional<SourceFile> next();

 private:
  using Id = std::pair<unsigned long long, unsigned long long>;  // device and inode

  void open_folder(const std::string& path);
  bool seen_before(const struct stat& st, bool other_name);
  bool is_found_in_its_folder(const std::string& link) const;

  std::vector<SourceFile> waiting_;  // the next one last
  std::set<Id> visited_;             // folders
  // Files: the named ones, and those of them and of others with several names that were given.
  std::set<Id> named_, seen_;
  std::function<void(const InputError&)> failed_;
  std::function<void(std::string_view)> left_out_;
};

// Bytes of all files that the paths name; nothing where that is not known beforehand (pipes), or
// where there are more than `max_files`.
std::optional<std::uint64_t> total_size(const std::vector<std::string>& paths,
                                        std::size_t max_files = 100'000);

}  // namespace tlspath
