// Systems that a site describes in TOML: the example of docs/own-systems.md, overriding and
// building on built-in ones, mistakes with their line and key, and patterns that would take for
// ever.
#include "parsers/user_systems.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "core/path/analysis.hpp"
#include "parsers/catalogue.hpp"
#include "parsers/systems.hpp"
#include "tests/toml_mistakes.hpp"

namespace tlspath {
namespace {

// The blocks of ```toml in the page.
std::vector<std::string> documented() {
  std::ifstream in(TLSPATH_SOURCE_DIR "/docs/own-systems.md", std::ios::binary);
  const std::string page{std::istreambuf_iterator<char>(in), {}};
  std::vector<std::string> out;
  constexpr std::string_view kOpen = "```toml\n";
  for (std::size_t at = page.find(kOpen); at != std::string::npos; at = page.find(kOpen, at + 1)) {
    const std::size_t from = at + kOpen.size();
    out.push_back(page.substr(from, page.find("```", from) - from));
  }
  return out;
}

Result<std::unique_ptr<const Catalogue>> load(std::initializer_list<std::string_view> files,
                                              Language l = Language::en) {
  UserSystems user;
  for (const std::string_view text : files)
    if (auto ok = user.add(text, "gate.toml", l); !ok) return tl::unexpected(ok.error());
  return catalogue_with(std::move(user), l);
}

struct Line {
  std::string raw;
  ReceivedField field;
  Hop hop;
};
void read(const Catalogue& catalogue, Line& line) {
  const auto scratch = catalogue.make_scratch();
  read_hop(line.raw, {{}, span_between(0, line.raw.size())}, catalogue, *scratch, line.field,
           line.hop);
}

// A whole small system; a row replaces one line of it by others.
std::string gate(std::string_view line = {}, std::string_view by = {}) {
  std::string text =
      "[[system]]\n"
      "id = \"gate\"\n"
      "title = \"A gate\"\n"
      "[[system.cue]]\n"
      "slot = \"by_comment\"\n"
      "text = \"Gate\"\n"
      "[[system.profile]]\n"
      "marks = \"always\"\n"
      "[[system.pattern]]\n"
      "slot = \"with_comment\"\n"
      "pattern = '^sealed (?<version>TLSv[0-9.]+)$'\n"
      "[[system.sample]]\n"
      "received = \"from a.example ([192.0.2.1]) by b.example (Gate) with ESMTP (sealed TLSv1.2); "
      "Tue, 4 Nov 2025 09:14:05 +0100\"\n"
      "verdict = \"encrypted\"\n"
      "version = \"TLSv1.2\"\n";
  if (line.empty()) return text;
  const std::size_t at = text.find(std::string(line) + "\n");
  if (at == std::string::npos) throw std::logic_error("no such line: " + std::string(line));
  return text.replace(at, line.size(), by);
}

TEST(UserSystems, what_is_documented_works) {
  const auto files = documented();
  ASSERT_EQ(files.size(), 2U);
  const auto catalogue = load({files[0], files[1]});
  ASSERT_TRUE(catalogue) << catalogue.error().what;
  EXPECT_EQ((*catalogue)->systems().size(), kSystems.size() + 2);
  const System* gate = (*catalogue)->find("user:mygate");
  ASSERT_NE(gate, nullptr);
  EXPECT_EQ(gate->profiles.size(), 3U);

  Line line{.raw =
                "from x.example (x.example [192.0.2.9]) by gate.corp.example (MyGate 4.1)\r\n\t"
                "with ESMTPS (secured TLSv1.2 ECDHE-RSA-AES256-GCM-SHA384; peer none) id 9;\r\n "
                "Tue, 4 Nov 2025 09:14:05 +0100",
            .field = {},
            .hop = {}};
  read(**catalogue, line);
  EXPECT_EQ(line.hop.system, gate);
  EXPECT_EQ(line.hop.verdict, Verdict::encrypted);
  ASSERT_TRUE(line.hop.tls.cipher);
  EXPECT_EQ(slice(line.raw, *line.hop.tls.cipher), "ECDHE-RSA-AES256-GCM-SHA384");
  EXPECT_FALSE(line.hop.tls.client_certificate) << "\"none\" does not tell";
  EXPECT_FALSE(line.hop.authenticated);

  const System* hub = (*catalogue)->find("user:mailhub");
  ASSERT_NE(hub, nullptr);
  EXPECT_EQ(hub->profiles.data(), Catalogue::built_in().find("postfix")->profiles.data());
}

TEST(UserSystems, none_is_the_built_in_catalogue) {
  const auto catalogue = load({});
  ASSERT_TRUE(catalogue);
  EXPECT_EQ(*catalogue, nullptr);
  const auto empty = load({"# nothing yet\n"});
  ASSERT_TRUE(empty) << empty.error().what;
  EXPECT_EQ(*empty, nullptr);
}

TEST(UserSystems, a_built_in_system_is_overridden_by_its_id) {
  // Postfix as a site might wrongly want it: its plain keyword proves nothing.
  constexpr std::string_view kFile =
      "[[system]]\n"
      "id = \"postfix\"\n"
      "title = \"Our Postfix\"\n"
      "like = \"postfix\"\n"
      "[[system.profile]]\n"
      "marks = \"sometimes\"\n"
      "[[system.sample]]\n"
      "received = \"from a.example (a.example [192.0.2.1]) by mx.example.org (Postfix) with ESMTP "
      "id "
      "4cJ1Xk5Tz8rL; Tue, 4 Nov 2025 09:14:05 +0100\"\n"
      "verdict = \"unstated\"\n";
  const auto catalogue = load({kFile});
  ASSERT_TRUE(catalogue) << catalogue.error().what;
  EXPECT_EQ((*catalogue)->systems().size(), kSystems.size());
  EXPECT_EQ((*catalogue)->find("postfix"), nullptr);
  Line line{.raw =
                "from a.example (a.example [192.0.2.1]) by mx.example.org (Postfix) with ESMTP id "
                "4cJ1Xk5Tz8rL; Tue, 4 Nov 2025 09:14:05 +0100",
            .field = {},
            .hop = {}};
  read(**catalogue, line);
  ASSERT_NE(line.hop.system, nullptr);
  EXPECT_EQ(line.hop.system->id, "user:postfix");
  EXPECT_EQ(line.hop.verdict, Verdict::unstated);
  Line built_in{.raw = line.raw, .field = {}, .hop = {}};
  read(Catalogue::built_in(), built_in);
  EXPECT_EQ(built_in.hop.verdict, Verdict::cleartext);
}

TEST(UserSystems, a_later_file_replaces_a_system_of_an_earlier_one) {
  const auto catalogue = load({gate(), gate("title = \"A gate\"", "title = \"The newer gate\"")});
  ASSERT_TRUE(catalogue) << catalogue.error().what;
  EXPECT_EQ((*catalogue)->systems().size(), kSystems.size() + 1);
  EXPECT_EQ((*catalogue)->find("user:gate")->title, "The newer gate");
}

TEST(UserSystems, a_group_may_be_written_in_each_of_pcres_ways) {
  for (const std::string_view pattern :
       {"'(?<product>Gate)'", "'(?P<product>Gate)'", "\"(?'product'Gate)\""}) {
    const auto catalogue = load({gate() + "[system.version]\nslot = \"by_comment\"\npattern = " +
                                 std::string(pattern) + "\n"});
    EXPECT_TRUE(catalogue) << catalogue.error().what;
  }
}

TEST(UserSystems, a_profile_says_what_its_keyword_is_with_tls) {
  const auto profile = [](std::string_view marks) {
    auto catalogue = load({gate("marks = \"always\"", marks)});
    if (!catalogue) throw std::logic_error(catalogue.error().what);
    const Profile& p = (*catalogue)->find("user:gate")->profiles.front();
    return std::pair(has_tls(p), std::string(keyword_with_tls(p)));
  };
  EXPECT_EQ(profile("marks = \"always\""), std::pair(HasTls::yes, std::string()));
  EXPECT_EQ(profile("marks = \"always\"\nkeyword_with_tls = \"SMTPS\""),
            std::pair(HasTls::yes, std::string("SMTPS")));
  EXPECT_EQ(profile("marks = \"keyword\""), std::pair(HasTls::yes, std::string("S")));
  EXPECT_EQ(profile("marks = \"keyword\"\nkeyword_with_tls = \"\"\nhas_tls = \"unknown\""),
            std::pair(HasTls::unknown, std::string()));
}

TEST(UserSystems, profiles_of_the_file_hold_where_lines_tell_of_others) {
  const auto catalogue =
      load({"[[system]]\n"
            "id = \"maddy\"\n"
            "title = \"Our maddy\"\n"
            "like = \"maddy\"\n"
            "[[system.profile]]\n"
            "marks = \"keyword\"\n"
            "[[system.sample]]\n"
            "received = \"from a.example ([192.0.2.1]) by mx.example.org (envelope-sender "
            "<a@a.example>) with LMTP id 1a2b3c51; Tue, 4 Nov 2025 09:14:05 +0100\"\n"
            "verdict = \"cleartext\"\n"});
  EXPECT_TRUE(catalogue) << catalogue.error().what;
}

// There may be the sender's words.
TEST(UserSystems, no_comment_behind_the_date_is_any_comment) {
  const auto catalogue =
      load({"[[system]]\n"
            "id = \"gate\"\n"
            "title = \"A gate\"\n"
            "[[system.cue]]\n"
            "slot = \"by_comment\"\n"
            "text = \"Gate\"\n"
            "[[system.profile]]\n"
            "marks = \"sometimes\"\n"
            "[[system.pattern]]\n"
            "slot = \"any_comment\"\n"
            "pattern = '^sealed (?<version>TLSv[0-9.]+)$'\n"
            "[[system.sample]]\n"
            "received = \"from a.example ([192.0.2.1]) by b.example (Gate) with ESMTP; Tue, 4 Nov "
            "2025 09:14:05 +0100 (sealed TLSv1.2)\"\n"
            "verdict = \"unstated\"\n"});
  ASSERT_FALSE(catalogue);
  EXPECT_EQ(catalogue.error().what,
            "gate.toml:9:1: no sample of this system is read by this pattern");
}

struct Mistake {
  std::string_view line;  // of gate(); empty: `by` is the whole file
  std::string_view by;
  std::string_view says;  // where the error begins
};

const Mistake kMistakes[] = {
    // The file.
    {"", "[[system]\n", "gate.toml:1:"},
    {"", "systems = 1\n", "gate.toml:1:1: unknown key \"systems\"; did you mean \"system\"?"},
    {"", "system = 1\n", "gate.toml:1:10: system must be tables"},
    {"", "\xff\xfe", "gate.toml:1:"},
    // toml++ 3.3 left its own path here: core/base/toml.hpp.
    {"", "\xc3\x83tm\"\n[m", "gate.toml:1:1: "},
    {"", "a = \xe2\x82\xac", "gate.toml:1:"},
    // Keys.
    {"title = \"A gate\"", "titel = \"A gate\"", "gate.toml:1:1: [[system]] needs title"},
    {"title = \"A gate\"", "title = \"A gate\"\nminimum_verison = \"4\"",
     "gate.toml:4:1: unknown key \"minimum_verison\" in [[system]]"},
    {"title = \"A gate\"", "title = \"A gate\"\nsorce = \"x\"",
     "gate.toml:4:1: unknown key \"sorce\" in [[system]]; did you mean \"source\"?"},
    {"text = \"Gate\"", "text = \"Gate\"\nmach = \"whole\"",
     "gate.toml:7:1: unknown key \"mach\" in [[system.cue]]; did you mean \"match\"?"},
    {"marks = \"always\"", "markt = \"always\"", "gate.toml:7:1: [[system.profile]] needs marks"},
    {"id = \"gate\"", "id = \"Gate One\"", "gate.toml:2:6: id: \"Gate One\""},
    {"id = \"gate\"", "id = 7", "gate.toml:2:6: id must be a text"},
    {"title = \"A gate\"", "title = \"\\u0007\"", "gate.toml:3:9: title: a control character"},
    {"title = \"A gate\"", "title = \"A gate\"\nrank = 300", "gate.toml:4:8: rank must be"},
    {"title = \"A gate\"", "title = \"A gate\"\nlike = \"postfx\"",
     "gate.toml:4:8: like: \"postfx\" is no built-in system; did you mean \"postfix\"?"},
    {"title = \"A gate\"", "title = \"A gate\"\nnever_shown = [\"bits\", \"luck\"]",
     "gate.toml:4:24: never_shown: none of"},
    // Values.
    {"slot = \"by_comment\"", "slot = \"by-comment\"",
     "gate.toml:5:8: slot: \"by-comment\" is not known; did you mean \"by_comment\"?"},
    {"slot = \"by_comment\"", "slot = \"from\"",
     "gate.toml:5:8: slot: what the sender can choose is in \"from\""},
    {"slot = \"with_comment\"", "slot = \"peer\"",
     "gate.toml:10:8: slot: what the sender can choose is in \"peer\""},
    {"slot = \"with_comment\"", "slot = \"by\"", "gate.toml:10:8: slot: host names in \"by\""},
    {"text = \"Gate\"", "text = \"--\"", "gate.toml:6:8: text: no letter or digit"},
    {"text = \"Gate\"", "text = \"Gate\"\nmatch = \"any\"", "gate.toml:7:9: match: \"any\""},
    {"marks = \"always\"", "marks = \"allways\"",
     "gate.toml:8:9: marks: \"allways\" is not known; did you mean \"always\"?"},
    {"marks = \"always\"", "marks = \"always\"\nfrom = \"new\"",
     "gate.toml:9:8: from: \"new\" has no number in it"},
    {"marks = \"always\"", "marks = \"always\"\nby_date = true\nfrom = \"2025\"",
     "gate.toml:10:8: from: \"2025\" is no date"},
    {"marks = \"always\"", "marks = \"always\"\nby_date = true\nuntil = \"2025-13-45\"",
     "gate.toml:10:9: until: \"2025-13-45\" is no date"},
    {"marks = \"always\"", "marks = \"always\"\n[[system.profile]]\nmarks = \"never\"",
     "gate.toml:1:1: of several [[system.profile]] exactly one"},
    // Patterns.
    {"pattern = '^sealed (?<version>TLSv[0-9.]+)$'", "pattern = '^sealed (?<version>TLSv[0-9.]+$'",
     "gate.toml:11:11: pattern: missing closing parenthesis at offset 31"},
    {"pattern = '^sealed (?<version>TLSv[0-9.]+)$'", "pattern = '^sealed (?<verison>TLSv[0-9.]+)$'",
     "gate.toml:11:11: pattern: unknown group \"verison\""},
    {"pattern = '^sealed (?<version>TLSv[0-9.]+)$'", "pattern = '^sealed TLSv[0-9.]+$'",
     "gate.toml:11:11: pattern: says nothing without a named group"},
    {"pattern = '^sealed (?<version>TLSv[0-9.]+)$'", "pattern = '(?<!x)TLSv'",
     "gate.toml:11:11: pattern: says nothing without a named group"},
    {"pattern = '^sealed (?<version>TLSv[0-9.]+)$'", "pattern = '(*UTF)(?<tls>sealed)'",
     "gate.toml:11:11: pattern: must not begin with a verb"},
    {"pattern = '^sealed (?<version>TLSv[0-9.]+)$'", "family = \"usin\"",
     "gate.toml:11:10: family: \"usin\" is not known; did you mean \"using\"?"},
    {"pattern = '^sealed (?<version>TLSv[0-9.]+)$'", "",
     "gate.toml:9:1: [[system.pattern]] needs either pattern or family"},
    // Samples.
    {"verdict = \"encrypted\"", "verdict = \"cleartext\"",
     "gate.toml:12:1: sample: verdict is \"cleartext\", and the line reads as \"encrypted\""},
    {"version = \"TLSv1.2\"", "version = \"TLSv1.3\"",
     "gate.toml:12:1: sample: version is \"TLSv1.3\", and the line reads as \"TLSv1.2\""},
    {"version = \"TLSv1.2\"", "bits = 128",
     "gate.toml:12:1: sample: bits is \"128\", and the line reads as \"-\""},
    {"verdict = \"encrypted\"", "", "gate.toml:12:1: [[system.sample]] needs verdict"},
    {"text = \"Gate\"", "text = \"Gates\"", "gate.toml:12:1: sample: no cue fits this line"},
    {"title = \"A gate\"",
     "title = \"A gate\"\nrank = 255\n[[system.cue]]\nslot = \"by_comment\"\n"
     "text = \"Postfix\"\n[[system.sample]]\nreceived = \"from a.example "
     "(a.example [192.0.2.1]) by b.example (Postfix) with ESMTP id 4cJ1; Tue, 4 "
     "Nov 2025 09:14:05 +0100\"\nverdict = \"cleartext\"",
     "gate.toml:8:1: sample: this line is taken by \"postfix\""},
    {"version = \"TLSv1.2\"",
     "[[system.pattern]]\nslot = \"id_comment\"\npattern = '(?<auth>login)'",
     "gate.toml:15:1: no sample of this system is read by this pattern"},
    {"version = \"TLSv1.2\"", "[system.version]\nslot = \"id_comment\"\nfamily = \"number\"",
     "gate.toml:15:1: no sample of this system shows its version here"},
    {"version = \"TLSv1.2\"", "[[system]]\nid = \"gate\"\ntitle = \"Again\"\nlike = \"postfix\"",
     "gate.toml:15:1: [[system]] needs a [[system.sample]]"},
    {"title = \"A gate\"", "title = \"A gate\"\nlike = \"zzzzzzzzz\"",
     "gate.toml:4:8: like: \"zzzzzzzzz\" is no built-in system; tlspath systems lists them"},
    {"title = \"A gate\"", "title = \"\"", "gate.toml:3:9: title is empty"},
    {"title = \"A gate\"", "title = \"A gate\"\nnever_shown = \"bits\"",
     "gate.toml:4:15: never_shown must be a list: [\"bits\"]"},
    {"title = \"A gate\"", "title = \"A gate\"\nby_only_is_pickup = 1",
     "gate.toml:4:21: by_only_is_pickup must be true or false"},
    {"title = \"A gate\"", "title = \"A gate\"\nverify = 1",
     "gate.toml:4:10: verify must be a table: [system.verify]"},
    {"[[system.cue]]", "[system.cue]", "gate.toml:4:1: cue must be tables: [[system.cue]]"},
    {"pattern = '^sealed (?<version>TLSv[0-9.]+)$'", "family = \"using\"\nrule = \"My Rule\"",
     "gate.toml:12:8: rule: small letters, digits and - only, 40 at most"},
    {"version = \"TLSv1.2\"",
     "[system.version]\nslot = \"by_comment\"\npattern = '(?<version>Gate)'",
     "gate.toml:17:11: pattern: the version is the group (?<product>...)"},
    {"pattern = '^sealed (?<version>TLSv[0-9.]+)$'",
     "pattern = '^sealed\\x20(?<version>TLSv[0-9.]+)$'",
     "gate.toml:12:1: sample: unstated where the line is folded at its blanks; a blank in a "
     "pattern means folding, \\x20 does not"},
    {"", "[[system]]\nid = \"a\"\ntitle = \"A\"\n",
     "gate.toml:1:1: [[system]] needs a [[system.cue]]: words by which its lines are known"},
    {"",
     "[[system]]\nid = \"a\"\ntitle = \"A\"\n[[system.cue]]\nslot = \"by_comment\"\ntext = \"A\"\n",
     "gate.toml:1:1: [[system]] needs a [[system.profile]]: what its silence means"},
    {"", "system = [{ zz = 1, aa = 2 }]\n", "gate.toml:1:11: [[system]] needs id"},
    // A cue that takes the lines of others.
    {"text = \"Gate\"", "text = \"Gate\"\n[[system.cue]]\nslot = \"with\"\ntext = \"ESMTPS\"",
     "gate.toml:1:1: the cues of \"gate\" also fit lines of"},
};

std::string too_many_systems() {
  std::string out;
  for (std::size_t i = 0; i <= UserSystems::kMaxSystems; ++i)
    out += gate("id = \"gate\"", "id = \"gate-" + std::to_string(i) + "\"");
  return out;
}
std::string too_many_words() {
  std::string words = "[system.verify]\n";
  for (std::size_t i = 0; i <= UserSystems::kMaxEntries; ++i)
    words += "word" + std::to_string(i) + " = \"-\"\n";
  return gate() + words;
}

TEST(UserSystems, mistakes_are_told_with_line_and_key) {
  const auto right = load({gate()});
  ASSERT_TRUE(right) << right.error().what;
  TomlMistakes said;
  for (const Mistake& m : kMistakes) {
    const std::string text = m.line.empty() ? std::string(m.by) : gate(m.line, m.by);
    const auto wrong = load({text});
    const auto german = load({text}, Language::de);
    ASSERT_FALSE(wrong) << m.by;
    ASSERT_FALSE(german) << m.by;
    said.both(wrong.error().what, german.error().what);
    EXPECT_EQ(wrong.error().kind, ErrorKind::usage);
    EXPECT_EQ(wrong.error().what.substr(0, m.says.size()), m.says) << wrong.error().what;
    EXPECT_EQ(wrong.error().what.find('\n'), std::string::npos) << wrong.error().what;
  }
  for (const std::string& text : {gate() + gate(), too_many_systems(), too_many_words()})
    said.both(load({text}).error().what, load({text}, Language::de).error().what);
  EXPECT_EQ(said.missing(toml_words(Language::de).systems), std::vector<std::string>());
}

TEST(UserSystems, sizes_are_limited) {
  UserSystems user;
  auto ok = user.add(std::string(UserSystems::kMaxFile + 1, '#'), "gate.toml", Language::en);
  ASSERT_FALSE(ok);
  EXPECT_EQ(ok.error().what, "gate.toml:1:1: larger than 1024 KB");

  ok = user.add(gate("pattern = '^sealed (?<version>TLSv[0-9.]+)$'",
                     "pattern = '(?<tls>" + std::string(UserSystems::kMaxPattern, 'x') + ")'"),
                "gate.toml", Language::en);
  ASSERT_FALSE(ok);
  EXPECT_EQ(ok.error().what, "gate.toml:11:11: pattern: longer than 1000 bytes");

  std::string many;
  for (std::size_t i = 0; i <= UserSystems::kMaxEntries; ++i)
    many += "[[system.cue]]\nslot = \"by_comment\"\ntext = \"Gate\"\n";
  ok = user.add(gate("title = \"A gate\"", "title = \"A gate\"\n" + many), "gate.toml",
                Language::en);
  ASSERT_FALSE(ok);
  EXPECT_NE(ok.error().what.find("more than 100 of [[system.cue]]"), std::string::npos);

  ok = user.add(too_many_systems(), "gate.toml", Language::en);
  ASSERT_FALSE(ok);
  EXPECT_NE(ok.error().what.find("more than 200 systems"), std::string::npos);
  EXPECT_TRUE(user.empty()) << "nothing of a wrong file is kept";

  std::string deep = "a = ";
  deep.append(5000, '[');
  EXPECT_FALSE(user.add(deep, "gate.toml", Language::en));
}

TEST(UserSystems, a_pattern_that_takes_too_long_is_left_out_and_said) {
  // Each part of the nest can take any share of the letters: 2^n ways to fail.
  const auto catalogue = load({gate("pattern = '^sealed (?<version>TLSv[0-9.]+)$'",
                                    "pattern = '^sealed (?:(?:a|aa)+)*(?<version>TLSv[0-9.]+)$'")});
  ASSERT_TRUE(catalogue) << catalogue.error().what;
  Line line{.raw = "from a.example ([192.0.2.1]) by b.example (Gate) with ESMTP (sealed " +
                   std::string(3000, 'a') + "TLSv); Tue, 4 Nov 2025 09:14:05 +0100",
            .field = {},
            .hop = {}};
  read(**catalogue, line);
  ASSERT_NE(line.hop.system, nullptr);
  EXPECT_EQ(line.hop.system->id, "user:gate");
  EXPECT_TRUE(line.hop.has(FindingKind::pattern_limit));
  EXPECT_EQ(line.hop.verdict, Verdict::cleartext);
}

}  // namespace
}  // namespace tlspath
