// Window: what the viewer says of a mail and the terminal has no need of: what is heard of a hop,
// what selected bytes prove, why a verdict is what it is. Both languages side by side in
// window.cpp. Text from mails is visible already (view.hpp) or made so here.
//   heard(view, 3)  ->  "Hop 4 of 6, cleartext, from relay.mailhub.example to mx.corp.example,
//                        boundary, trusted, 2 minutes 36 seconds after hop 3. Press Enter for why."
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/report/line_marks.hpp"
#include "core/report/view.hpp"

namespace tlspath {

// What a screen reader hears after a mail was read: the answer and the number of hops.
std::string answer_heard(const MailView& view);
// Of the hop at that index of view.hops.
std::string heard(const MailView& view, std::size_t hop);
std::string heard(const MailView& view, const ProofView& proof);

// "6 hops, 2 of them local and folded"
std::string hops_line(const MailView& view, bool folded);
// "1 local hop"
std::string local_hops(std::size_t n, Language language);
// Beside the flag: "boundary: here it entered your side"
std::string boundary_legend(bool inferred, Language language);

// What stands in the status line: "with ESMTP", bytes 491-500, proves cleartext (rule
// postfix/keyword). `where` in the text as given.
std::string proof_line(const MailView& view, const ProofView& proof);
std::string mark_line(const LineMark& mark, std::string_view words, Span where, Language language);
// Of bytes that nothing marks; `part`: what they are.
std::string no_proof_line(std::string_view words, Span where, std::optional<Weightless> part,
                          Language language);
// What was copied: "Copied, 5 hosts and 2 addresses hidden"
std::string copied_line(const MailView& view);

// One fact of a hop, as the details list it. `marks`: which of the hop's marks prove it.
struct FactLine {
  std::string label{}, value{};
  std::optional<Fact> says{};  // marks with this fact prove it
  bool verdict = false;        // the hop's proof (ProofView) proves it
};
std::vector<FactLine> fact_lines(const MailView& view, std::size_t hop);

// Why, in plain words and paragraphs with "\n\n" between: the answer, then of one hop (where given)
// its verdict, its proof and what to tell who sent in cleartext, then notes, what nobody knows, and
// how to read that verdict.
std::string render_why(const MailView& view, std::optional<std::size_t> hop);

// Headings of the table of hops.
struct TableWords {
  std::string_view hop, verdict, grade, from, to, version, suite, time, delay, written_by, trust,
      flags;
};
const TableWords& table_words(Language language);

}  // namespace tlspath
