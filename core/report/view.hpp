// MailView: one mail as people are told of it. Text, Markdown, HTML, ticket and window all show
// this and make no sentence of their own; the sentences are in lang.hpp. All strings are valid
// UTF-8 without control or bidi characters (what a mail holds of them is shown as \x1b or
// <U+202E>), but not escaped for HTML or Markdown. Empty = not stated. Nothing points into the
// mail.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/span.hpp"
#include "core/mail/head.hpp"
#include "core/mail/repair.hpp"
#include "core/path/analysis.hpp"
#include "core/path/organisation.hpp"
#include "core/report/lang.hpp"
#include "core/text/language.hpp"

namespace tlspath {

enum class Hide : std::uint8_t;

struct ViewOptions {
  Language language = Language::en;
  bool redact = false;
  bool redact_all = false;  // domains too; means redact
  bool all = false;         // nothing folded, nothing left out
};

Hide hide_of(const ViewOptions& options);

// What a view is made of. The pointers must outlive the call, nothing more.
struct ViewInput {
  std::string_view mail;  // the bytes that were read: the repaired text where there was a repair
  const Analysis* analysis = nullptr;      // needed
  const MailHead* head = nullptr;          // may be missing: then there is no mail line
  const RepairedText* repaired = nullptr;  // maps spans back to the text as given
  OrganisationOf* organisations =
      nullptr;  // needed for redaction and for "inside one organisation"
  std::span<const ProviderDomain> providers{};
  std::string_view source{};     // "inbox/a.eml"; empty for standard input
  bool without_headers = false;  // a .msg or .pst item that kept no internet headers
  ViewOptions options{};
};

struct HopView {
  std::uint32_t number = 0;
  Verdict verdict{};
  Basis basis{};
  Trust trust{};
  std::optional<Grade> grade;
  std::optional<Scope> scope;
  HopForm form{};
  bool decides = false, boundary = false, boundary_inferred = false, clock_disagrees = false;

  std::string verdict_words, grade_words, trust_words;
  std::vector<std::string>
      flags;  // "boundary (inferred)", "clocks disagree", ...; the boundary first

  std::string version, suite, suite_iana, bits, key_exchange,
      signature;                        // as the mail tells; bits are digits
  std::string client_certificate;       // a phrase with "the sender's"
  bool ask_client_certificate = false;  // it was shown: verified, not verified, or an error
  std::string authenticated;            // "the sender logged in"
  std::string keyword;                  // "ESMTP"
  std::string facts;  // "AES128-SHA, 128 bits, version not stated", "ESMTP"; may be empty

  bool system_known = false;
  std::string system_long, system_short;   // "Microsoft Exchange 2007 SP1", "Exchange 2007 SP1"
  std::string build;                       // "8.1.263", where a release name stands in the name
  std::string by_system, by_system_short;  // "by Postfix, which writes ESMTPS whenever TLS is used"
  std::string system_sentence;             // "Postfix writes ESMTPS whenever TLS is used"
  std::string habit;                       // "marks every TLS"
  std::string plain_reading;               // for an unknown system

  std::string from, from_address, by, by_address;  // names; addresses without brackets
  std::string from_organisation,
      by_organisation;          // registered domains, or the name where there is none
  std::string date, time;       // "2009-03-16", "23:05:16"
  std::string zone = "UTC";     // of these; the window may show them as the user's own time
  std::int64_t day_offset = 0;  // days after the first hop with a stamp
  std::string delay;            // "0:03", "-59:58"
  std::optional<std::int64_t> delay_seconds;
  std::string local;   // "handed in by user id 33"
  std::string remark;  // what was found of it, in sentences; also among the notes
  Span line{};         // the whole header field, in the text as given
};

struct ProofView {
  std::uint32_t hop = 0;
  std::string words;    // without quotation marks
  std::string context;  // the same with the clauses around it, for tickets
  std::uint64_t byte = 0;
  Span where{};      // in the text as given
  Span in_read{};    // the same in the text that was read
  std::string rule;  // "imss/comment"
};

struct MailView {
  Language language = Language::en;
  std::optional<PathVerdict> verdict;
  std::string answer;  // the one sentence
  std::size_t lead =
      0;  // its first bytes that are the verdict: "Not encrypted where it entered corp.example:"
  std::string second;  // may be empty
  std::string to_do;   // where there is no answer: what to do

  std::string source, date, message_id;
  std::string from, to, subject;  // subject without quotation marks
  std::string
      mail_line;  // "2009-03-16, a@example.org -> b@example.com, "Your order""; may be empty

  std::vector<HopView> hops;  // oldest first
  std::vector<ProofView> proofs;
  std::vector<std::string> notes;
  std::size_t notes_left_out = 0;  // on header fields beside the path
  std::string content;        // of the notes, the one on encryption of the content; for tickets
  std::string content_badge;  // the same in few words: "Content encrypted (S/MIME)"; may be empty
  // What header fields say beside the path, all of them: of TLS, and what vouches for the sender.
  std::vector<std::string> beside_tls, beside_vouching;
  std::vector<std::string> unknown;  // never empty where there are hops
  std::string command;  // belongs after the last line of unknown; a whole command, not to be broken
  std::string ticket_unknown;
  std::vector<Gap> gaps;
  bool all = false;
  bool redacted = false;
  HiddenCount hidden_count;
  std::string ticket_hidden;  // the same of a ticket's lines, which hold no subject
  std::string hidden;         // "Hidden: 2 addresses, ..."; empty where nothing was to be hidden

  // Hops that a ticket shows: those that crossed a network and matter.
  std::vector<std::uint32_t> ticket_hops;
  std::optional<std::uint32_t> worst_hop, boundary_hop;
};

MailView make_view(const ViewInput& in);

// The one sentence alone: what `path.answer` of the record holds. Costs no look at the head.
std::string answer(const ViewInput& in);

// Sentence, second sentence, lead. `names` has learnt the mail where it hides anything.
class Redactor;
struct Answer {
  std::string first, second, to_do;
  std::size_t lead = 0;
};
Answer make_answer(const ViewInput& in, Redactor& names);

}  // namespace tlspath
