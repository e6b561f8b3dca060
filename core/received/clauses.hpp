// The clauses of a Received value: what ends a word, the clauses' names, and the slots that their
// words and comments go into.
//   by mx.example (Postfix) with ESMTPS id 7      by: by_comment: Postfix   with: ESMTPS   id: 7
// Where a clause starts, the tokenizer knows: "with" within a HELO is none.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <string_view>

#include "core/received/scan64.hpp"
#include "core/received/slots.hpp"

namespace tlspath {

enum class Clause : std::uint8_t { none, from, by, via, with, id, for_, tls, other, section };

inline constexpr auto kEndsWord = [] {
  std::array<bool, 256> table{};
  for (std::size_t i = 0; i < table.size(); ++i) table[i] = is_gap(static_cast<char>(i));
  for (const unsigned char c : {'(', ')', '<', '"', ';'}) table[c] = true;
  return table;
}();
inline bool ends_word(char c) { return kEndsWord[static_cast<unsigned char>(c)]; }
constexpr bool is_margin(char c) { return is_gap(c) || c == ','; }  // no part ends with these

// Where the words and comments of a clause go: the first word, the words after it, words that come
// later, comments.
struct ClauseSlots {
  Slot head, tail, later, comment;
};
inline constexpr ClauseSlots kSlotsOf[] = {
    {Slot::lead, Slot::lead, Slot::lead, Slot::lead_comment},             // none
    {Slot::from, Slot::from_words, Slot::from_tail, Slot::from_comment},  // from
    {Slot::by, Slot::by_words, Slot::by_words, Slot::by_comment},         // by
    {Slot::via, Slot::via, Slot::via, Slot::via_comment},                 // via
    {Slot::with, Slot::with, Slot::with, Slot::with_comment},             // with
    {Slot::id, Slot::other, Slot::other, Slot::id_comment},               // id
    {Slot::for_, Slot::for_, Slot::for_, Slot::for_comment},              // for_
    {Slot::tls, Slot::tls, Slot::tls, Slot::tls_comment},                 // tls
    {Slot::other, Slot::other, Slot::other, Slot::other_comment},         // other
    {Slot::section, Slot::section, Slot::section, Slot::date_comment},    // section
};
static_assert(std::size(kSlotsOf) == static_cast<std::size_t>(Clause::section) + 1);

// The clauses' names, found by their first two letters: as four bytes are loaded, in lower case.
struct ClauseName {
  std::uint32_t letters = 0, mask = ~std::uint32_t{0};  // no word has the letters 0
  std::uint8_t size = 0;
  Clause clause{};
};
inline constexpr std::uint32_t kSmall = 0x20202020u;
constexpr std::size_t clause_place(std::uint32_t four) { return (four & 0xffff) * 69 >> 8 & 15; }
inline constexpr auto kClauseNames = [] {
  struct Word {
    std::string_view text;
    Clause clause;
  };
  constexpr Word kWords[] = {{"from", Clause::from}, {"by", Clause::by},     {"via", Clause::via},
                             {"with", Clause::with}, {"id", Clause::id},     {"for", Clause::for_},
                             {"tls", Clause::tls},   {"enve", Clause::other}};
  std::array<ClauseName, 16> table{};
  for (const Word& w : kWords) {
    ClauseName k{.mask = 0, .size = static_cast<std::uint8_t>(w.text.size()), .clause = w.clause};
    std::array<unsigned char, 4> letters{}, mask{};
    for (std::size_t i = 0; i < w.text.size(); ++i)
      letters[i] = static_cast<unsigned char>(w.text[i]), mask[i] = 0xff;
    k.letters = std::bit_cast<std::uint32_t>(letters);
    k.mask = std::bit_cast<std::uint32_t>(mask);
    ClauseName& free = table[clause_place(k.letters)];
    if (free.size != 0) throw "two names in one place";  // does not compile then
    free = k;
  }
  return table;
}();

}  // namespace tlspath
