// What libarchive unpacks for us: xz, zst, bz2 and lzma streams, and the entries of a tar, a 7z or
// a zip whose directory is lost.
//   inbox.mbox.xz  ->  UnpackStream: the mbox       mails.tar  ->  ArchiveStream: "a/1.eml", ...
// One layer at a time: what is within what is found by content, in core/input/mail_reader. Not
// done: gz and zips that are whole (core/input/inflate, core/input/zip are faster), writing.
#pragma once

#include <memory>
#include <string>

#include "core/input/content.hpp"
#include "core/input/limits.hpp"
#include "core/input/stream.hpp"

namespace tlspath {

// A packed stream without names in it.
class UnpackStream final : public ByteStream {
 public:
  enum class Packing : std::uint8_t { xz, zstd, bzip2, lzma };
  UnpackStream(ByteStream& packed, Packing packing, Budget& budget);
  ~UnpackStream() override;
  std::size_t read(char* to, std::size_t size) override;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

struct ArchiveEntry {
  std::string name;
  std::uint64_t size = 0;
  bool file = false;  // no folder, link or device
  bool encrypted = false;
};

// Entry after entry; read() gives the bytes of the one that next() told of. trouble() is that of
// the entry, or of the archive where next() was false.
class ArchiveStream final : public ByteStream {
 public:
  enum class Form : std::uint8_t { tar, seven_zip, zip };
  ArchiveStream(ByteStream& packed, Form form, Budget& budget);
  ArchiveStream(FileBytes& packed, Form form, Budget& budget);
  ~ArchiveStream() override;

  bool next(ArchiveEntry& entry);
  std::size_t read(char* to, std::size_t size) override;

 private:
  struct State;
  void open(Form form);
  void fail_as_told();

  std::unique_ptr<State> state_;
  bool over_ = false;
};

}  // namespace tlspath
