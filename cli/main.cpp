// main.cpp: the process around the commands: descriptors, terminal, signals. All else is in
// program.cpp. It is the main of two programs: tlspath, and tlspath-probe, which tlspath becomes
// for the one command that needs the network.
#include <sys/ioctl.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <charconv>
#include <csignal>
#include <cstdlib>
#include <exception>
#include <streambuf>
#include <string>
#include <system_error>
#include <vector>

#include "cli/command.hpp"
#include "cli/probe_program.hpp"
#include "cli/session.hpp"
#include "probe/probe.hpp"

namespace {

volatile std::sig_atomic_t g_interrupted = 0;

// The first Ctrl-C asks to end, the second one ends.
extern "C" void on_interrupt(int) {
  if (g_interrupted != 0) ::_exit(130);
  g_interrupted = 1;
}

// A stream over a descriptor that remembers why it failed: a closed pipe is no error, a full disk
// is one.
class DescriptorBuffer final : public std::streambuf {
 public:
  explicit DescriptorBuffer(int fd) : fd_(fd) {
    setp(bytes_.data(), bytes_.data() + bytes_.size());
  }
  int error() const { return error_; }

 protected:
  int_type overflow(int_type c) override {
    if (!flush()) return traits_type::eof();
    if (!traits_type::eq_int_type(c, traits_type::eof())) {
      *pptr() = traits_type::to_char_type(c);
      pbump(1);
    }
    return traits_type::not_eof(c);
  }
  int sync() override { return flush() ? 0 : -1; }
  int_type underflow() override {
    ssize_t got = -1;
    do got = ::read(fd_, bytes_.data(), bytes_.size());
    while (got < 0 && errno == EINTR && g_interrupted == 0);
    if (got < 0 && g_interrupted == 0)  // the stream goes bad by it
      throw std::system_error(errno, std::generic_category());
    if (got <= 0) return traits_type::eof();
    setg(bytes_.data(), bytes_.data(), bytes_.data() + got);
    return traits_type::to_int_type(*gptr());
  }

 private:
  bool flush() {
    const char* at = pbase();
    while (at < pptr()) {
      const ssize_t put = ::write(fd_, at, static_cast<std::size_t>(pptr() - at));
      if (put < 0 && errno == EINTR) continue;
      if (put < 0) {
        error_ = errno;
        return false;
      }
      at += put;
    }
    setp(bytes_.data(), bytes_.data() + bytes_.size());
    return true;
  }

  int fd_;
  int error_ = 0;
  std::array<char, 64 << 10> bytes_;
};

int columns_of_terminal() {
  winsize size{};
  if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) return size.ws_col;
  if (const char* text = std::getenv("COLUMNS")) {
    int columns = 0;
    const std::string_view view(text);
    if (std::from_chars(view.data(), view.data() + view.size(), columns).ec == std::errc() &&
        columns > 0)
      return columns;
  }
  return 80;
}

// Comes back only where there is no tlspath-probe.
void become_probe(char** argv) {
  if (const auto program = tlspath::cli::find_probe_program()) ::execv(program->c_str(), argv);
}

}  // namespace

int main(int argc, char** argv) {
  using namespace tlspath::cli;
  if (argc > 1 && std::string_view(argv[1]) == "probe" && !tlspath::probe::built_in())
    become_probe(argv);
  std::signal(SIGPIPE, SIG_IGN);
  std::signal(SIGXFSZ, SIG_IGN);  // ulimit -f: told as a full disk is
  struct sigaction interrupt{};
  interrupt.sa_handler = on_interrupt;
  ::sigaction(SIGINT, &interrupt, nullptr);

  DescriptorBuffer in_buffer(STDIN_FILENO), out_buffer(STDOUT_FILENO), err_buffer(STDERR_FILENO);
  std::istream in(&in_buffer);
  std::ostream out(&out_buffer), err(&err_buffer);
  err << std::unitbuf;
  const bool out_tty = ::isatty(STDOUT_FILENO) == 1;
  Io io{.in = in,
        .out = out,
        .err = err,
        .in_tty = ::isatty(STDIN_FILENO) == 1,
        .out_tty = out_tty,
        .err_tty = ::isatty(STDERR_FILENO) == 1,
        .columns = out_tty ? columns_of_terminal() : 80,
        .env = [](std::string_view name) -> std::optional<std::string> {
          const char* value = std::getenv(std::string(name).c_str());
          return value == nullptr ? std::nullopt : std::optional<std::string>(value);
        },
        .interrupted = [] { return g_interrupted != 0; }};
  Status status = Status::nothing;
  try {
    const std::vector<std::string> words(argv + 1, argv + argc);
    status = run(words, io);
  } catch (const std::exception& e) {
    // A bug of ours, or no memory left: said, never a core dump for the user.
    complain(io, e.what());
  }
  out.flush();
  if (out_buffer.error() == EPIPE)
    return static_cast<int>(status == Status::violated ? status : Status::done);
  if (out_buffer.error() != 0) {
    complain(io, messages(language_of_locale(io))
                     .not_written("stdout", std::generic_category().message(out_buffer.error())));
    if (status == Status::done) status = Status::partly;  // a policy that is broken stays that
  }
  return static_cast<int>(g_interrupted != 0 ? Status::interrupted : status);
}
