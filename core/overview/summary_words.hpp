// The words of tables and pages over many mails (`scan`, `report`, `merge`), both languages side by
// side in summary_words.cpp; one that lacks does not compile. Words of single verdicts and grades
// are in lang.hpp.
#pragma once

#include <string>
#include <string_view>

#include "core/scan/summary.hpp"
#include "core/text/language.hpp"

namespace tlspath {

struct SummaryWords {
  // Counted things: one, several.
  std::string_view mail, mails, hop, hops, file, files;
  std::string_view to;  // between two months
  std::string_view read, left_out_one, left_out, known_one, known, gone_one, gone;
  std::string_view duplicates_once_one, duplicates_once, duplicates_all_one, duplicates_all,
      duplicates_beyond;
  std::string_view unread_one, unread;  // could not be read, see above
  std::string_view no_received;         // "(2,103 without Received lines)": after the number
  std::string_view never_entered;
  std::string_view more;               // "(312 more: ": before the command
  std::string_view more_rows;          // "312 more in the database"
  std::string_view more_rows_alone;    // without one
  std::string_view others;             // mails of further names, not told apart
  std::string_view boundary_inferred;  // nobody named own servers
  std::string_view copies_too;         // behind a number that counts duplicates where others do not
  std::string_view unknown_forms, list_them, listed_in, more_than, in_;

  // Titles and heads as a page shows them; terminals put them in capitals.
  std::string_view title_way, title_entered, title_entered_somewhere, title_hops;
  std::string_view title_partner, title_relay, title_month, title_year, title_system, title_version,
      title_version_month, title_version_year, title_cipher, title_weak, title_verdict,
      title_matrix, title_findings;
  // Heads of columns.
  std::string_view head_mails, head_hops, head_encrypted, head_cleartext, head_unstated,
      head_unproven, head_local, head_none, head_weak, head_broken, head_good, head_acceptable,
      head_first, head_last, head_last_clear, head_mostly_from, head_grade, head_count, head_remark,
      head_counted;
  std::string_view drops, keeps;  // what a relay does
  std::string_view not_stated, unknown_system;

  // Pages; % is a name. What they share with the page of a mail is in page_words.hpp.
  // The answer: "In cleartext where they entered corp.example: 3 of 5 mails from shop.example
  // (60.0 %); encrypted: 2 (40.0 %)".
  std::string_view answer_cleartext, answer_unstated, answer_encrypted, answer_never,
      receiving_side, of_mails, from_partner, by_relay;
  std::string_view scope, sources, period, counted_mails, sources_unread, skip, tables, charts,
      findings;
  // % is `month` or `year`.
  std::string_view month, year;
  std::string_view chart_times, chart_relays, chart_versions, chart_version_times, chart_none;
  std::string_view about_times, about_relays, about_relay_bars, about_partner, about_versions,
      about_version_times, about_weak;
  std::string_view example, of_hops, byte,
      no_findings;                                   // "Example: hop 2 of 5, inbox.mbox, byte 812"
  std::string_view came_how, proof, to_do, unknown;  // headings of the page for a partner
  std::string_view proof_missing;
  std::string_view do_cleartext, do_weak, do_unstated, do_nothing;
  std::string_view unknown_certificates, unknown_genuine, unknown_partner, unknown_front_end,
      unknown_content;
};

const SummaryWords& summary_words(Language l);

// "no forward secrecy"; the name itself where it is none of ours.
std::string_view finding_label(std::string_view finding, Language l);

}  // namespace tlspath
