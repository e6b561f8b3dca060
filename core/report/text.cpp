// Text for people at a terminal; see text.hpp. Colour is put on after all widths are known, so that
// a line has the same cells with and without it.
#include "core/report/text.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "core/report/beside_words.hpp"
#include "core/report/escape.hpp"

namespace tlspath {
namespace {

constexpr std::size_t kLabel = 9;   // "Unknown  "
constexpr std::size_t kIndent = 5;  // under the verdict
constexpr std::size_t kBlocksWidth = 72;
constexpr std::size_t kLeastWidth = 40;
constexpr std::size_t kLeastSuite =
    17;  // room for "AES128-SHA (128)", so that short tables look alike
constexpr std::size_t kLeastProofEdge =
    53;  // where the delays of blocks end: byte numbers stand under them

class Writer {
 public:
  Writer(const MailView& v, const TextStyle& s)
      : v_(v),
        s_(s),
        w_(words(v.language)),
        width_(std::max(kLeastWidth, static_cast<std::size_t>(std::max(s.width, 0)))),
        prose_(std::min(width_, kTableWidth)) {}

  std::string run() {
    Layout layout = s_.layout;
    if (layout == Layout::automatic) {
      layout = width_ >= kTableWidth    ? Layout::table
               : width_ >= kBlocksWidth ? Layout::blocks
                                        : Layout::list;
    }
    if (layout == Layout::table && width_ < kTableWidth) layout = Layout::blocks;
    if (layout == Layout::blocks && width_ < kBlocksWidth) layout = Layout::list;
    if (layout == Layout::list) {
      list();
      return std::move(out_);
    }
    answer();
    labelled(w_.mail(), {v_.mail_line});
    if (!v_.hops.empty()) {
      line("");
      if (layout != Layout::table || !table()) blocks();
      line("");
      proof();
    }
    labelled(w_.notes(), notes());
    unknown();
    if (!v_.hidden.empty()) paragraph(v_.hidden, 0, 0);
    return std::move(out_);
  }

 private:
  // --- lines ---
  std::string t(std::string_view s) const { return terminal_text(s, s_.ascii); }
  std::string exact(std::string_view s) const { return terminal_text(s, s_.ascii, true); }

  void line(std::string_view s) {
    while (!s.empty() && s.back() == ' ') s.remove_suffix(1);
    out_ += s;
    out_ += '\n';
  }
  static std::string blanks(std::size_t n) { return std::string(n, ' '); }
  static std::string padded(std::string s, std::size_t n) {
    const std::size_t c = cells(s);
    if (c < n) s.append(n - c, ' ');
    return s;
  }
  static std::string right(std::string s, std::size_t n) {
    const std::size_t c = cells(s);
    return c < n ? blanks(n - c) + s : s;
  }
  std::string paint(std::string_view s, std::string_view sgr) const {
    if (!s_.colour || sgr.empty() || s.empty()) return std::string(s);
    return fmt::format("\x1b[{}m{}\x1b[0m", sgr, s);
  }
  // Only what is painted, not the blanks that follow it.
  std::string painted(std::string s, std::string_view sgr, std::size_t n) const {
    const std::size_t c = cells(s);
    return paint(s, sgr) + (c < n ? blanks(n - c) : std::string());
  }
  static std::string_view chip(Verdict v) {
    switch (v) {
      case Verdict::encrypted:
        return "97;44";
      case Verdict::cleartext:
        return "97;41";
      case Verdict::unstated:
        return "30;43";
      case Verdict::local:
        return {};
    }
    return {};
  }
  static std::string_view chip(const std::optional<PathVerdict>& v) {
    if (!v) return {};
    switch (*v) {
      case PathVerdict::encrypted:
        return chip(Verdict::encrypted);
      case PathVerdict::cleartext:
        return chip(Verdict::cleartext);
      case PathVerdict::unproven:
        return chip(Verdict::unstated);
      case PathVerdict::local:
        return {};
    }
    return {};
  }

  void paragraph(std::string_view text, std::size_t first, std::size_t rest) {
    const auto lines = wrap(t(text), prose_ - rest, prose_ - first);
    for (std::size_t i = 0; i < lines.size(); ++i) line(blanks(i == 0 ? first : rest) + lines[i]);
  }

  void answer() {
    std::string all = v_.answer;
    if (!v_.second.empty()) all += " " + v_.second;
    const auto lines = wrap(t(all), prose_ - 2, prose_ - 2);
    for (std::size_t i = 0; i < lines.size(); ++i) {
      line(
          (i == 0 ? paint(sign(v_.verdict, s_.ascii), chip(v_.verdict)) + " " : std::string("  ")) +
          lines[i]);
    }
    if (!v_.to_do.empty()) paragraph(v_.to_do, 2, 2);
  }

  std::vector<std::string> notes() const {
    std::vector<std::string> all = v_.notes;
    if (v_.notes_left_out > 0)
      all.push_back(more_statements(v_.notes_left_out, MoreIn::terminal, v_.language));
    return all;
  }

  void labelled(std::string_view label, const std::vector<std::string>& texts) {
    bool first = true;
    for (const std::string& text : texts) {
      if (text.empty()) continue;
      for (const std::string& l : wrap(t(text), prose_ - kLabel, prose_ - kLabel)) {
        line((first ? padded(t(label), kLabel) : blanks(kLabel)) + l);
        first = false;
      }
    }
  }

  void unknown() {
    if (v_.unknown.empty()) return;
    std::vector<std::string> texts = v_.unknown;
    labelled(w_.unknown(), texts);
    if (v_.command.empty()) return;
    // A command is not to be broken: a file name that is too long is left to the reader.
    std::string command = t(v_.command);
    if (cells(command) > prose_ - kLabel) {
      const std::size_t at = command.find(' ', std::string("tlspath --trust ").size());
      if (at != std::string::npos) command = command.substr(0, at) + " FILE";
    }
    for (const std::string& l : wrap(command, prose_ - kLabel, prose_ - kLabel))
      line(blanks(kLabel) + l);
  }

  // --- what hops have in common ---
  struct Row {
    std::size_t first = 0, last = 0;  // indexes; more than one only for folded local hops
    std::string number, time, delay;
  };

  std::vector<Row> rows() const {
    std::vector<Row> out;
    for (std::size_t i = 0; i < v_.hops.size();) {
      std::size_t j = i;
      if (!v_.all) {
        while (foldable(j) && j + 1 < v_.hops.size() && foldable(j + 1)) ++j;
      }
      Row r{i, j, number_of(i, j), time_of(v_.hops[j]), delay_of(i, j)};
      out.push_back(std::move(r));
      i = j + 1;
    }
    return out;
  }
  bool foldable(std::size_t i) const {
    return v_.hops[i].verdict == Verdict::local && v_.hops[i].flags.empty();
  }
  std::string number_of(std::size_t i, std::size_t j) const {
    return i == j ? fmt::format("{}", v_.hops[i].number)
                  : fmt::format("{}-{}", v_.hops[i].number, v_.hops[j].number);
  }
  std::string time_of(const HopView& h) const {
    if (h.time.empty()) return "-";
    if (h.day_offset == 0) return h.time;
    // A stamp that is months away has a date; nobody would look at its seconds.
    if (h.day_offset > 99 || h.day_offset < -99) return h.date;
    return fmt::format("{} {:+}d", h.time, h.day_offset);
  }
  std::string delay_of(std::size_t i, std::size_t j) const {
    if (i != j) return "-";
    return v_.hops[i].delay.empty() ? "-" : v_.hops[i].delay;
  }

  std::string verdict_cell(const HopView& h) const {
    return fmt::format("{} {}", sign(h.verdict, s_.ascii), t(h.verdict_words));
  }
  std::string grade_cell(const HopView& h) const {
    return h.grade ? fmt::format("{} {}", bars(*h.grade, s_.ascii), t(h.grade_words))
                   : std::string();
  }
  static std::string_view grade_style(const HopView& h) {
    return h.grade && *h.grade <= Grade::weak ? std::string_view("1") : std::string_view();
  }
  std::size_t verdict_width() const {
    std::size_t n = cells(t(w_.head_verdict()));
    for (const Verdict v :
         {Verdict::encrypted, Verdict::cleartext, Verdict::unstated, Verdict::local}) {
      n = std::max(n, 2 + cells(t(w_.verdict(v))));
    }
    return n;
  }
  std::size_t grade_width() const {
    std::size_t n = cells(t(w_.head_grade()));
    for (const Grade g : {Grade::broken, Grade::weak, Grade::acceptable, Grade::good}) {
      n = std::max(n, 4 + cells(t(w_.grade(g))));
    }
    return n;
  }
  std::string flag_words(const HopView& h, std::size_t i) const {
    if (i == 0 && h.boundary) return fmt::format("{} {}", s_.ascii ? "|>" : "⚑", t(h.flags[0]));
    return t(h.flags[i]);
  }

  static std::string side(const std::string& name, const std::string& address) {
    if (address.empty()) return name;
    return name.empty() ? fmt::format("[{}]", address) : fmt::format("{} [{}]", name, address);
  }
  std::string from_side(const HopView& h) const {
    const std::string s = side(t(h.from), t(h.from_address));
    return s.empty() ? t(w_.not_stated()) : s;
  }
  std::string by_side(const HopView& h) const {
    const std::string s = side(t(h.by), t(h.by_address));
    return s.empty() ? t(w_.not_stated()) : s;
  }
  std::string pair_of(const HopView& h) const {
    const std::string from = from_side(h), by = by_side(h);
    const std::string missing = t(w_.not_stated());
    return from == missing && by == missing ? missing : from + " -> " + by;
  }
  // Both sides within `limit` cells: the longer name is cut first.
  std::string sides(const HopView& h, std::size_t limit) const {
    const std::string whole = pair_of(h);
    if (cells(whole) <= limit) return whole;
    const std::string a = t(h.from), b = t(h.by);
    const std::size_t na = cells(a), nb = cells(b), rest = cells(whole) - na - nb;
    if (rest + 12 > limit) return cut_middle(whole, limit);
    const std::size_t room = limit - rest;
    const std::size_t half = room / 2;
    const std::size_t ra = na <= half ? na : nb <= half ? room - nb : half;
    return side(cut_middle(a, ra), t(h.from_address)) + " -> " +
           side(cut_middle(b, room - ra), t(h.by_address));
  }

  // Folded local hops: the host and the word they share, where they share them.
  std::string folded(const Row& r) const {
    const HopView& first = v_.hops[r.first];
    bool one_host = true, one_trust = true;
    for (std::size_t i = r.first; i <= r.last; ++i) {
      one_host = one_host && v_.hops[i].by == first.by;
      one_trust = one_trust && v_.hops[i].trust == first.trust;
    }
    std::string s = w_.local_hops(r.last - r.first + 1,
                                  one_host ? std::string_view(first.by) : std::string_view());
    if (one_trust) s += "; " + first.trust_words;
    return t(s);
  }

  // --- blocks ---
  void blocks() {
    const std::vector<Row> all = rows();
    std::size_t number = 3, time = 12, delay = 5;
    for (const Row& r : all) {
      number = std::max(number, cells(r.number));
      time = std::max(time, cells(r.time));
      delay = std::max(delay, cells(r.delay));
    }
    const std::size_t verdict = verdict_width(), grade = grade_width();
    const std::size_t at_time = number + 2 + verdict + 2 + grade + 2;
    // As drawn: delays end 18 cells after the time begins, later only where they must.
    const std::size_t needed = (has_days(all) ? time + 2 : std::size_t{9}) + delay;
    const std::size_t edge = at_time + std::max<std::size_t>(18, needed);
    line(padded(t(w_.head_hop()), number) + "  " + padded(t(w_.head_verdict()), verdict) + "  " +
         padded(t(w_.head_grade()), grade) + "  " + padded(t(w_.head_time()), 8) +
         right(t(w_.head_delay()), edge - at_time - 8));
    const std::size_t tail_room = edge + 2 < width_ ? width_ - edge - 2 : 0;
    for (const Row& r : all) {
      const HopView& h = v_.hops[r.first];
      std::string row =
          right(r.number, number) + "  " +
          (h.verdict == Verdict::local ? padded(verdict_cell(h), verdict)
                                       : painted(verdict_cell(h), chip(h.verdict), verdict)) +
          "  " + painted(grade_cell(h), grade_style(h), grade) + "  ";
      row += r.time + right(r.delay, edge - at_time - cells(r.time));
      if (h.verdict == Verdict::local) {
        local_block(r, std::move(row), tail_room);
        continue;
      }
      std::vector<std::string> later;  // flags that found no room
      std::string tail;
      for (std::size_t i = 0; i < h.flags.size(); ++i) {
        const std::string f = flag_words(h, i);
        const std::string longer = tail.empty() ? f : tail + ", " + f;
        if (later.empty() && cells(longer) <= tail_room)
          tail = longer;
        else
          later.push_back(f);
      }
      if (!tail.empty()) row += "  " + tail;
      line(row);
      const std::size_t room = width_ - kIndent;
      const std::string pair = pair_of(h);
      if (cells(pair) <= room) {
        line(blanks(kIndent) + pair);
      } else {
        line(blanks(kIndent) + cut_side(t(h.from), t(h.from_address), from_side(h), room));
        line(blanks(kIndent) + "-> " + cut_side(t(h.by), t(h.by_address), by_side(h), room - 3));
      }
      std::string said = facts_line(h, h.by_system, later);
      if (cells(said) > room) said = facts_line(h, h.by_system_short, later);
      // The flag and its word stay together.
      const std::string_view flag = s_.ascii ? "|> " : "⚑ ";
      const std::size_t at = said.find(flag);
      if (at != std::string::npos) said[at + flag.size() - 1] = kGlue;
      for (std::string& l : wrap(said, room, room)) {
        std::replace(l.begin(), l.end(), kGlue, ' ');
        line(blanks(kIndent) + l);
      }
    }
  }
  static constexpr char kGlue = '\x01';  // cannot come from a mail: views hold no controls
  static bool has_days(const std::vector<Row>& all) {
    return std::any_of(all.begin(), all.end(), [](const Row& r) { return cells(r.time) > 8; });
  }
  static std::string cut_side(const std::string& name, const std::string& address,
                              const std::string& whole, std::size_t room) {
    if (cells(whole) <= room) return whole;
    const std::size_t rest = cells(whole) - cells(name);
    return rest + 8 < room ? side(cut_middle(name, room - rest), address) : cut_middle(whole, room);
  }
  std::string facts_line(const HopView& h, const std::string& system,
                         const std::vector<std::string>& later) const {
    std::string s = t(h.facts);
    const auto add = [&](const std::string& what) {
      if (what.empty()) return;
      if (!s.empty()) s += "; ";
      s += what;
    };
    if (h.ask_client_certificate) add(t(h.client_certificate));
    add(t(system));
    add(t(h.trust_words));
    for (const std::string& f : later) add(f);
    return s;
  }
  void local_block(const Row& r, std::string row, std::size_t room) {
    const HopView& h = v_.hops[r.first];
    std::string flags;
    for (std::size_t i = 0; i < h.flags.size(); ++i) flags += "; " + flag_words(h, i);
    if (r.first != r.last) {
      const std::string said = folded(r);
      if (cells(said) <= room) {
        line(row + "  " + said);
      } else {
        line(row);
        line(blanks(kIndent) + cut_middle(said, width_ - kIndent));
      }
      return;
    }
    const std::string ending = "; " + t(h.trust_words) + flags;
    const std::string name = by_name(h);
    if (v_.all) {
      // Each on two lines, with how it is known.
      line(row);
      line(blanks(kIndent) + cut_middle(name + ", " + t(h.local) + ending, width_ - kIndent));
      return;
    }
    if (cells(ending) + 10 > room) {
      line(row);
      line(blanks(kIndent) + cut_middle(name + ending, width_ - kIndent));
      return;
    }
    line(row + "  " + cut_middle(name, room - cells(ending)) + ending);
  }
  std::string by_name(const HopView& h) const {
    if (!h.by.empty()) return t(h.by);
    return by_side(h);
  }

  // --- table ---
  struct Cells {
    std::string version, suite;
  };
  Cells tls_cells(const HopView& h) const {
    Cells c;
    if (h.verdict == Verdict::unstated) return {"-", "-"};
    if (h.verdict != Verdict::encrypted) return c;
    c.version = h.version.empty() ? "-" : t(h.version);
    c.suite = h.suite.empty() ? "-" : t(h.suite);
    if (!h.bits.empty()) c.suite += fmt::format(" ({})", h.bits);
    return c;
  }
  std::string system_cell(const HopView& h, std::size_t room) const {
    const std::string habit = h.habit.empty() ? std::string() : ", " + t(h.habit);
    const std::string build = h.build.empty() ? std::string() : fmt::format(" ({})", t(h.build));
    std::string cell;
    for (const std::string& c :
         {t(h.system_long) + build + habit, t(h.system_short) + build + habit,
          t(h.system_short) + habit, t(h.system_short)}) {
      cell = c;
      if (cells(cell) <= room) break;
    }
    return cut_middle(cell, room);
  }

  bool table() {
    const std::vector<Row> all = rows();
    std::size_t number = 3, grade = cells(t(w_.head_grade())),
                version = std::max<std::size_t>(7, cells(t(w_.head_version()))),
                suite = std::max(kLeastSuite, cells(t(w_.head_suite()))), time = 8,
                delay = cells(t(w_.head_delay()));
    for (const Row& r : all) {
      const HopView& h = v_.hops[r.first];
      const Cells c = tls_cells(h);
      number = std::max(number, cells(r.number));
      grade = std::max(grade, cells(grade_cell(h)));
      version = std::max(version, cells(c.version));
      suite = std::max(suite, cells(c.suite));
      time = std::max(time, cells(r.time));
      delay = std::max(delay, cells(r.delay));
    }
    const std::size_t verdict = verdict_width();
    const auto system_at = [&] {
      return number + 2 + verdict + 2 + grade + 2 + version + 2 + suite + 2 + time + 2 + delay + 2;
    };
    // A suite that nobody knows can be of any length; a system's name needs some room.
    const std::size_t least_system = 20;
    if (system_at() + least_system > width_) {
      const std::size_t over = system_at() + least_system - width_;
      if (suite < kLeastSuite + over) return false;
      suite -= over;
    }
    const std::size_t at = system_at(), room = width_ - at;
    std::size_t edge = kTableWidth;
    line(padded(t(w_.head_hop()), number) + "  " + padded(t(w_.head_verdict()), verdict) + "  " +
         padded(t(w_.head_grade()), grade) + "  " + padded(t(w_.head_version()), version) + "  " +
         padded(t(w_.head_suite()), suite) + "  " + padded(t(w_.head_time()), time) + "  " +
         right(t(w_.head_delay()), delay) + "  " + cut_middle(t(w_.head_system()), room));
    for (const Row& r : all) edge = std::max(edge, at + cells(system_cell(v_.hops[r.first], room)));
    for (const Row& r : all) {
      const HopView& h = v_.hops[r.first];
      const Cells c = tls_cells(h);
      const bool many = r.first != r.last;
      line(right(r.number, number) + "  " +
           (h.verdict == Verdict::local ? padded(verdict_cell(h), verdict)
                                        : painted(verdict_cell(h), chip(h.verdict), verdict)) +
           "  " + painted(grade_cell(h), grade_style(h), grade) + "  " +
           padded(c.version, version) + "  " + padded(cut_middle(c.suite, suite), suite) + "  " +
           padded(r.time, time) + "  " + right(r.delay, delay) + "  " +
           (many ? std::string() : system_cell(h, room)));
      std::string tail;
      const auto add = [&](const std::string& s) {
        if (s.empty()) return;
        if (!tail.empty()) tail += ", ";
        tail += s;
      };
      for (std::size_t i = 0; i < h.flags.size(); ++i) add(flag_words(h, i));
      if (h.verdict != Verdict::local) {
        add(t(h.client_certificate));
        add(t(h.plain_reading));
      }
      if (!many) add(t(h.trust_words));
      const std::size_t left = std::min(width_, edge) - kIndent;
      // Where the remarks would leave no room for the names, they have a line of their own.
      const bool apart = cells(tail) + 42 > left;
      const std::size_t names = apart ? left : left - cells(tail) - 2;
      const std::string pair = many ? cut_middle(folded(r), names)
                               : h.verdict == Verdict::local
                                   ? cut_middle(by_name(h) + ", " + t(h.local), names)
                                   : sides(h, names);
      if (apart) {
        line(blanks(kIndent) + pair);
        for (const std::string& l : wrap(tail, left, left)) line(blanks(kIndent) + right(l, left));
      } else {
        line(blanks(kIndent) + pair + right(tail, left - cells(pair)));
      }
    }
    return true;
  }

  // --- proof ---
  void proof() {
    if (v_.proofs.empty()) return;
    struct Item {
      std::string hop, quote, where;
      bool one_line = false;
    };
    std::vector<Item> items;
    std::size_t hop = 5, where = 0;
    for (const ProofView& p : v_.proofs) {
      Item i{t(w_.hop(p.hop)), fmt::format("\"{}\"", exact(p.words)),
             fmt::format("{}, {}", t(w_.byte(p.byte)), t(p.rule))};
      hop = std::max(hop, cells(i.hop));
      where = std::max(where, cells(i.where));
      items.push_back(std::move(i));
    }
    const std::size_t at = kLabel + hop + 2;
    std::size_t edge = kLeastProofEdge + where <= prose_ ? kLeastProofEdge : at;
    for (Item& i : items) {
      i.one_line = at + cells(i.quote) + 2 + where <= prose_;
      if (i.one_line) edge = std::max(edge, at + cells(i.quote) + 2);
    }
    bool first = true;
    for (const Item& i : items) {
      const std::string start =
          padded(first ? t(w_.proof()) : std::string(), kLabel) + padded(i.hop, hop) + "  ";
      first = false;
      if (i.one_line) {
        line(start + painted(i.quote, kProof, edge - at) + i.where);
        continue;
      }
      const auto lines = wrap(i.quote, prose_ - at, prose_ - at);
      for (std::size_t k = 0; k < lines.size(); ++k)
        line((k == 0 ? start : blanks(at)) + paint(lines[k], kProof));
      for (const std::string& l : wrap(i.where, prose_ - at, prose_ - at)) line(blanks(at) + l);
    }
  }

  // --- list ---
  void fact(std::string_view label, std::string_view text) {
    if (text.empty()) return;
    const std::string whole = fmt::format("{}: {}", t(label), t(text));
    const auto lines = wrap(whole, prose_ - 2, prose_);
    for (std::size_t i = 0; i < lines.size(); ++i) line((i == 0 ? "" : "  ") + lines[i]);
  }
  void list() {
    // The sign would be read aloud as a name that nobody knows; the words say it all.
    paragraph(v_.second.empty() ? v_.answer : v_.answer + " " + v_.second, 0, 2);
    if (!v_.to_do.empty()) paragraph(v_.to_do, 0, 2);
    fact(w_.mail(), v_.mail_line);
    const auto total = static_cast<std::uint32_t>(v_.hops.size());
    for (const Row& r : rows()) {
      const HopView& h = v_.hops[r.first];
      line("");
      if (r.first != r.last) {
        std::vector<std::uint32_t> numbers;
        for (std::size_t i = r.first; i <= r.last; ++i) numbers.push_back(v_.hops[i].number);
        fact(w_.hops_start(numbers), folded(r));
        continue;
      }
      line(t(w_.hop_of(h.number, total)));
      fact(w_.label_verdict(), h.verdict_words);
      fact(w_.label_grade(), h.grade_words);
      if (h.verdict == Verdict::local) {
        fact(w_.label_where(), h.by.empty() ? h.local : h.by + ", " + h.local);
      } else {
        fact(w_.label_from(), from_side(h));
        fact(w_.label_by(), by_side(h));
      }
      if (h.verdict == Verdict::encrypted) {
        fact(w_.label_version(), h.version.empty() ? std::string(w_.not_stated()) : h.version);
        fact(w_.label_suite(), h.suite.empty() ? std::string(w_.not_stated()) : h.suite);
        fact(w_.label_bits(), h.bits);
        fact(w_.label_key_exchange(), h.key_exchange);
        fact(w_.label_signature(), h.signature);
        fact(w_.label_client_certificate(), h.client_certificate);
      }
      fact(w_.label_keyword(), h.keyword);
      fact(w_.label_note(), h.authenticated);
      fact(w_.label_time(), h.time.empty() ? std::string(w_.not_stated())
                                           : fmt::format("{} {} UTC", h.date, h.time));
      fact(w_.label_delay(), h.delay);
      fact(w_.label_system(), h.by_system);
      fact(w_.label_trust(), h.trust_words);
      for (const std::string& f : h.flags) fact(w_.label_note(), f);
      for (const ProofView& p : v_.proofs) {
        if (p.hop != h.number) continue;
        fact(w_.proof(), fmt::format("\"{}\", {}, {}", p.words, w_.byte(p.byte), p.rule));
      }
    }
    if (!v_.hops.empty()) line("");
    for (const std::string& n : notes()) fact(w_.notes(), n);
    for (const std::string& u : v_.unknown) fact(w_.unknown(), u);
    if (!v_.command.empty()) paragraph(v_.command, 2, 2);
    if (!v_.hidden.empty()) paragraph(v_.hidden, 0, 2);
  }

  static constexpr std::string_view kProof = "1;4";

  const MailView& v_;
  const TextStyle& s_;
  const Words& w_;
  std::size_t width_, prose_;
  std::string out_;
};

}  // namespace

std::string render_text(const MailView& view, const TextStyle& style) {
  return Writer(view, style).run();
}

std::string_view sign(Verdict v, bool ascii) {
  switch (v) {
    case Verdict::encrypted:
      return ascii ? "+" : "✓";
    case Verdict::cleartext:
      return ascii ? "x" : "✗";
    case Verdict::unstated:
      return "?";
    case Verdict::local:
      return ascii ? "." : "⌂";
  }
  return "?";
}

std::string_view sign(std::optional<PathVerdict> v, bool ascii) {
  if (!v) return "-";
  switch (*v) {
    case PathVerdict::encrypted:
      return sign(Verdict::encrypted, ascii);
    case PathVerdict::cleartext:
      return sign(Verdict::cleartext, ascii);
    case PathVerdict::unproven:
      return sign(Verdict::unstated, ascii);
    case PathVerdict::local:
      return sign(Verdict::local, ascii);
  }
  return "?";
}

std::string_view bars(Grade g, bool ascii) {
  switch (g) {
    case Grade::broken:
      return ascii ? "---" : "▯▯▯";
    case Grade::weak:
      return ascii ? "#--" : "▮▯▯";
    case Grade::acceptable:
      return ascii ? "##-" : "▮▮▯";
    case Grade::good:
      return ascii ? "###" : "▮▮▮";
  }
  return {};
}

std::string capitals(std::string_view text) {
  std::string out(text);
  for (std::size_t i = 0; i < out.size(); ++i) {
    if (out[i] >= 'a' && out[i] <= 'z') out[i] = static_cast<char>(out[i] - 0x20);
    // U+00E0 to U+00FE: two bytes in UTF-8, the second one from 0xA0 on.
    if (out[i] == '\xc3' && i + 1 < out.size() && out[i + 1] >= '\xa0' && out[i + 1] <= '\xbe') {
      ++i;
      out[i] = static_cast<char>(out[i] - 0x20);
    }
  }
  return out;
}

std::vector<std::string> wrap(std::string_view text, std::size_t width, std::size_t first_width) {
  std::vector<std::string> lines;
  std::size_t room = std::max<std::size_t>(1, first_width);
  width = std::max<std::size_t>(1, width);
  while (!text.empty()) {
    const std::size_t fits = prefix_of(text, room);
    if (fits == text.size()) {
      lines.emplace_back(text);
      break;
    }
    // A blank right behind the line's edge is a place to break too.
    std::size_t blank = text.rfind(' ', fits);
    if (blank == std::string_view::npos || blank == 0) {
      // At least one character, however wide it is.
      std::size_t cut = fits;
      if (cut == 0) {
        cut = 1;
        while (cut < text.size() && (static_cast<unsigned char>(text[cut]) & 0xC0u) == 0x80u) ++cut;
      }
      lines.emplace_back(text.substr(0, cut));
      text.remove_prefix(cut);
    } else {
      std::size_t end = blank;
      while (end > 0 && text[end - 1] == ' ') --end;
      if (end > 0) lines.emplace_back(text.substr(0, end));
      text.remove_prefix(blank + 1);
    }
    room = width;
  }
  return lines;
}

}  // namespace tlspath
