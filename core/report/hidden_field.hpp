// HiddenField: a Received field as it may be shown where names are hidden, for pages and --raw.
//   id\n\t_____wD3ABCDXJxo (unknown [192.0.2.1])  ->  id\n\t[id2] (unknown [ip5])
// What the hop holds (names, addresses, id, recipient) is replaced where it stands, however the
// field is folded; the rest is free text, in which the redactor finds what it can. Not done here:
// fields other than Received, where nothing tells a name from a word.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/path/hop.hpp"

namespace tlspath {

class Redactor;

class HiddenField {
 public:
  struct Piece {
    Span where{};      // in the mail
    std::string text;  // visible; "\t" and "\n" are pieces of their own
  };

  // `redactor` has learnt the mail. All must outlive this.
  HiddenField(Redactor& redactor, std::string_view mail, const Hop& hop);

  // The pieces that begin in `part`, in order. A name that `part` cuts is whole in the part where
  // it begins, and in no other.
  std::vector<Piece> pieces(Span part) const;
  // The same on one line, unfolded.
  std::string line(Span part) const;

 private:
  void free_text(Span part, std::vector<Piece>& out) const;

  Redactor& redactor_;
  std::string_view mail_;
  std::vector<Piece> names_;  // by place; none overlaps the next
};

}  // namespace tlspath
