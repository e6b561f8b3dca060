// Connection: one TCP connection to a mail server, in the clear and then within TLS: lines in,
// lines out, each with a limit in time and size.
//   220 mx.example ESMTP        <- reply()
//   EHLO probe.example          -> send()
// Not done: pipelining. OpenSSL's and the socket's types stay in connection.cpp and tls.cpp.
#pragma once

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

struct ssl_st;

namespace tlspath::probe {

enum class Talk : std::uint8_t { fine, timed_out, closed, too_much, garbage, failed, interrupted };

inline constexpr std::size_t kMaxLine = 2048, kMaxLines = 128;

// "250-mx.example\r\n250 STARTTLS": 250 and the texts of its lines.
struct Reply {
  int code = 0;
  std::vector<std::string> lines;
};

class Connection {
 public:
  using Clock = std::chrono::steady_clock;

  Connection(Clock::time_point end, int reply_ms, std::function<bool()> interrupted);
  ~Connection();
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  // `reason` in the system's words where it fails.
  Talk connect(const std::string& address, std::uint16_t port, int connect_ms, std::string& reason);
  Talk reply(Reply& out);
  Talk send(std::string_view line);  // CRLF is added

  // Bytes that came although nobody may speak now: what is there, and what comes within `ms`.
  std::string unasked(int ms);

  // Does the handshake over the connection; `tls` stays the caller's, and has to live as long.
  // `reason` in OpenSSL's words. Talk::garbage: the answer is no TLS but text, which unasked() has.
  Talk handshake(ssl_st* tls, std::string& reason);

  // With TLS 1.3 a server says only after the handshake that it does not take it (no certificate of
  // the client): the alert that ended the talk, in OpenSSL's words, or nothing.
  const std::string& alert() const { return alert_; }
  // The handshake looks done, and the server has not shown yet that it took it. With TLS 1.2 its
  // last word is the server's; with TLS 1.3 it is ours, and only what comes after it tells, a
  // ticket or a line. A connection that is reset before that may have lost the alert.
  bool unconfirmed() const;

  std::string local_address() const;  // "[192.0.2.1]", as EHLO takes it

 private:
  Talk wait(short events, Clock::time_point end) const;
  Talk more(Clock::time_point end);
  Talk ended_by_tls();
  Clock::time_point within(int ms) const {
    return std::min(end_, Clock::now() + std::chrono::milliseconds(ms));
  }

  int fd_ = -1;
  ssl_st* tls_ = nullptr;
  bool heard_ = false;  // anything within TLS
  std::string buffer_, alert_;
  Clock::time_point end_;
  int reply_ms_;
  std::function<bool()> interrupted_;
};

}  // namespace tlspath::probe
