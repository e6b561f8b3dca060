// Archives for tests, made in memory: zips by hand, so that every number in them can be a lie; the
// others by libarchive, Outlook messages by libgsf.
#pragma once

#include <archive.h>
#include <archive_entry.h>
#include <gsf/gsf.h>
#include <libdeflate.h>

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tlspath::packed {

inline std::string gzip(std::string_view bytes) {
  libdeflate_compressor* c = libdeflate_alloc_compressor(6);
  std::string out(libdeflate_gzip_compress_bound(c, bytes.size()), '\0');
  out.resize(libdeflate_gzip_compress(c, bytes.data(), bytes.size(), out.data(), out.size()));
  libdeflate_free_compressor(c);
  return out;
}

inline std::string deflate(std::string_view bytes) {
  libdeflate_compressor* c = libdeflate_alloc_compressor(6);
  std::string out(libdeflate_deflate_compress_bound(c, bytes.size()), '\0');
  out.resize(libdeflate_deflate_compress(c, bytes.data(), bytes.size(), out.data(), out.size()));
  libdeflate_free_compressor(c);
  return out;
}

inline std::string little(std::uint64_t n, std::size_t size) {
  std::string out;
  for (std::size_t i = 0; i < size; ++i) out += static_cast<char>(n >> (8 * i) & 0xff);
  return out;
}

inline std::string joined(std::initializer_list<std::string_view> parts) {
  std::string out;
  for (const std::string_view part : parts) out += part;
  return out;
}

struct ZipFile {
  std::string name, bytes;
  std::uint16_t method = 8;
  std::uint16_t flags = 0;  // 1 encrypted, 8 sizes in a data descriptor
  std::string packed{};     // empty: by `method`, 0 or 8
  bool zip64 = false;
};

inline std::string zip(const std::vector<ZipFile>& files, std::string_view comment = {}) {
  std::string out, directory;
  for (const ZipFile& f : files) {
    const std::string data = !f.packed.empty() ? f.packed
                             : f.method == 0   ? f.bytes
                                               : deflate(f.bytes);
    const std::uint32_t crc = libdeflate_crc32(0, f.bytes.data(), f.bytes.size());
    const bool later = (f.flags & 8) != 0;
    const std::string sizes =
        later ? std::string(12, '\0')
              : little(crc, 4) + little(data.size(), 4) + little(f.bytes.size(), 4);
    const std::size_t at = out.size();
    out += joined({"PK\x03\x04", little(20, 2), little(f.flags, 2), little(f.method, 2),
                   little(0, 4), sizes, little(f.name.size(), 2), little(4, 2), f.name,
                   little(0xcafe, 2), little(0, 2), data});
    if (later)
      out +=
          joined({"PK\x07\x08", little(crc, 4), little(data.size(), 4), little(f.bytes.size(), 4)});
    const std::string extra = f.zip64
                                  ? joined({little(1, 2), little(24, 2), little(f.bytes.size(), 8),
                                            little(data.size(), 8), little(at, 8)})
                                  : std::string();
    directory +=
        joined({"PK\x01\x02", little(20, 2), little(20, 2), little(f.flags, 2), little(f.method, 2),
                little(0, 4), little(crc, 4), little(f.zip64 ? 0xffffffff : data.size(), 4),
                little(f.zip64 ? 0xffffffff : f.bytes.size(), 4), little(f.name.size(), 2),
                little(extra.size(), 2), std::string(10, '\0'),
                little(f.zip64 ? 0xffffffff : at, 4), f.name, extra});
  }
  const std::size_t at = out.size();
  const bool many = files.size() > 0xfffe;
  out += directory;
  if (many) {
    const std::size_t end64 = out.size();
    out += "PK\x06\x06" + little(44, 8) + little(45, 2) + little(45, 2) + little(0, 8) +
           little(files.size(), 8) + little(files.size(), 8) + little(directory.size(), 8) +
           little(at, 8);
    out += "PK\x06\x07" + little(0, 4) + little(end64, 8) + little(1, 4);
  }
  const std::uint64_t count = many ? 0xffff : files.size();
  out += "PK\x05\x06" + little(0, 4) + little(count, 2) + little(count, 2) +
         little(directory.size(), 4) + little(many ? 0xffffffff : at, 4) +
         little(comment.size(), 2) + std::string(comment);
  return out;
}

// `kind` says format and filter to an archive that is to be written.
template <class Kind>
std::string archive_of(const std::vector<std::pair<std::string, std::string>>& files, Kind kind) {
  std::string out(8 << 20, '\0');
  std::size_t used = 0;
  struct archive* a = archive_write_new();
  kind(a);
  archive_write_set_bytes_in_last_block(a, 1);
  archive_write_open_memory(a, out.data(), out.size(), &used);
  for (const auto& [name, bytes] : files) {
    struct archive_entry* e = archive_entry_new();
    archive_entry_set_pathname(e, name.c_str());
    archive_entry_set_size(e, static_cast<la_int64_t>(bytes.size()));
    archive_entry_set_filetype(e, name.ends_with('/') ? AE_IFDIR : AE_IFREG);
    archive_entry_set_perm(e, 0644);
    archive_write_header(a, e);
    archive_write_data(a, bytes.data(), bytes.size());
    archive_entry_free(e);
  }
  archive_write_close(a);
  archive_write_free(a);
  out.resize(used);
  return out;
}

inline std::string tar(const std::vector<std::pair<std::string, std::string>>& files) {
  return archive_of(files, [](struct archive* a) { archive_write_set_format_pax_restricted(a); });
}
inline std::string seven_zip(const std::vector<std::pair<std::string, std::string>>& files) {
  return archive_of(files, [](struct archive* a) { archive_write_set_format_7zip(a); });
}
inline std::string filtered(std::string bytes, int (*filter)(struct archive*)) {
  return archive_of({{"x", std::move(bytes)}}, [filter](struct archive* a) {
    archive_write_set_format_raw(a);
    filter(a);
  });
}

struct Message {
  std::string headers;  // UTF-8; empty: none
  bool wide = true;     // as 001F, UTF-16; else as 001E
  std::vector<Message> attached{};
};

inline void put_stream(GsfOutfile* folder, const char* name, std::string_view bytes) {
  GsfOutput* out = gsf_outfile_new_child(folder, name, FALSE);
  gsf_output_write(out, bytes.size(), reinterpret_cast<const guint8*>(bytes.data()));
  gsf_output_close(out);
  g_object_unref(out);
}

inline void put_message(GsfOutfile* folder, const Message& message) {
  put_stream(folder, "__properties_version1.0", std::string(32, '\0'));
  if (!message.headers.empty()) {
    if (message.wide) {
      glong units = 0;
      gunichar2* utf16 = g_utf8_to_utf16(message.headers.c_str(), -1, nullptr, &units, nullptr);
      put_stream(folder, "__substg1.0_007D001F",
                 {reinterpret_cast<const char*>(utf16), static_cast<std::size_t>(units) * 2});
      g_free(utf16);
    } else {
      put_stream(folder, "__substg1.0_007D001E", message.headers);
    }
  }
  int n = 0;
  for (const Message& one : message.attached) {
    const std::string name = "__attach_version1.0_#0000000" + std::to_string(n++);
    GsfOutput* attachment = gsf_outfile_new_child(folder, name.c_str(), TRUE);
    GsfOutput* inner = gsf_outfile_new_child(GSF_OUTFILE(attachment), "__substg1.0_3701000D", TRUE);
    put_message(GSF_OUTFILE(inner), one);
    for (GsfOutput* out : {inner, attachment}) {
      gsf_output_close(out);
      g_object_unref(out);
    }
  }
}

inline std::string msg(const Message& message) {
  gsf_init();
  GsfOutput* memory = gsf_output_memory_new();
  GsfOutfile* file = gsf_outfile_msole_new(memory);
  put_message(file, message);
  gsf_output_close(GSF_OUTPUT(file));
  const std::string out(
      reinterpret_cast<const char*>(gsf_output_memory_get_bytes(GSF_OUTPUT_MEMORY(memory))),
      static_cast<std::size_t>(gsf_output_size(memory)));
  g_object_unref(file);
  g_object_unref(memory);
  return out;
}

}  // namespace tlspath::packed
