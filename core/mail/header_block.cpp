// The field walker: one pass over the header, 64 bytes at a time, that finds line ends and cuts
// fields at them.
//   "From x Mon\nReceived: from a\n by b\nno colon\nTo: c\n\nbody"
//     -> begin 11, Received "from a\n by b", To "c", 1 odd line, end 49, body 50
// What is decided here, where standards leave it open or real mail does not follow them:
// - A line ends at LF; CRs right before it belong to the line end (CRLF, and the CRCRLF of broken
//   gateways). A CR elsewhere is text. Only where the part that is read holds no LF at all does a
//   lone CR end a line.
// - A line that starts with a blank continues the field above it, also where it holds nothing but
//   blanks (obsolete folding, RFC 5322 section 4.2). But such a line ends the block where the next
//   line is neither a field nor a continuation: a pasted mail's "empty" line often kept a blank,
//   and reading on would take "Received:" lines of the text for hops. (GMime reads on: see
//   tests/gmime_differs.tsv.)
// - A field name is printable ASCII without a colon; blanks before the colon are allowed
//   ("Received : from").
// - "From " and ">From " lines are stepped over as long as nothing else came before.
// - A limit ends the walk: what was read is kept, also a field that max_bytes cuts in two.
// Not done: decoding, unfolding, any judgement of values. NULs and 8-bit bytes pass through.
#include "core/mail/header_block.hpp"

#include <algorithm>
#include <bit>
#include <cstring>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

#include "core/base/ascii.hpp"

namespace tlspath {
namespace {

#if defined(__SSE2__)
__m128i load16(const char* at) { return _mm_loadu_si128(reinterpret_cast<const __m128i*>(at)); }

std::uint64_t equal_mask64(const char* at, char wanted) {
  const __m128i w = _mm_set1_epi8(wanted);
  const auto bits = [&](int i) {
    const int mask = _mm_movemask_epi8(_mm_cmpeq_epi8(load16(at + 16 * i), w));
    return static_cast<std::uint64_t>(static_cast<std::uint32_t>(mask)) << (16 * i);
  };
  return bits(0) | bits(1) | bits(2) | bits(3);
}

// Hands out the line ends of a text in order: 64 bytes are looked at once, then their bits are used
// up.
template <char kEnd>
class LineEnds {
 public:
  explicit LineEnds(std::string_view text) : text_(text) {}

  // The offset of the next line end, or the size of the text where there is none.
  std::size_t next() {
    while (mask_ == 0) {
      if (ahead_ >= text_.size()) return text_.size();
      base_ = ahead_;
      ahead_ += kBlock;
      if (ahead_ <= text_.size()) {
        mask_ = equal_mask64(text_.data() + base_, kEnd);
      } else {
        const std::size_t rest = text_.size() - base_;
        char last[kBlock];
        std::memcpy(last, text_.data() + base_, rest);
        std::memset(last + rest, ~kEnd, kBlock - rest);
        mask_ = equal_mask64(last, kEnd);
      }
    }
    const auto bit = static_cast<std::size_t>(std::countr_zero(mask_));
    mask_ &= mask_ - 1;
    return base_ + bit;
  }

 private:
  static constexpr std::size_t kBlock = 64;
  std::string_view text_;
  std::uint64_t mask_ = 0;
  std::size_t base_ = 0, ahead_ = 0;
};
#else
template <char kEnd>
class LineEnds {
 public:
  explicit LineEnds(std::string_view text) : text_(text) {}
  std::size_t next() {
    if (at_ >= text_.size()) return text_.size();
    const void* hit = std::memchr(text_.data() + at_, kEnd, text_.size() - at_);
    const std::size_t found =
        hit ? static_cast<std::size_t>(static_cast<const char*>(hit) - text_.data()) : text_.size();
    at_ = found + 1;
    return found;
  }

 private:
  std::string_view text_;
  std::size_t at_ = 0;
};
#endif

constexpr bool is_line_blank(char c) { return c == ' ' || c == '\t'; }
// What may stand in a field name: printable ASCII but the colon.
constexpr bool is_name_char(char c) { return c > ' ' && c < 0x7f && c != ':'; }

// The first byte from `at` on that cannot belong to a field name (a line end is one), or the end of
// the text.
std::size_t after_name(std::string_view text, std::size_t at) {
#if defined(__SSE2__)
  const __m128i colon = _mm_set1_epi8(':'), blank = _mm_set1_epi8(' '), del = _mm_set1_epi8(0x7f);
  for (; at + 16 <= text.size(); at += 16) {
    const __m128i bytes = load16(text.data() + at);
    // Signed: 8-bit bytes are negative, and so below the blank.
    const __m128i good =
        _mm_andnot_si128(_mm_or_si128(_mm_cmpeq_epi8(bytes, colon), _mm_cmpeq_epi8(bytes, del)),
                         _mm_cmpgt_epi8(bytes, blank));
    const std::uint32_t bad = static_cast<std::uint32_t>(~_mm_movemask_epi8(good)) & 0xffffu;
    if (bad != 0) return at + static_cast<std::size_t>(std::countr_zero(bad));
  }
#endif
  while (at < text.size() && is_name_char(text[at])) ++at;
  return at;
}

struct Name {
  std::size_t end = 0;    // of the name
  std::size_t colon = 0;  // 0: this line is no field
};

Name read_name(std::string_view text, std::size_t at) {
  Name name{after_name(text, at), 0};
  if (name.end == at) return name;
  std::size_t i = name.end;
  if (i < text.size() && text[i] == ':') {  // nearly always
    name.colon = i;
    return name;
  }
  while (i < text.size() && is_line_blank(text[i])) ++i;
  if (i < text.size() && text[i] == ':') name.colon = i;
  return name;
}

bool is_received(const char* name) {
  // Eight letters at once; setting bit 5 makes a letter small and makes no other byte a small
  // letter.
  std::uint64_t word, wanted;
  std::memcpy(&word, name, 8);
  std::memcpy(&wanted, "received", 8);
  return (word | 0x2020202020202020u) == wanted;
}

bool is_from_line(std::string_view line) {
  if (line.starts_with('>')) line.remove_prefix(1);
  return line.starts_with("From ");
}

// The last byte first: it tells nearly every line at once.
bool only_blanks(std::string_view line) {
  return is_line_blank(line.back()) && std::all_of(line.begin(), line.end(), is_line_blank);
}

// May the header go on at `next`, after a line of only blanks?
bool goes_on(std::string_view text, std::size_t next) {
  if (next >= text.size()) return true;
  return ascii::is_blank(text[next]) || read_name(text, next).colon != 0;
}

}  // namespace

void HeaderBlock::read(std::string_view mail, const HeaderLimits& limits) {
  const std::string_view text = mail.substr(0, limits.max_bytes);
  // One look at the first line tells: where LF is nowhere, CR may be what ends lines.
  if (!walk<'\n'>(text, limits.max_fields)) walk<'\r'>(text, limits.max_fields);
  if (end_ == text.size() && text.size() < mail.size()) cut_ = true;
}

template <char kEnd>
bool HeaderBlock::walk(std::string_view text, std::uint32_t max_fields) {
  fields_.clear();
  received_.clear();
  begin_ = end_ = body_ = odd_lines_ = 0;
  cut_ = false;

  LineEnds<kEnd> ends(text);
  std::size_t at = 0;  // the line being read
  std::size_t end = text.size(), body = text.size();
  // The field that lines may still continue: it is kept when the next one begins.
  bool open = false;
  std::size_t name_at = 0, name_end = 0, value_at = 0, value_end = 0;
  std::uint32_t count = 0, odd = 0;

  const auto keep = [&] {
    while (value_at < value_end && ascii::is_blank(text[value_at])) ++value_at;
    if (name_end - name_at == 8 && is_received(text.data() + name_at)) received_.push_back(count);
    fields_.push_back({span_between(name_at, name_end), span_between(value_at, value_end)});
    ++count;
  };

  while (at < text.size()) {
    const std::size_t stop = ends.next();
    // Most lines continue a field, and end with no blank and no CR.
    if (open && is_line_blank(text[at]) && stop < text.size() && text[stop - 1] > ' ') {
      value_end = stop;
      at = stop + 1;
      continue;
    }
    if (kEnd == '\n' && at == 0 && stop == text.size() && text.find('\r') != std::string_view::npos)
      return false;
    const std::size_t next = std::min(stop + 1, text.size());
    std::size_t line_end = stop;
    if (kEnd == '\n')
      while (line_end > at && text[line_end - 1] == '\r') --line_end;

    if (line_end == at) {
      end = at;
      body = next;
      break;
    }
    if (is_line_blank(text[at])) {
      if (only_blanks({text.data() + at, line_end - at}) && !goes_on(text, next)) {
        end = at;
        body = next;
        break;
      }
      if (open)
        value_end = line_end;
      else
        ++odd;
      at = next;
      continue;
    }
    if (open) keep();
    const Name name = read_name(text, at);
    open = name.colon != 0;
    if (open && count >= max_fields) {
      open = false;
      cut_ = true;
      end = body = at;
      break;
    }
    if (open) {
      name_at = at;
      name_end = name.end;
      value_at = name.colon + 1;
      value_end = std::max(line_end, value_at);
    } else if (count == 0 && odd == 0 && is_from_line(text.substr(at, 6))) {
      begin_ = static_cast<std::uint32_t>(next);
    } else {
      ++odd;
    }
    at = next;
  }
  if (open) keep();
  odd_lines_ = odd;
  end_ = static_cast<std::uint32_t>(end);
  body_ = static_cast<std::uint32_t>(body);
  return true;
}

const HeaderField* HeaderBlock::find(std::string_view mail, std::string_view field_name) const {
  for (const HeaderField& field : fields_)
    if (ascii::iequal(slice(mail, field.name), field_name)) return &field;
  return nullptr;
}

}  // namespace tlspath
