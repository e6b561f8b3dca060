// What free text is looked for in (core/store): lines 64 bytes at once against lines one by one,
// and mails by number against a map.
#include <gtest/gtest.h>

#include <map>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "core/store/lane.hpp"
#include "core/store/lines.hpp"
#include "core/store/postings.hpp"

namespace tlspath::store {
namespace {

std::uint32_t one_of(std::mt19937& random, std::uint32_t all) {
  return static_cast<std::uint32_t>(random() % all);
}

std::vector<std::size_t> numbers_of(const Bits& bits) {
  std::vector<std::size_t> out;
  bits.each([&](std::size_t n) { out.push_back(n); });
  return out;
}

TEST(FreeText, LinesThatHoldIt) {
  const std::string pad(70, '.');
  const struct {
    std::string lines, what;
    std::vector<std::size_t> found;  // counted from 7
  } rows[] = {
      {"", "a", {}},
      {"a\n", "a", {7}},
      {"a\nb\n", "", {}},
      {"\n\nab\n", "ab", {9}},
      {"ab\n", "abc", {}},
      {"a\nb\n", "ab", {}},                                  // not across lines
      {pad + "x\n" + pad + "x\n", "x", {7, 8}},              // past 64 bytes
      {"xxxxxxxx\nx\n", "x", {7, 8}},                        // a line once
      {pad + "relay1\n" + pad + "relay2\n", "relay1", {7}},  // first and last byte far apart
      {pad + "raaaa1 relay1\n", "relay1", {7}},              // looks like one before
      {pad + pad, pad + ".", {7}},                           // longer than 64
      {pad + "\n" + pad + pad + "\n", pad + pad, {8}},
  };
  for (const auto& r : rows) {
    Bits found;
    find_lines(r.lines, 7, r.what, found);
    EXPECT_EQ(numbers_of(found), r.found) << r.lines << r.what;
  }
}

TEST(FreeText, LinesAnyhow) {
  std::mt19937 random(1);
  for (int n = 0; n < 3000; ++n) {
    std::string lines, what;
    for (unsigned l = one_of(random, 30); l > 0; --l) {
      for (unsigned c = one_of(random, n % 2 == 0 ? 12 : 90); c > 0; --c)
        lines += "abc"[one_of(random, 3)];
      lines += '\n';
    }
    for (unsigned c = 1 + one_of(random, 4); c > 0; --c) what += "abc"[one_of(random, 3)];
    std::vector<std::size_t> wanted;
    std::size_t line = 0;
    for (std::size_t at = 0; at < lines.size(); ++line) {
      const std::size_t end = lines.find('\n', at);
      if (lines.substr(at, end - at).find(what) != std::string::npos) wanted.push_back(line);
      at = end + 1;
    }
    Bits found;
    find_lines(lines, 0, what, found);
    ASSERT_EQ(numbers_of(found), wanted) << lines << what;
  }
}

TEST(FreeText, MailsByNumber) {
  std::mt19937 random(2);
  Postings postings;
  std::map<std::uint32_t, std::set<std::size_t>> wanted;
  constexpr std::uint32_t kMails = 30'000, kNumbers = 5'000;
  for (std::uint32_t mail = 0; mail < kMails; ++mail) {
    std::vector<std::uint32_t> numbers = {0, 0, mail % 2 + 1};  // frequent ones, and one twice
    for (unsigned more = one_of(random, 4); more > 0; --more)
      numbers.push_back(one_of(random, kNumbers));
    if (mail % 100 == 0) numbers.clear();
    for (const std::uint32_t n : numbers) wanted[n].insert(mail);
    postings.add(mail, numbers);
  }
  ASSERT_TRUE(postings.end([] {}));
  const std::vector<std::vector<std::uint32_t>> asked = {
      {}, {0}, {1, 2}, {3}, {4999}, {7, 8, 9, 4000}, {kNumbers}, {0, 4998, 1'000'000}};
  for (const auto& numbers : asked) {
    Bits bits, mails;
    std::set<std::size_t> all;
    for (const std::uint32_t n : numbers) {
      bits.set(n);
      all.insert(wanted[n].begin(), wanted[n].end());
    }
    postings.find(bits, [] {}, mails);
    EXPECT_EQ(numbers_of(mails), std::vector<std::size_t>(all.begin(), all.end()));
  }
}

TEST(FreeText, ALaneHasTheRecordsThatItWasGiven) {
  Lane lane;
  std::string all;
  for (int i = 0; i < 40'000; ++i) {
    const std::string record = "record " + std::to_string(i) + '\n';
    lane.add(record);
    all += record;
  }
  ASSERT_TRUE(lane.end());
  EXPECT_EQ(lane.records(), 40'000u);
  ASSERT_GT(lane.blocks(), 1u);
  std::string room, read;
  for (std::size_t b = 0; b < lane.blocks(); ++b) {
    const std::string_view block = lane.read(b, room);
    EXPECT_TRUE(block.starts_with("record " + std::to_string(lane.first(b)) + '\n'));
    read += block;
  }
  EXPECT_TRUE(read == all);
}

}  // namespace
}  // namespace tlspath::store
