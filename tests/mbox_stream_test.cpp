// core/input/mbox_stream and core/input/find: ranges joined are one walk, wherever they are cut and
// however the bytes come.
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "core/input/find.hpp"
#include "core/input/mbox.hpp"
#include "core/input/mbox_stream.hpp"

namespace tlspath {
namespace {

using Mails = std::vector<std::pair<std::uint64_t, std::string>>;

// Hands out at most `step` bytes at once, as pipes do.
class Trickle final : public ByteStream {
 public:
  Trickle(std::string_view bytes, std::size_t step) : bytes_(bytes), step_(step) {}
  std::size_t read(char* to, std::size_t size) override {
    const std::size_t n = bytes_.copy(to, std::min(size, step_));
    bytes_.remove_prefix(n);
    return n;
  }

 private:
  std::string_view bytes_;
  std::size_t step_;
};

Mails walked(std::string_view bytes) {
  Mails mails;
  MboxWalker walker(bytes);
  std::string_view one;
  for (std::size_t at = 0; walker.next(one, at);) mails.emplace_back(at, one);
  return mails;
}

void add_range(Mails& mails, std::string_view bytes, const ByteRange& range, std::size_t step) {
  const std::uint64_t from = range.begin - std::min(range.begin, MboxStream::kLookBehind);
  Trickle stream(bytes.substr(from), step);
  Window window;
  window.open(stream, from);
  MboxStream mbox(window, range, {});
  InputMail one;
  while (mbox.next(one)) {
    EXPECT_EQ(one.size, one.bytes.size());
    mails.emplace_back(one.offset.value_or(4711), one.bytes);
  }
}

constexpr std::string_view kSeparator = "From a@example.com Sat Jan  1 00:00:00 2022\n";

std::vector<std::string> samples() {
  const std::string from(kSeparator);
  const std::string crlf = "From a Sat Jan  1 00:00:00 2022\r\nA: 1\r\n\r\nx\r\n\r\n";
  return {
      "",
      "\n\n",
      "A: 1\n\nx\n",
      from,
      from + "A: 1\n",
      from + "A: 1\n\nx\n\n" + from + "B: 2\n\ny\n\n" + from + ">From q\nC: 3\n\nz\n",
      from + "A: 1\n\n" + from + "B: 2\n\n",
      "no separator\n\n" + from + "B: 2\n",
      from + "A: 1\n\nFrom here on: it rained\n\n\nFrom 10:30 it rained\nand rained\n\n" + from +
          "B: 2\n",
      from + "A: 1\n\nx\n" + from + "not after an empty line\n\n" + from + "B: 2\n\n\n\n" + from +
          "C: 3\n",
      crlf + crlf + crlf,
      from + "\n" + from + "B: 2\n",
      from + "A: 1\n\nx\n\n" + from,
      "\n" + from + "A: 1\n\n" + from + "B: 2\n",
      "\r\n" + crlf + crlf,
      "\n\n\n\n\n" + from + "A: 1\n\n" + from + "B: 2\n",
      "\r\n\r\n\r\n" + crlf + crlf,
      std::string(900, '\n') + from + "A: 1\n\n" + from + "B: 2\n",
      "From a 10:30\r\r\nA: 1\r\r\n\r\r\nFrom b 10:30\r\r\nB: 2\r\r\n\r\r\n",
      from + "A: 1\n\n\nFrom " + std::string(600, 'x') + " 10:30\nB: 2\n\n" + from + "C: 3\n",
      from + "A: 1\n\nx\n\nFrom b 10:30\n" + std::string(300, 'y') + ": 2\n\n" + from + "C: 3\n",
  };
}

TEST(MboxStream, IsTheWalkHoweverBytesCome) {
  for (const std::string& bytes : samples())
    for (const std::size_t step : {1UL, 2UL, 3UL, 7UL, 1UL << 20}) {
      Mails mails;
      add_range(mails, bytes, {}, step);
      EXPECT_EQ(mails, walked(bytes)) << bytes << " in steps of " << step;
    }
}

// The last one has no separator behind it, and is as long as the same mail before others.
TEST(MboxStream, TheLastMailIsAsLongAsAnyOther) {
  for (const std::string line : {"\n", "\r\n", "\r\r\n"}) {
    const std::string from = "From a@example.com Sat Jan  1 00:00:00 2022" + line;
    const std::string mail = "A: 1" + line + line + "x" + line;
    const std::string each = from + mail + line;
    for (const std::string& bytes : {each + each, each + from + mail, each + each + line}) {
      const Mails mails = walked(bytes);
      ASSERT_EQ(mails.size(), 2U);
      EXPECT_EQ(mails[0].second, mail);
      EXPECT_EQ(mails[1].second, bytes.ends_with(line + line + line) ? mail + line : mail);
    }
  }
  EXPECT_EQ(walked("A: 1\n\nno mbox\n\n"), (Mails{{0, "A: 1\n\nno mbox\n\n"}}));
}

TEST(MboxStream, RangesJoinedAreOneWalk) {
  for (const std::string& bytes : samples()) {
    const Mails whole = walked(bytes);
    for (std::size_t one = 0; one <= bytes.size(); ++one) {
      Mails mails;
      add_range(mails, bytes, {0, one}, 1 << 20);
      add_range(mails, bytes, {one, bytes.size()}, 5);
      ASSERT_EQ(mails, whole) << bytes << "\ncut at " << one;
    }
  }
}

TEST(MboxStream, ManyRangesAreOneWalk) {
  std::string bytes;
  for (int i = 0; i < 200; ++i)
    bytes += std::string(kSeparator) + "N: " + std::to_string(i) + "\n\n" +
             std::string(static_cast<std::size_t>(i * 37 % 5000), i % 3 == 0 ? '\n' : 'x') + "\n\n";
  const Mails whole = walked(bytes);
  ASSERT_EQ(whole.size(), 200U);
  for (const std::size_t share : {997UL, 4096UL, 65536UL}) {
    Mails mails;
    for (std::size_t at = 0; at < bytes.size(); at += share)
      add_range(mails, bytes, {at, at + share}, 1 << 20);
    EXPECT_EQ(mails, whole) << share;
  }
}

// Megabytes out of nothing.
class Long final : public ByteStream {
 public:
  Long(std::string head, std::uint64_t body, std::string tail)
      : head_(std::move(head)), body_(body), tail_(std::move(tail)) {}
  std::size_t read(char* to, std::size_t size) override {
    if (!head_.empty()) return take(head_, to, size);
    if (body_ == 0) return take(tail_, to, size);
    const auto n = static_cast<std::size_t>(std::min<std::uint64_t>(size, body_));
    std::fill_n(to, n, 'x');
    body_ -= n;
    return n;
  }

 private:
  static std::size_t take(std::string& from, char* to, std::size_t size) {
    const std::size_t n = from.copy(to, size);
    from.erase(0, n);
    return n;
  }
  std::string head_;
  std::uint64_t body_;
  std::string tail_;
};

TEST(MboxStream, OfALargeMailTheHeaderIsKept) {
  const std::string header = "A: 1\n\n", from(kSeparator);
  struct Row {
    std::uint64_t body;
    std::string_view after;
  };
  for (const auto& [body, after] :
       {Row{300 << 20, "\n\n"}, Row{(512 << 10) - 60, "\n\n"}, Row{600 << 10, "\r\n\r\n"}}) {
    Long stream(from + header, body, std::string(after) + from + "B: 2\n");
    Window window;
    window.open(stream);
    MboxStream mbox(window, {}, {});
    InputMail mail;
    ASSERT_TRUE(mbox.next(mail));
    EXPECT_EQ(mail.size, header.size() + body + after.size() / 2);
    EXPECT_TRUE(mail.bytes.starts_with(header));
    EXPECT_LE(mail.bytes.size(), MboxStream::kWindow * 2);
    EXPECT_EQ(mail.offset, from.size());
    ASSERT_TRUE(mbox.next(mail));
    EXPECT_EQ(mail.bytes, "B: 2\n");
    EXPECT_EQ(mail.offset, 2 * from.size() + header.size() + body + after.size());
    EXPECT_FALSE(mbox.next(mail));
  }
}

TEST(MboxStream, AHeaderWithoutEndIsCutAtTheLimit) {
  Long stream(std::string(kSeparator) + "A: ", 40 << 20, "\n\nbody\n");
  Window window;
  window.open(stream);
  const InputLimits limits{.head = 2 << 20};
  MboxStream mbox(window, {}, limits);
  InputMail mail;
  ASSERT_TRUE(mbox.next(mail));
  EXPECT_EQ(mail.bytes.size(), 2U << 20);
  EXPECT_EQ(mail.size, (40U << 20) + 10);
  EXPECT_FALSE(mbox.next(mail));
}

TEST(Find, FromLinesAreFoundAtEveryPlace) {
  for (const FindVersion& version : find_versions())
    for (std::size_t size : {6UL, 40UL, 71UL, 72UL, 73UL, 150UL, 300UL})
      for (std::size_t at = 0; at + 6 <= size; ++at) {
        std::string bytes(size, 'F');
        bytes.replace(at, 6, "\nFrom ");
        for (const std::size_t from : {std::size_t{0}, at / 2, at})
          EXPECT_EQ(version.from_line(bytes, from), at)
              << version.name << ' ' << size << ' ' << from;
        EXPECT_EQ(version.from_line(bytes, at + 1), std::string_view::npos) << version.name;
        bytes[at + 5] = '_';
        EXPECT_EQ(version.from_line(bytes, 0), std::string_view::npos) << version.name;
      }
}

TEST(Find, TheHeadEndsAfterAnEmptyLine) {
  struct Row {
    std::string_view empty_line;
    bool is;
  };
  for (const FindVersion& version : find_versions())
    for (const auto& [empty_line, is] :
         {Row{"\n\n", true}, Row{"\n\r\n", true}, Row{"\n\r\r\n", true}, Row{"\n \n", false},
          Row{"\n\r", false}, Row{"\r\r", false}})
      for (std::size_t at = 0; at < 140; ++at) {
        const std::string bytes =
            std::string(at, 'x') + std::string(empty_line) + (is ? "body\n" : "y");
        const std::size_t end = is ? at + empty_line.size() : std::string_view::npos;
        EXPECT_EQ(version.head(bytes, 0), end) << version.name;
        // Asked again as the bytes come.
        std::size_t from = 0, found = std::string_view::npos;
        for (std::size_t n = 1; n <= bytes.size() && found == std::string_view::npos; ++n) {
          found = version.head(std::string_view(bytes).substr(0, n), from);
          from = resume_head(std::string_view(bytes).substr(0, n));
        }
        EXPECT_EQ(found, end) << version.name;
      }
}

}  // namespace
}  // namespace tlspath
