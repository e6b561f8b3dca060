// Postings: which mails have a number (of a name, or a hash), each number's mails close together in
// a file without a name: what is asked for is read, not what all mails have.
//   Postings p;  p.add(17, numbers_of_mail_17);  ...  if (!p.end(check_stop)) ... no room ...
//   p.find(wanted_numbers, check_stop, mails);
// Turned round from the order of the mails in several walks through a file, so that few megabytes
// are held. May be asked from several threads once it is ended. For the .cpp files of core/store.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "core/store/lane.hpp"

namespace tlspath::store {

using CheckStop = std::function<void()>;  // throws to end it; from several threads

class Postings {
 public:
  // Each mail once. Space is taken for the largest number.
  void add(std::uint32_t mail, std::span<const std::uint32_t> numbers);
  bool end(const CheckStop& check_stop);  // false: no room
  // Sets the mails that have one of the numbers.
  void find(const Bits& numbers, const CheckStop& check_stop, Bits& mails) const;

 private:
  // Until the end: mail, count, numbers; and of each number, who has it.
  struct Count {
    std::uint32_t mails = 0, last = 0;
  };
  std::optional<Lane> by_mail_ = Lane();
  std::vector<std::uint32_t> record_;
  std::vector<Count> counts_;

  std::vector<std::uint32_t> starts_;  // by number, and where the last one ends
  Spill mails_;
};

}  // namespace tlspath::store
