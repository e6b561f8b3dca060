// Deflate, by ISA-L: .gz of any number of members, and the packed entries of a zip.
//   1f 8b 08 ... 1f 8b 08 ...   ->   the bytes of both members, one after the other
// As gzip does, what follows the last member and is no member is left alone. Not done: .Z, zlib's
// own wrapper.
#pragma once

#include <cstdint>
#include <memory>

#include "core/input/limits.hpp"
#include "core/input/stream.hpp"

namespace tlspath {

class InflateStream final : public ByteStream {
 public:
  InflateStream();
  ~InflateStream() override;

  // Ready for another stream. `packed` and `budget` are borrowed.
  void open_gzip(Window& packed, Budget& budget);
  // Raw deflate; the checksum is looked at where the stream is read to its end.
  void open_raw(Window& packed, Budget& budget, std::uint32_t crc);

  std::size_t read(char* to, std::size_t size) override;

 private:
  struct State;
  void open(Window& packed, Budget& budget);
  // The member is at its end: false where no other one follows.
  bool next_member();

  std::unique_ptr<State> state_;
  Window* packed_ = nullptr;
  Budget* budget_ = nullptr;
  std::size_t pieces_ = 0;  // small ones that are still to come
  std::uint32_t crc_ = 0;
  bool gzip_ = false, ended_ = false;
};

}  // namespace tlspath
