// The field walker: odd inputs as a table, its limits, and every sample read by GMime too. Where
// the two readers differ is listed with the reason in tests/gmime_differs.tsv; a line there that is
// no longer true fails.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/ascii.hpp"
#include "core/mail/header_block.hpp"
#include "core/mail/structure.hpp"

namespace tlspath {
namespace {

using namespace std::string_view_literals;

struct WalkCase {
  const char* name;
  std::string_view mail;
  // One field a line, "offset|name|value offset|value" with line ends, tabs and NULs shown as \r \n
  // \t \0.
  std::vector<std::string_view> fields;
  std::uint32_t begin, end, body, odd;
};

std::string shown(std::string_view text) {
  std::string out;
  for (char c : text) {
    if (c == '\n')
      out += "\\n";
    else if (c == '\r')
      out += "\\r";
    else if (c == '\t')
      out += "\\t";
    else if (c == '\0')
      out += "\\0";
    else
      out += c;
  }
  return out;
}

std::vector<std::string> shown_fields(std::string_view mail, const HeaderBlock& block) {
  std::vector<std::string> out;
  for (const HeaderField& f : block.fields())
    out.push_back(std::to_string(f.name.at) + "|" + shown(slice(mail, f.name)) + "|" +
                  std::to_string(f.value.at) + "|" + shown(slice(mail, f.value)));
  return out;
}

const std::vector<WalkCase>& walk_cases() {
  static const std::vector<WalkCase> cases = {
      {"empty", "", {}, 0, 0, 0, 0},
      {"only_a_line_end", "\n", {}, 0, 0, 1, 0},
      {"only_crlf", "\r\n", {}, 0, 0, 2, 0},
      {"only_body", "\nbody: text\n", {}, 0, 0, 1, 0},
      {"lf", "A: b\nC: d\n\nbody", {"0|A|3|b", "5|C|8|d"}, 0, 10, 11, 0},
      {"crlf", "A: b\r\nC: d\r\n\r\nbody", {"0|A|3|b", "6|C|9|d"}, 0, 12, 14, 0},
      {"cr_only", "A: b\r c\rC: d\r\rbody\r", {"0|A|3|b\\r c", "8|C|11|d"}, 0, 13, 14, 0},
      {"cr_in_lf_text", "A: b\rC: d\n\nbody", {"0|A|3|b\\rC: d"}, 0, 10, 11, 0},
      {"mixed", "A: b\r\nC: d\nE: f\r\n\nbody", {"0|A|3|b", "6|C|9|d", "11|E|14|f"}, 0, 17, 18, 0},
      {"crcrlf", "A: b\r\r\n\r\r\nC: d\r\r\n", {"0|A|3|b"}, 0, 7, 10, 0},
      {"folded",
       "A: b\r\n\tc\r\n d\r\nE: f\r\n\r\n",
       {"0|A|3|b\\r\\n\\tc\\r\\n d"sv, "14|E|17|f"},
       0,
       20,
       22,
       0},
      {"value_on_next_line", "A:\n b\n\n", {"0|A|4|b"}, 0, 6, 7, 0},
      {"no_value", "A:\nB: \nC:x\n\n", {"0|A|2|", "3|B|6|", "7|C|9|x"}, 0, 11, 12, 0},
      {"trailing_blanks_stay", "A: b \t\n\n", {"0|A|3|b \\t"}, 0, 7, 8, 0},
      {"continuation_first", " x\nA: b\n\n", {"3|A|6|b"}, 0, 8, 9, 1},
      {"no_final_line_end", "A: b\nC: d", {"0|A|3|b", "5|C|8|d"}, 0, 9, 9, 0},
      {"torn_crlf", "A: b\nC: d\r", {"0|A|3|b", "5|C|8|d"}, 0, 10, 10, 0},
      {"torn_name", "A: b\nSubj", {"0|A|3|b"}, 0, 9, 9, 1},
      {"torn_at_colon", "A: b\nC:", {"0|A|3|b", "5|C|7|"}, 0, 7, 7, 0},
      {"no_colon", "A: b\nnothing\n more of it\nC: d\n\n", {"0|A|3|b", "25|C|28|d"}, 0, 30, 31, 2},
      {"blank_in_name", "A b: c\nD: e\n\n", {"7|D|10|e"}, 0, 12, 13, 1},
      {"blank_before_colon", "Received \t: x\n\n", {"0|Received|12|x"}, 0, 14, 15, 0},
      {"no_name", ": x\nA: b\n\n", {"4|A|7|b"}, 0, 9, 10, 1},
      {"8bit_name", "X-\xC3\xA9: x\nA: b\n\n", {"8|A|11|b"}, 0, 13, 14, 1},
      {"8bit_value", "A: \xE9\n\n", {"0|A|3|\xE9"}, 0, 5, 6, 0},
      {"nul_in_value", "A: b\0c\nD: e\n\n"sv, {"0|A|3|b\\0c", "7|D|10|e"}, 0, 12, 13, 0},
      {"nul_in_name", "A\0B: c\nD: e\n\n"sv, {"7|D|10|e"}, 0, 12, 13, 1},
      {"del_in_name", "A\x7f: c\nD: e\n\n", {"6|D|9|e"}, 0, 11, 12, 1},
      {"from_line", "From a@b Mon\nA: b\n\n", {"13|A|16|b"}, 13, 18, 19, 0},
      {"quoted_from_line", ">From a@b Mon\nA: b\n\n", {"14|A|17|b"}, 14, 19, 20, 0},
      {"from_lines", "From a@b Mon\n>From c\nA: b\n\n", {"21|A|24|b"}, 21, 26, 27, 0},
      {"from_line_later", "A: b\nFrom c\n\n", {"0|A|3|b"}, 0, 12, 13, 1},
      {"from_field_with_blank", "From : a@b\n\n", {"0|From|7|a@b"}, 0, 11, 12, 0},
      {"from_line_alone", "From a@b Mon", {}, 12, 12, 12, 0},
      {"blank_line_folds",
       "A: b\n \n c\nD: e\n\n",
       {"0|A|3|b\\n \\n c", "10|D|13|e"},
       0,
       15,
       16,
       0},
      {"blank_line_before_field", "A: b\n \nD: e\n\n", {"0|A|3|b\\n ", "7|D|10|e"}, 0, 12, 13, 0},
      {"blank_line_ends", "A: b\n \t\nHello,\nD: e\n\n", {"0|A|3|b"}, 0, 5, 8, 0},
      {"blank_line_ends_crlf", "A: b\r\n \r\nHello,\r\nD: e\r\n\r\n", {"0|A|3|b"}, 0, 6, 9, 0},
      {"blank_line_then_empty", "A: b\n \n\nbody", {"0|A|3|b\\n "}, 0, 7, 8, 0},
      {"blank_line_last", "A: b\n  ", {"0|A|3|b\\n  "}, 0, 7, 7, 0},
      {"name_of_sixteen", "Sixteen-letters-: x\n\n", {"0|Sixteen-letters-|18|x"}, 0, 20, 21, 0},
      {"name_of_seventeen", "Seventeen-letters: x\n\n", {"0|Seventeen-letters|19|x"}, 0, 21, 22, 0},
  };
  return cases;
}

class HeaderWalk : public testing::TestWithParam<WalkCase> {};

TEST_P(HeaderWalk, cuts_fields) {
  const WalkCase& c = GetParam();
  HeaderBlock block;
  block.read(c.mail);
  const std::vector<std::string> wanted(c.fields.begin(), c.fields.end());
  EXPECT_EQ(shown_fields(c.mail, block), wanted);
  EXPECT_EQ(block.begin(), c.begin);
  EXPECT_EQ(block.end(), c.end);
  EXPECT_EQ(block.body(), c.body);
  EXPECT_EQ(block.odd_lines(), c.odd);
  EXPECT_FALSE(block.cut());
}

INSTANTIATE_TEST_SUITE_P(Table, HeaderWalk, testing::ValuesIn(walk_cases()),
                         [](const auto& c) { return std::string(c.param.name); });

// Blocks of 64 bytes are looked at together: the same mail at every place within a block, and cut
// at every byte.
TEST(HeaderWalker, does_not_depend_on_where_blocks_begin) {
  const std::string mail =
      "Received: from a\r\n\tby b\r\nX-Received: c\r\nSubject : d\r\n\r\nbody\r\n";
  for (std::size_t shift = 0; shift < 130; ++shift) {
    const std::string text = "X: " + std::string(shift, 'x') + "\r\n" + mail;
    HeaderBlock block;
    block.read(text);
    ASSERT_EQ(block.fields().size(), 4u) << shift;
    EXPECT_EQ(slice(text, block.fields()[1].value), "from a\r\n\tby b") << shift;
    EXPECT_EQ(slice(text, block.fields()[3].name), "Subject") << shift;
    EXPECT_EQ(slice(text, {block.body(), 6}), "body\r\n") << shift;
  }
  for (std::size_t size = 0; size <= mail.size(); ++size) {
    const std::string torn = mail.substr(0, size);
    HeaderBlock block;
    block.read(torn);
    EXPECT_LE(block.end(), size);
    EXPECT_EQ(block.received().size(), size > 8 ? 1u : 0u) << size;
  }
}

TEST(HeaderWalker, knows_received_in_any_case_and_nothing_else) {
  const std::string mail =
      "X-Received: 1\nReceived: 2\nRECEIVED: 3\nreceived : 4\nReceiveD: 5\nReceived-SPF: "
      "6\nReceive : 7\n"
      "R\x05"
      "ceived: 8\nRece\tved: 9\n\nReceived: 10\n";
  HeaderBlock block;
  block.read(mail);
  std::string values;
  for (std::uint32_t i : block.received()) values += slice(mail, block.fields()[i].value);
  EXPECT_EQ(values, "2345");
}

TEST(HeaderWalker, finds_the_first_field_of_a_name) {
  const std::string mail = "To: a\nSUBJECT: b\nSubject: c\n\n";
  HeaderBlock block;
  block.read(mail);
  ASSERT_NE(block.find(mail, "subject"), nullptr);
  EXPECT_EQ(slice(mail, block.find(mail, "subject")->value), "b");
  EXPECT_EQ(block.find(mail, "Sub"), nullptr);
}

TEST(HeaderWalker, reads_a_line_of_a_megabyte) {
  const std::string mail = "A: b\nX: " + std::string(1 << 20, 'x') + "\nC: d\n\nbody";
  HeaderBlock block;
  block.read(mail);
  ASSERT_EQ(block.fields().size(), 3u);
  EXPECT_EQ(block.fields()[1].value.size, 1u << 20);
  EXPECT_EQ(slice(mail, block.fields()[2].value), "d");
  EXPECT_FALSE(block.cut());
}

TEST(HeaderWalker, reads_ten_thousand_received) {
  std::string mail;
  for (int i = 0; i < 10'000; ++i)
    mail += "Received: from a\r\n by b; " + std::to_string(i) + "\r\n";
  mail += "\r\nbody";
  HeaderBlock block;
  block.read(mail);
  ASSERT_EQ(block.received().size(), 10'000u);
  EXPECT_EQ(slice(mail, block.fields()[block.received()[9'999]].value), "from a\r\n by b; 9999");
  EXPECT_EQ(slice(mail, {block.body(), 4}), "body");
}

TEST(HeaderWalker, stops_at_its_limits) {
  const std::string mail = "A: b\nC: d\nE: f\n\nbody";
  HeaderBlock block;
  block.read(mail, {.max_bytes = 1000, .max_fields = 2});
  EXPECT_TRUE(block.cut());
  EXPECT_EQ(block.fields().size(), 2u);
  EXPECT_EQ(block.end(), 10u);
  EXPECT_EQ(block.body(), 10u);

  block.read(mail, {.max_bytes = 1000, .max_fields = 3});
  EXPECT_FALSE(block.cut());

  block.read(mail, {.max_bytes = 8, .max_fields = 10});
  EXPECT_TRUE(block.cut());
  EXPECT_EQ(block.end(), 8u);
  EXPECT_EQ(block.fields().size(), 2u);

  block.read(mail, {.max_bytes = 16, .max_fields = 10});  // the blank line is still within
  EXPECT_FALSE(block.cut());
  EXPECT_EQ(block.body(), 16u);

  block.read(mail, {.max_bytes = 0, .max_fields = 10});
  EXPECT_TRUE(block.cut());
  EXPECT_TRUE(block.fields().empty());
}

TEST(HeaderWalker, is_clean_after_another_mail) {
  HeaderBlock block;
  block.read("From x y\nodd\nReceived: a\nB: c\n\n", {.max_bytes = 1000, .max_fields = 1});
  EXPECT_TRUE(block.cut());
  const HeaderField* before = block.fields().data();
  block.read("A: b\n\n");
  EXPECT_EQ(block.fields().size(), 1u);
  EXPECT_EQ(block.fields().data(), before) << "the list was allocated anew";
  EXPECT_TRUE(block.received().empty());
  EXPECT_EQ(block.begin(), 0u);
  EXPECT_EQ(block.odd_lines(), 0u);
  EXPECT_FALSE(block.cut());
}

// --- against GMime

std::string read_file(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::vector<std::string> samples() {
  const std::filesystem::path root = std::filesystem::path(TLSPATH_SOURCE_DIR) / "samples";
  std::vector<std::string> out;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(root))
    if (entry.is_regular_file() && entry.path().extension() == ".eml")
      out.push_back(entry.path().lexically_relative(root).generic_string());
  std::sort(out.begin(), out.end());
  return out;
}

std::map<std::string, std::string> known_differences() {
  std::ifstream in(std::filesystem::path(TLSPATH_SOURCE_DIR) / "tests" / "gmime_differs.tsv");
  std::map<std::string, std::string> out;
  std::string line;
  while (std::getline(in, line)) {
    if (line.empty() || line.starts_with('#') || line.starts_with("sample\t")) continue;
    const std::size_t tab = line.find('\t');
    EXPECT_NE(tab, std::string::npos) << line;
    if (tab != std::string::npos) out[line.substr(0, tab)] = line.substr(tab + 1);
  }
  return out;
}

// A raw value of GMime begins after the colon and ends with its line end: ours does without either.
std::string_view bare(std::string_view raw) {
  while (!raw.empty() && ascii::is_blank(raw.front())) raw.remove_prefix(1);
  if (raw.ends_with('\n')) raw.remove_suffix(1);
  while (raw.ends_with('\r')) raw.remove_suffix(1);
  return raw;
}

// The first difference in words; empty where both readers see the same.
std::string difference(const std::string& mail) {
  HeaderBlock block;
  block.read(mail);
  const std::vector<GMimeField> theirs = gmime_fields(mail);
  const std::vector<HeaderField>& ours = block.fields();
  for (std::size_t i = 0; i < std::min(ours.size(), theirs.size()); ++i) {
    const std::string at = "field " + std::to_string(i) + ": ";
    if (slice(mail, ours[i].name) != theirs[i].name)
      return at + "name '" + std::string(slice(mail, ours[i].name)) + "' and '" + theirs[i].name +
             "'";
    if (ours[i].name.at != theirs[i].offset)
      return at + "offset " + std::to_string(ours[i].name.at) + " and " +
             std::to_string(theirs[i].offset);
    if (slice(mail, ours[i].value) != bare(theirs[i].raw_value))
      return at + "value '" + shown(slice(mail, ours[i].value)) + "' and '" +
             shown(theirs[i].raw_value) + "'";
  }
  if (ours.size() != theirs.size())
    return std::to_string(ours.size()) + " and " + std::to_string(theirs.size()) + " fields";
  return {};
}

class AgainstGMime : public testing::TestWithParam<std::string> {};

TEST_P(AgainstGMime, sees_the_same_fields) {
  static const std::map<std::string, std::string> known = known_differences();
  const std::string mail =
      read_file(std::filesystem::path(TLSPATH_SOURCE_DIR) / "samples" / GetParam());
  ASSERT_FALSE(mail.empty());
  const std::string seen = difference(mail);
  if (const auto listed = known.find(GetParam()); listed != known.end())
    EXPECT_NE(seen, "") << "no longer differs; listed because: " << listed->second;
  else
    EXPECT_EQ(seen, "");
}

INSTANTIATE_TEST_SUITE_P(Samples, AgainstGMime, testing::ValuesIn(samples()), [](const auto& p) {
  std::string name = p.param.substr(0, p.param.size() - 4);
  std::replace_if(name.begin(), name.end(), [](char c) { return !ascii::is_alnum(c); }, '_');
  return name;
});

TEST(GMimeDiffers, lists_samples_that_are_there_with_a_reason) {
  const std::vector<std::string> there = samples();
  EXPECT_GT(there.size(), 25u);
  for (const auto& [sample, reason] : known_differences()) {
    EXPECT_TRUE(std::binary_search(there.begin(), there.end(), sample)) << sample;
    EXPECT_GT(reason.size(), 10u) << sample;
  }
}

}  // namespace
}  // namespace tlspath
