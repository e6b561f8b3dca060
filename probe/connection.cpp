// connection.cpp: a socket that never blocks, poll() against the clock.
#include "probe/connection.hpp"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/ssl.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <system_error>

#include "core/base/ascii.hpp"

namespace tlspath::probe {
namespace {

std::string system_words(int error) { return std::generic_category().message(error); }

// An answer's line: three digits, then "-", a blank or nothing.
bool is_reply_line(std::string_view line) {
  return line.size() >= 3 && line[0] >= '2' && line[0] <= '5' && ascii::is_digit(line[1]) &&
         ascii::is_digit(line[2]) && (line.size() == 3 || line[3] == '-' || line[3] == ' ');
}

// What the queue of errors says first, else the system's word.
std::string tls_words() {
  const unsigned long e = ERR_get_error();
  std::string out;
  if (e != 0)
    if (const char* words = ERR_reason_error_string(e)) out = words;
  ERR_clear_error();
  return out;
}

// The first bytes that come, which OpenSSL takes and only says of them that they are no record.
class Tap {
 public:
  explicit Tap(BIO* in) : in_(in) {
    BIO_set_callback_arg(in_, reinterpret_cast<char*>(&bytes_));
    BIO_set_callback_ex(in_, take);
  }
  ~Tap() { BIO_set_callback_ex(in_, nullptr); }
  Tap(const Tap&) = delete;
  Tap& operator=(const Tap&) = delete;

  char first() const { return bytes_.empty() ? '\0' : bytes_.front(); }
  const std::string& bytes() const { return bytes_; }

 private:
  static long take(BIO* in, int what, const char* bytes, std::size_t, int, long, int done,
                   std::size_t* got) {
    auto* seen = reinterpret_cast<std::string*>(BIO_get_callback_arg(in));
    if (what == (BIO_CB_READ | BIO_CB_RETURN) && done > 0 && got != nullptr && seen->size() < 512)
      seen->append(bytes, *got);
    return done;
  }

  BIO* in_;
  std::string bytes_;
};

}  // namespace

Connection::Connection(Clock::time_point end, int reply_ms, std::function<bool()> interrupted)
    : end_(end), reply_ms_(reply_ms), interrupted_(std::move(interrupted)) {}

Connection::~Connection() {
  if (fd_ >= 0) ::close(fd_);
}

Talk Connection::wait(short events, Clock::time_point end) const {
  while (true) {
    if (interrupted_ && interrupted_()) return Talk::interrupted;
    const auto left =
        std::chrono::duration_cast<std::chrono::milliseconds>(end - Clock::now()).count();
    if (left <= 0) return Talk::timed_out;
    pollfd p{.fd = fd_, .events = events, .revents = 0};
    const int n = ::poll(&p, 1, static_cast<int>(std::min<std::int64_t>(left, 100)));
    if (n > 0) return Talk::fine;
    if (n < 0 && errno != EINTR) return Talk::failed;
  }
}

Talk Connection::connect(const std::string& address, std::uint16_t port, int connect_ms,
                         std::string& reason) {
  sockaddr_in v4{};
  sockaddr_in6 v6{};
  const bool is_v4 = ::inet_pton(AF_INET, address.c_str(), &v4.sin_addr) == 1;
  if (!is_v4 && ::inet_pton(AF_INET6, address.c_str(), &v6.sin6_addr) != 1) {
    reason = system_words(EINVAL);
    return Talk::failed;
  }
  v4.sin_family = AF_INET;
  v4.sin_port = htons(port);
  v6.sin6_family = AF_INET6;
  v6.sin6_port = htons(port);
  fd_ = ::socket(is_v4 ? AF_INET : AF_INET6, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
  if (fd_ < 0) {
    reason = system_words(errno);
    return Talk::failed;
  }
  const int started = is_v4 ? ::connect(fd_, reinterpret_cast<const sockaddr*>(&v4), sizeof v4)
                            : ::connect(fd_, reinterpret_cast<const sockaddr*>(&v6), sizeof v6);
  if (started != 0 && errno != EINPROGRESS) {
    reason = system_words(errno);
    return Talk::failed;
  }
  if (const Talk t = wait(POLLOUT, within(connect_ms)); t != Talk::fine) return t;
  int error = 0;
  socklen_t size = sizeof error;
  ::getsockopt(fd_, SOL_SOCKET, SO_ERROR, &error, &size);
  if (error == 0) return Talk::fine;
  reason = system_words(error);
  return error == ETIMEDOUT ? Talk::timed_out : Talk::failed;
}

Talk Connection::ended_by_tls() {
  const bool alert = ERR_GET_REASON(ERR_peek_error()) >= SSL_AD_REASON_OFFSET;
  const std::string words = tls_words();
  if (alert) alert_ = words;
  return Talk::closed;
}

// Some more bytes into the buffer.
Talk Connection::more(Clock::time_point end) {
  std::array<char, 4096> bytes;
  while (true) {
    if (tls_ != nullptr) {
      ERR_clear_error();
      const int n = SSL_read(tls_, bytes.data(), static_cast<int>(bytes.size()));
      if (n > 0) {
        heard_ = true;
        buffer_.append(bytes.data(), static_cast<std::size_t>(n));
        return Talk::fine;
      }
      const int e = SSL_get_error(tls_, n);
      if (e != SSL_ERROR_WANT_READ && e != SSL_ERROR_WANT_WRITE) return ended_by_tls();
      if (const Talk t = wait(e == SSL_ERROR_WANT_READ ? POLLIN : POLLOUT, end); t != Talk::fine)
        return t;
      continue;
    }
    const ssize_t n = ::recv(fd_, bytes.data(), bytes.size(), 0);
    if (n > 0) {
      buffer_.append(bytes.data(), static_cast<std::size_t>(n));
      return Talk::fine;
    }
    if (n == 0 || errno == ECONNRESET || errno == EPIPE) return Talk::closed;
    if (errno != EAGAIN && errno != EWOULDBLOCK && errno != EINTR) return Talk::failed;
    if (const Talk t = wait(POLLIN, end); t != Talk::fine) return t;
  }
}

Talk Connection::reply(Reply& out) {
  out = {};
  const Clock::time_point end = within(reply_ms_);
  while (true) {
    std::size_t at = buffer_.find('\n');
    while (at == std::string::npos) {
      // What can be no answer is not waited for.
      if (buffer_.size() > kMaxLine)
        return is_reply_line(std::string_view(buffer_).substr(0, 4)) ? Talk::too_much
                                                                     : Talk::garbage;
      if (const Talk t = more(end); t != Talk::fine)
        return t == Talk::closed && !buffer_.empty() && !is_reply_line(buffer_) ? Talk::garbage : t;
      at = buffer_.find('\n');
    }
    std::string line = buffer_.substr(0, at);
    buffer_.erase(0, at + 1);
    if (line.ends_with('\r')) line.pop_back();
    if (line.size() > kMaxLine) return Talk::too_much;
    if (!is_reply_line(line)) return Talk::garbage;
    const int code = (line[0] - '0') * 100 + (line[1] - '0') * 10 + (line[2] - '0');
    if (out.code != 0 && code != out.code) return Talk::garbage;
    out.code = code;
    out.lines.push_back(line.size() > 4 ? line.substr(4) : std::string());
    if (line.size() == 3 || line[3] == ' ') return Talk::fine;
    if (out.lines.size() >= kMaxLines) return Talk::too_much;
  }
}

Talk Connection::send(std::string_view line) {
  std::string text(line);
  text += "\r\n";
  std::string_view left = text;
  const Clock::time_point end = within(reply_ms_);
  while (!left.empty()) {
    if (tls_ != nullptr) {
      ERR_clear_error();
      const int n = SSL_write(tls_, left.data(), static_cast<int>(left.size()));
      if (n > 0) {
        left.remove_prefix(static_cast<std::size_t>(n));
        continue;
      }
      const int e = SSL_get_error(tls_, n);
      if (e != SSL_ERROR_WANT_READ && e != SSL_ERROR_WANT_WRITE) return ended_by_tls();
      if (const Talk t = wait(e == SSL_ERROR_WANT_READ ? POLLIN : POLLOUT, end); t != Talk::fine)
        return t;
      continue;
    }
    const ssize_t n = ::send(fd_, left.data(), left.size(), MSG_NOSIGNAL);
    if (n > 0) {
      left.remove_prefix(static_cast<std::size_t>(n));
      continue;
    }
    if (n < 0) {
      if (errno == ECONNRESET || errno == EPIPE) return Talk::closed;
      if (errno != EAGAIN && errno != EWOULDBLOCK && errno != EINTR) return Talk::failed;
    }
    if (const Talk t = wait(POLLOUT, end); t != Talk::fine) return t;
  }
  return Talk::fine;
}

std::string Connection::unasked(int ms) {
  if (buffer_.empty() && wait(POLLIN, within(ms)) == Talk::fine) more(within(ms));
  return buffer_;
}

Talk Connection::handshake(ssl_st* tls, std::string& reason) {
  const Clock::time_point end = within(reply_ms_);
  SSL_set_fd(tls, fd_);
  const Tap tap(SSL_get_rbio(tls));
  while (true) {
    ERR_clear_error();
    const int n = SSL_connect(tls);
    if (n == 1) {
      tls_ = tls;
      return Talk::fine;
    }
    const int e = SSL_get_error(tls, n);
    if (e == SSL_ERROR_WANT_READ || e == SSL_ERROR_WANT_WRITE) {
      if (const Talk t = wait(e == SSL_ERROR_WANT_READ ? POLLIN : POLLOUT, end); t != Talk::fine)
        return t;
      continue;
    }
    const int error = errno;
    // No record of TLS begins with a letter or a digit: that is somebody talking in the clear.
    if (tap.first() >= ' ' && tap.first() <= '~') {
      std::array<char, 512> rest;
      const ssize_t got = ::recv(fd_, rest.data(), rest.size(), MSG_DONTWAIT);
      ERR_clear_error();
      buffer_ = tap.bytes();
      if (got > 0) buffer_.append(rest.data(), static_cast<std::size_t>(got));
      return Talk::garbage;
    }
    reason = tls_words();
    // Hung up, as where the connection was reset: which of them is seen is a matter of time.
    if (reason == "unexpected eof while reading") reason.clear();
    if (!reason.empty()) return Talk::failed;
    if (e == SSL_ERROR_SYSCALL && error != 0 && error != ECONNRESET && error != EPIPE)
      reason = system_words(error);
    return reason.empty() ? Talk::closed : Talk::failed;
  }
}

bool Connection::unconfirmed() const {
  return tls_ != nullptr && !heard_ && SSL_version(tls_) >= TLS1_3_VERSION &&
         SSL_SESSION_is_resumable(SSL_get0_session(tls_)) == 0;
}

std::string Connection::local_address() const {
  sockaddr_storage own{};
  socklen_t size = sizeof own;
  if (::getsockname(fd_, reinterpret_cast<sockaddr*>(&own), &size) != 0) return "[127.0.0.1]";
  std::array<char, INET6_ADDRSTRLEN> text{};
  if (own.ss_family == AF_INET6) {
    ::inet_ntop(AF_INET6, &reinterpret_cast<const sockaddr_in6*>(&own)->sin6_addr, text.data(),
                text.size());
    return "[IPv6:" + std::string(text.data()) + "]";
  }
  ::inet_ntop(AF_INET, &reinterpret_cast<const sockaddr_in*>(&own)->sin_addr, text.data(),
              text.size());
  return "[" + std::string(text.data()) + "]";
}

}  // namespace tlspath::probe
