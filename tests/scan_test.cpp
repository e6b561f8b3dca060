// core/scan: whatever the number of threads and however an mbox is cut, the sinks hear the same in
// the same order; a scan that is stopped, or whose sink is full, told a beginning of it.
#include "core/scan/scan.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <initializer_list>
#include <memory>
#include <new>
#include <stdexcept>
#include <string>
#include <vector>

#include "parsers/catalogue.hpp"
#include "parsers/providers.hpp"

namespace tlspath {
namespace {

namespace fs = std::filesystem;

std::string mail(int n) {
  const std::string id = std::to_string(n);
  std::string out =
      "Received: from a.example (a.example [192.0.2.1])\n\tby b.example (Postfix) with " +
      std::string(n % 3 == 0 ? "ESMTP" : "ESMTPS") + " id 4d0Qn15Tz8rL" + id +
      ";\n\tTue,  4 Nov 2025 09:16:41 +0100 (CET)\nFrom: x@shop" + id + ".example\nMessage-ID: <" +
      id + "@shop.example>\n\n";
  for (int i = 0; i < n % 7; ++i) out += "Text of some length, and no more than that.\n";
  return out;
}

std::string mbox(int from, int to) {
  std::string out;
  for (int i = from; i < to; ++i) out += "From a Sat Jan  1 00:00:00 2022\n" + mail(i) + "\n";
  return out;
}

// Writes down all that a sink is told.
class Diary final : public MailSink {
 public:
  bool begin_source(const SourceInfo& s) override {
    told.push_back("begin " + std::string(s.path) + " " + std::to_string(s.position));
    return true;
  }
  bool take(const ScannedMail& m) override {
    told.push_back(std::string(m.path) + " " + std::to_string(m.offset.value_or(0)) + " " +
                   std::to_string(m.size) + " " + m.head.message_id + " " + m.facts->partner + " " +
                   std::string(slice(m.raw, m.analysis.hops.at(0).by.name.value_or(Span{}))) + " " +
                   std::string(name(m.analysis.hops.at(0).verdict)));
    return ++mails != full_after;
  }
  bool finish_source() override {
    told.push_back("end");
    return true;
  }

  std::vector<std::string> told;
  std::size_t mails = 0, full_after = 0;
};

struct Manner {
  unsigned jobs;
  std::uint64_t stretch;
};
void PrintTo(const Manner& m, std::ostream* out) {
  *out << m.jobs << " jobs, stretches of " << m.stretch;
}

class Scan : public testing::TestWithParam<Manner> {
 protected:
  Scan() : organisations_(make_psl_organisation()) {
    folder_ = fs::temp_directory_path() / ("tlspath-scan-" + std::to_string(::getpid()));
    fs::remove_all(folder_);
    fs::create_directories(folder_ / "tree");
    put("all.mbox", mbox(0, 300));
    put("more.mbox", mbox(300, 330));
    put("broken.zip", "PK\x03\x04 and nothing else");
    for (int i = 0; i < 100; ++i) put("tree/" + std::to_string(1000 + i) + ".eml", mail(400 + i));
    put("tree/note.pdf", "%PDF-1.7");
  }
  ~Scan() override { fs::remove_all(folder_); }

  void put(const std::string& name, const std::string& bytes) const {
    std::ofstream(folder_ / name, std::ios::binary) << bytes;
  }

  ScanResult run(Manner manner, Diary& diary, std::size_t stop_after = 0) {
    std::vector<std::string> paths;
    for (const char* name : {"all.mbox", "broken.zip", "tree", "nowhere.mbox", "more.mbox"})
      paths.push_back((folder_ / name).string());
    events_.clear();
    MailSink* const sinks[] = {&diary};
    return scan({.paths = paths,
                 .reader = Catalogue::built_in(),
                 .organisations = *organisations_,
                 .new_organisations = [] { return make_psl_organisation(); },
                 .providers = parsers::providers(),
                 .own = own_,
                 .failed = [this](const InputError& e) { events_.push_back("failed " + e.path); },
                 .left_out = [this](std::string_view path, std::string_view,
                                    Content) { events_.push_back("left " + std::string(path)); },
                 .changed = {},
                 .stop = [&] { return stop_after > 0 && diary.mails >= stop_after; },
                 .jobs = manner.jobs,
                 .stretch = manner.stretch},
                sinks);
  }

  fs::path folder_;
  std::unique_ptr<OrganisationOf> organisations_;
  OwnSide own_;
  std::vector<std::string> events_;
};

constexpr Manner kAlone{1, 1 << 20};

TEST_P(Scan, tells_the_same_in_the_same_order) {
  Diary alone, crew;
  const ScanResult expected = run(kAlone, alone);
  auto events = events_;
  ASSERT_EQ(alone.mails, 430u);
  EXPECT_EQ(expected.failed, 2u);
  const ScanResult result = run(GetParam(), crew);
  EXPECT_EQ(crew.told, alone.told);
  EXPECT_EQ(result.files, expected.files);
  EXPECT_EQ(result.failed, expected.failed);
  EXPECT_EQ(result.left_out, expected.left_out);
  // A path that is not there is met while others are still read.
  std::ranges::sort(events);
  std::ranges::sort(events_);
  EXPECT_EQ(events_, events);
}

TEST_P(Scan, stopped_or_full_it_told_a_beginning) {
  Diary whole;
  run(kAlone, whole);
  for (const std::size_t n : {1u, 2u, 63u, 65u, 299u, 300u, 301u, 350u, 429u}) {
    Diary stopped, full;
    EXPECT_TRUE(run(GetParam(), stopped, n).stopped) << n;
    EXPECT_EQ(stopped.mails, n);
    full.full_after = n;
    EXPECT_TRUE(run(GetParam(), full).sink_full) << n;
    EXPECT_EQ(full.mails, n);
    for (const Diary* d : {&stopped, &full}) {
      ASSERT_LE(d->told.size(), whole.told.size());
      EXPECT_TRUE(std::equal(d->told.begin(), d->told.end(), whole.told.begin())) << n;
    }
  }
}

// Looks at some parts of a head, and writes down all.
class HeadSink final : public MailSink {
 public:
  explicit HeadSink(HeadParts parts) : parts_(parts) {}
  HeadParts head_parts() const override { return parts_; }
  bool take(const ScannedMail& m) override {
    const MailHead& h = m.head;
    told += h.message_id + ' ' + (h.from.empty() ? std::string() : h.from.front()) + ' ' +
            h.subject + ' ' + std::to_string(h.to.size()) + ' ' + std::to_string(h.date) + ' ' +
            h.content_type + " at " + std::to_string(m.facts->time.value_or(0)) + '\n';
    return true;
  }
  std::string told;

 private:
  HeadParts parts_;
};

TEST_P(Scan, what_no_sink_looks_at_is_not_read) {
  const std::string fields =
      "From: x@a.example\nTo: y@b.example\nCc: z@b.example\nSubject: Hello\n"
      "Date: Tue, 4 Nov 2025 09:16:50 +0100\nMessage-ID: <1@a.example>\n"
      "Content-Type: text/html\n\n";
  const std::string stamped =
      "Received: from a.example (a.example [192.0.2.1]) by b.example (Postfix) with ESMTP id "
      "4d0Qn15Tz8rL1; Tue, 4 Nov 2025 09:16:41 +0100\n";
  put("heads.mbox", "From a Sat Jan  1 00:00:00 2022\n" + stamped + fields +
                        "From a Sat Jan  1 00:00:00 2022\nReceived: by b.example; no date\n" +
                        fields);
  const std::string all = "<1@a.example> x@a.example Hello 2 1762244210 text/html at ";
  const std::string none = "<1@a.example> x@a.example  0 0  at ";
  struct Row {
    std::vector<HeadParts> wanted;
    std::string first, second;
  };
  const HeadParts no_type{.subject = true, .recipients = true, .date = true, .type = false};
  const HeadParts type{.subject = false, .recipients = false, .date = false, .type = true};
  const Row rows[] = {
      {{{}}, all, all},
      {{kNoHeadParts}, none, "<1@a.example> x@a.example  0 1762244210  at "},
      {{kNoHeadParts, no_type},
       "<1@a.example> x@a.example Hello 2 1762244210  at ",
       "<1@a.example> x@a.example Hello 2 1762244210  at "},
      {{type, no_type}, all, all},
  };
  for (const Row& row : rows) {
    std::vector<HeadSink> heads(row.wanted.begin(), row.wanted.end());
    std::vector<MailSink*> sinks;
    for (HeadSink& s : heads) sinks.push_back(&s);
    scan({.paths = {(folder_ / "heads.mbox").string()},
          .reader = Catalogue::built_in(),
          .organisations = *organisations_,
          .new_organisations = [] { return make_psl_organisation(); },
          .providers = parsers::providers(),
          .own = own_,
          .failed = {},
          .left_out = {},
          .changed = {},
          .stop = [] { return false; },
          .jobs = GetParam().jobs,
          .stretch = GetParam().stretch},
         sinks);
    for (const HeadSink& s : heads)
      EXPECT_EQ(s.told, row.first + "1762244201\n" + row.second + "1762244210\n");
  }
}

TEST_P(Scan, needs_nobody_who_listens) {
  HeadSink sink({});
  MailSink* const sinks[] = {&sink};
  const ScanResult result = scan({.paths = {folder_.string(), (folder_ / "nowhere.mbox").string()},
                                  .reader = Catalogue::built_in(),
                                  .organisations = *organisations_,
                                  .providers = parsers::providers(),
                                  .own = own_,
                                  .jobs = GetParam().jobs,
                                  .stretch = GetParam().stretch},
                                 sinks);
  EXPECT_EQ(std::ranges::count(sink.told, '\n'), 430);
  EXPECT_EQ(result.failed, 2u);
  EXPECT_EQ(result.left_out, 1u);
  EXPECT_FALSE(result.stopped);
}

// Reads as the built-in one does, but for mails of Boom.
template <class E>
class Breaking final : public HopReader {
 public:
  std::unique_ptr<Scratch> make_scratch() const override {
    return Catalogue::built_in().make_scratch();
  }
  void read(std::string_view raw, const ReceivedField& field, Scratch& scratch,
            Hop& hop) const override {
    if (raw.find("Boom") != std::string_view::npos) throw E();
    Catalogue::built_in().read(raw, field, scratch, hop);
  }
};
struct Bug : std::logic_error {
  Bug() : std::logic_error("a bug") {}
};

// Memory that lacks for one source is told of it, and the others are read; a mistake of ours, and a
// sink that lacks memory, is nothing that a file could help.
TEST_P(Scan, only_what_a_source_lacks_memory_for_is_not_readable) {
  put("boom.mbox", "From a Sat Jan  1 00:00:00 2022\nX-Boom: Boom\n" + mail(1) + "\n");
  Diary diary;
  const auto with = [&](const HopReader& reader, std::initializer_list<MailSink*> sinks) {
    diary = Diary();
    events_.clear();
    const std::vector<MailSink*> all(sinks);
    return scan({.paths = {(folder_ / "boom.mbox").string(), (folder_ / "more.mbox").string()},
                 .reader = reader,
                 .organisations = *organisations_,
                 .new_organisations = [] { return make_psl_organisation(); },
                 .providers = parsers::providers(),
                 .own = own_,
                 .failed = [this](const InputError& e) { events_.push_back(e.reason); },
                 .jobs = GetParam().jobs,
                 .stretch = GetParam().stretch},
                all);
  };
  const ScanResult result = with(Breaking<std::bad_alloc>(), {&diary});
  EXPECT_EQ(result.failed, 1u);
  EXPECT_EQ(events_, std::vector<std::string>{std::bad_alloc().what()});
  EXPECT_EQ(diary.mails, 30u);
  EXPECT_THROW(with(Breaking<Bug>(), {&diary}), std::logic_error);
  struct Poor final : MailSink {
    bool take(const ScannedMail&) override { throw std::bad_alloc(); }
  } poor;
  EXPECT_THROW(with(Catalogue::built_in(), {&poor}), std::bad_alloc);
}

TEST(MailFilter, takes_by_time_and_sender) {
  struct Row {
    MailFilter only;
    std::optional<std::int64_t> time;
    std::string_view from;
    bool takes;
  };
  const Row rows[] = {
      {{}, std::nullopt, "", true},
      {{.since = 10, .until = 20, .from_domain = {}}, 10, "a.example", true},
      {{.since = 10, .until = 20, .from_domain = {}}, 9, "a.example", false},
      {{.since = 10, .until = 20, .from_domain = {}}, 20, "a.example", false},
      {{.since = 10, .until = {}, .from_domain = {}}, std::nullopt, "a.example", false},
      {{.since = {}, .until = {}, .from_domain = "a.example"}, std::nullopt, "a.example", true},
      {{.since = {}, .until = {}, .from_domain = "a.example"}, 5, "mx.a.example", true},
      {{.since = {}, .until = {}, .from_domain = "a.example"}, 5, "ba.example", false},
      {{.since = {}, .until = {}, .from_domain = "a.example"}, 5, "", false},
  };
  for (const Row& row : rows) {
    MailFacts facts;
    facts.time = row.time;
    facts.from_domain = row.from;
    EXPECT_EQ(row.only.takes(facts), row.takes) << row.from;
  }
}

INSTANTIATE_TEST_SUITE_P(, Scan,
                         testing::Values(kAlone, Manner{2, 1 << 20}, Manner{2, 1000},
                                         Manner{3, 377}, Manner{5, 40'000}));

}  // namespace
}  // namespace tlspath
