// MailRows: the rows of a mail in a results database: messages, hops, findings, evidence, examples.
// Values are bound in the order of the columns, and names numbered in that order: merge does the
// same, so that joined parts equal one scan. For core/store.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>

#include "core/scan/scan.hpp"
#include "core/store/names.hpp"
#include "core/store/schema.hpp"
#include "core/store/sqlite.hpp"

namespace tlspath::store {

// Which hops keep their line as an example: the first of each finding, and of each partner and
// relay the first of each class at the boundary. One set of rules for scan and merge.
class ExampleChoice {
 public:
  enum Kind : std::uint8_t { finding, partner, relay };
  static constexpr std::size_t kMax = 1u << 16;

  explicit ExampleChoice(Database& db);  // takes up what is there
  bool is_first(Kind kind, std::int64_t key, std::int64_t of_class);
  void forget(Kind kind, std::int64_t key, std::int64_t of_class);  // the next one is the first
  // What shows the same in a report: verdict, and whether it is weak.
  static std::int64_t class_of(Verdict v, std::optional<Grade> g) {
    return static_cast<std::int64_t>(v) * 2 + (g && *g <= Grade::weak ? 1 : 0);
  }

 private:
  static std::uint64_t packed(Kind kind, std::int64_t key, std::int64_t of_class);

  std::unordered_set<std::uint64_t> seen_;
};

class MailRows {
 public:
  MailRows(Database& db, bool evidence);

  void add(const ScannedMail& mail, std::int64_t source);
  // Removes all rows of a source, in the time that its own mails take.
  void remove(std::int64_t source);

 private:
  // Takes the numbers of the first and the last of mails that stand together. Prepared once a
  // source goes.
  struct Removal {
    explicit Removal(Database& db);
    Statement mails_of, examples, lines, findings, evidence, hops, messages;
  };

  void add_message(const ScannedMail& mail, std::int64_t source);
  void add_hop(const ScannedMail& mail, std::size_t at);
  void add_findings(const ScannedMail& mail);
  void add_evidence(const ScannedMail& mail);
  void add_examples(const ScannedMail& mail);
  void add_example(ExampleChoice::Kind kind, std::int64_t key, std::int64_t of_class,
                   const ScannedMail& mail, const Hop& hop);

  Database& db_;
  bool evidence_;
  Names names_;
  ExampleChoice examples_;
  Statement message_, hop_, finding_, evidence_row_, example_, line_;
  std::optional<Removal> removal_;
  std::int64_t id_;  // of the mail that is added
  std::string clean_subject_, clean_id_, address_;
  WordList systems_, found_;  // of the mail that is added
};

}  // namespace tlspath::store
