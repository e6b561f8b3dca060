#include "core/store/facts.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "core/store/schema.hpp"

namespace tlspath::store {
namespace {

std::uint32_t name_number(const Statement& s, int at) {
  const std::int64_t n = s.integer(at);
  return n > 0 && n < INT32_MAX ? static_cast<std::uint32_t>(n) : 0;
}

template <class E>
std::uint8_t small(const Statement& s, int at) {
  const auto value = word<E>(s, at);
  return value ? static_cast<std::uint8_t>(*value) : Facts::kNone;
}

Facts facts_of(const Statement& s) {
  Facts f;
  f.there = true;
  f.time = s.optional(1).value_or(kNoTime);
  f.partner = name_number(s, 2);
  f.relay = name_number(s, 3);
  f.system = name_number(s, 4);
  f.systems = name_number(s, 5);
  f.findings = name_number(s, 6);
  f.way = small<PathVerdict>(s, 7);
  f.boundary = small<Verdict>(s, 8);
  f.came = small<Verdict>(s, 9);
  f.version = small<TlsVersion>(s, 10);
  f.versions = static_cast<std::uint8_t>(s.integer(11) & Facts::kVersionBits);
  f.weak = s.integer(12) != 0;
  return f;
}

}  // namespace

void bring_facts(Database& db) {
  std::vector<std::pair<std::int64_t, std::int64_t>>
      gaps;  // first part, and the one after the last
  std::int64_t next = 0;
  {
    Statement there = db.prepare(
        "SELECT part, length(mails) FROM facts WHERE part BETWEEN 0 AND ? ORDER BY part");
    there.bind(1, kMostRows / kFactsPerPart);
    bool full = true;
    while (there.step()) {
      const std::int64_t part = there.integer(0);
      if (part > next) gaps.emplace_back(next, part);
      next = part + 1;
      full = there.count(1) >= kFactsPerPart * Facts::kBytes;
    }
    if (!full) --next;  // it may have grown
  }
  gaps.emplace_back(next, kMostRows / kFactsPerPart);

  Statement mails = db.prepare(
      "SELECT id, time, partner, relay, system, systems, findings, verdict, boundary_verdict, "
      "came_to_relay, version, versions, weak FROM messages WHERE id >= ? AND id < ? ORDER BY id");
  Statement keep = db.prepare("INSERT OR REPLACE INTO facts(part, mails) VALUES(?, ?)");
  std::int64_t part = 0;
  std::string bytes;
  const auto put = [&] {
    if (bytes.empty()) return;
    keep.bind(1, part);
    keep.bind_bytes(2, bytes);
    keep.run();
    bytes.clear();
  };
  for (const auto& [first, end] : gaps) {
    mails.bind(1, first * kFactsPerPart);
    mails.bind(2, end * kFactsPerPart);
    while (mails.step()) {
      const std::int64_t id = mails.integer(0);
      if (id / kFactsPerPart != part) {
        put();
        part = id / kFactsPerPart;
      }
      const auto at = static_cast<std::size_t>(id % kFactsPerPart) * Facts::kBytes;
      bytes.resize(at + Facts::kBytes);
      facts_of(mails).write(bytes.data() + at);
    }
    put();
    mails.reset();
  }
}

void forget_facts(Database& db, std::int64_t first_mail, std::int64_t last_mail) {
  Statement s = db.prepare("DELETE FROM facts WHERE part BETWEEN ? AND ?");
  s.bind(1, first_mail / kFactsPerPart);
  s.bind(2, last_mail / kFactsPerPart);
  s.run();
}

void forget_copies(Database& db) { db.run("DELETE FROM copies"); }

// The first in the order of the sources is the mail, the others are copies, as in `counted`.
void find_copies(Database& db, std::vector<bool>& copies) {
  copies.assign(static_cast<std::size_t>(std::clamp<std::int64_t>(
                    db.integer("SELECT max(id) FROM messages"), 0, kMostRows - 1)) +
                    1,
                false);
  Statement s = db.prepare(
      "SELECT message_id, id FROM messages WHERE message_id IS NOT NULL "
      "ORDER BY message_id, source, id");
  std::string last;
  bool first = true;
  while (s.step()) {
    const std::int64_t id = s.integer(1);
    if (first || s.text(0) != last)
      last = s.text(0);
    else if (id >= 0 && static_cast<std::size_t>(id) < copies.size())
      copies[static_cast<std::size_t>(id)] = true;
    first = false;
  }
}

void write_copies(Database& db) {
  std::vector<bool> copies;
  find_copies(db, copies);
  Statement keep = db.prepare("INSERT OR REPLACE INTO copies(part, mails) VALUES(?, ?)");
  std::string bits;
  for (std::size_t first = 0; first < copies.size(); first += kFactsPerPart) {
    bits.assign(kFactsPerPart / 8, '\0');
    const std::size_t count = std::min<std::size_t>(kFactsPerPart, copies.size() - first);
    for (std::size_t i = 0; i < count; ++i)
      if (copies[first + i])
        bits[i / 8] = static_cast<char>(static_cast<unsigned char>(bits[i / 8]) | 1u << i % 8);
    keep.bind(1, static_cast<std::int64_t>(first) / kFactsPerPart);
    keep.bind_bytes(2, bits);
    keep.run();
  }
}

bool read_copies(Database& db, std::vector<bool>& copies) {
  copies.clear();
  Statement s = db.prepare("SELECT part, mails FROM copies WHERE part BETWEEN 0 AND ?");
  s.bind(1, kMostRows / kFactsPerPart);
  bool any = false;
  for (; s.step(); any = true) {
    const auto first = static_cast<std::size_t>(s.integer(0) * kFactsPerPart);
    const std::string_view bits = s.text(1);
    if (first / kFactsPerPart > copies.size() / kFactsPerPart) return false;  // one lacks
    copies.resize(first + kFactsPerPart);
    for (std::size_t i = 0; i < std::min<std::size_t>(kFactsPerPart, bits.size() * 8); ++i)
      copies[first + i] = (static_cast<unsigned char>(bits[i / 8]) >> i % 8 & 1u) != 0;
  }
  return any;
}

}  // namespace tlspath::store
