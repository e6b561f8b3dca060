#include "core/store/fact_filter.hpp"

#include "core/store/schema.hpp"

namespace tlspath::store {
namespace {

constexpr std::uint32_t kNoName = UINT32_MAX;  // a text that no mail has

std::uint32_t number_of(Database& db, const std::string& text) {
  if (text.empty()) return 0;
  Statement s = db.prepare("SELECT id FROM names WHERE text = ?");
  s.bind(1, std::string_view(text));
  return s.step() ? static_cast<std::uint32_t>(s.integer(0)) : kNoName;
}

// "exchange postfix" has "postfix".
bool has_word(std::string_view list, std::string_view word) {
  while (!list.empty()) {
    const std::size_t end = std::min(list.find(' '), list.size());
    if (list.substr(0, end) == word) return true;
    list.remove_prefix(std::min(end + 1, list.size()));
  }
  return false;
}

}  // namespace

ListsWith::ListsWith(Database& db, std::string word)
    : text_(db.prepare("SELECT text FROM names WHERE id = ?")), word_(std::move(word)) {}

bool ListsWith::has(std::uint32_t list) {
  constexpr std::uint32_t kMost = 1u << 26;
  if (list == 0 || list > kMost) return false;
  if (list >= known_.size()) known_.resize(std::size_t{list} + 1);
  if (known_[list] == 0) {
    text_.bind(1, std::int64_t{list});
    known_[list] = text_.step() && has_word(text_.text(0), word_) ? 2 : 1;
    text_.reset();
  }
  return known_[list] == 2;
}

FactFilter::FactFilter(Database& db, const MailSelection& s, const std::vector<bool>& copies,
                       MailMarks marks)
    : weak_(s.weak),
      undated_(s.undated),
      once_(s.once),
      since_(s.since),
      until_(s.until),
      mark_(s.mark),
      marks_(std::move(marks)),
      copies_(copies) {
  if (s.way) way_ = *s.way == WayAnswer::none ? Facts::kNone : static_cast<std::uint8_t>(*s.way);
  if (s.boundary) boundary_ = static_cast<std::uint8_t>(*s.boundary);
  if (s.passed) {
    const bool came = *s.passed == Passed::kept || *s.passed == Passed::dropped;
    const bool went = *s.passed == Passed::kept || *s.passed == Passed::raised;
    came_ = static_cast<std::uint8_t>(came ? Verdict::encrypted : Verdict::cleartext);
    went_ = static_cast<std::uint8_t>(went ? Verdict::encrypted : Verdict::cleartext);
  }
  if (s.partner) partner_ = number_of(db, *s.partner);
  if (s.relay) relay_ = number_of(db, *s.relay);
  if (s.version) versions_ = static_cast<std::uint8_t>(version_bit(*s.version));
  if (s.system) systems_.emplace(db, s.system->empty() ? std::string(kUnknownSystem) : *s.system);
  if (!s.finding.empty()) findings_.emplace(db, s.finding);
  MailSelection rest = s;
  rest.text.clear();
  takes_all_ = rest.empty();
  has_small_ = way_ || boundary_ || came_ || partner_ || relay_ || versions_ != 0 || weak_;
  has_rest_ = since_ || until_ || undated_ || mark_ || systems_ || findings_;
}

bool FactFilter::takes_rest(std::int64_t mail, const Facts& f) {
  if ((since_ || until_) && f.time == kNoTime) return false;
  if (since_ && f.time < *since_) return false;
  if (until_ && f.time >= *until_) return false;
  if (undated_ && f.time >= kFirstMonth && f.time <= kLastMonth) return false;
  const auto at = static_cast<std::size_t>(mail);
  if (mark_ && (marks_ && at < marks_->size() ? (*marks_)[at] : 0) != *mark_) return false;
  if (systems_ && !systems_->has(f.systems)) return false;
  return !findings_ || findings_->has(f.findings);
}

}  // namespace tlspath::store
