// archive.cpp: libarchive, fed by our streams. It is told which format to expect: its own guessing
// would take anything for "raw".
#include "core/input/archive.hpp"

#include <archive.h>
#include <archive_entry.h>

#include <algorithm>
#include <cstdio>
#include <string_view>
#include <vector>

namespace tlspath {
namespace {

constexpr std::size_t kStep = 128 << 10;
constexpr std::size_t kMaxName = 4096;

struct Free {
  void operator()(struct archive* a) const { archive_read_free(a); }
};

// Where libarchive reads from: a stream, or a file that can be read anywhere.
struct Packed {
  ByteStream* stream = nullptr;
  FileBytes* file = nullptr;
  std::uint64_t at = 0;
  std::vector<char> step = std::vector<char>(kStep);
};

la_ssize_t read_packed(struct archive* a, void* data, const void** bytes) {
  auto& packed = *static_cast<Packed*>(data);
  *bytes = packed.step.data();
  std::size_t got = 0;
  if (packed.file != nullptr) {
    got = packed.file->read_at(packed.at, packed.step.data(), packed.step.size());
    packed.at += got;
  } else {
    got = packed.stream->read(packed.step.data(), packed.step.size());
    if (got == 0 && packed.stream->trouble()) {
      archive_set_error(a, EIO, "%s", packed.stream->trouble()->reason.c_str());
      return -1;
    }
  }
  return static_cast<la_ssize_t>(got);
}

la_int64_t seek_packed(struct archive*, void* data, la_int64_t offset, int whence) {
  auto& packed = *static_cast<Packed*>(data);
  const auto size = static_cast<la_int64_t>(packed.file->size());
  const la_int64_t from = whence == SEEK_SET   ? 0
                          : whence == SEEK_CUR ? static_cast<la_int64_t>(packed.at)
                                               : size;
  if (offset > size || offset < -from || offset > size - from) return ARCHIVE_FATAL;
  packed.at = static_cast<std::uint64_t>(from + offset);
  return static_cast<la_int64_t>(packed.at);
}

la_int64_t skip_packed(struct archive*, void* data, la_int64_t wanted) {
  auto& packed = *static_cast<Packed*>(data);
  if (wanted <= 0 || packed.at >= packed.file->size()) return 0;
  const auto n = std::min(static_cast<std::uint64_t>(wanted), packed.file->size() - packed.at);
  packed.at += n;
  return static_cast<la_int64_t>(n);
}

std::unique_ptr<struct archive, Free> open_archive(Packed& packed, void (*kind)(struct archive*)) {
  std::unique_ptr<struct archive, Free> a(archive_read_new());
  if (!a) throw std::bad_alloc();
  kind(a.get());
  archive_read_set_read_callback(a.get(), read_packed);
  if (packed.file != nullptr) {
    archive_read_set_seek_callback(a.get(), seek_packed);
    archive_read_set_skip_callback(a.get(), skip_packed);
  }
  archive_read_set_callback_data(a.get(), &packed);
  return a;
}

// libarchive has no code of its own for an archive that ends too early.
InputError told(struct archive* a, const Packed& packed) {
  if (packed.stream != nullptr && packed.stream->trouble()) return *packed.stream->trouble();
  const char* words = archive_error_string(a);
  const std::string_view reason = words != nullptr ? words : "damaged";
  for (const std::string_view torn :
       {"runcated", "remature", "unexpected end", "end of file", "EOF"})
    if (reason.find(torn) != std::string_view::npos)
      return {.kind = ErrorKind::torn, .path = {}, .reason = std::string(reason)};
  return {.kind = ErrorKind::damaged, .path = {}, .reason = std::string(reason)};
}

}  // namespace

struct UnpackStream::State {
  Packed packed;
  std::unique_ptr<struct archive, Free> archive;
  Budget& budget;
  bool over = false;
};

UnpackStream::UnpackStream(ByteStream& packed, Packing packing, Budget& budget)
    : state_(new State{.packed = {.stream = &packed}, .archive = {}, .budget = budget}) {
  void (*kind)(struct archive*) = nullptr;
  switch (packing) {
    case Packing::xz:
      kind = [](struct archive* a) { archive_read_support_filter_xz(a); };
      break;
    case Packing::zstd:
      kind = [](struct archive* a) { archive_read_support_filter_zstd(a); };
      break;
    case Packing::bzip2:
      kind = [](struct archive* a) { archive_read_support_filter_bzip2(a); };
      break;
    case Packing::lzma:
      kind = [](struct archive* a) { archive_read_support_filter_lzma(a); };
      break;
  }
  state_->archive = open_archive(state_->packed, kind);
  archive_read_support_format_raw(state_->archive.get());
  struct archive_entry* entry = nullptr;
  if (archive_read_open1(state_->archive.get()) == ARCHIVE_OK &&
      archive_read_next_header(state_->archive.get(), &entry) == ARCHIVE_OK) {
    // Bytes that no filter took would come out as they went in.
    if (archive_filter_count(state_->archive.get()) > 1) return;
    fail(ErrorKind::damaged);
  } else {
    InputError e = told(state_->archive.get(), state_->packed);
    fail(e.kind, std::move(e.reason), e.limit);
  }
  state_->over = true;
}

UnpackStream::~UnpackStream() = default;

std::size_t UnpackStream::read(char* to, std::size_t size) {
  if (state_->over) return 0;
  const la_ssize_t got = archive_read_data(state_->archive.get(), to, size);
  if (got > 0) {
    if (state_->budget.unpack(static_cast<std::uint64_t>(got)))
      return static_cast<std::size_t>(got);
    fail(ErrorKind::bomb, {}, state_->budget.limit());
  } else if (got < 0) {
    InputError e = told(state_->archive.get(), state_->packed);
    fail(e.kind, std::move(e.reason), e.limit);
  }
  state_->over = true;
  return 0;
}

struct ArchiveStream::State {
  Packed packed;
  std::unique_ptr<struct archive, Free> archive;
  Budget& budget;
  bool packs = false;    // what libarchive steps over was unpacked
  bool skipped = false;  // a tar's header was damaged: it looks for the next one
};

ArchiveStream::ArchiveStream(ByteStream& packed, Form form, Budget& budget)
    : state_(new State{.packed = {.stream = &packed}, .archive = {}, .budget = budget}) {
  open(form);
}

ArchiveStream::ArchiveStream(FileBytes& packed, Form form, Budget& budget)
    : state_(new State{.packed = {.file = &packed}, .archive = {}, .budget = budget}) {
  open(form);
}

ArchiveStream::~ArchiveStream() = default;

void ArchiveStream::open(Form form) {
  void (*kind)(struct archive*) = nullptr;
  switch (form) {
    case Form::tar:
      kind = [](struct archive* a) { archive_read_support_format_tar(a); };
      break;
    case Form::seven_zip:
      kind = [](struct archive* a) { archive_read_support_format_7zip(a); };
      break;
    case Form::zip:
      kind = [](struct archive* a) { archive_read_support_format_zip_streamable(a); };
      break;
  }
  state_->packs = form != Form::tar;
  state_->archive = open_archive(state_->packed, kind);
  if (archive_read_open1(state_->archive.get()) != ARCHIVE_OK) fail_as_told();
}

void ArchiveStream::fail_as_told() {
  InputError e = told(state_->archive.get(), state_->packed);
  fail(e.kind, std::move(e.reason), e.limit);
  over_ = true;
}

bool ArchiveStream::next(ArchiveEntry& entry) {
  if (over_) return false;
  clear_trouble();
  struct archive_entry* e = nullptr;
  int code = archive_read_next_header(state_->archive.get(), &e);
  for (; code == ARCHIVE_RETRY; code = archive_read_next_header(state_->archive.get(), &e))
    state_->skipped = true;
  if (code == ARCHIVE_EOF) {
    over_ = true;
    if (state_->skipped) fail(ErrorKind::damaged, "the header of an entry");
    return false;
  }
  if (code < ARCHIVE_WARN) {
    if (archive_read_has_encrypted_entries(state_->archive.get()) > 0) {
      fail(ErrorKind::encrypted);
      over_ = true;
    } else {
      fail_as_told();
    }
    return false;
  }
  // In the C locale a name beyond ASCII may be had in one of these ways only.
  const char* name = archive_entry_pathname(e);
  if (name == nullptr) name = archive_entry_pathname_utf8(e);
  entry.name.assign(std::string_view(name != nullptr ? name : "?").substr(0, kMaxName));
  const la_int64_t size = archive_entry_size_is_set(e) != 0 ? archive_entry_size(e) : 0;
  entry.size = size > 0 ? static_cast<std::uint64_t>(size) : 0;
  entry.file = archive_entry_filetype(e) == AE_IFREG && archive_entry_hardlink(e) == nullptr;
  entry.encrypted = archive_entry_is_data_encrypted(e) != 0;
  if (state_->packs && !state_->budget.unpack(entry.size)) {
    fail(ErrorKind::bomb, {}, state_->budget.limit());
    over_ = true;
    return false;
  }
  return true;
}

std::size_t ArchiveStream::read(char* to, std::size_t size) {
  if (over_ || trouble()) return 0;
  const la_ssize_t got = archive_read_data(state_->archive.get(), to, size);
  if (got > 0) {
    if (state_->packs || state_->budget.unpack(static_cast<std::uint64_t>(got)))
      return static_cast<std::size_t>(got);
    fail(ErrorKind::bomb, {}, state_->budget.limit());
    over_ = true;
  } else if (got == ARCHIVE_FATAL) {
    fail_as_told();
  } else if (got < 0) {
    InputError e = told(state_->archive.get(), state_->packed);
    fail(e.kind, std::move(e.reason), e.limit);
  }
  return 0;
}

}  // namespace tlspath
