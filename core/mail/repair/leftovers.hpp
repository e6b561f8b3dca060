// What a paste holds beside the headers that were read, where its reader may think it was read:
//   "Received: from a" / "" / "and the rest:" / "Received: from b"  ->  1 line below
//   "x.example) by b; Mon, ..." / "Received: from c"                ->  cut at its start
// Not done: reading it (pass_gaps.cpp does, where it surely belongs to them).
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "core/mail/repair.hpp"

namespace tlspath::repairing {

// The fields of a header, as far as they were seen.
struct HeadState {
  bool received = false;
  bool identity = false;        // From, To, Subject, Date or Message-ID ...
  bool identity_below = false;  // From, Subject or Message-ID, below the last Received
  bool last_is_trace = false;
  std::uint32_t received_below_identity = 0;
  std::uint32_t from = 0, subject = 0, message_id = 0;
  std::uint32_t from_below = 0;  // From, where a Received stands between it and the first one

  void line(std::string_view content, std::string_view name);
  bool whole() const { return identity_below; }
  bool mixed() const;
};

// Of the header that was read (`head`) and the text below it.
struct Leftovers {
  bool cut_start = false;
  std::uint32_t received_below = 0;
  bool another_mail = false;
  bool mails_mixed = false;

  void look(std::string_view head, std::string_view below, bool is_body);
  void tell(std::vector<RepairNote>& notes) const;
};

// Does `text` begin with the end of a line, of a Received or above fields? `read`: a lone value,
// "by b with ...", is read.
bool is_cut_line(std::string_view text, bool read);

}  // namespace tlspath::repairing
