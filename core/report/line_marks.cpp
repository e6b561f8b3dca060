#include "core/report/line_marks.hpp"

#include <algorithm>

#include "core/path/system.hpp"
#include "core/received/slots.hpp"
#include "core/report/marks.hpp"
#include "core/report/page_words.hpp"

namespace tlspath {
namespace {

std::string rule_of(const Hop& hop, const Mark& mark) {
  const Evidence* found = nullptr;
  for (const Evidence& e : hop.evidence) {
    if (!overlap(e.where, mark.where)) continue;
    if (found == nullptr || e.says == mark.says) found = &e;
    if (e.says == mark.says) break;
  }
  if (found == nullptr || found->rule.empty()) return {};
  std::string rule(hop.system != nullptr ? hop.system->id : std::string_view("rfc"));
  return rule.append("/").append(found->rule);
}

std::string_view label_of(Weightless k, const PageWords& words) {
  switch (k) {
    case Weightless::greeting:
      return words.greeting;
    case Weightless::name:
      return words.name;
    case Weightless::sender_words:
      return words.sender_words;
    case Weightless::host:
      return words.host;
    case Weightless::id:
      return words.id;
    case Weightless::recipient:
      return words.recipient;
  }
  return {};
}

}  // namespace

std::vector<LineMark> line_marks(std::string_view raw, const Analysis& analysis,
                                 Language language) {
  const PageWords& words = page_words(language);
  std::vector<LineMark> out;
  ReceivedField parts;
  std::vector<WeightlessWords> weightless;
  for (const Hop& hop : analysis.hops) {
    for (Mark& m : marks_of(raw, hop, words, false)) {
      LineMark one{.where = m.where, .hop = hop.number, .proof = true, .says = m.says};
      one.rule = rule_of(hop, m);
      one.label = std::move(m.label);
      out.push_back(std::move(one));
    }
    weightless.clear();
    tokenize(raw, hop.value, parts);
    find_weightless_words(raw, parts, weightless);
    for (const WeightlessWords& w : weightless) {
      LineMark one{.where = w.where, .hop = hop.number, .proof = false, .kind = w.kind};
      one.label = label_of(w.kind, words);
      out.push_back(std::move(one));
    }
  }
  std::ranges::stable_sort(out, {}, [](const LineMark& m) { return m.where.at; });
  return out;
}

std::optional<Weightless> weightless_part(const Hop& hop, Span bytes) {
  const auto in = [&](const std::optional<Span>& part) {
    return part && !bytes.empty() && overlap(*part, bytes);
  };
  if (in(hop.from.helo)) return Weightless::greeting;
  if (in(hop.from.name)) return Weightless::name;
  if (in(hop.by.name)) return Weightless::host;
  if (in(hop.id)) return Weightless::id;
  if (in(hop.for_)) return Weightless::recipient;
  return std::nullopt;
}

}  // namespace tlspath
