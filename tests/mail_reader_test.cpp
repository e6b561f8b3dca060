// core/input/mail_reader: what comes out of files, archives and Outlook files made here, and what
// is said of those that are torn, locked, hostile or empty.
#include "core/input/mail_reader.hpp"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <filesystem>
#include <fstream>
#include <functional>
#include <sstream>
#include <string>
#include <vector>

#include "tests/packed.hpp"

namespace tlspath {
namespace {

namespace fs = std::filesystem;
using Strings = std::vector<std::string>;

const std::string kA = "Subject: a\n\nbody of a\n", kB = "Subject: b\n\nbody of b\n";
const std::string kFrom = "From a@example.com Sat Jan  1 00:00:00 2022\n";
const std::string kMbox = kFrom + kA + "\n" + kFrom + kB;

constexpr std::string_view kKinds[] = {
    "usage",    "not_found", "not_permitted", "unreadable", "is_folder", "not_mail",  "empty",
    "no_mails", "too_large", "not_written",   "torn",       "damaged",   "encrypted", "no_headers",
    "too_deep", "bomb",      "unsupported",   "no_space",   "no_helper"};

// "entry@offset:size subject" of each mail, "! entry kind" of each error, "- entry" of what was
// left out.
struct Heard {
  Strings all;
  InputEars ears() {
    return {.mail =
                [this](const InputMail& m) {
                  std::string subject(m.bytes.substr(0, m.bytes.find('\n')));
                  if (subject.starts_with("Subject: ")) subject.erase(0, 9);
                  all.push_back(std::string(m.entry) + "@" +
                                (m.offset ? std::to_string(*m.offset) : "-") + ":" +
                                std::to_string(m.size) + " " + subject + (m.paste ? " paste" : ""));
                  return all.size() != stop_at;
                },
            .failed =
                [this](const InputError& e) {
                  all.push_back("! " + e.entry + " " +
                                std::string(kKinds[static_cast<std::size_t>(e.kind)]) +
                                (e.count == 1 ? "" : " " + std::to_string(e.count)));
                },
            .left_out = [this](std::string_view entry,
                               Content) { all.push_back("- " + std::string(entry)); }};
  }
  std::size_t stop_at = 0;
};

class MailReaderTest : public testing::Test {
 protected:
  MailReaderTest()
      : path_(fs::temp_directory_path() / ("tlspath-mails-" + std::to_string(::getpid()))) {
    fs::remove_all(path_);
    fs::create_directories(path_);
  }
  ~MailReaderTest() override { fs::remove_all(path_); }

  std::string put(std::string_view bytes, const std::string& name = "source") const {
    std::ofstream(path_ / name, std::ios::binary) << bytes;
    return (path_ / name).string();
  }
  Strings read(std::string_view bytes, bool must_be_mail = false, InputOptions options = {}) {
    Heard heard;
    MailReader reader(std::move(options));
    end_ = reader.read({.path = put(bytes), .must_be_mail = must_be_mail}, heard.ears());
    return heard.all;
  }
  // The same through a pipe.
  static Strings piped(std::string_view bytes) {
    std::istringstream in{std::string(bytes)};
    IstreamStream stream(in);
    Heard heard;
    MailReader().read({.path = "-", .stream = &stream}, heard.ears());
    return heard.all;
  }

  fs::path path_;
  ReadEnd end_{};
};

struct Row {
  std::string what, bytes;
  Strings heard;
};

TEST_F(MailReaderTest, ReadsWhateverItIsPackedIn) {
  const std::string long_mail = kA + std::string(3 << 20, 'x');
  const std::string size_a = std::to_string(kA.size()), size_b = std::to_string(kB.size());
  const std::string a = "@0:" + size_a + " a", b = "@0:" + size_b + " b";
  const Strings mbox = {
      "@" + std::to_string(kFrom.size()) + ":" + size_a + " a",
      "@" + std::to_string(2 * kFrom.size() + kA.size() + 1) + ":" + size_b + " b"};
  const std::vector<std::pair<std::string, std::string>> two{
      {"in/", ""}, {"in/1.eml", kA}, {"in/notes.txt", "milk\n"}, {"in/all.mbox", kMbox}};
  const Strings two_heard = {"in/1.eml" + a, "- in/notes.txt", "in/all.mbox" + mbox[0],
                             "in/all.mbox" + mbox[1]};
  const std::string lzma_alone = packed::filtered(kA, archive_write_add_filter_lzma);
  const std::string zip_lzma =
      std::string("\x09\x14\x05\x00", 4) + lzma_alone.substr(0, 5) + lzma_alone.substr(13);
  const packed::Message attached{.headers = "Subject: inner\n", .wide = false};
  const Row rows[] = {
      {"mail", kA, {a}},
      {"long mail", long_mail, {"@0:" + std::to_string(long_mail.size()) + " a"}},
      {"mbox", kMbox, mbox},
      {"gz of a mail", packed::gzip(kA), {a}},
      {"gz of a long mail",
       packed::gzip(long_mail),
       {"@0:" + std::to_string(long_mail.size()) + " a"}},
      {"gz of an mbox", packed::gzip(kMbox), mbox},
      {"gz of two members", packed::gzip(kMbox.substr(0, 60)) + packed::gzip(kMbox.substr(60)),
       mbox},
      {"gz with something after it", packed::gzip(kMbox) + std::string(2, '\0') + "garbage", mbox},
      {"xz", packed::filtered(kMbox, archive_write_add_filter_xz), mbox},
      {"zst", packed::filtered(kMbox, archive_write_add_filter_zstd), mbox},
      {"bz2", packed::filtered(kMbox, archive_write_add_filter_bzip2), mbox},
      {"tar", packed::tar(two), two_heard},
      {"tar.gz", packed::gzip(packed::tar(two)), two_heard},
      {"tar.xz", packed::filtered(packed::tar(two), archive_write_add_filter_xz), two_heard},
      {"7z", packed::seven_zip(two), two_heard},
      {"zip",
       packed::zip(
           {{"in/", ""}, {"in/1.eml", kA}, {"in/notes.txt", "milk\n"}, {"in/all.mbox", kMbox, 0}}),
       two_heard},
      {"zip of all sorts",
       packed::zip({{"../../1.eml", kA},
                    {"/etc/2", kB, 8, 8},
                    {"3", kA, 0, 8},
                    {"4", kB, 8, 0, "", true},
                    {"long", long_mail},
                    {"bz2", kA, 12, 0, packed::filtered(kA, archive_write_add_filter_bzip2)},
                    {"xz", kA, 95, 0, packed::filtered(kA, archive_write_add_filter_xz)},
                    {"lzma", kA, 14, 0, zip_lzma}},
                   "a comment with PK\x05\x06 in it, and some more of it"),
       {"../../1.eml" + a, "/etc/2" + b, "3" + a, "4" + b,
        "long@0:" + std::to_string(long_mail.size()) + " a", "bz2" + a, "xz" + a, "lzma" + a}},
      {"nested",
       packed::tar({{"a.zip", packed::zip({{"b.eml.gz", packed::gzip(kA)},
                                           {"c.7z", packed::seven_zip({{"d", kMbox}})}})},
                    {"e.msg", packed::msg({.headers = "Subject: e\n"})}}),
       {"a.zip/b.eml.gz" + a, "a.zip/c.7z/d" + mbox[0], "a.zip/c.7z/d" + mbox[1], "e.msg@-:11 e"}},
      {"msg",
       packed::msg({.headers = "Subject: \xc3\xa9t\xc3\xa9 \xf0\x9f\x93\xa7\n"}),
       {"@-:20 \xc3\xa9t\xc3\xa9 \xf0\x9f\x93\xa7"}},
      {"msg with attached ones",
       packed::msg({.headers = "Subject: x\n",
                    .attached = {attached, {.headers = "", .attached = {attached}}}}),
       {"@-:11 x", "attachment 1@-:15 inner", "attachment 2/attachment 1@-:15 inner"}},
      {"msg without headers", packed::msg({.headers = ""}), {"!  no_headers"}},
      {"msg without headers that holds one",
       packed::msg({.headers = "", .attached = {attached}}),
       {"attachment 1@-:15 inner", "!  no_headers"}},
      {"text", "milk\n", {"- "}},
      {"zip of nothing", packed::zip({}), {}},
  };
  for (const Row& row : rows) {
    EXPECT_EQ(read(row.bytes), row.heard) << row.what;
    EXPECT_EQ(piped(row.bytes), row.heard) << row.what << " through a pipe";
  }
}

TEST_F(MailReaderTest, ReadsNoFurtherThanTheHeader) {
  const std::string path = put(kA + std::string(1 << 20, 'x'));
  MailReader reader;
  reader.read({.path = path}, {.mail =
                                   [](const InputMail& m) {
                                     EXPECT_EQ(m.bytes.size(), 16U << 10);
                                     EXPECT_EQ(m.size, (1U << 20) + kA.size());
                                     return true;
                                   },
                               .failed = {},
                               .left_out = {}});
  MailReader whole({.bodies = true});
  whole.read({.path = path}, {.mail =
                                  [](const InputMail& m) {
                                    EXPECT_EQ(m.bytes.size(), (1U << 20) + kA.size());
                                    return true;
                                  },
                              .failed = {},
                              .left_out = {}});
}

// The empty line may lie across the steps that a file is read in.
TEST_F(MailReaderTest, ReadsUpToTheEmptyLineWhereverItIs) {
  MailReader reader;
  for (std::size_t size = (32 << 10) - 6; size < (32 << 10) + 3; ++size) {
    const std::string head = "Subject: a\r\nX: " + std::string(size - 15, 'x') + "\r\n\r\n";
    Heard heard;
    InputEars ears = heard.ears();
    ears.mail = [&](const InputMail& m) {
      EXPECT_EQ(m.bytes.substr(0, head.size()), head);
      EXPECT_LE(m.bytes.size(), 48U << 10);
      return true;
    };
    EXPECT_EQ(reader.read({.path = put(head + std::string(1 << 20, 'x'))}, ears), ReadEnd::read);
  }
}

TEST_F(MailReaderTest, SaysWhatItCouldNotRead) {
  const std::string zip = packed::zip({{"1.eml", kA}, {"2.eml", kB}});
  std::string wrong_sum = packed::gzip(kMbox);
  wrong_sum[wrong_sum.size() - 6] ^= 1;
  const std::string a = "@0:" + std::to_string(kA.size()) + " a",
                    b = "@0:" + std::to_string(kB.size()) + " b";
  const std::string first =
      "@" + std::to_string(kFrom.size()) + ":" + std::to_string(kA.size()) + " a";
  const std::string second = "@" + std::to_string(2 * kFrom.size() + kA.size() + 1) + ":" +
                             std::to_string(kB.size()) + " b";
  std::string torn_tar = packed::tar({{"1.eml", kA}, {"2.eml", kB}, {"3.eml", kA}});
  torn_tar.at(torn_tar.find("2.eml") + 150) ^= 1;  // its checksum
  std::string short_count = zip;
  short_count.at(short_count.find("PK\x05\x06") + 10) = 1;
  const Row rows[] = {
      {"nothing", "", {"!  empty"}},
      {"an image", "\x89PNG\r\n\x1a\n", {"!  not_mail"}},
      {"gz of an image", packed::gzip("\x89PNG\r\n\x1a\n"), {"!  not_mail"}},
      {"a wrong checksum", wrong_sum, {first, second, "!  damaged"}},
      {"no deflate",
       "\x1f\x8b\x08" + std::string(7, '\0') + std::string(20, '\xff'),
       {"!  damaged"}},
      {"a torn zip", zip.substr(0, zip.find("PK\x01\x02")), {"1.eml" + a, "2.eml" + b, "!  torn"}},
      {"a zip with a wrong checksum",
       packed::zip({{"1.eml", kA, 8, 0, packed::deflate(kB)}, {"2.eml", kB}}),
       {"! 1.eml damaged", "2.eml" + b}},
      {"a zip of an unknown method",
       packed::zip({{"1.eml", kA, 98, 0, "xx"}, {"2.eml", kB}}),
       {"! 1.eml unsupported", "2.eml" + b}},
      {"a locked zip",
       packed::zip({{"1.eml", kA, 8, 1}, {"2.eml", kB}, {"3.eml", kA, 8, 1}}),
       {"2.eml" + b, "! 1.eml encrypted 2"}},
      {"a zip without mails",
       packed::zip({{"notes.txt", "milk\n"}}),
       {"- notes.txt", "!  no_mails"}},
      {"no mail where the name says so",
       packed::zip({{"1.eml", "\x89PNG\r\n\x1a\n"}}),
       {"! 1.eml not_mail"}},
      {"a text where the name says so",
       packed::zip({{"1.eml", "see here\n" + kA}}),
       {"1.eml@0:31 see here paste"}},
      {"a tar with a damaged header", torn_tar, {"1.eml" + a, "3.eml" + a, "!  damaged"}},
      {"a zip that counts too few", short_count, {"1.eml" + a, "2.eml" + b, "!  damaged"}},
      {"an OLE2 file that is none",
       "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + std::string(600, 'x'),
       {"!  damaged"}},
  };
  for (const Row& row : rows) EXPECT_EQ(read(row.bytes, true), row.heard) << row.what;

  Heard heard;
  MailReader reader;
  EXPECT_EQ(reader.read({.path = (path_ / "absent").string()}, heard.ears()), ReadEnd::failed);
  EXPECT_EQ(reader.read({.path = path_.string()}, heard.ears()), ReadEnd::failed);
  EXPECT_EQ(heard.all, (Strings{"!  not_found", "!  is_folder"}));
}

// Of what is torn, every mail before the tear comes, and then one error.
TEST_F(MailReaderTest, TornAnywhere) {
  std::string mbox;
  for (int i = 0; i < 40; ++i) {
    mbox += kFrom + "Subject: " + std::to_string(i) + "\n\n";
    for (int k = 0; k < 60; ++k) mbox += static_cast<char>('a' + (i * 7 + k * k) % 26);
    mbox += "\n\n";
  }
  struct Kind {
    std::string what, bytes;
    bool mbox;
  };
  const Kind kinds[] = {
      {"gz", packed::gzip(mbox), true},
      {"xz", packed::filtered(mbox, archive_write_add_filter_xz), true},
      {"zst", packed::filtered(mbox, archive_write_add_filter_zstd), true},
      {"bz2", packed::filtered(mbox, archive_write_add_filter_bzip2), true},
      {"tar.gz", packed::gzip(packed::tar({{"1", kA}, {"2", kMbox}})), false},
      {"zip", packed::zip({{"1", kA}, {"2", kMbox}}), false},
      {"7z", packed::seven_zip({{"1", kA}, {"2", kMbox}}), false},
      {"msg", packed::msg({.headers = kA}), false},
  };
  for (const Kind& kind : kinds) {
    const Strings whole = read(kind.bytes);
    const std::size_t step = kind.bytes.size() / 60 + 1;
    for (std::size_t cut = 12; cut < kind.bytes.size(); cut += step) {
      const Strings heard = read(kind.bytes.substr(0, cut));
      ASSERT_FALSE(heard.empty()) << kind.what << " cut at " << cut;
      if (!kind.mbox) continue;
      EXPECT_TRUE(heard.back().starts_with("!  ")) << kind.what << " cut at " << cut;
      for (std::size_t i = 0; i + 2 < heard.size(); ++i) EXPECT_EQ(heard[i], whole[i]);
    }
  }
}

TEST_F(MailReaderTest, LimitsHold) {
  std::string deep = kA;
  for (int i = 0; i < 4; ++i) deep = packed::gzip(deep);
  EXPECT_EQ(read(deep, false, {.limits = {.depth = 4}}).size(), 1U);
  EXPECT_EQ(read(deep, false, {.limits = {.depth = 3}}), Strings{"!  too_deep"});

  const std::string many = packed::gzip(kMbox + std::string(4 << 20, '\n'));
  const InputOptions tight{.limits = {.ratio = 10, .ratio_from = 1 << 20}};
  const Strings heard = read(many, false, tight);
  ASSERT_FALSE(heard.empty());
  EXPECT_EQ(heard.back(), "!  bomb");
  EXPECT_EQ(read(many).back().substr(0, 1), "@");
  const std::string zip = packed::zip(
      {{"1", kMbox + std::string(4 << 20, '\n')}, {"2", kMbox + std::string(900'000, '\n')}});
  const Strings both = read(zip, false, tight);
  EXPECT_EQ(both.back(), "! 1 bomb");
  // Entries that lie over each other need no packing to be many times the zip.
  EXPECT_EQ(
      read(packed::zip({{"1", std::string(2 << 20, 'x'), 0, 0, kA}, {"2", kA}}), false, tight),
      Strings{"! 1 bomb"});
  EXPECT_EQ(read(packed::filtered(kMbox + std::string(4 << 20, '\n'), archive_write_add_filter_xz),
                 false, tight)
                .back(),
            "!  bomb");
  EXPECT_EQ(read(packed::seven_zip({{"1", kMbox + std::string(4 << 20, '\n')}}), false, tight),
            Strings{"!  bomb"});
  EXPECT_EQ(
      read(packed::tar({{"a.zip", packed::zip({{"1", kA}})}}), false, {.limits = {.spool = 20}}),
      Strings{"! a.zip too_large"});
}

TEST_F(MailReaderTest, AHundredThousandEntries) {
  std::vector<packed::ZipFile> files(100'000, {"../../../../etc/passwd", kA, 0});
  std::uint64_t mails = 0;
  const std::string path = put(packed::zip(files));
  MailReader reader;
  EXPECT_EQ(reader.read({.path = path}, {.mail = [&](const InputMail&) { return ++mails > 0; },
                                         .failed = [](const InputError&) { FAIL(); },
                                         .left_out = {}}),
            ReadEnd::read);
  EXPECT_EQ(mails, 100'000U);
}

// As who knows no zip64 writes them: 70,000 entries are counted as 4,464.
TEST_F(MailReaderTest, EntriesBeyondTheCountOfAZip) {
  std::string zip = packed::zip(std::vector<packed::ZipFile>(65'000, {"1", kA, 0}));
  const std::size_t end = zip.rfind("PK\x05\x06");
  const std::string directory = zip.substr(zip.find("PK\x01\x02"), end - zip.find("PK\x01\x02"));
  const std::string more = directory.substr(0, directory.size() / 65'000 * 5'000);
  const std::string tail = zip.substr(end);
  zip = zip.substr(0, end) + more + tail.substr(0, 8) + packed::little(4464, 2) +
        packed::little(4464, 2) + packed::little(directory.size() + more.size(), 4) +
        tail.substr(16);
  std::uint64_t mails = 0;
  MailReader reader;
  EXPECT_EQ(reader.read({.path = put(zip)}, {.mail = [&](const InputMail&) { return ++mails > 0; },
                                             .failed = [](const InputError&) { FAIL(); },
                                             .left_out = {}}),
            ReadEnd::read);
  EXPECT_EQ(mails, 70'000U);
}

TEST_F(MailReaderTest, StopsWhereNoMoreIsWanted) {
  for (const std::string& bytes :
       {kMbox, packed::gzip(kMbox), packed::zip({{"1", kA}, {"2", kB}}),
        packed::tar({{"1", kMbox}, {"2", kB}}), packed::seven_zip({{"1", kMbox}, {"2", kB}})}) {
    Heard heard;
    heard.stop_at = 1;
    MailReader reader;
    EXPECT_EQ(reader.read({.path = put(bytes)}, heard.ears()), ReadEnd::stopped);
    EXPECT_EQ(heard.all.size(), 1U);
  }
}

TEST_F(MailReaderTest, RangesOfAFileAreItsMailsOnce) {
  const std::string path = put(kMbox), other = put(packed::gzip(kMbox), "other");
  for (std::uint64_t cut = 0; cut <= kMbox.size(); ++cut) {
    MailReader reader;
    Heard heard;
    if (cut > 0) reader.read({.path = path, .range = {0, cut}}, heard.ears());
    reader.read({.path = path, .range = {cut, kMbox.size()}}, heard.ears());
    EXPECT_EQ(heard.all, read(kMbox)) << cut;
    Heard packed;
    reader.read({.path = other, .range = {cut, 1 << 20}}, packed.ears());
    EXPECT_EQ(packed.all.size(), cut == 0 ? 2U : 0U);
  }
}

// A .pst is read by a helper; here are some that go wrong.
TEST_F(MailReaderTest, PstHelper) {
  struct Case {
    std::string script;
    Strings heard;
  };
  const Case rows[] = {
      {"printf 'M\\005\\0\\0\\0\\013\\0\\0\\0InboxSubject: x\\nZ\\0\\0\\0\\0\\0\\0\\0\\0'",
       {"Inbox@-:11 x"}},
      {"printf 'M\\001\\0\\0\\0\\0\\0\\0\\0aM\\001\\0\\0\\0\\0\\0\\0\\0bZ\\0\\0\\0\\0\\0\\0\\0\\0'",
       {"! a no_headers 2"}},
      {"printf 'E\\0\\0\\0\\0\\004\\0\\0\\0oddsZ\\0\\0\\0\\0\\0\\0\\0\\0'", {"!  damaged"}},
      {"printf 'Z\\0\\0\\0\\0\\0\\0\\0\\0'", {"- "}},
      {"printf 'M\\005\\0\\0\\0\\013\\0\\0\\0InboxSubject: x\\n'; kill -SEGV $$",
       {"Inbox@-:11 x", "!  no_helper"}},
      {"printf 'M\\377\\377\\377\\377\\377\\377\\377\\377'; exec sleep 100", {"!  no_helper"}},
      {"printf 'odd frames'", {"!  no_helper"}},
      {"exit 3", {"!  no_helper"}},
  };
  for (const Case& row : rows) {
    const std::string helper = put("#!/bin/sh\n" + row.script + "\n", "helper");
    ::chmod(helper.c_str(), 0755);
    EXPECT_EQ(read("!BDN" + std::string(600, 'x'), false, {.pst_helper = helper}), row.heard)
        << row.script;
  }
  EXPECT_EQ(read("!BDN", false, {.pst_helper = "/nonexistent/tlspath-pst"}),
            Strings{"!  no_helper"});
}

// The real one, on what is no .pst after its first bytes, and on one where that lies beside us.
TEST_F(MailReaderTest, Pst) {
  EXPECT_EQ(read("!BDN" + std::string(6000, 'x'), false, {.pst_helper = TLSPATH_PST}),
            Strings{"!  damaged"});
  const std::string real = TLSPATH_SHARED "/outlook/testPST.pst";
  if (!fs::exists(real)) GTEST_SKIP() << "no " << real;
  Heard heard;
  MailReader reader({.pst_helper = TLSPATH_PST});
  EXPECT_EQ(reader.read({.path = real}, heard.ears()), ReadEnd::read);
  EXPECT_EQ(heard.all.size(), 6U);
}

}  // namespace
}  // namespace tlspath
