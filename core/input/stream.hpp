// Where bytes come from: pulled one after the other (a file, a pipe, what a decoder unpacks), or
// read anywhere (a zip's directory is at its end).
//   FileStream file(fd);  Window window;  window.open(file);
//   while (window.more(16 << 10)) ... window.bytes() ...
// Streams are stacked: the decoders of this folder are streams over a Window over a stream. Not
// done: writing, seeking in a stream.
#pragma once

#include <sys/types.h>

#include <cstddef>
#include <cstdint>
#include <istream>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "core/input/read.hpp"

namespace tlspath {

class ByteStream {
 public:
  virtual ~ByteStream() = default;
  // Up to `size` bytes; 0 at the end, and where trouble() says why no more can be had.
  virtual std::size_t read(char* to, std::size_t size) = 0;
  // Without path and entry: who opened the stream knows them.
  const std::optional<InputError>& trouble() const { return trouble_; }

 protected:
  void fail(ErrorKind kind, std::string reason = {}, std::uint64_t limit = 0);
  void clear_trouble() { trouble_.reset(); }

 private:
  std::optional<InputError> trouble_;
};

class Descriptor {
 public:
  explicit Descriptor(int fd = -1) : fd_(fd) {}
  Descriptor(Descriptor&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
  Descriptor& operator=(Descriptor&& other) noexcept;
  ~Descriptor();
  int get() const { return fd_; }

 private:
  int fd_;
};

// A file, pipe or device from where its descriptor stands. Borrows the descriptor.
class FileStream final : public ByteStream {
 public:
  explicit FileStream(int fd) : fd_(fd) {}
  std::size_t read(char* to, std::size_t size) override;

 private:
  int fd_;
};

class IstreamStream final : public ByteStream {
 public:
  explicit IstreamStream(std::istream& in) : in_(in) {}
  std::size_t read(char* to, std::size_t size) override;

 private:
  std::istream& in_;
};

class MemoryStream final : public ByteStream {
 public:
  explicit MemoryStream(std::string_view bytes) : bytes_(bytes) {}
  std::size_t read(char* to, std::size_t size) override;

 private:
  std::string_view bytes_;
};

// Bytes that can be read at any place.
class BytesAt {
 public:
  virtual ~BytesAt() = default;
  virtual std::uint64_t size() const = 0;
  // Fewer than `size` bytes: they end there, or cannot be read.
  virtual std::size_t read_at(std::uint64_t at, char* to, std::size_t size) = 0;
};

class FileBytes final : public BytesAt {
 public:
  FileBytes(int fd, std::uint64_t size) : fd_(fd), size_(size) {}
  std::uint64_t size() const override { return size_; }
  std::size_t read_at(std::uint64_t at, char* to, std::size_t size) override;
  int fd() const { return fd_; }

 private:
  int fd_;
  std::uint64_t size_;
};

class MemoryBytes final : public BytesAt {
 public:
  explicit MemoryBytes(std::string_view bytes) : bytes_(bytes) {}
  std::uint64_t size() const override { return bytes_.size(); }
  std::size_t read_at(std::uint64_t at, char* to, std::size_t size) override;

 private:
  std::string_view bytes_;
};

// What was read of a stream and is not dropped yet: a piece that slides, in memory that is used
// again from one stream to the next. Itself a stream, so that a decoder can go on where somebody
// looked at the first bytes.
class Window final : public ByteStream {
 public:
  void open(ByteStream& source, std::uint64_t at = 0);

  std::string_view bytes() const { return {buffer_.get() + begin_, end_ - begin_}; }
  std::uint64_t at() const { return at_; }  // of the first of bytes() in the stream
  bool at_end() const { return at_end_; }   // no more will come

  // One read of up to `step` bytes behind bytes(); views into bytes() are lost. False where nothing
  // came.
  bool more(std::size_t step);
  // Until bytes() holds `size` of them, in reads of `step`; false where the stream ends before.
  bool hold(std::size_t size, std::size_t step);
  void drop(std::size_t size);
  // The stream ends here (a file whose size is known needs no read to see its end).
  void close_end() { at_end_ = true; }

  std::size_t read(char* to, std::size_t size) override;

 private:
  void make_room(std::size_t step);

  ByteStream* source_ = nullptr;
  std::unique_ptr<char[]> buffer_;
  std::size_t capacity_ = 0, begin_ = 0, end_ = 0;
  std::uint64_t at_ = 0;
  bool at_end_ = true;
};

// All of a stream in a file without a name, for formats that are read from everywhere. At most
// `max_bytes`.
tl::expected<std::pair<Descriptor, std::uint64_t>, InputError> spool(ByteStream& source,
                                                                     std::uint64_t max_bytes);

}  // namespace tlspath
