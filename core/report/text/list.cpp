// A label and a fact a line; see layouts.hpp. No signs: they would be read aloud as names that
// nobody knows; the words say it all.
//   Verdict: ENCRYPTED
//   Suite: AES128-SHA
#include <fmt/format.h>

#include "core/report/text/layouts.hpp"

namespace tlspath::layouts {
namespace {

class List {
 public:
  List(const Hops& hops, Lines& out)
      : hops_(hops), view_(hops.view()), out_(out), w_(out.words()) {}

  void run(const std::vector<std::string>& notes) {
    out_.paragraph(view_.second.empty() ? view_.answer : view_.answer + " " + view_.second, 0, 2);
    if (!view_.to_do.empty()) out_.paragraph(view_.to_do, 0, 2);
    fact(w_.mail(), view_.mail_line);
    for (const Row& r : hops_.rows()) {
      out_.line("");
      if (r.folded())
        folded(r);
      else
        hop(hops_.first(r));
    }
    if (!view_.hops.empty()) out_.line("");
    for (const std::string& n : notes) fact(w_.notes(), n);
    for (const std::string& u : view_.unknown) fact(w_.unknown(), u);
    if (!view_.command.empty()) out_.paragraph(view_.command, 2, 2);
    if (!view_.hidden.empty()) out_.paragraph(view_.hidden, 0, 2);
  }

 private:
  void fact(std::string_view label, std::string_view text) {
    if (!text.empty()) out_.paragraph(fmt::format("{}: {}", label, text), 0, 2);
  }
  void stated(std::string_view label, const std::string& text) {
    fact(label, text.empty() ? w_.not_stated() : std::string_view(text));
  }

  void folded(const Row& r) {
    std::vector<std::uint32_t> numbers;
    for (std::size_t i = r.first; i <= r.last; ++i) numbers.push_back(view_.hops[i].number);
    fact(w_.hops_start(numbers), hops_.folded(r));
  }

  void hop(const HopView& h) {
    const auto total = static_cast<std::uint32_t>(view_.hops.size());
    out_.line(out_.clean(w_.hop_of(h.number, total)));
    fact(w_.label_verdict(), h.verdict_words);
    fact(w_.label_grade(), h.grade_words);
    if (h.verdict == Verdict::local) {
      fact(w_.label_where(), h.by.empty() ? h.local : h.by + ", " + h.local);
    } else {
      fact(w_.label_from(), hops_.from(h));
      fact(w_.label_by(), hops_.by(h));
    }
    if (h.verdict == Verdict::encrypted) {
      stated(w_.label_version(), h.version);
      stated(w_.label_suite(), h.suite);
      fact(w_.label_bits(), h.bits);
      fact(w_.label_key_exchange(), h.key_exchange);
      fact(w_.label_signature(), h.signature);
      fact(w_.label_client_certificate(), h.client_certificate);
    }
    fact(w_.label_keyword(), h.keyword);
    fact(w_.label_note(), h.authenticated);
    stated(w_.label_time(), h.time.empty() ? h.time : fmt::format("{} {} UTC", h.date, h.time));
    fact(w_.label_delay(), h.delay);
    fact(w_.label_system(), h.by_system);
    fact(w_.label_trust(), h.trust_words);
    for (const std::string& f : h.flags) fact(w_.label_note(), f);
    for (const ProofView& p : view_.proofs)
      if (p.hop == h.number)
        fact(w_.proof(), fmt::format("\"{}\", {}, {}", p.words, w_.byte(p.byte), p.rule));
  }

  const Hops& hops_;
  const MailView& view_;
  Lines& out_;
  const Words& w_;
};

}  // namespace

void write_list(const Hops& hops, const std::vector<std::string>& notes, Lines& out) {
  List(hops, out).run(notes);
}

}  // namespace tlspath::layouts
