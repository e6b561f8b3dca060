#include "core/scan/summary_sink.hpp"

#include <algorithm>
#include <random>

#include "core/base/day.hpp"
#include "core/base/hash.hpp"
#include "core/path/system.hpp"
#include "core/text/escape.hpp"

namespace tlspath {
namespace {

constexpr std::size_t kMaxMonths = 4096, kMaxReceivers = 64, kMaxWeakFrom = 1024;

template <class E>
std::size_t index(E e) {
  return static_cast<std::size_t>(e);
}

// nullptr: no room. Groups stay where they are while others come. What is met goes one place
// forward: what most hops have is found at once.
template <class T>
Group* group_of(std::vector<std::pair<const T*, Group*>>& met, const T* what, Tally& all,
                std::string_view name) {
  for (auto it = met.begin(); it != met.end(); ++it) {
    if (it->first != what) continue;
    Group* const group = it->second;
    if (it != met.begin()) std::iter_swap(it, it - 1);
    return group;
  }
  return met.emplace_back(what, all.find(name)).second;
}

}  // namespace

// The seed is another one each time, so that nobody can make mails that look like duplicates.
SeenIds::SeenIds(std::size_t limit) : limit_(limit), seed_(std::random_device{}()), slots_(1024) {
  seed_ = seed_ << 32 ^ std::random_device{}();
}

bool SeenIds::seen(std::string_view id) {
  const std::uint64_t h = hash_bytes(id, seed_) | 1;
  std::size_t at = h >> 1 & (slots_.size() - 1);
  while (slots_[at] != 0) {
    if (slots_[at] == h) return true;
    at = (at + 1) & (slots_.size() - 1);
  }
  if (full()) return false;
  slots_[at] = h;
  if (++count_ * 4 > slots_.size() * 3) grow();
  return false;
}

void SeenIds::grow() {
  std::vector<std::uint64_t> larger(slots_.size() * 2);
  for (const std::uint64_t h : slots_) {
    if (h == 0) continue;
    std::size_t at = h >> 1 & (larger.size() - 1);
    while (larger[at] != 0) at = (at + 1) & (larger.size() - 1);
    larger[at] = h;
  }
  slots_ = std::move(larger);
}

Group* Tally::find(std::string_view name) {
  auto it = groups_.find(name);
  if (it == groups_.end()) {
    if (groups_.size() >= limit_) return nullptr;
    it = groups_.emplace(std::string(name), Group{}).first;
    it->second.name = name;
  }
  return &it->second;
}

std::vector<Group> Tally::groups() const {
  std::vector<Group> out;
  out.reserve(groups_.size());
  for (const auto& [name, group] : groups_) out.push_back(group);
  return out;
}

std::string suite_name(const Hop& hop, std::string_view raw) {
  if (hop.tls.suite && !hop.tls.suite->iana.empty()) return std::string(hop.tls.suite->iana);
  return hop.tls.cipher ? unfolded(slice(raw, *hop.tls.cipher)) : std::string();
}

SummarySink::SummarySink(Options options)
    : options_(options),
      ids_(kMaxIds),
      partners_(kMaxNames),
      relays_(kMaxNames),
      systems_(kMaxNames),
      months_(kMaxMonths),
      ciphers_(kMaxNames),
      weak_(kMaxNames),
      receivers_(kMaxReceivers) {
  sums_.duplicates_counted = options.duplicates;
  for (std::size_t i = 0; i + 1 < versions_.size(); ++i)
    versions_[i].name = name(static_cast<TlsVersion>(i));
}

bool SummarySink::take(const ScannedMail& mail) {
  ++taken_;
  const Path& path = mail.analysis.path;
  const std::optional<std::int64_t> time = mail.facts->time;
  if (!mail.head.message_id.empty() && ids_.seen(mail.head.message_id)) {
    ++sums_.duplicates;
    if (!options_.duplicates) return true;
  }
  ++sums_.mails;
  sums_.hops += mail.analysis.hops.size();
  if (path.verdict)
    ++sums_.path_verdicts[index(*path.verdict)];
  else
    ++sums_.no_answer;
  const std::optional<Verdict> at = path.boundary_verdict;
  std::optional<Grade> grade;
  if (at) {
    ++sums_.boundary_verdicts[index(*at)];
    grade = mail.analysis.hops[*path.boundary_hop - 1].grade;
    if (Group* g = receivers_.find(path.receiving_organisation)) ++g->count;
  } else {
    ++sums_.no_boundary;
  }
  if (time) {
    sums_.first = std::min(sums_.first.value_or(*time), *time);
    sums_.last = std::max(sums_.last.value_or(*time), *time);
  }

  const auto at_boundary = [&](Group& g) {
    ++g.count;
    if (at) ++g.verdicts[index(*at)];
    if (grade) ++g.grades[index(*grade)];
    g.see(time);
    if (at == Verdict::cleartext && time)
      g.last_clear = std::max(g.last_clear.value_or(*time), *time);
  };
  if (Group* g = partners_.find(mail.facts->partner))
    at_boundary(*g);
  else
    ++partners_.others;
  if (Group* g = relays_.find(path.relay)) {
    at_boundary(*g);
    if (const auto how = passed(mail.facts->came_to_relay, at)) ++g->passed[index(*how)];
  } else {
    ++relays_.others;
  }
  Group* month = of_month(time);
  if (month) {
    ++month->count;
    if (path.verdict) ++month->verdicts[index(*path.verdict)];
    month->see(time);
  }
  for (std::size_t i = 0; i < mail.analysis.hops.size(); ++i) count_hop(mail, i, month);
  count_findings(mail);
  return true;
}

Group* SummarySink::of_month(std::optional<std::int64_t> time) {
  if (!time) return months_.find({});
  const std::int64_t day = day_number(*time);
  if (last_month_ == nullptr || day != last_day_) {
    last_month_ = months_.find(month_of(*time));
    last_day_ = day;
  }
  return last_month_;
}

void SummarySink::count_hop(const ScannedMail& mail, std::size_t at, Group* month) {
  const Hop& h = mail.analysis.hops[at];
  ++sums_.hop_verdicts[index(h.verdict)];
  const std::optional<std::int64_t> time = mail.facts->time;
  const auto count = [&](Group& g) {
    ++g.count;
    ++g.verdicts[index(h.verdict)];
    if (h.grade) ++g.grades[index(*h.grade)];
    g.see(time);
  };
  if (Group* g = group_of(met_systems_, h.system, systems_,
                          h.system != nullptr ? h.system->id : std::string_view()))
    count(*g);
  if (h.verdict != Verdict::encrypted) return;
  if (h.grade) ++sums_.grades[index(*h.grade)];
  const std::size_t version = h.tls.version ? index(h.tls.version->value) : kTlsVersions;
  count(versions_[version]);
  if (month) ++month->versions[version];
  const bool registered = h.tls.suite && !h.tls.suite->iana.empty();
  Group* g = registered ? group_of(met_suites_, h.tls.suite, ciphers_, h.tls.suite->iana)
                        : ciphers_.find(suite_name(h, mail.raw));
  if (!g) {
    ++ciphers_.others;
    return;
  }
  count(*g);
  if (!h.grade || *h.grade > Grade::weak) return;
  if (Group* weak = weak_.find(g->name)) count(*weak);
  const std::string_view from = mail.facts->weak_organisation(at);
  if (from.empty() || (!weak_from_.contains(g->name) && weak_from_.size() >= kMaxWeakFrom)) return;
  if (Group* sender = weak_from_.try_emplace(g->name, kMaxWeakFrom).first->second.find(from))
    ++sender->count;
}

void SummarySink::count_findings(const ScannedMail& mail) {
  for (const Finding& f : mail.analysis.findings) ++findings_[index(f.kind)];
  for (const Hop& h : mail.analysis.hops)
    for (const Finding& f : h.findings) {
      ++findings_[index(f.kind)];
      if (!options_.examples || has_example_[index(f.kind)]) continue;
      has_example_[index(f.kind)] = true;
      sums_.examples.push_back(
          {.about = std::string(name(f.kind)),
           .path = std::string(mail.path),
           .entry = std::string(mail.entry.value_or("")),
           .offset = mail.offset,
           .hop = h.number,
           .hops = static_cast<std::uint32_t>(mail.analysis.hops.size()),
           .time = mail.facts->time,
           .line = std::string(slice(mail.raw, h.line).substr(0, kMaxExampleLine))});
    }
}

Summary SummarySink::summary() const {
  Summary out = sums_;
  out.duplicates_beyond = ids_.full();
  out.partners = partners_.groups();
  out.relays = relays_.groups();
  out.systems = systems_.groups();
  out.months = months_.groups();
  out.ciphers = ciphers_.groups();
  out.weak = weak_.groups();
  out.other_partners = partners_.others;
  out.other_relays = relays_.others;
  out.other_ciphers = ciphers_.others;
  for (Group& g : out.weak) {
    const auto it = weak_from_.find(g.name);
    if (it == weak_from_.end()) continue;
    const std::vector<Group> senders = it->second.groups();
    const auto most = std::ranges::max_element(senders, [](const Group& a, const Group& b) {
      return a.count != b.count ? a.count < b.count : a.name > b.name;
    });
    if (most != senders.end()) g.mostly_from = most->name;
  }
  for (const Group& v : versions_)
    if (v.count > 0) out.versions.push_back(v);
  for (std::size_t i = 0; i < findings_.size(); ++i)
    if (findings_[i] > 0)
      out.findings.push_back({std::string(name(static_cast<FindingKind>(i))), findings_[i]});
  const std::vector<Group> receivers = receivers_.groups();
  if (receivers.size() == 1) out.receiver = receivers.front().name;
  sort_groups(out);
  return out;
}

}  // namespace tlspath
