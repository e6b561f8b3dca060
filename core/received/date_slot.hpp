// Which of a line's parts is its date. The sender's side has its slots by then (sender_side.hpp):
// a date that the greeting plays is none.
//   by mx.example with SMTP id 7; Tue, 2 Jan 2024 10:00:00 +0000 (CET)      behind the last ";"
//   by mx.example (8.6.9) id AA12 Tue, 2 Jan 2024 10:00:00 +0000            no ";" at all
// How a date is read: date.hpp.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "core/received/slots.hpp"

namespace tlspath {

class DateSlot {
 public:
  // `section_first` is the first part behind a ";".
  DateSlot(std::string_view raw, std::uint8_t section_first, ReceivedField& field)
      : raw_(raw), section_first_(section_first), field_(field) {}

  // Fills `stamp`, gives the date its slot, or notes that there is none.
  void find();

 private:
  bool find_section();
  void take_section(std::uint8_t at, Stamp stamp);
  bool find_behind_words();
  std::optional<Stamp> date_at(std::size_t part) const;
  bool has_date_before(std::uint8_t end) const;

  std::string_view raw_;
  std::uint8_t section_first_;
  ReceivedField& field_;
};

}  // namespace tlspath
