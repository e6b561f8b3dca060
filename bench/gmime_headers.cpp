// A yardstick: reads the header of every mail of an mbox with GMime, as a program would that parses
// mail by GMime and skips all bodies, and counts the Received fields. It says nothing about TLS.
//   bench_gmime_headers mails.mbox        -> 26315 mails, 131575 Received fields
// The file is mapped; "\nFrom " after an empty line separates mails; GMime gets each header as a
// stream of its own, and every value is fetched, so that it is unfolded and decoded. GMime's own
// mbox mode steps through the bodies line by line, which would only flatter us.
// Not done: the exact separator rule of the scan (these are archives of bench/make-archive).
#include <fcntl.h>
#include <gmime/gmime.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstddef>
#include <cstdio>
#include <cstring>
#include <string_view>

namespace {

unsigned long mails = 0, received = 0, value_bytes = 0;

void read_header(std::string_view header) {
  GMimeStream* stream = g_mime_stream_mem_new_with_buffer(header.data(), header.size());
  GMimeParser* parser = g_mime_parser_new_with_stream(stream);
  g_object_unref(stream);
  GMimeMessage* message = g_mime_parser_construct_message(parser, nullptr);
  g_object_unref(parser);
  if (message == nullptr) return;
  ++mails;
  GMimeHeaderList* headers = g_mime_object_get_header_list(GMIME_OBJECT(message));
  const int count = g_mime_header_list_get_count(headers);
  for (int i = 0; i < count; ++i) {
    GMimeHeader* header_field = g_mime_header_list_get_header_at(headers, i);
    if (g_ascii_strcasecmp(g_mime_header_get_name(header_field), "Received") == 0) ++received;
    if (const char* value = g_mime_header_get_value(header_field))
      value_bytes += std::strlen(value);
  }
  g_object_unref(message);
}

bool read_mbox(const char* path) {
  const int fd = ::open(path, O_RDONLY | O_CLOEXEC);
  struct stat st{};
  if (fd < 0 || ::fstat(fd, &st) != 0) return false;
  const auto size = static_cast<std::size_t>(st.st_size);
  void* const map = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, fd, 0);
  ::close(fd);
  if (map == MAP_FAILED) return false;
  const std::string_view all(static_cast<const char*>(map), size);
  constexpr std::string_view kSeparator = "\n\nFrom ";
  std::size_t at = 0;
  while (at < size) {
    const std::size_t mail = all.find('\n', at) + 1;  // after the "From " line
    const std::size_t end = all.find("\n\n", mail);
    if (mail == 0 || end == std::string_view::npos) break;
    read_header(all.substr(mail, end + 2 - mail));
    const void* const next =
        ::memmem(all.data() + end, size - end, kSeparator.data(), kSeparator.size());
    if (next == nullptr) break;
    at = static_cast<std::size_t>(static_cast<const char*>(next) - all.data()) + 2;
  }
  ::munmap(map, size);
  return true;
}

}  // namespace

int main(int argc, char** argv) {
  g_mime_init();
  for (int i = 1; i < argc; ++i)
    if (!read_mbox(argv[i])) {
      std::fprintf(stderr, "bench_gmime_headers: %s: cannot be read\n", argv[i]);
      return 1;
    }
  std::printf("%lu mails, %lu Received fields, %lu bytes of values\n", mails, received,
              value_bytes);
  return 0;
}
