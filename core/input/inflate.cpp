// inflate.cpp: ISA-L's isal_inflate, fed straight from the window and writing straight to where the
// bytes are wanted.
#include "core/input/inflate.hpp"

#include <isa-l/igzip_lib.h>

#include <algorithm>
#include <limits>

namespace tlspath {
namespace {

constexpr std::size_t kStep = 64 << 10;
// Of an entry that may be one mail, of which the header is enough: isal_inflate unpacks all that it
// is given, however little is asked for.
constexpr std::size_t kPiece = 4 << 10, kPieces = 16;

const char* words_for(int code) {
  switch (code) {
    case ISAL_INCORRECT_CHECKSUM:
      return "wrong checksum";
    case ISAL_INVALID_WRAPPER:
      return "no gzip header";
    case ISAL_UNSUPPORTED_METHOD:
      return "not deflate";
    default:
      return "not deflate data";
  }
}

}  // namespace

struct InflateStream::State {
  inflate_state isal;
};

InflateStream::InflateStream() : state_(std::make_unique<State>()) {}
InflateStream::~InflateStream() = default;

void InflateStream::open(Window& packed, Budget& budget) {
  clear_trouble();
  packed_ = &packed;
  budget_ = &budget;
  pieces_ = 0;
  ended_ = false;
  isal_inflate_init(&state_->isal);
}

void InflateStream::open_gzip(Window& packed, Budget& budget) {
  open(packed, budget);
  gzip_ = true;
  state_->isal.crc_flag = ISAL_GZIP;
}

void InflateStream::open_raw(Window& packed, Budget& budget, std::uint32_t crc) {
  open(packed, budget);
  gzip_ = false;
  pieces_ = kPieces;
  crc_ = crc;
  state_->isal.crc_flag = ISAL_GZIP_NO_HDR;
}

bool InflateStream::next_member() {
  if (!gzip_) {
    if (state_->isal.crc != crc_) fail(ErrorKind::damaged, "wrong checksum");
    return false;
  }
  if (!packed_->hold(2, kStep) || !packed_->bytes().starts_with("\x1f\x8b")) return false;
  isal_inflate_reset(&state_->isal);
  state_->isal.crc_flag = ISAL_GZIP;
  return true;
}

std::size_t InflateStream::read(char* to, std::size_t size) {
  if (ended_ || size == 0) return 0;
  inflate_state& s = state_->isal;
  constexpr std::size_t kMost = std::numeric_limits<std::uint32_t>::max() / 2;
  const auto room = static_cast<std::uint32_t>(std::min(size, kMost));
  s.next_out = reinterpret_cast<std::uint8_t*>(to);
  s.avail_out = room;
  while (s.avail_out == room) {
    if (s.block_state == ISAL_BLOCK_FINISH && !next_member()) {
      ended_ = true;
      return 0;
    }
    if (packed_->bytes().empty()) packed_->more(kStep);
    const std::string_view in = packed_->bytes();
    const auto given =
        static_cast<std::uint32_t>(std::min(in.size(), pieces_ > 0 ? kPiece : kMost));
    // ISA-L reads through a pointer to bytes that may be written, and writes none.
    s.next_in = reinterpret_cast<std::uint8_t*>(const_cast<char*>(in.data()));
    s.avail_in = given;
    const int code = isal_inflate(&s);
    packed_->drop(given - s.avail_in);
    if (pieces_ > 0) --pieces_;
    if (code < 0 || code == ISAL_NEED_DICT) {
      fail(ErrorKind::damaged, words_for(code));
    } else if (in.empty() && s.avail_out == room && s.block_state != ISAL_BLOCK_FINISH) {
      if (const auto& t = packed_->trouble())
        fail(t->kind, t->reason, t->limit);
      else
        fail(ErrorKind::torn);
    }
    if (trouble()) break;
  }
  const std::size_t got = room - s.avail_out;
  if (!budget_->unpack(got)) fail(ErrorKind::bomb, {}, budget_->limit());
  if (trouble()) ended_ = true;
  return got;
}

}  // namespace tlspath
