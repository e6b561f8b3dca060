// repair.cpp: the passes in their order. Each reads one text and writes the next; every byte of the
// last text still knows where it was given (repair/stage.hpp):
//   decode      byte order mark, UTF-16
//   entities    "&lt;bob@example.com&gt;<br>"  ->  "<bob@example.com>" and a line end
//   characters  no-break spaces, zero-width characters, smart quotes and dashes
//   links       "bob@example.com<mailto:bob@example.com>"  ->  "bob@example.com"
//   colons      "Received<TAB>from a"  ->  "Received:<TAB>from a"
//   frame       prose before the headers, "> " before the lines, a common indent, a lone value
//   lines       lost folding, lost line ends, doubled line ends, prose within and after
//   line ends   CR, LF and CRLF in one block
// The lines of a whole mail are left as its servers wrote them: only characters and links are
// repaired there.
// What comes out is looked at once more (repair/examine.hpp): only a block in which nothing is left
// to repair is handed back, else the text stays as given. That makes a second repair change
// nothing. Not done here: any repair; a file of repair/ does each.
#include "core/mail/repair.hpp"

#include <span>
#include <utility>

#include "core/base/ascii.hpp"
#include "core/mail/repair/anchor.hpp"
#include "core/mail/repair/examine.hpp"
#include "core/mail/repair/leftovers.hpp"
#include "core/mail/repair/lines.hpp"
#include "core/mail/repair/notes.hpp"
#include "core/mail/repair/passes.hpp"
#include "core/mail/repair/runs.hpp"
#include "core/mail/repair/stage.hpp"
#include "core/mail/repair/words.hpp"
#include "core/mail/repair/worth_a_look.hpp"

namespace tlspath {
namespace repairing {
namespace {

constexpr int kMaxRounds = 4;  // "&amp;lt;" needs two

// One body of text as it was given or decoded, and the way back to the bytes given.
class Repairer {
 public:
  Repairer(std::string_view given, Given as)
      : given_(given),
        look_(given.substr(0, kMaxLook)),
        pasted_(as == Given::pasted),
        whole_(whole_run(given)) {}

  RepairedText run() {
    if (pasted_) prepare();
    Examined head;
    if (!prepared_) {
      head = examine(look_);
      const bool below = pasted_ && !head.received && headers_stand_below(look_);
      if (head.correct && !below) return unchanged(head);
      if (const std::size_t header = below ? 0 : whole_header(look_); header != 0)
        return only_characters(header, head);
      decoded_ = decode(look_, base_, ledger_);
    }
    if (decoded_ && !(pasted_ && headers_stand_below(base_.text))) {
      if (examine(base_.text).correct) return finish_decoded();
      if (const std::size_t header = whole_header(base_.text); header != 0)
        return only_characters(header, head);
    }
    if (!is_worth_a_look(base_text())) return {};
    Stage stage = decoded_ ? base_ : Stage{std::string(look_), {whole_run(look_)}};
    for (int round = 0; round < kMaxRounds; ++round) {
      if (!repair_once(stage)) return nothing();
      if (pasted_ && prepare_once(stage, ledger_)) continue;
      if (examine(stage.text).correct) return finish(std::move(stage));
    }
    return {};
  }

 private:
  // What only a paste does, before all else: of a whole mail, up to the end of its header.
  void prepare() {
    if (!is_worth_a_look(look_)) return;
    Ledger ledger;
    Stage stage;
    const bool decoded = decode(look_, stage, ledger);
    if (!decoded) stage = {std::string(look_), {whole_run(look_)}};
    bool any = false;
    for (int round = 0; round < kMaxRounds && prepare_once(stage, ledger); ++round) any = true;
    if (!any) return;
    prepared_ = decoded_ = true;
    base_ = std::move(stage);
    ledger_ = std::move(ledger);
  }

  static std::size_t end_of_head(std::string_view text) {
    const std::size_t header = whole_header(text);
    return header != 0 ? header : text.size();
  }

  static bool prepare_once(Stage& stage, Ledger& ledger) {
    bool any = mend_start(stage, ledger);
    any = remove_markdown(stage, ledger, end_of_head(stage.text)) || any;
    any = restore_dots(stage, ledger, end_of_head(stage.text)) || any;
    any = join_cut_lines(stage, ledger, end_of_head(stage.text)) || any;
    return close_gaps(stage, ledger) || any;
  }

  RepairedText unchanged(const Examined& head) {
    RepairedText r;
    if (head.x_received > 0) r.notes.push_back({Repair::x_received, head.x_received});
    tell_leftovers(r, given_);
    return r;
  }

  // The text stays as it was given.
  RepairedText nothing() {
    RepairedText r;
    if (pasted_ && is_cut_line(base_text(), true)) r.notes.push_back({Repair::cut_start, 1});
    return r;
  }

  // What a paste holds beside the header of `text`, which was read.
  void tell_leftovers(RepairedText& r, std::string_view text) {
    if (!pasted_) return;
    text = text.substr(0, kMaxLook);
    std::size_t end = after_mbox_line(text);
    Line line;
    for (LineWalker walker(text, end); walker.next(line) && line.size > 0;) end = line.next;
    left_.look(text.substr(0, end), text.substr(end), true);
    if (!left_.cut_start) left_.cut_start = is_cut_line(base_text(), true);
    left_.tell(r.notes);
  }

  // Where the lines are right: a no-break space is a blank all the same. `header` ends in the text
  // that the passes start from.
  RepairedText only_characters(std::size_t header, const Examined& head) {
    Ledger ledger = ledger_;
    Builder front(base_text(), base_runs(), ledger);
    front.keep(0, header);
    Stage stage = front.take();
    int round = 0;
    const Within within = pasted_ ? Within::pasted_mail : Within::whole_mail;
    while (repair_words(stage, ledger, within) && round < kMaxRounds) ++round;
    if (round == 0 || round == kMaxRounds || whole_header(stage.text) != stage.text.size())
      return decoded_ ? finish_decoded() : unchanged(head);
    append_body(stage, header);
    ledger_ = std::move(ledger);
    return finish(std::move(stage));
  }

  // What a line end does not matter to. False where nothing had to be done.
  static bool repair_words(Stage& stage, Ledger& ledger, Within within) {
    const bool characters = replace_characters(stage, ledger, within);
    return remove_links(stage, ledger) || characters;
  }

  // All passes once. False where there are no headers.
  bool repair_once(Stage& stage) {
    const RawMarks raw = find_raw_marks(stage.text);
    if (!raw.angles) decode_entities(stage, ledger_);
    const Within mail = pasted_ ? Within::pasted_mail : Within::whole_mail;
    repair_words(stage, ledger_, raw.quotes ? mail : Within::paste);
    restore_colons(stage, ledger_);
    const Anchor anchor = find_anchor(stage.text);
    if (!anchor.found) return false;
    if (pasted_)
      left_.cut_start |= is_cut_line(std::string_view(stage.text).substr(0, anchor.line_at), false);
    take_frame(stage, anchor, ledger_);
    RepairedLines lines = repair_lines(stage, ledger_);
    if (lines.block.text.empty()) return false;
    unify_line_ends(lines.block, ledger_);
    const bool as_mail = anchor.line_at == 0 && anchor.prefix.markers == 0 && !anchor.lone;
    end_block(stage, std::move(lines), as_mail);
    return true;
  }

  // Cuts what follows the block, or, behind a whole mail's header, takes the body as it was.
  void end_block(Stage& stage, RepairedLines lines, bool as_mail) {
    const std::string_view rest = std::string_view(stage.text).substr(lines.end);
    const bool body = !rest.empty() && as_mail && lines.has_body;
    const bool prose = !body && !ascii::trim(rest).empty();
    if (pasted_ && !body) left_.look(lines.block.text, rest, false);
    if (!rest.empty()) ledger_.block_end = lines.given_end;
    ledger_.tail_at = prose ? lines.given_end : kMaxGiven;
    if (body) {
      // The line between them comes along: a mark that stood alone in it was taken out.
      Line blank;
      LineWalker(stage.text, lines.end).next(blank);
      Ledger none;
      ledger_.block_end = Builder(stage, none).given_begin(blank.next);
      append_body(lines.block, place_of(base_runs(), lines.given_end));
    }
    stage = std::move(lines.block);
  }

  // The text that the passes started from, and its runs.
  std::string_view base_text() const { return decoded_ ? std::string_view(base_.text) : given_; }
  std::span<const RepairRun> base_runs() const {
    return decoded_ ? std::span<const RepairRun>(base_.runs)
                    : std::span<const RepairRun>(&whole_, 1);
  }

  // `from`: the end of the block in the text that the passes started from.
  void append_body(Stage& block, std::size_t from) const {
    Ledger none;
    Builder tail(base_text(), base_runs(), none);
    Line blank;
    LineWalker walker(base_text(), from);
    if (!walker.next(blank)) return;
    tail.replace(from, blank.next, main_eol(block.text));
    tail.keep(blank.next, base_text().size());
    const Stage body = tail.take();
    const std::uint32_t shift = narrow(block.text.size());
    block.text += body.text;
    for (RepairRun run : body.runs) {
      run.at += shift;
      block.runs.push_back(run);
    }
  }

  // Only a mark or UTF-16 stood in the way of a correct mail: its body comes along.
  RepairedText finish_decoded() {
    if (prepared_ && look_.size() < given_.size() && base_.runs.back().given_at < look_.size()) {
      const std::uint32_t at = narrow(base_.text.size()), more = narrow(given_.size() - kMaxLook);
      base_.text += given_.substr(kMaxLook);
      base_.runs.push_back({at, more, narrow(kMaxLook), more});
    }
    if (prepared_ || !look_.starts_with("\xef\xbb\xbf")) return finish(std::move(base_));
    ledger_ = {};
    Builder out(given_, {&whole_, 1}, ledger_);
    out.note(Repair::bom_removed, 3);
    out.keep(3, given_.size());
    return finish(out.take());
  }

  RepairedText finish(Stage stage) {
    RepairedText r;
    r.notes = sum_up(std::move(ledger_), stage, given_.size());
    tell_leftovers(r, stage.text);
    r.text = std::move(stage.text);
    r.runs = std::move(stage.runs);
    return r;
  }

  std::string_view given_;
  std::string_view look_;
  bool pasted_;
  RepairRun whole_;
  Stage base_;
  Ledger ledger_;
  Leftovers left_;
  bool decoded_ = false;
  bool prepared_ = false;  // and with what only a paste needs done
};

}  // namespace
}  // namespace repairing

RepairedText repair(std::string_view given, Given as) {
  if (given.empty()) return {};
  given = given.substr(0, repairing::kMaxGiven);
  RepairedText r = repairing::Repairer(given, as).run();
  if (as == Given::stored) return r;
  // A second repair changes nothing, or there is no first.
  const auto settled = [](const RepairedText& t) {
    return !t.changed() || !repairing::Repairer(t.text, Given::pasted).run().changed();
  };
  if (!settled(r)) r = repairing::Repairer(given, Given::stored).run();
  return settled(r) ? r : RepairedText{};
}

}  // namespace tlspath
