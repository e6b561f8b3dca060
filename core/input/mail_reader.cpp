// mail_reader.cpp: looks at the first bytes, then reads mails or opens a layer and looks again.
//   file -> gz -> tar -> zip -> "From a@example.com ..." -> mails
// Each layer has a window of its own; what only can be read from everywhere (zip, 7z, .msg, .pst)
// goes through a file without a name where it lies within something else. Who meets a stream's end
// tells what is wrong with it.
#include "core/input/mail_reader.hpp"

#include <fcntl.h>
#include <libdeflate.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <optional>
#include <system_error>
#include <utility>
#include <vector>

#include "core/base/ascii.hpp"
#include "core/input/archive.hpp"
#include "core/input/find.hpp"
#include "core/input/inflate.hpp"
#include "core/input/mbox_stream.hpp"
#include "core/input/msg.hpp"
#include "core/input/pst.hpp"
#include "core/input/zip.hpp"
#include "core/mail/header_block.hpp"
#include "core/mail/repair.hpp"

namespace tlspath {
namespace {

constexpr std::size_t kStep = 16 << 10;          // of a file that may be one mail
constexpr std::size_t kLook = 4 << 10;           // enough for every magic, and nearly every mail
constexpr std::size_t kLongLook = 64 << 10;      // a text may be a mail that begins oddly
constexpr std::size_t kWholeEntry = kStep;       // a zip's entry that is unpacked at once
constexpr std::size_t kNearEntry = 1 << 20;      // one that is read at once, with its neighbours
constexpr std::size_t kMaxEntryName = 16 << 10;  // with those of the archives around it

// The bytes [at, at + size) of something, one after the other.
class PartStream final : public ByteStream {
 public:
  PartStream(BytesAt& bytes, std::uint64_t at, std::uint64_t size)
      : bytes_(bytes), at_(at), left_(size) {}
  std::size_t read(char* to, std::size_t size) override {
    size = static_cast<std::size_t>(std::min<std::uint64_t>(size, left_));
    const std::size_t got = bytes_.read_at(at_, to, size);
    at_ += got;
    left_ -= got;
    return got;
  }

 private:
  BytesAt& bytes_;
  std::uint64_t at_, left_;
};

// A zip keeps lzma as two bytes of version, two of size, and five of properties, without the length
// that a .lzma file has between these and the data (APPNOTE.TXT 5.8.8).
class ZipLzmaStream final : public ByteStream {
 public:
  ZipLzmaStream(ByteStream& packed, std::uint64_t size) : packed_(packed), size_(size) {}
  std::size_t read(char* to, std::size_t size) override {
    if (head_.empty()) {
      char raw[9];
      std::size_t got = 0;
      while (got < sizeof raw) {
        const std::size_t n = packed_.read(raw + got, sizeof raw - got);
        if (n == 0) return 0;
        got += n;
      }
      head_.assign(raw + 4, 5);
      for (std::size_t i = 0; i < 8; ++i) head_ += static_cast<char>(size_ >> (8 * i) & 0xff);
    }
    if (given_ == head_.size()) return packed_.read(to, size);
    const std::size_t n = std::string_view(head_).copy(to, size, given_);
    given_ += n;
    return n;
  }

 private:
  ByteStream& packed_;
  std::uint64_t size_;
  std::string head_;
  std::size_t given_ = 0;
};

// A pipe, whose packed size is known only as it comes.
class CountedStream final : public ByteStream {
 public:
  CountedStream(ByteStream& in, Budget& budget) : in_(in), budget_(budget) {}
  std::size_t read(char* to, std::size_t size) override {
    const std::size_t got = in_.read(to, size);
    budget_.packed(got);
    if (const auto& t = in_.trouble()) fail(t->kind, t->reason, t->limit);
    return got;
  }

 private:
  ByteStream& in_;
  Budget& budget_;
};

struct FreeDecompressor {
  void operator()(libdeflate_decompressor* d) const { libdeflate_free_decompressor(d); }
};

bool has_mail_name(std::string_view name) { return ascii::iends_with(name, ".eml"); }

std::string joined(const std::string& folder, std::string_view name) {
  std::string out = folder.empty() ? std::string(name) : folder + '/' + std::string(name);
  if (out.size() > kMaxEntryName) out.resize(kMaxEntryName);
  return out;
}

std::string system_words(int code) { return std::generic_category().message(code); }

// Whether there is a mail's header field in a text, once it is repaired.
bool holds_headers(std::string_view text) {
  const RepairedText repaired = repair(text);
  const std::string_view mail = repaired.changed() ? std::string_view(repaired.text) : text;
  HeaderBlock header;
  header.read(mail);
  return !header.received().empty() ||
         std::ranges::any_of(header.fields(), [&](const HeaderField& f) {
           return is_mail_field(slice(mail, f.name));
         });
}

}  // namespace

class MailReader::Work {
 public:
  explicit Work(InputOptions options) : options_(std::move(options)) {}

  ReadEnd read(const InputSource& source, const InputEars& ears);

 private:
  // What is looked at, and what is known of it.
  struct Place {
    std::string entry{};
    bool must_be_mail = false;
    std::optional<std::uint64_t> size{};
    int fd = -1;  // a file of which these are all bytes, from its first one on
    std::uint32_t depth = 0;
  };
  struct Layer {
    Window window, packed;
    std::unique_ptr<InflateStream> inflate;
    std::string whole;  // an entry that was unpacked at once
    std::string head;   // of a mail that is read past to learn its size
  };

  // All of these: false where the taker wants no more.
  bool any(Window& in, const Place& place);
  bool mail(Window& in, const Place& place, bool paste);
  bool mbox(Window& in, const Place& place, const ByteRange& range);
  bool unpacked(Window& in, const Place& place, Content packing);
  bool archive(ArchiveStream& in, const Place& place, bool torn);
  bool from_file(Window& in, const Place& place, Content content);
  template <class Entry, class Next, class Read, class Close>
  bool entries(const Place& place, Next next, Read read, Close close);
  bool zip(const Place& place);
  bool zip_entry(BytesAt& bytes, NearBytes& near, const ZipEntry& entry, const Place& place);
  bool outlook(const Place& place);
  bool pst(const Place& place);
  bool no_mail(const Place& place, Content content);

  bool range_of(int fd);
  Content look(Window& in, const Place& place) const;
  bool give(InputMail& one, const Place& place);
  void report(const Place& place, InputError e);
  void report(const Place& place, ErrorKind kind, std::string reason = {}) {
    report(place, InputError{.kind = kind, .path = {}, .reason = std::move(reason)});
  }
  void report_trouble(const ByteStream& in, const Place& place) {
    if (in.trouble()) report(place, *in.trouble());
  }
  Layer& layer(std::uint32_t depth) {
    while (layers_.size() <= depth) layers_.push_back(std::make_unique<Layer>());
    return *layers_[depth];
  }

  InputOptions options_;
  Budget budget_{options_.limits};
  std::vector<std::unique_ptr<Layer>> layers_;
  std::unique_ptr<libdeflate_decompressor, FreeDecompressor> deflate_;
  const InputSource* source_ = nullptr;
  const InputEars* ears_ = nullptr;
  std::uint64_t mails_ = 0, failures_ = 0;
  bool left_out_ = false;
  bool spent_ = false;  // the budget is: no entry is opened any more
};

MailReader::MailReader(InputOptions options) : work_(std::make_unique<Work>(std::move(options))) {}
MailReader::~MailReader() = default;

ReadEnd MailReader::read(const InputSource& source, const InputEars& ears) {
  return work_->read(source, ears);
}

void MailReader::Work::report(const Place& place, InputError e) {
  ++failures_;
  spent_ = spent_ || e.kind == ErrorKind::bomb;
  e.path = source_->path;
  if (e.entry.empty()) e.entry = place.entry;
  ears_->failed(e);
}

bool MailReader::Work::give(InputMail& one, const Place& place) {
  one.entry = place.entry;
  ++mails_;
  return ears_->mail(one);
}

ReadEnd MailReader::Work::read(const InputSource& source, const InputEars& ears) {
  source_ = &source;
  ears_ = &ears;
  mails_ = failures_ = 0;
  left_out_ = spent_ = false;
  budget_.start();
  Place place{.must_be_mail = source.must_be_mail};
  bool more = true;
  Window& window = layer(0).window;
  if (source.stream != nullptr) {
    CountedStream counted(*source.stream, budget_);
    window.open(counted);
    if (source.range.begin == 0) more = any(window, place);
  } else {
    const Descriptor fd(::open(source.path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY));
    struct stat st{};
    if (fd.get() < 0 || ::fstat(fd.get(), &st) != 0) {
      report(place, kind_of_errno(errno), system_words(errno));
      return ReadEnd::failed;
    }
    if (S_ISDIR(st.st_mode)) {
      report(place, ErrorKind::is_folder);
      return ReadEnd::failed;
    }
    FileStream file(fd.get());
    if (!S_ISREG(st.st_mode)) {
      CountedStream counted(file, budget_);
      window.open(counted);
      if (source.range.begin == 0) more = any(window, place);
    } else if (source.range.begin > 0) {
      more = range_of(fd.get());
    } else {
      if (st.st_size > 0) {  // files under /proc say 0, and are read as pipes are
        place.size = static_cast<std::uint64_t>(st.st_size);
        place.fd = fd.get();
      }
      budget_.packed(place.size.value_or(0));
      window.open(file);
      more = any(window, place);
    }
  }
  if (!more) return ReadEnd::stopped;
  if (mails_ == 0 && failures_ > 0) return ReadEnd::failed;
  return mails_ == 0 && left_out_ ? ReadEnd::left_out : ReadEnd::read;
}

// A range that does not begin at 0 has something to say of an mbox only.
bool MailReader::Work::range_of(int fd) {
  const ByteRange& range = source_->range;
  char start[kLook];
  FileBytes bytes(fd, sizeof start);
  const std::size_t got = bytes.read_at(0, start, sizeof start);
  if (content_of({start, got}) != Content::mbox) return true;
  const std::uint64_t from = range.begin - std::min(range.begin, MboxStream::kLookBehind);
  if (::lseek(fd, static_cast<off_t>(from), SEEK_SET) < 0) {
    report({}, ErrorKind::unreadable, system_words(errno));
    return true;
  }
  FileStream file(fd);
  Window& window = layer(0).window;
  window.open(file, from);
  return mbox(window, {}, range);
}

Content MailReader::Work::look(Window& in, const Place& place) const {
  in.more(kStep);
  if (place.fd >= 0 && place.size && in.bytes().size() >= *place.size) in.close_end();
  in.hold(kLook, kStep);
  Content content = content_of(in.bytes());
  if ((content == Content::text || content == Content::binary || content == Content::empty) &&
      in.hold(kLook + 1, kStep)) {
    in.hold(kLongLook, kStep);
    content = content_of(in.bytes());
  }
  return content;
}

bool MailReader::Work::any(Window& in, const Place& place) {
  const Content content = look(in, place);
  // Torn before it can be told what it is.
  if (in.trouble() &&
      (content == Content::text || content == Content::binary || content == Content::empty)) {
    report_trouble(in, place);
    return true;
  }
  switch (content) {
    case Content::mail:
      return mail(in, place, !ascii::is_alpha(in.bytes().front()));
    case Content::text:
      return place.must_be_mail ? mail(in, place, true) : no_mail(place, content);
    case Content::mbox:
      return mbox(in, place, place.depth == 0 ? source_->range : ByteRange{});
    case Content::gzip:
    case Content::bzip2:
    case Content::xz:
    case Content::zstd:
    case Content::tar:
    case Content::zip:
    case Content::seven_zip:
    case Content::outlook:
    case Content::pst:
      break;
    default:
      return no_mail(place, content);
  }
  if (place.depth >= options_.limits.depth) {
    report(place, {.kind = ErrorKind::too_deep, .path = {}, .limit = options_.limits.depth});
    return true;
  }
  switch (content) {
    case Content::tar: {
      ArchiveStream tar(in, ArchiveStream::Form::tar, budget_);
      return archive(tar, place, false);
    }
    case Content::zip:
    case Content::seven_zip:
    case Content::outlook:
    case Content::pst:
      return from_file(in, place, content);
    default:
      return unpacked(in, place, content);
  }
}

bool MailReader::Work::no_mail(const Place& place, Content content) {
  if (place.must_be_mail) {
    report(place, {.kind = content == Content::empty ? ErrorKind::empty : ErrorKind::not_mail,
                   .path = {},
                   .content = content});
  } else {
    left_out_ = true;
    if (ears_->left_out) ears_->left_out(place.entry, content);
  }
  return true;
}

bool MailReader::Work::mail(Window& in, const Place& place, bool paste) {
  const InputLimits& limits = options_.limits;
  InputMail one{.bytes = {}, .offset = 0, .entry = {}, .paste = paste};
  if (paste || options_.bodies) {
    const std::uint64_t most = options_.bodies ? limits.mail : limits.head;
    in.hold(static_cast<std::size_t>(most), kStep);
  } else {
    std::size_t from = 0;
    while (end_of_head(in.bytes(), from) == std::string_view::npos &&
           in.bytes().size() < limits.head) {
      from = resume_head(in.bytes());
      if (!in.more(kStep)) break;
    }
    // Torn within its header: what is missing might be what would have been said.
    if (in.trouble() && end_of_head(in.bytes(), from) == std::string_view::npos) {
      report_trouble(in, place);
      return true;
    }
  }
  // What is called .eml is counted as a mail that tells nothing of its way.
  if (paste && !has_mail_name(place.entry.empty() ? source_->path : place.entry) &&
      !holds_headers(in.bytes()))
    return no_mail(place, Content::text);
  one.bytes = in.bytes();
  one.size = one.bytes.size();
  if (!in.at_end()) {
    if (place.size) {
      one.size = std::max<std::uint64_t>(one.size, *place.size);
    } else {
      std::string& head = layer(place.depth).head;
      head.assign(one.bytes);
      one.bytes = head;
      do {
        in.drop(in.bytes().size());
      } while (in.more(MboxStream::kWindow));
      one.size = in.at();
    }
  }
  const bool more = give(one, place);
  report_trouble(in, place);
  return more;
}

bool MailReader::Work::mbox(Window& in, const Place& place, const ByteRange& range) {
  MboxStream walk(in, range, options_.limits, options_.bodies ? options_.limits.mail : 0);
  InputMail one;
  while (walk.next(one))
    if (!give(one, place)) return false;
  report_trouble(in, place);
  return true;
}

bool MailReader::Work::unpacked(Window& in, const Place& place, Content packing) {
  const Place inner{
      .entry = place.entry, .must_be_mail = place.must_be_mail, .depth = place.depth + 1};
  Layer& next = layer(inner.depth);
  if (packing == Content::gzip) {
    if (!next.inflate) next.inflate = std::make_unique<InflateStream>();
    next.inflate->open_gzip(in, budget_);
    next.window.open(*next.inflate);
    return any(next.window, inner);
  }
  UnpackStream stream(in,
                      packing == Content::xz     ? UnpackStream::Packing::xz
                      : packing == Content::zstd ? UnpackStream::Packing::zstd
                                                 : UnpackStream::Packing::bzip2,
                      budget_);
  next.window.open(stream);
  return any(next.window, inner);
}

// `next` gives what lies in it, `read` reads one, `close` tells what is wrong with the whole.
template <class Entry, class Next, class Read, class Close>
bool MailReader::Work::entries(const Place& place, Next next, Read read, Close close) {
  const std::uint64_t mails = mails_, failures = failures_;
  InputError secret{.kind = ErrorKind::encrypted, .path = {}, .count = 0};
  Entry entry;
  while (!spent_ && next(entry)) {
    if (!entry.file) continue;
    if (entry.encrypted) {
      if (secret.count++ == 0) secret.entry = joined(place.entry, entry.name);
      continue;
    }
    const Place inner{.entry = joined(place.entry, entry.name),
                      .must_be_mail = has_mail_name(entry.name),
                      .size = entry.size,
                      .depth = place.depth + 1};
    if (!read(entry, inner)) return false;
  }
  if (secret.count > 0) report(place, std::move(secret));
  close();
  if (place.must_be_mail && mails_ == mails && failures_ == failures)
    report(place, ErrorKind::no_mails);
  return true;
}

bool MailReader::Work::archive(ArchiveStream& in, const Place& place, bool torn) {
  return entries<ArchiveEntry>(
      place, [&](ArchiveEntry& entry) { return in.next(entry); },
      [&](const ArchiveEntry&, const Place& inner) {
        Window& window = layer(inner.depth).window;
        window.open(in);
        return any(window, inner);
      },
      [&] {
        if (!spent_ && in.trouble() && !(torn && in.trouble()->kind == ErrorKind::damaged))
          report_trouble(in, place);
        else if (torn && !spent_)
          report(place, ErrorKind::torn);
      });
}

bool MailReader::Work::from_file(Window& in, const Place& place, Content content) {
  Place file = place;
  Descriptor own;
  if (place.fd < 0) {
    auto spooled = spool(in, options_.limits.spool);
    if (!spooled) {
      report(place, std::move(spooled.error()));
      return true;
    }
    own = std::move(spooled->first);
    file.fd = own.get();
    file.size = spooled->second;
  }
  switch (content) {
    case Content::zip:
      return zip(file);
    case Content::outlook:
      return outlook(file);
    case Content::pst:
      return pst(file);
    default: {
      FileBytes bytes(file.fd, file.size.value_or(0));
      ArchiveStream seven_zip(bytes, ArchiveStream::Form::seven_zip, budget_);
      return archive(seven_zip, file, false);
    }
  }
}

bool MailReader::Work::zip(const Place& place) {
  FileBytes bytes(place.fd, place.size.value_or(0));
  ZipDirectory directory(bytes);
  if (!directory.open()) {
    // Without its end, what is there can still be read from the front.
    PartStream from_front(bytes, 0, bytes.size());
    ArchiveStream stream(from_front, ArchiveStream::Form::zip, budget_);
    return archive(stream, place, true);
  }
  NearBytes near(bytes);
  return entries<ZipEntry>(
      place, [&](ZipEntry& entry) { return directory.next(entry); },
      [&](const ZipEntry& entry, const Place& inner) {
        return zip_entry(bytes, near, entry, inner);
      },
      [&] {
        if (directory.damaged()) report(place, ErrorKind::damaged, "its directory");
      });
}

bool MailReader::Work::zip_entry(BytesAt& bytes, NearBytes& near, const ZipEntry& entry,
                                 const Place& place) {
  constexpr std::uint16_t kStored = 0, kDeflated = 8, kBzip2 = 12, kLzma = 14, kZstd = 93, kXz = 95;
  const auto at = zip_data_at(near, entry);
  if (!at) {
    report(place, ErrorKind::damaged, "its place in the zip");
    return true;
  }
  Layer& next = layer(place.depth);
  PartStream packed(bytes, *at, entry.packed);
  const bool near_by = entry.method == kDeflated && entry.packed <= kNearEntry;
  const bool at_once = near_by && entry.size <= kWholeEntry;
  // Entries may lie over each other, so that what is only stored can be many times the zip as well.
  if ((entry.method == kStored || at_once) && !budget_.unpack(entry.size)) {
    report(place, {.kind = ErrorKind::bomb, .path = {}, .limit = budget_.limit()});
    return true;
  }
  if (entry.method == kStored) {
    next.window.open(packed);
    return any(next.window, place);
  }
  const std::string_view all =
      near_by ? near.get(*at, static_cast<std::size_t>(entry.packed)) : std::string_view{};
  if (at_once) {
    if (!deflate_) deflate_.reset(libdeflate_alloc_decompressor());
    if (next.whole.size() < entry.size) next.whole.resize(static_cast<std::size_t>(entry.size));
    std::size_t size = 0;
    const bool whole =
        all.size() == entry.packed && deflate_ &&
        libdeflate_deflate_decompress(deflate_.get(), all.data(), all.size(), next.whole.data(),
                                      static_cast<std::size_t>(entry.size),
                                      &size) == LIBDEFLATE_SUCCESS &&
        size == entry.size && libdeflate_crc32(0, next.whole.data(), size) == entry.crc;
    if (!whole) {
      report(place, ErrorKind::damaged, "not what the zip's directory says");
      return true;
    }
    MemoryStream memory(std::string_view(next.whole).substr(0, size));
    next.window.open(memory);
    return any(next.window, place);
  }
  if (entry.method == kDeflated) {
    // Of a mail no more than its header is unpacked.
    MemoryStream read_already(all);
    if (!next.inflate) next.inflate = std::make_unique<InflateStream>();
    next.packed.open(all.empty() ? static_cast<ByteStream&>(packed) : read_already);
    next.inflate->open_raw(next.packed, budget_, entry.crc);
    next.window.open(*next.inflate);
    return any(next.window, place);
  }
  ZipLzmaStream lzma(packed, entry.size);
  std::optional<UnpackStream> stream;
  switch (entry.method) {
    case kBzip2:
      stream.emplace(packed, UnpackStream::Packing::bzip2, budget_);
      break;
    case kLzma:
      stream.emplace(lzma, UnpackStream::Packing::lzma, budget_);
      break;
    case kZstd:
      stream.emplace(packed, UnpackStream::Packing::zstd, budget_);
      break;
    case kXz:
      stream.emplace(packed, UnpackStream::Packing::xz, budget_);
      break;
    default:
      report(place, ErrorKind::unsupported, "zip method " + std::to_string(entry.method));
      return true;
  }
  next.window.open(*stream);
  return any(next.window, place);
}

bool MailReader::Work::outlook(const Place& place) {
  bool headers = true;
  const MsgState state = read_msg(place.fd, options_.limits, [&](const OutlookItem& item) {
    // What is attached may be a draft of somebody's; the message itself is what was asked for.
    if (item.headers.empty()) {
      headers = headers && !item.entry.empty();
      return true;
    }
    InputMail one{.bytes = item.headers, .size = item.headers.size(), .offset = {}, .entry = {}};
    Place inner = place;
    if (!item.entry.empty()) inner.entry = joined(place.entry, item.entry);
    return give(one, inner);
  });
  if (state == MsgState::no_message) return no_mail(place, Content::outlook);
  if (state == MsgState::damaged) report(place, ErrorKind::damaged, "not an OLE2 file inside");
  if (!headers) report(place, ErrorKind::no_headers);
  return state != MsgState::stopped;
}

bool MailReader::Work::pst(const Place& place) {
  const std::string helper =
      options_.pst_helper.empty() ? find_pst_helper().value_or("") : options_.pst_helper;
  if (helper.empty()) {
    report(place, ErrorKind::no_helper, "tlspath-pst is not installed");
    return true;
  }
  const std::uint64_t mails = mails_, failures = failures_;
  bool more = true;
  InputError none{.kind = ErrorKind::no_headers, .path = {}, .count = 0};
  auto error = read_pst(place.fd, helper, options_.limits, [&](const OutlookItem& item) {
    Place inner = place;
    inner.entry = joined(place.entry, item.entry);
    if (item.headers.empty()) {
      if (none.count++ == 0) none.entry = inner.entry;
      return true;
    }
    InputMail one{.bytes = item.headers, .size = item.headers.size(), .offset = {}, .entry = {}};
    return more = give(one, inner);
  });
  if (!more) return false;
  if (none.count > 0) report(place, std::move(none));
  if (error) report(place, std::move(*error));
  if (mails_ == mails && failures_ == failures) {
    if (!place.must_be_mail) return no_mail(place, Content::pst);
    report(place, ErrorKind::no_mails);
  }
  return true;
}

}  // namespace tlspath
