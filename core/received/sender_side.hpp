// The sender's side of a line that is cut into parts: what the sender may have chosen, or played,
// gets the slots that no pattern sees.
//   from x with ESMTPS (y.example [192.0.2.1]) by mx.example with SMTP
// The greeting is "x with ESMTPS"; (using TLSv1.3 ...) behind the peer's comment would be the
// receiver's. Who the peer is, peer.cpp reads; what it all means is for core/path.
#pragma once

#include <cstdint>
#include <string_view>

#include "core/received/peer.hpp"
#include "core/received/slots.hpp"

namespace tlspath {

// What the cut saw of the line's form.
struct LineForm {
  std::uint8_t from_first = 0, by_first = 0;  // the clause's first part
  std::uint8_t section_first = 0;             // the first part behind a ";"
  std::uint8_t recipient_first = 0xff;        // the first that may be an address of the envelope
  bool has_from = false, has_by = false;
  bool by_leads = false;           // "by" stands before "from"
  bool by_again = false;           // more than one "by"
  bool by_behind_address = false;  // and an address of the envelope before the last one
  bool clauses = false;            // a clause or ";" stands between "from" and the last "by"
  bool section = false;            // it has a ";"
  bool goes_on = false;            // a clause of the session stands behind one
  bool quoted = false;             // a comment holds a quote
  bool open_quote = false;         // and one does not close it
};

class SenderSide {
 public:
  SenderSide(std::string_view raw, const LineForm& line, ReceivedField& field)
      : raw_(raw), line_(line), field_(field) {}

  // Names and addresses of both sides, and the slots.
  void find();

 private:
  bool is_open() const;
  bool goes_on_behind_date() const;
  bool is_date(const Part& p) const;
  std::uint8_t end_of_open() const;
  void hide_greeting();
  bool says_tls() const;
  void hide_peer();
  void hide_recipient();
  void show_words_after_greeting();

  bool has_open_end(std::uint8_t end) const;
  bool has_clause(std::uint8_t stop) const;
  bool names_envelope(const Part& p) const;
  std::uint8_t behind_peer(std::uint8_t end, bool open) const;
  bool records_peer(const Part& p) const;
  bool has_address_before(std::uint8_t end) const;
  bool is_decrypted(std::size_t i) const;
  void drop_earlier_keyword(std::uint8_t begin, std::uint8_t end);

  std::string_view raw_;
  const LineForm& line_;
  ReceivedField& field_;
  Greeting greeting_;
};

}  // namespace tlspath
