// pst.cpp: starts tlspath-pst and reads its frames. What the helper sends is believed no more than
// the file: it may have been taken over by it.
#include "core/input/pst.hpp"

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <filesystem>
#include <system_error>

#include "core/input/pst_frames.hpp"
#include "core/input/stream.hpp"

namespace tlspath {
namespace {

InputError helper_failed(std::string reason) {
  return {.kind = ErrorKind::no_helper, .path = {}, .reason = std::move(reason)};
}

// The helper while it runs. Ended and waited for in any case.
class Helper {
 public:
  // 0, or the errno of why not.
  int start(const std::string& program, int fd, const InputLimits& limits) {
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) return errno;
    from_ = Descriptor(ends[0]);
    const Descriptor to(ends[1]);
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    ::posix_spawn_file_actions_init(&actions);
    ::posix_spawnattr_init(&attributes);
    // A descriptor that already is 0 or 1 is left to the program as well.
    ::posix_spawn_file_actions_adddup2(&actions, fd, 0);
    ::posix_spawn_file_actions_adddup2(&actions, to.get(), 1);
    ::posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0);
    sigset_t all, none;
    ::sigfillset(&all);
    ::sigemptyset(&none);
    ::posix_spawnattr_setsigdefault(&attributes, &all);
    ::posix_spawnattr_setsigmask(&attributes, &none);
    ::posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK);
    std::array<std::string, 4> words{program, std::to_string(limits.helper_memory),
                                     std::to_string(limits.helper_seconds),
                                     std::to_string(limits.head)};
    std::array<char*, 5> arguments{words[0].data(), words[1].data(), words[2].data(),
                                   words[3].data(), nullptr};
    std::array<char*, 1> environment{nullptr};
    const int code = ::posix_spawn(&pid_, program.c_str(), &actions, &attributes, arguments.data(),
                                   environment.data());
    ::posix_spawnattr_destroy(&attributes);
    ::posix_spawn_file_actions_destroy(&actions);
    if (code != 0) pid_ = -1;
    return code;
  }
  ~Helper() {
    if (pid_ <= 0) return;
    ::kill(pid_, SIGKILL);
    wait();
  }
  Helper() = default;
  Helper(const Helper&) = delete;
  Helper& operator=(const Helper&) = delete;

  int output() const { return from_.get(); }

  // Its wait status, once.
  int wait() {
    int status = 0;
    while (::waitpid(pid_, &status, 0) < 0 && errno == EINTR) {
    }
    pid_ = -1;
    return status;
  }

 private:
  pid_t pid_ = -1;
  Descriptor from_;
};

std::string why_ended(int status) {
  if (!WIFSIGNALED(status)) return "it ended with status " + std::to_string(WEXITSTATUS(status));
  switch (WTERMSIG(status)) {
    case SIGXCPU:
      return "too much CPU time";
    case SIGKILL:
      return "killed";
    default:
      return "it died of signal " + std::to_string(WTERMSIG(status));
  }
}

bool read_all(FileStream& in, char* to, std::size_t size) {
  for (std::size_t done = 0; done < size;) {
    const std::size_t got = in.read(to + done, size - done);
    if (got == 0) return false;
    done += got;
  }
  return true;
}

}  // namespace

std::optional<std::string> find_pst_helper() {
  std::error_code code;
  const std::filesystem::path self = std::filesystem::read_symlink("/proc/self/exe", code);
  if (code) return std::nullopt;
  const std::filesystem::path folder = self.parent_path();
  for (const char* place : {"tlspath-pst", "../libexec/tlspath/tlspath-pst"}) {
    std::string helper = (folder / place).string();
    if (::access(helper.c_str(), X_OK) == 0) return helper;
  }
  return std::nullopt;
}

std::optional<InputError> read_pst(int fd, const std::string& helper, const InputLimits& limits,
                                   const std::function<bool(const OutlookItem&)>& take) {
  Helper running;
  if (const int code = running.start(helper, fd, limits); code != 0)
    return helper_failed(std::generic_category().message(code));
  FileStream in(running.output());
  std::array<char, pst::kHead> bytes{};
  OutlookItem item;
  std::optional<InputError> error;
  while (read_all(in, bytes.data(), bytes.size())) {
    const pst::FrameHead head = pst::unpacked(bytes.data());
    const bool mail = head.frame == pst::Frame::mail;
    if (head.frame == pst::Frame::end) return error;
    if ((!mail && head.frame != pst::Frame::error) || head.first > pst::kMaxEntry ||
        head.second > (mail ? limits.head : pst::kMaxError))
      return helper_failed("it sent what it never sends");
    item.entry.resize(head.first);
    item.headers.resize(head.second);
    if (!read_all(in, item.entry.data(), head.first) ||
        !read_all(in, item.headers.data(), head.second))
      break;
    if (mail) {
      if (!take(item)) return error;
    } else if (!error) {
      error = InputError{.kind = ErrorKind::damaged, .path = {}, .reason = item.headers};
    }
  }
  return helper_failed(why_ended(running.wait()));
}

}  // namespace tlspath
