// core/input and core/scan's sources: what a file is, where an mbox is cut, what comes of paths.
#include <gtest/gtest.h>

#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "core/base/spelling.hpp"
#include "core/input/content.hpp"
#include "core/input/mbox.hpp"
#include "core/input/read.hpp"
#include "core/input/unnamed_file.hpp"
#include "core/scan/sources.hpp"

namespace tlspath {
namespace {

namespace fs = std::filesystem;
using namespace std::string_view_literals;

struct Folder {
  Folder() : path(fs::temp_directory_path() / ("tlspath-input-" + std::to_string(::getpid()))) {
    fs::remove_all(path);
    fs::create_directories(path);
  }
  ~Folder() { fs::remove_all(path); }
  std::string put(const std::string& name, std::string_view bytes) const {
    fs::create_directories((path / name).parent_path());
    std::ofstream(path / name, std::ios::binary) << bytes;
    return (path / name).string();
  }
  fs::path path;
};

struct ContentRow {
  std::string_view bytes;
  Content is;
};

TEST(Content, IsToldByTheBytes) {
  const ContentRow rows[] = {
      {""sv, Content::empty},
      {" \r\n\n"sv, Content::empty},
      {"Received: from a by b; date\n\nbody"sv, Content::mail},
      {"\xef\xbb\xbfSubject: x\n\n"sv, Content::mail},
      {"X-Odd: 1\n folded\nFrom: a@example.com\n\n"sv, Content::mail},
      {"subject : x\n\n"sv, Content::mail},
      {"From a@example.com Sat Jan  1 00:00:00 2022\nSubject: x\n\n"sv, Content::mbox},
      {"From - Sat Jan 01 00:00:00 2022\r\nSubject: x\r\n"sv, Content::mbox},
      {"From a\nSubject: x\n\n"sv, Content::mail},
      {"\n\r\nFrom a Sat Jan  1 00:00:00 2022\nSubject: x\n\n"sv, Content::mbox},
      // a first mail with an odd header, and one without any
      {"From a Sat Jan  1 00:00:00 2022\nodd\nSubject: x\n\n"sv, Content::mbox},
      {"From a Sat Jan  1 00:00:00 2022\n\nFrom b Sat Jan  1 00:00:00 2022\nB: 2\n"sv,
       Content::mbox},
      {"From 10:30 on\nit rained\n"sv, Content::text},
      {"From here on, it rained.\n"sv, Content::text},
      {"Note: buy milk\n\nFrom: the shop\n"sv, Content::text},
      {"Dear help desk,\nSubject: hello\n"sv, Content::text},
      {"> Received: from a by b; date\n"sv, Content::text},
      {"\xff\xfeR\0e\0c\0"sv, Content::text},
      {"%PDF-1.7\n"sv, Content::pdf},
      {"PK\x03\x04rest"sv, Content::zip},
      {"\x1f\x8b\x08"sv, Content::gzip},
      {"\x28\xb5\x2f\xfd"sv, Content::zstd},
      {"\x50\x2a\x4d\x18\4\0\0\0"sv, Content::zstd},
      {"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"sv, Content::outlook},
      {"!BDN"sv, Content::pst},
      {"\x89PNG\r\n\x1a\n"sv, Content::image},
      {"\x7f"
       "ELF\x02"sv,
       Content::program},
      {"\0\1\2\3\4\5\6\7\0\0\0\0"sv, Content::binary},
      {"Received: a\0b\0c\n\n"sv, Content::mail},
  };
  for (const ContentRow& row : rows)
    EXPECT_EQ(static_cast<int>(content_of(row.bytes)), static_cast<int>(row.is)) << row.bytes;
}

std::vector<std::string> cut(std::string_view bytes) {
  std::vector<std::string> mails;
  MboxWalker walker(bytes);
  std::string_view mail;
  for (std::size_t at = 0; walker.next(mail, at);) {
    EXPECT_EQ(bytes.substr(at, mail.size()), mail);
    mails.emplace_back(mail);
  }
  return mails;
}

TEST(Mbox, IsCutAtSeparatorsOnly) {
  struct Row {
    std::string_view bytes;
    std::vector<std::string> mails;
  };
  const Row rows[] = {
      {"", {}},
      {"A: 1\n", {"A: 1\n"}},
      {"From a Sat Jan  1 00:00:00 2022\nA: 1\n\nx\n\nFrom b Sat Jan  1 00:00:00 2022\nB: 2\n",
       {"A: 1\n\nx\n", "B: 2\n"}},
      {"From a Sat Jan  1 00:00:00 2022\r\nA: 1\r\n\r\nx\r\n\r\nFrom b Sat Jan  1 00:00:00 "
       "2022\r\nB: 2\r\n",
       {"A: 1\r\n\r\nx\r\n", "B: 2\r\n"}},
      // converted twice
      {"From a Sat Jan  1 00:00:00 2022\r\r\nA: 1\r\r\n\r\r\nFrom b Sat Jan  1 00:00:00 "
       "2022\r\r\nB: 2\r\r\n",
       {"A: 1\r\r\n", "B: 2\r\r\n"}},
      // empty lines before the first
      {"\n\n\nFrom a Sat Jan  1 00:00:00 2022\nA: 1\n\nFrom b Sat Jan  1 00:00:00 2022\nB: 2\n",
       {"A: 1\n", "B: 2\n"}},
      // no empty line before it
      {"From a Sat Jan  1 00:00:00 2022\nA: 1\n\nx\nFrom b Sat Jan  1 00:00:00 2022\nB: 2\n",
       {"A: 1\n\nx\nFrom b Sat Jan  1 00:00:00 2022\nB: 2\n"}},
      // a sentence: no time of day, or no header after it
      {"From a Sat Jan  1 00:00:00 2022\nA: 1\n\n\nFrom here on: it rained\nB: 2\n",
       {"A: 1\n\n\nFrom here on: it rained\nB: 2\n"}},
      {"From a Sat Jan  1 00:00:00 2022\nA: 1\n\n\nFrom 10:30 it rained\nand rained\n",
       {"A: 1\n\n\nFrom 10:30 it rained\nand rained\n"}},
      // mails without a body: the empty line is none of theirs
      {"From a Sat Jan  1 00:00:00 2022\nA: 1\n\nFrom b Sat Jan  1 00:00:00 2022\nB: 2\n\n",
       {"A: 1\n", "B: 2\n"}},
      // a separator without a header after it is none
      {"From a Sat Jan  1 00:00:00 2022\n\nFrom b Sat Jan  1 00:00:00 2022\nB: 2\n",
       {"From a Sat Jan  1 00:00:00 2022\n", "B: 2\n"}},
  };
  for (const Row& row : rows) EXPECT_EQ(cut(row.bytes), row.mails) << row.bytes;
}

TEST(Read, TellsWhyItCannot) {
  const Folder folder;
  const std::string file = folder.put("a.eml", "0123456789");
  EXPECT_EQ(read_file(file, 10).value_or("?"), "0123456789");
  EXPECT_EQ(read_start(file, 4).value_or("?"), "0123");
  EXPECT_EQ(read_start(file, 400).value_or("?"), "0123456789");
  ASSERT_FALSE(read_file(file, 9));
  EXPECT_EQ(read_file(file, 9).error().kind, ErrorKind::too_large);
  EXPECT_EQ(read_file(folder.path.string(), 9).error().kind, ErrorKind::is_folder);
  EXPECT_EQ(read_file(file + "x", 9).error().kind, ErrorKind::not_found);
  std::istringstream in("0123456789");
  EXPECT_EQ(read_stream(in, "-", 9).error().kind, ErrorKind::too_large);
  EXPECT_FALSE(read_file("/proc/self/status", 1 << 20).value_or("").empty());
}

TEST(UnnamedFile, IsInTheTemporaryFolderOrNowhere) {
  const Folder folder;
  const fs::path before = fs::current_path();
  const char* const given = std::getenv("TMPDIR");
  const std::string kept = given != nullptr ? given : "";
  fs::current_path(folder.path);
  const auto in = [](const std::string& temporary) {
    ::setenv("TMPDIR", temporary.c_str(), 1);
    const Descriptor file = unnamed_file();
    const int why = file.get() < 0 ? errno : 0;
    if (why == 0) {
      EXPECT_EQ(::pwrite(file.get(), "a", 1, 0), 1);
    }
    return why;
  };
  EXPECT_EQ(in((folder.path / "absent").string()), ENOENT);
  EXPECT_EQ(in(folder.put("file", "")), ENOTDIR);
  EXPECT_EQ(in(folder.path.string()), 0);
  const auto files = std::distance(fs::directory_iterator(folder.path), {});
  given != nullptr ? ::setenv("TMPDIR", kept.c_str(), 1) : ::unsetenv("TMPDIR");
  fs::current_path(before);
  EXPECT_EQ(files, 1);  // what the test put there
}

TEST(Read, FindsTheNearestName) {
  const Folder folder;
  folder.put("inbox.mbox", "x");
  folder.put("zebra.eml", "x");
  EXPECT_EQ(nearest_file((folder.path / "inbox.mbx").string()),
            (folder.path / "inbox.mbox").string());
  EXPECT_EQ(nearest_file((folder.path / "INBOX.mbox").string()),
            (folder.path / "inbox.mbox").string());
  EXPECT_EQ(nearest_file((folder.path / "q").string()), std::nullopt);
  EXPECT_EQ(nearest_file("/nonexistent/inbox.mbx"), std::nullopt);
}

TEST(Spelling, Distance) {
  struct Row {
    std::string_view a, b;
    std::size_t distance;
  };
  const Row rows[] = {{"", "", 0},         {"a", "", 1},       {"scan", "SCAN", 0},
                      {"scna", "scan", 1}, {"can", "scan", 1}, {"redcat", "redact", 1},
                      {"abc", "xyz", 3},   {"ab", "ba", 1}};
  for (const Row& row : rows) {
    EXPECT_EQ(spelling_distance(row.a, row.b), row.distance) << row.a << ' ' << row.b;
    EXPECT_EQ(spelling_distance(row.b, row.a), row.distance) << row.b << ' ' << row.a;
  }
  const std::string_view words[] = {"show", "scan"};
  EXPECT_EQ(nearest_word("shw", words), "show");
  EXPECT_EQ(nearest_word("frobnicate", words), "");
}

TEST(Sources, WalkInOrderOnceAndWithoutHiddenFiles) {
  const Folder folder;
  folder.put("t/b.eml", "x");
  folder.put("t/a/2.eml", "x");
  folder.put("t/a/10.eml", "x");
  folder.put("t/.hidden/c.eml", "x");
  folder.put("t/.d.eml", "x");
  const std::string root = (folder.path / "t").string();
  fs::create_directory_symlink(root, folder.path / "t/a/loop");
  fs::create_symlink("nowhere", folder.path / "t/dangling");
  ASSERT_EQ(::mkfifo((folder.path / "t/pipe").c_str(), 0600), 0);
  fs::create_symlink("/dev/zero", folder.path / "t/zero");

  std::vector<std::string> seen;
  std::vector<InputError> failed;
  Sources sources({root + "/", root + "/.d.eml", root + "/absent"},
                  [&](const InputError& e) { failed.push_back(e); });
  while (const auto file = sources.next()) seen.push_back(file->path.substr(root.size()));
  EXPECT_EQ(seen, (std::vector<std::string>{"/a/10.eml", "/a/2.eml", "/b.eml", "/.d.eml"}));
  ASSERT_EQ(failed.size(), 2U);
  EXPECT_EQ(failed[0].kind, ErrorKind::unreadable);
  EXPECT_EQ(failed[1].kind, ErrorKind::not_found);
}

// By its number: what the system calls it depends on the locale. Root may read all.
TEST(Input, WhyAFileIsNotRead) {
  EXPECT_EQ(kind_of_errno(ENOENT), ErrorKind::not_found);
  EXPECT_EQ(kind_of_errno(ENOTDIR), ErrorKind::not_found);
  EXPECT_EQ(kind_of_errno(EACCES), ErrorKind::not_permitted);
  EXPECT_EQ(kind_of_errno(EIO), ErrorKind::unreadable);
}

}  // namespace
}  // namespace tlspath
