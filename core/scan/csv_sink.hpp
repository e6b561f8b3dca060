// CsvSink: one row a hop, for spreadsheets: `scan --csv FILE`. RFC 4180 (CRLF, quotes doubled),
// UTF-8, the first row names the columns, which are those of the record (docs/message.schema.json).
// What a spreadsheet would run as a formula (= + - @ TAB CR at the start) gets a leading '; numbers
// of ours stay numbers, delays below 0 too.
//   inbox.mbox,0,<4711@shop.example>,...,2,encrypted,stated,...
// A mail without a hop has one row whose hop columns are empty. Not done: evidence.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "core/scan/scan.hpp"

namespace tlspath {

// The first row, with its line end.
std::string csv_head();

class CsvSink final : public MailSink {
 public:
  // `write` is given whole lines and says false where it can take no more. `head`: begin with the
  // names of the columns; not where a file is gone on with.
  CsvSink(std::function<bool(std::string_view)> write, bool head);

  HeadParts head_parts() const override { return kNoHeadParts; }
  bool take(const ScannedMail& mail) override;
  bool checkpoint() override;  // writes what is left

 private:
  void row(const ScannedMail& mail, const Hop* hop);

  std::function<bool(std::string_view)> write_;
  std::string lines_;
};

}  // namespace tlspath
