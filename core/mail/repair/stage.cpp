// stage.cpp: the Builder, which carries the runs along.
#include "core/mail/repair/stage.hpp"

#include <algorithm>

#include "core/mail/repair/runs.hpp"
#include "core/mail/repair/words.hpp"

namespace tlspath::repairing {
namespace {

// Bytes [from, to) of the text of a run, as a run.
RepairRun piece(const RepairRun& r, std::uint32_t from, std::uint32_t to) {
  if (is_linear(r)) {
    const std::uint32_t begin = given_begin_in(r, from);
    return {0, to - from, begin, given_end_in(r, to) - begin};
  }
  // A replacement is cut in two: its first part stands for the whole.
  if (from == 0) return {0, to, r.given_at, r.given_size};
  return {0, to - from, r.given_at + r.given_size, 0};
}

}  // namespace

// Inline: run for every piece that is kept.
inline void Builder::seek(std::size_t at) {
  while (cursor_ > 0 && (cursor_ == runs_.size() || runs_[cursor_].at > at)) --cursor_;
  while (cursor_ < runs_.size() && std::size_t{runs_[cursor_].at} + runs_[cursor_].size <= at)
    ++cursor_;
}

inline void Builder::push(RepairRun run) {
  if (!out_.runs.empty()) {
    RepairRun& last = out_.runs.back();
    run.at = last.at + last.size;
    const bool follows = last.given_at + last.given_size == run.given_at;
    if (follows && is_linear(last) && is_linear(run) &&
        last.given_size / last.size == run.given_size / run.size) {
      last.size += run.size;
      last.given_size += run.given_size;
      return;
    }
  }
  out_.runs.push_back(run);
}

Builder::Builder(std::string_view text, std::span<const RepairRun> runs, Ledger& ledger)
    : text_(text), runs_(runs), ledger_(ledger) {
  out_.text.reserve(text.size() + text.size() / 16);
}

void Builder::keep(std::size_t from, std::size_t to) {
  if (from >= to) return;
  out_.text.append(text_.substr(from, to - from));
  for (seek(from); from < to; seek(from)) {
    const RepairRun& r = runs_[cursor_];
    const std::size_t end = std::min<std::size_t>(to, std::size_t{r.at} + r.size);
    push(piece(r, narrow(from - r.at), narrow(end - r.at)));
    from = end;
  }
}

void Builder::replace(std::size_t from, std::size_t to, std::string_view bytes) {
  if (bytes.empty()) return;
  const std::uint32_t begin = given_begin(from);
  const std::uint32_t end = given_end(to);
  out_.text.append(bytes);
  push({0, narrow(bytes.size()), begin, end - begin});
}

void Builder::insert(std::size_t at, std::string_view bytes) {
  out_.text.append(bytes);
  push({0, narrow(bytes.size()), given_begin(at), 0});
}

void Builder::note(Repair kind, std::size_t at, std::uint32_t count) {
  ledger_.edits.push_back({given_begin(at), count, kind});
}

void Builder::skip_prose(std::size_t from, std::size_t to) {
  const std::uint32_t begin = given_begin(from);
  ledger_.prose += given_begin(to) - begin;
}

std::uint32_t Builder::given_begin(std::size_t at) {
  if (runs_.empty()) return 0;
  seek(at);
  if (cursor_ == runs_.size()) return runs_.back().given_at + runs_.back().given_size;
  return given_begin_in(runs_[cursor_], narrow(at - runs_[cursor_].at));
}

std::uint32_t Builder::given_end(std::size_t at) {
  if (at == 0 || runs_.empty()) return given_begin(at);
  seek(at - 1);
  return given_end_in(runs_[cursor_], narrow(at - runs_[cursor_].at));
}

}  // namespace tlspath::repairing
