// msg.cpp: libgsf reads the OLE2 file; which streams a message has is [MS-OXMSG] 2.1 and 2.2.
#include "core/input/msg.hpp"

#include <gsf/gsf.h>

#include <algorithm>
#include <memory>

#include "core/base/unicode.hpp"

namespace tlspath {
namespace {

struct Unref {
  void operator()(void* object) const { g_object_unref(object); }
};
using Input = std::unique_ptr<GsfInput, Unref>;
using Infile = std::unique_ptr<GsfInfile, Unref>;

constexpr std::uint32_t kMaxDepth = 8;  // messages attached to attached messages

void init() {
  static const bool once = [] {
    gsf_init();
    // What libgsf thinks of a broken file would land on stderr.
    const auto silent = [](const char*, GLogLevelFlags, const char*, void*) {};
    for (const char* domain : {"libgsf", "libgsf:msole"})
      g_log_set_handler(domain, G_LOG_LEVEL_MASK, silent, nullptr);
    return true;
  }();
  static_cast<void>(once);
}

Infile open_folder(GsfInfile* in, const char* name) {
  Input child(gsf_infile_child_by_name(in, name));
  if (!child || !GSF_IS_INFILE(child.get())) return {};
  return Infile(GSF_INFILE(child.release()));
}

std::string read_stream(GsfInfile* in, const char* name, std::uint64_t limit) {
  const Input stream(gsf_infile_child_by_name(in, name));
  if (!stream || GSF_IS_INFILE(stream.get())) {
    // A storage may be told apart by its children only; it has no bytes either way.
    if (!stream || gsf_input_size(stream.get()) <= 0) return {};
  }
  const gsf_off_t size = std::min(gsf_input_size(stream.get()), static_cast<gsf_off_t>(limit));
  if (size <= 0) return {};
  std::string bytes(static_cast<std::size_t>(size), '\0');
  if (gsf_input_read(stream.get(), bytes.size(), reinterpret_cast<guint8*>(bytes.data())) ==
      nullptr)
    return {};
  return bytes;
}

// False where the taker wants no more.
bool read_message(GsfInfile* message, const std::string& entry, std::uint32_t depth,
                  const InputLimits& limits, const std::function<bool(const OutlookItem&)>& take) {
  OutlookItem item{.entry = entry, .headers = {}};
  item.headers = utf8_of_utf16le(read_stream(message, "__substg1.0_007D001F", limits.head));
  if (item.headers.empty())
    item.headers = read_stream(message, "__substg1.0_007D001E", limits.head);
  if (!take(item)) return false;
  if (depth >= kMaxDepth) return true;
  int attachments = 0;
  const int children = gsf_infile_num_children(message);
  for (int i = 0; i < children; ++i) {
    const char* name = gsf_infile_name_by_index(message, i);
    if (name == nullptr || !std::string_view(name).starts_with("__attach_version1.0_")) continue;
    ++attachments;
    const Infile attachment = open_folder(message, name);
    if (!attachment) continue;
    const Infile attached = open_folder(attachment.get(), "__substg1.0_3701000D");
    if (!attached) continue;
    const Input properties(gsf_infile_child_by_name(attached.get(), "__properties_version1.0"));
    if (!properties) continue;  // an OLE object of another kind
    const std::string name_of =
        (entry.empty() ? "" : entry + "/") + "attachment " + std::to_string(attachments);
    if (!read_message(attached.get(), name_of, depth + 1, limits, take)) return false;
  }
  return true;
}

MsgState read_msg(GsfInput* source, const InputLimits& limits,
                  const std::function<bool(const OutlookItem&)>& take) {
  const Input input(source);
  if (!input) return MsgState::damaged;
  const Infile file(gsf_infile_msole_new(input.get(), nullptr));
  if (!file) return MsgState::damaged;
  const Input properties(gsf_infile_child_by_name(file.get(), "__properties_version1.0"));
  if (!properties) return MsgState::no_message;
  return read_message(file.get(), "", 0, limits, take) ? MsgState::read : MsgState::stopped;
}

}  // namespace

MsgState read_msg(int fd, const InputLimits& limits,
                  const std::function<bool(const OutlookItem&)>& take) {
  init();
  // Opened again: a descriptor that was made from another one shares its place with it.
  const std::string path = "/proc/self/fd/" + std::to_string(fd);
  return read_msg(gsf_input_stdio_new(path.c_str(), nullptr), limits, take);
}

MsgState read_msg(std::string_view bytes, const InputLimits& limits,
                  const std::function<bool(const OutlookItem&)>& take) {
  init();
  return read_msg(gsf_input_memory_new(reinterpret_cast<const guint8*>(bytes.data()),
                                       static_cast<gsf_off_t>(bytes.size()), FALSE),
                  limits, take);
}

std::string utf8_of_utf16le(std::string_view bytes) {
  std::string out;
  out.reserve(bytes.size() / 2);
  for (std::size_t at = 0; at + 2 <= bytes.size();) {
    const Glyph glyph = read_utf16(bytes, at, ByteOrder::little);
    out += to_utf8(glyph.code).view();
    at += glyph.size;
  }
  return out;
}

}  // namespace tlspath
