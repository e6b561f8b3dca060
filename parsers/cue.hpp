// How a cue or a form's words are found in a slot, and the keys by which the index finds them.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "core/path/system.hpp"

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace tlspath {

// True where `text` fits the slot's words by that kind of match. `digits` and `any` only ask for
// the slot itself.
bool cue_fits(Match match, std::string_view text, std::string_view slot_words);

// The first run of letters and digits, up to 8 bytes with 0x20 set, as a number. Blanks and signs
// before it are stepped over: "[XMail 1.27" -> "xmail". 0: there is none. `readable` bytes from its
// start on may be looked at, words.size() or more.
std::uint64_t first_word_key(std::string_view words, std::size_t readable);

// The last six bytes of a host name: "mx.google.com" -> "le.com". 0: it is shorter.
std::uint64_t host_key(std::string_view host);

// The text of a cue by `words` or `whole`, ready to be compared sixteen bytes at once.
class QuickText {
 public:
  explicit QuickText(std::string_view text);

  // Whether `words` may start with the text; where it is false, they do not, however folded.
  // Sixteen bytes of `words` are looked at.
  bool may_start(const char* words) const {
#if defined(__SSE2__)
    const auto load = [](const char* p) {
      return _mm_loadu_si128(reinterpret_cast<const __m128i*>(p));
    };
    const __m128i same =
        _mm_cmpeq_epi8(_mm_or_si128(load(words), load(letters_.data())), load(small_.data()));
    return (~static_cast<unsigned>(_mm_movemask_epi8(same)) & looked_at_) == 0;
#else
    for (std::size_t i = 0; i < kBytes; ++i)
      if ((looked_at_ >> i & 1) != 0 && static_cast<char>(words[i] | letters_[i]) != small_[i])
        return false;
    return true;
#endif
  }

  // The text's size where may_start() is all that there is to compare, else 0.
  std::uint8_t whole_size() const { return whole_size_; }

 private:
  static constexpr std::size_t kBytes = 16;

  std::array<char, kBytes> small_{};    // the text in lower case
  std::array<char, kBytes> letters_{};  // 0x20 where it has a letter
  std::uint32_t looked_at_ = 0;         // a bit for each byte before the first blank
  std::uint8_t whole_size_ = 0;
};

// Runs of letters and digits by their length, other characters as they are: "1rKbce-0001Ab-2Q" ->
// key of "6-6-2".
std::uint64_t shape_key(std::string_view id);
std::uint64_t shape_key_of_cue(std::string_view shape);
std::size_t shape_size(std::string_view shape);  // "6-6-2" -> 16

}  // namespace tlspath
