// stream.cpp: plain read(2) and pread(2), and the window that slides over them.
#include "core/input/stream.hpp"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <system_error>
#include <vector>

#include "core/input/unnamed_file.hpp"

namespace tlspath {

void ByteStream::fail(ErrorKind kind, std::string reason, std::uint64_t limit) {
  if (!trouble_)
    trouble_ = InputError{.kind = kind, .path = {}, .reason = std::move(reason), .limit = limit};
}

Descriptor& Descriptor::operator=(Descriptor&& other) noexcept {
  std::swap(fd_, other.fd_);
  return *this;
}

Descriptor::~Descriptor() {
  if (fd_ >= 0) ::close(fd_);
}

std::size_t FileStream::read(char* to, std::size_t size) {
  while (true) {
    const ssize_t got = ::read(fd_, to, size);
    if (got >= 0) return static_cast<std::size_t>(got);
    if (errno == EINTR) continue;
    fail(kind_of_errno(errno), std::generic_category().message(errno));
    return 0;
  }
}

std::size_t IstreamStream::read(char* to, std::size_t size) {
  in_.read(to, static_cast<std::streamsize>(size));
  if (in_.bad()) fail(ErrorKind::unreadable, std::generic_category().message(EIO));
  return static_cast<std::size_t>(in_.gcount());
}

std::size_t MemoryStream::read(char* to, std::size_t size) {
  const std::size_t n = bytes_.copy(to, size);
  bytes_.remove_prefix(n);
  return n;
}

std::size_t FileBytes::read_at(std::uint64_t at, char* to, std::size_t size) {
  if (at >= size_) return 0;
  size = static_cast<std::size_t>(std::min<std::uint64_t>(size, size_ - at));
  std::size_t done = 0;
  while (done < size) {
    const ssize_t got = ::pread(fd_, to + done, size - done, static_cast<off_t>(at + done));
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) break;
    done += static_cast<std::size_t>(got);
  }
  return done;
}

std::size_t MemoryBytes::read_at(std::uint64_t at, char* to, std::size_t size) {
  return at >= bytes_.size() ? 0 : bytes_.copy(to, size, static_cast<std::size_t>(at));
}

void Window::open(ByteStream& source, std::uint64_t at) {
  source_ = &source;
  begin_ = end_ = 0;
  at_ = at;
  at_end_ = false;
  clear_trouble();
}

void Window::make_room(std::size_t step) {
  if (capacity_ - end_ >= step) return;
  const std::size_t held = end_ - begin_;
  if (capacity_ - held >= step) {
    std::memmove(buffer_.get(), buffer_.get() + begin_, held);
  } else {
    const std::size_t capacity = std::max(held + step, capacity_ + capacity_ / 2);
    auto buffer = std::make_unique_for_overwrite<char[]>(capacity);
    if (held > 0) std::memcpy(buffer.get(), buffer_.get() + begin_, held);
    buffer_ = std::move(buffer);
    capacity_ = capacity;
  }
  begin_ = 0;
  end_ = held;
}

bool Window::more(std::size_t step) {
  if (at_end_) return false;
  make_room(step);
  const std::size_t got = source_->read(buffer_.get() + end_, step);
  end_ += got;
  if (got > 0) return true;
  at_end_ = true;
  if (const auto& t = source_->trouble()) fail(t->kind, t->reason, t->limit);
  return false;
}

bool Window::hold(std::size_t size, std::size_t step) {
  while (end_ - begin_ < size)
    if (!more(step)) return false;
  return true;
}

void Window::drop(std::size_t size) {
  size = std::min(size, end_ - begin_);
  begin_ += size;
  at_ += size;
}

std::size_t Window::read(char* to, std::size_t size) {
  if (begin_ == end_) {
    if (at_end_) return 0;
    const std::size_t got = source_->read(to, size);
    at_ += got;
    if (got == 0) {
      at_end_ = true;
      if (const auto& t = source_->trouble()) fail(t->kind, t->reason, t->limit);
    }
    return got;
  }
  const std::size_t n = bytes().copy(to, size);
  drop(n);
  return n;
}

tl::expected<std::pair<Descriptor, std::uint64_t>, InputError> spool(ByteStream& source,
                                                                     std::uint64_t max_bytes) {
  const auto wrong = [](int code) {
    return tl::unexpected(InputError{
        .kind = ErrorKind::no_space, .path = {}, .reason = std::generic_category().message(code)});
  };
  Descriptor fd = unnamed_file();
  if (fd.get() < 0) return wrong(errno);
  std::vector<char> step(256 << 10);
  std::uint64_t size = 0;
  while (const std::size_t got = source.read(step.data(), step.size())) {
    size += got;
    if (size > max_bytes)
      return tl::unexpected(
          InputError{.kind = ErrorKind::too_large, .path = {}, .limit = max_bytes});
    for (std::size_t done = 0; done < got;) {
      const ssize_t put = ::write(fd.get(), step.data() + done, got - done);
      if (put < 0 && errno == EINTR) continue;
      if (put <= 0) return wrong(put < 0 ? errno : EIO);
      done += static_cast<std::size_t>(put);
    }
  }
  if (source.trouble()) return tl::unexpected(*source.trouble());
  if (::lseek(fd.get(), 0, SEEK_SET) != 0) return wrong(errno);
  return std::pair(std::move(fd), size);
}

}  // namespace tlspath
