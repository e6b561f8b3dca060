#include "core/store/postings.hpp"

#include <algorithm>
#include <cstring>
#include <string_view>

namespace tlspath::store {
namespace {

constexpr std::size_t kAtOnce = 2 << 20;  // mails that are turned round in a walk
constexpr std::size_t kRead = 64 << 10;   // mails read at once
constexpr std::size_t kSkipped = 4
                                 << 10;  // mails that are rather read along than a read of its own
constexpr std::uint64_t kMost = UINT32_MAX;  // mails of all numbers

std::string_view bytes_of(std::span<const std::uint32_t> numbers) {
  return {reinterpret_cast<const char*>(numbers.data()), numbers.size_bytes()};
}

std::uint32_t take(const char*& p) {
  std::uint32_t v;
  std::memcpy(&v, p, sizeof v);
  p += sizeof v;
  return v;
}

}  // namespace

void Postings::add(std::uint32_t mail, std::span<const std::uint32_t> numbers) {
  record_.assign({mail, 0});
  for (const std::uint32_t n : numbers) {
    if (n >= counts_.size()) counts_.resize(std::max<std::size_t>(n + 1, counts_.size() * 2));
    Count& c = counts_[n];
    if (c.mails > 0 && c.last == mail) continue;
    ++c.mails;
    c.last = mail;
    record_.push_back(n);
  }
  record_[1] = static_cast<std::uint32_t>(record_.size() - 2);
  if (record_[1] > 0) by_mail_->add(bytes_of(record_));
}

bool Postings::end(const CheckStop& check_stop) {
  if (!by_mail_->end()) return false;
  std::uint64_t all = 0;
  for (const Count& c : counts_) {
    starts_.push_back(static_cast<std::uint32_t>(all));
    all += c.mails;
    if (all > kMost) return false;
  }
  starts_.push_back(static_cast<std::uint32_t>(all));
  std::vector<Count>().swap(counts_);
  std::string room;
  std::vector<std::uint32_t> mails, next;
  for (std::size_t first = 0; first + 1 < starts_.size();) {
    std::size_t last = first + 1;
    while (last + 1 < starts_.size() && starts_[last + 1] - starts_[first] <= kAtOnce) ++last;
    next.assign(starts_.begin() + static_cast<std::ptrdiff_t>(first),
                starts_.begin() + static_cast<std::ptrdiff_t>(last));
    mails.resize(starts_[last] - starts_[first]);
    for (std::size_t b = 0; b < by_mail_->blocks(); ++b) {
      check_stop();
      const std::string_view block = by_mail_->read(b, room);
      for (const char *p = block.data(), *const end = p + block.size(); p < end;) {
        const std::uint32_t mail = take(p);
        for (std::uint32_t left = take(p); left > 0; --left)
          if (const std::size_t at = take(p) - first; at < next.size())
            mails[next[at]++ - starts_[first]] = mail;
      }
    }
    if (!mails_.append(bytes_of(mails))) return false;
    first = last;
  }
  by_mail_.reset();
  starts_.shrink_to_fit();
  return true;
}

void Postings::find(const Bits& numbers, const CheckStop& check_stop, Bits& out) const {
  struct Part {
    std::uint32_t begin, end;
  };
  std::vector<Part> parts;  // close together, to be read at once
  std::vector<std::uint32_t> mails;
  const auto look = [&] {
    if (parts.empty()) return;
    check_stop();
    const std::uint32_t begin = parts.front().begin;
    mails.resize(parts.back().end - begin);
    mails_.read(std::int64_t{begin} * 4, reinterpret_cast<char*>(mails.data()), mails.size() * 4);
    for (const Part& p : parts)
      for (std::uint32_t i = p.begin; i < p.end; ++i) out.set(mails[i - begin]);
    parts.clear();
  };
  numbers.each([&](std::size_t n) {
    if (n + 1 >= starts_.size()) return;
    for (std::uint32_t at = starts_[n]; at < starts_[n + 1];) {
      if (!parts.empty() && (at - parts.back().end > kSkipped || at - parts.front().begin >= kRead))
        look();
      const std::uint32_t begin = parts.empty() ? at : parts.front().begin;
      const auto end = static_cast<std::uint32_t>(
          std::min<std::uint64_t>(starts_[n + 1], std::uint64_t{begin} + kRead));
      if (!parts.empty() && parts.back().end == at)
        parts.back().end = end;
      else
        parts.push_back({at, end});
      at = end;
    }
  });
  look();
}

}  // namespace tlspath::store
