// FileOutput: a file that a scan writes, or stdout for "-". Can be gone on with: --resume cuts it
// to the length that is known to last.
#pragma once

#include <cstdint>
#include <cstdio>
#include <memory>
#include <optional>
#include <ostream>
#include <string>
#include <string_view>

#include "core/report/messages.hpp"

namespace tlspath::cli {

// Mail, an archive or a database: an output that was named like it by mistake would destroy it, and
// none of ours looks like it.
bool holds_mail(const std::string& file);

class FileOutput {
 public:
  FileOutput(std::string name, std::ostream& out) : name_(std::move(name)), out_(out) {}

  bool wanted() const { return !name_.empty(); }
  bool to_stdout() const { return name_ == "-"; }
  const std::string& name() const { return name_; }

  // Empties it, or goes on after `keep` bytes. False: see error(); where it is shorter than that,
  // error() is 0.
  bool open(std::optional<std::uint64_t> keep = std::nullopt);
  bool would_destroy() const;  // a file with bytes is there; call before open()
  bool is_regular() const;     // a file that can be cut; call after open()
  bool write(std::string_view bytes);
  // What was written lasts; its length.
  std::optional<std::uint64_t> sync();
  bool close();

  int error() const { return error_; }  // errno; 0: none, or a closed stdout

 private:
  struct Close {
    void operator()(std::FILE* f) const { std::fclose(f); }
  };
  bool fail();

  std::string name_;
  std::ostream& out_;
  std::unique_ptr<std::FILE, Close> file_;
  int error_ = 0;
};

// Its words: "all.csv: could not be written (No space left on device)"
std::string not_written(const FileOutput& file, const Messages& say);

}  // namespace tlspath::cli
