// tlspath-pst: reads the .pst on standard input with libpff and sends the internet headers of its
// mails as frames (core/input/pst_frames.hpp) to standard output. Started by core/input/pst.cpp,
// not by people. Before it looks at the first byte it gives up what a hostile file could abuse:
// memory and CPU time beyond a limit, and writing files.
//   tlspath-pst MEMORY SECONDS MAX_HEADER < archive.pst
// Not done: calendar entries, contacts and tasks are no mails and are passed over in silence.
#include <libpff.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cstdint>
#include <string>
#include <string_view>

#include "core/input/pst_frames.hpp"

namespace {

using tlspath::pst::Frame;

constexpr int kMaxDepth = 64;  // of folders, and of messages attached to messages

struct Item {
  libpff_item_t* item = nullptr;
  Item() = default;
  Item(const Item&) = delete;
  Item& operator=(const Item&) = delete;
  ~Item() {
    if (item != nullptr) libpff_item_free(&item, nullptr);
  }
};

void put(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t done = ::write(STDOUT_FILENO, bytes.data(), bytes.size());
    if (done < 0 && errno == EINTR) continue;
    if (done <= 0) ::_exit(1);
    bytes.remove_prefix(static_cast<std::size_t>(done));
  }
}

void send(Frame frame, std::string_view first, std::string_view second) {
  first = first.substr(0, tlspath::pst::kMaxEntry);
  const auto head = tlspath::pst::packed({.frame = frame,
                                          .first = static_cast<std::uint32_t>(first.size()),
                                          .second = static_cast<std::uint32_t>(second.size())});
  put({head.data(), head.size()});
  put(first);
  put(second);
}

// libpff puts a backtrace into an error, the first cause first.
void send_error(libpff_error_t** error) {
  char words[512];
  std::string what = "not readable";
  if (*error != nullptr && libpff_error_sprint(*error, words, sizeof words) > 0) what = words;
  libpff_error_free(error);
  what.resize(std::min(what.find('\n'), what.size()));
  for (char& c : what)
    if (static_cast<unsigned char>(c) < 0x20) c = ' ';
  send(Frame::error, "", what);
}

class Walk {
 public:
  explicit Walk(std::size_t max_header) : max_header_(max_header) {}

  void folder(libpff_item_t* folder, const std::string& path, int depth) {
    libpff_error_t* error = nullptr;
    int messages = 0, folders = 0;
    if (libpff_folder_get_number_of_sub_messages(folder, &messages, &error) != 1)
      send_error(&error);
    for (int i = 0; i < messages; ++i) {
      Item one;
      if (libpff_folder_get_sub_message(folder, i, &one.item, &error) == 1)
        message(one.item, path + '/' + std::to_string(i + 1), depth);
      else
        send_error(&error);
    }
    if (depth >= kMaxDepth) return send(Frame::error, path, "folders too deep");
    if (libpff_folder_get_number_of_sub_folders(folder, &folders, &error) != 1) send_error(&error);
    for (int i = 0; i < folders; ++i) {
      Item one;
      if (libpff_folder_get_sub_folder(folder, i, &one.item, &error) != 1) {
        send_error(&error);
        continue;
      }
      const std::string name = name_of(one.item);
      std::string inner = path;
      if (!inner.empty() && !name.empty()) inner += '/';
      inner += name;
      this->folder(one.item, inner, depth + 1);
    }
  }

 private:
  static std::string name_of(libpff_item_t* folder) {
    std::size_t size = 0;
    if (libpff_folder_get_utf8_name_size(folder, &size, nullptr) != 1 || size == 0 ||
        size > tlspath::pst::kMaxEntry)
      return {};
    std::string name(size, '\0');
    if (libpff_folder_get_utf8_name(folder, reinterpret_cast<std::uint8_t*>(name.data()), size,
                                    nullptr) != 1)
      return {};
    name.resize(std::min(name.find('\0'), name.size()));
    return name;
  }

  std::string headers_of(libpff_item_t* message) const {
    std::size_t size = 0;
    libpff_error_t* error = nullptr;
    if (libpff_message_get_utf8_transport_headers_size(message, &size, &error) != 1 || size == 0) {
      libpff_error_free(&error);
      return {};
    }
    if (size > max_header_ * 4) return {};
    std::string headers(size, '\0');
    if (libpff_message_get_utf8_transport_headers(
            message, reinterpret_cast<std::uint8_t*>(headers.data()), size, &error) != 1) {
      libpff_error_free(&error);
      return {};
    }
    if (headers.back() == '\0') headers.pop_back();
    headers.resize(std::min(headers.size(), max_header_));
    return headers;
  }

  void message(libpff_item_t* message, const std::string& entry, int depth) {
    std::uint8_t type = LIBPFF_ITEM_TYPE_UNDEFINED;
    libpff_item_get_type(message, &type, nullptr);
    const std::string headers = headers_of(message);
    const bool mail = type == LIBPFF_ITEM_TYPE_EMAIL || type == LIBPFF_ITEM_TYPE_EMAIL_SMIME ||
                      type == LIBPFF_ITEM_TYPE_MEETING || type == LIBPFF_ITEM_TYPE_SHARING ||
                      type == LIBPFF_ITEM_TYPE_VOICEMAIL || type == LIBPFF_ITEM_TYPE_FAX ||
                      type == LIBPFF_ITEM_TYPE_CONFLICT_MESSAGE;
    if (mail || !headers.empty()) send(Frame::mail, entry, headers);
    if (depth < kMaxDepth) attachments(message, entry, depth + 1);
  }

  void attachments(libpff_item_t* message, const std::string& entry, int depth) {
    int count = 0;
    if (libpff_message_get_number_of_attachments(message, &count, nullptr) != 1) return;
    for (int i = 0; i < count; ++i) {
      Item attachment, attached;
      int type = LIBPFF_ATTACHMENT_TYPE_UNDEFINED;
      if (libpff_message_get_attachment(message, i, &attachment.item, nullptr) == 1 &&
          libpff_attachment_get_type(attachment.item, &type, nullptr) == 1 &&
          type == LIBPFF_ATTACHMENT_TYPE_ITEM &&
          libpff_attachment_get_item(attachment.item, &attached.item, nullptr) == 1)
        this->message(attached.item, entry + "/attachment " + std::to_string(i + 1), depth);
    }
  }

  std::size_t max_header_;
};

bool number(const char* word, std::uint64_t& n) {
  const std::string_view s(word);
  return std::from_chars(s.data(), s.data() + s.size(), n).ptr == s.data() + s.size() && n > 0;
}

// The address sanitizer reserves terabytes of addresses before main() begins.
#if defined(__SANITIZE_ADDRESS__)
constexpr bool kSanitized = true;
#elif defined(__has_feature)
constexpr bool kSanitized = __has_feature(address_sanitizer);
#else
constexpr bool kSanitized = false;
#endif

bool limit(int what, std::uint64_t n) {
  const rlimit wanted{.rlim_cur = n, .rlim_max = n};
  return ::setrlimit(what, &wanted) == 0;
}

}  // namespace

int main(int count, char** words) {
  std::uint64_t memory = 0, seconds = 0, max_header = 0;
  if (count != 4 || !number(words[1], memory) || !number(words[2], seconds) ||
      !number(words[3], max_header) || max_header > (1U << 30))
    return 2;
  // Limits that are set already may be lower than these: then they stay.
  if (!kSanitized) limit(RLIMIT_AS, memory);
  limit(RLIMIT_CPU, seconds);
  ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
  if (!limit(RLIMIT_FSIZE, 0) || !limit(RLIMIT_CORE, 0)) return 2;

  libpff_error_t* error = nullptr;
  libpff_file_t* file = nullptr;
  Item root;
  if (libpff_file_initialize(&file, &error) != 1 ||
      libpff_file_open(file, "/proc/self/fd/0", LIBPFF_OPEN_READ, &error) != 1 ||
      libpff_file_get_root_folder(file, &root.item, &error) != 1 || root.item == nullptr) {
    send_error(&error);
  } else {
    Walk(static_cast<std::size_t>(max_header)).folder(root.item, "", 0);
  }
  send(Frame::end, "", "");
  // Nothing is left to do that the system does not do faster.
  ::_exit(0);
}
