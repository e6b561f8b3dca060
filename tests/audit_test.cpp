// What `tlspath audit` makes of each product's settings: a table of the facts, whole answers as
// they are printed (samples/audit/*.answer), and texts that are torn, hostile or of nobody.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <sstream>

#include "cli/command.hpp"
#include "core/audit/audit.hpp"
#include "core/input/read.hpp"
#include "core/report/audit_page.hpp"
#include "core/text/escape.hpp"

namespace tlspath {
namespace {

namespace fs = std::filesystem;

const fs::path kFolder = fs::path(TLSPATH_SOURCE_DIR) / "samples/audit";

std::string text_of(const std::string& file) {
  return read_file((kFolder / file).string(), kMaxAudit).value_or("");
}

// "receives smtpd may=opportunistic check=nothing shows=in-full [finding finding]"
std::string facts(const AuditPart& p) {
  std::string out = p.side == AuditSide::sends ? "sends " : "receives ";
  out += p.name + " | " + p.for_whom + " | " + std::string(name(p.tls)) + " | " +
         std::string(name(p.check)) + " | " +
         (p.side == AuditSide::sends ? "-" : std::string(name(p.shows))) + " |";
  for (const AuditFinding& f : p.findings) out += " " + std::string(name(f.what));
  return out;
}

struct Row {
  const char* file;
  AuditProduct product;
  std::vector<std::string> parts;
};

const std::vector<Row>& table() {
  using enum AuditProduct;
  static const std::vector<Row> rows{
      {"exchange-send-good.txt",
       exchange,
       {"sends Internet | * | opportunistic | nothing | - | opportunistic",
        "sends to partner | partner.example | required | name | - |"}},
      {"exchange-send-bad.txt",
       exchange,
       {"sends Internet | * | never | nothing | - | sending-off",
        "sends old | old.example | never | nothing | - | sending-off contradiction",
        "sends half | half.example | opportunistic | nothing | - | check-unused opportunistic",
        "sends anyone | any.example | required | nothing | - | required-unchecked",
        "sends mutual | bank.example | opportunistic | mutual | - | disabled opportunistic "
        "elsewhere contradiction"}},
      {"exchange-receive-good.txt",
       exchange,
       {"receives Default Frontend MBX01 |  | opportunistic | nothing | in-full |",
        "receives From partner |  | required | mutual | in-full | elsewhere"}},
      {"exchange-receive-bad.txt",
       exchange,
       {"receives Relay |  | never | nothing | unknown | offering-off",
        "receives Scanner |  | never | nothing | unknown | offering-off contradiction",
        "receives Client |  | opportunistic | nothing | in-full | passwords-clear"}},
      {"exchange-cut.txt",
       exchange,
       {"sends  | a.example, b.example, c.example, d.example | unknown | nothing | - |"}},
      {"exchange-translated.txt", exchange, {"sends Internet | * | unknown | nothing | - |"}},
      {"postfix-debian.txt",
       postfix,
       {"receives smtpd |  | opportunistic | nothing | keyword-only | header-silent",
        "sends smtp |  | opportunistic | nothing | - | opportunistic"}},
      {"postfix-good.cf",
       postfix,
       {"receives smtpd |  | opportunistic | nothing | in-full |",
        "receives submission/inet |  | required | nothing | in-full |",
        "receives smtps/inet |  | required | nothing | in-full |",
        "sends smtp |  | opportunistic | dane | - | elsewhere"}},
      {"postfix-bad.cf",
       postfix,
       {"receives smtpd |  | opportunistic | nothing | keyword-only | old-names header-silent "
        "old-versions passwords-clear",
        "sends smtp |  | opportunistic | dane | - | needs-dnssec opportunistic old-names "
        "old-versions"}},
      {"postfix-none.txt",
       postfix,
       {"receives smtpd |  | never | nothing | unknown | offering-off",
        "sends smtp |  | never | nothing | - | sending-off"}},
      {"postfix-no-certificate.txt",
       postfix,
       {"receives smtpd |  | never | nothing | unknown | no-certificate",
        "sends smtp |  | required | name | - | old-names"}},
      {"postfix-version.txt", postfix, {}},
      {"sendmail-good.mc",
       sendmail,
       {"receives server |  | opportunistic | nothing | in-full |",
        "receives server | partner.example | required | nothing | in-full | required-unchecked",
        "sends client |  | opportunistic | nothing | - | opportunistic",
        "sends client | partner.example, gw.bank.example | required | chain | - |"}},
      {"sendmail-bad.mc",
       sendmail,
       {"receives server |  | never | nothing | unknown | offering-off off-for-some "
        "passwords-clear",
        "sends client |  | never | nothing | - | sending-off off-for-some"}},
      {"sendmail-access.txt",
       sendmail,
       {"receives server |  | unknown | nothing | unknown | off-for-some",
        "sends client |  | opportunistic | nothing | - | off-for-some opportunistic",
        "sends client | partner.example | required | nothing | - | required-unchecked"}},
      {"sendmail-debian.mc",
       sendmail,
       {"receives server |  | unknown | nothing | in-full | elsewhere",
        "sends client |  | opportunistic | nothing | - | opportunistic"}},
      {"sendmail.cf",
       sendmail,
       {"receives server |  | opportunistic | nothing | in-full |",
        "sends client |  | opportunistic | nothing | - | opportunistic"}},
      {"sendmail-compiled.txt", sendmail, {}},
      {"sendmail-without.txt", sendmail, {}},
      {"exim-good.conf",
       exim,
       {"receives server |  | opportunistic | nothing | in-full | acl-requires",
        "sends remote_smtp |  | opportunistic | nothing | - | opportunistic",
        "sends partner_smtp |  | required | name | - |"}},
      {"exim-bad.conf",
       exim,
       {"receives server |  | never | nothing | unknown | offering-off",
        "sends remote_smtp |  | never | nothing | - | sending-off",
        "sends smarthost |  | opportunistic | nothing | - | off-for-some opportunistic falls-back",
        "sends smarthost | partner.example | required | nothing | - | required-unchecked"}},
      {"exim-debian.conf",
       exim,
       {"receives server |  | opportunistic | nothing | keyword-only | header-changed elsewhere",
        "sends remote_smtp |  | opportunistic | nothing | - | opportunistic falls-back"}},
      {"exim-old.txt", exim, {"receives server |  | never | nothing | unknown | offering-off"}},
      {"exim-version.txt", exim, {}},
      {"exim-without.txt", exim, {"receives server |  | never | nothing | in-full | not-built-in"}},
      // What real ones print, made by tests/servers/audit_real.py.
      {"real-exim-bad-bP.txt",
       exim,
       {"receives server |  | never | nothing | unknown | offering-off"}},
      {"real-exim-bad.conf",
       exim,
       {"receives server |  | never | nothing | unknown | offering-off elsewhere",
        "sends remote_smtp |  | never | nothing | - | sending-off elsewhere"}},
      {"real-exim-good-bP.txt", exim, {"receives server |  | opportunistic | nothing | in-full |"}},
      {"real-exim-good-config.txt",
       exim,
       {"receives server |  | opportunistic | nothing | in-full |",
        "sends remote_smtp |  | opportunistic | nothing | - | opportunistic",
        "sends remote_smtp | partner.example : *.bank.example | required | name | - |"}},
      {"real-exim-good-transports.txt",
       exim,
       {"sends remote_smtp |  | opportunistic | nothing | - | opportunistic",
        "sends remote_smtp | partner.example : *.bank.example | required | name | - |"}},
      {"real-exim-good.conf",
       exim,
       {"receives server |  | opportunistic | nothing | in-full |",
        "sends remote_smtp |  | opportunistic | nothing | - | opportunistic",
        "sends remote_smtp | partner.example : *.bank.example | required | name | - |"}},
      {"real-exim-version.txt", exim, {}},
      {"real-postfix-bad.txt",
       postfix,
       {"receives smtpd |  | never | nothing | unknown | no-certificate passwords-clear",
        "sends smtp |  | never | nothing | - | sending-off"}},
      {"real-postfix-debian.txt",
       postfix,
       {"receives smtpd |  | opportunistic | nothing | keyword-only | header-silent",
        "sends smtp |  | opportunistic | nothing | - | opportunistic"}},
      {"real-postfix-services.txt",
       postfix,
       {"receives submission/inet |  | required | nothing | unknown |"}},
      {"real-postfix-strict.txt",
       postfix,
       {"receives smtpd |  | required | nothing | in-full |",
        "receives submission/inet |  | required | nothing | in-full |",
        "receives submissions/inet |  | required | nothing | in-full |",
        "sends smtp |  | opportunistic | dane | - | elsewhere"}},
      {"real-postfix-version.txt", postfix, {}},
      {"real-sendmail-good.cf",
       sendmail,
       {"receives server |  | opportunistic | nothing | in-full |",
        "sends client |  | opportunistic | nothing | - | opportunistic"}},
      {"real-sendmail-good.mc",
       sendmail,
       {"receives server |  | opportunistic | nothing | in-full |",
        "sends client |  | opportunistic | nothing | - | opportunistic"}},
      {"real-sendmail-header.cf",
       sendmail,
       {"receives server |  | opportunistic | nothing | nothing | header-changed",
        "sends client |  | opportunistic | nothing | - | opportunistic"}},
      {"real-sendmail-no-path.cf",
       sendmail,
       {"receives server |  | never | nothing | unknown | offering-off",
        "sends client |  | opportunistic | nothing | - | opportunistic"}},
      {"real-sendmail-version.txt", sendmail, {}},
  };
  return rows;
}

TEST(Audit, facts_of_the_samples) {
  for (const Row& row : table()) {
    SCOPED_TRACE(row.file);
    const auto found = audit(text_of(row.file));
    ASSERT_TRUE(found.has_value());
    EXPECT_EQ(found->product, row.product);
    std::vector<std::string> parts;
    for (const AuditPart& p : found->parts) parts.push_back(facts(p));
    EXPECT_EQ(parts, row.parts);
  }
}

TEST(Audit, every_sample_has_a_row_and_an_answer) {
  std::size_t samples = 0;
  for (const auto& e : fs::directory_iterator(kFolder)) {
    const std::string name = e.path().filename().string();
    if (name.ends_with(".answer")) continue;
    ++samples;
    EXPECT_TRUE(std::ranges::any_of(table(), [&](const Row& r) { return r.file == name; })) << name;
    const auto found = audit(text_of(name));
    ASSERT_TRUE(found.has_value()) << name;
    EXPECT_EQ(audit_text(*found, {}), text_of(name + ".answer")) << name;
  }
  EXPECT_EQ(samples, table().size());
}

TEST(Audit, whether_tls_is_built_in) {
  EXPECT_EQ(audit(text_of("postfix-version.txt"))->built_in, true);
  EXPECT_EQ(audit(text_of("sendmail-compiled.txt"))->built_in, true);
  EXPECT_EQ(audit(text_of("sendmail-without.txt"))->built_in, false);
  EXPECT_EQ(audit(text_of("exim-version.txt"))->built_in, true);
  EXPECT_EQ(audit(text_of("exim-without.txt"))->built_in, false);
  for (const char* file :
       {"real-postfix-version.txt", "real-sendmail-version.txt", "real-exim-version.txt"})
    EXPECT_EQ(audit(text_of(file))->built_in, true) << file;
  EXPECT_EQ(audit(text_of("real-postfix-version.txt"))->version, "3.7.11");
  EXPECT_EQ(audit(text_of("real-exim-good-config.txt"))->version, "4.96");
  EXPECT_EQ(audit(text_of("postfix-debian.txt"))->built_in, std::nullopt);
}

TEST(Audit, cut_and_translated_lines_are_named_and_decide_nothing) {
  const auto cut = audit(text_of("exchange-cut.txt"));
  EXPECT_EQ(cut->cut_lines, std::vector<std::uint32_t>{1});
  const auto translated = audit(text_of("exchange-translated.txt"));
  EXPECT_EQ(translated->foreign_lines.size(), 3U);
  EXPECT_EQ(translated->parts.front().tls, AuditTls::unknown);
}

// What is in .ifdef counts where the text defines the macro; else the macro is named.
TEST(Audit, exim_macros_and_conditions) {
  struct Case {
    const char* text;
    const char* hosts;    // value of tls_advertise_hosts, "-": it was not taken from the text
    const char* missing;  // named as not in the text
  };
  for (const Case& c : std::initializer_list<Case>{
           {"A = x\n.ifdef A\ntls_advertise_hosts = A\n.endif\n", "x", ""},
           {".ifdef A\ntls_advertise_hosts = x\n.endif\n", "-", "A"},
           {".ifndef A\ntls_advertise_hosts = x\n.endif\n", "x", ""},
           {"A = y\n.ifndef A\ntls_advertise_hosts = x\n.endif\n", "-", ""},
           {"A = y\n.ifdef A\ntls_advertise_hosts = x\n.else\ntls_advertise_hosts = z\n.endif\n",
            "x", ""},
           {".ifdef A\ntls_advertise_hosts = x\n.else\ntls_advertise_hosts = z\n.endif\n", "z",
            "A"},
           {"B = 1\n.ifdef A\ntls_advertise_hosts = x\n.elifdef B\ntls_advertise_hosts = y\n.else\n"
            "tls_advertise_hosts = z\n.endif\n",
            "y", "A"},
           {".ifdef A\n.elifndef B\ntls_advertise_hosts = y\n.endif\n", "y", ""},
           // Any one of several is enough.
           {"B = 1\n.ifdef A B\ntls_advertise_hosts = x\n.endif\n", "x", ""},
           {".ifdef A B\ntls_advertise_hosts = x\n.endif\n", "-", "A, B"},
           // One within the other; what the outer rules out is not asked for.
           {"A = 1\n.ifdef A\n.ifdef B\ntls_advertise_hosts = x\n.endif\n.endif\n", "-", "B"},
           {"A = 1\n.ifndef A\n.ifdef B\ntls_advertise_hosts = x\n.endif\n.endif\n", "-", ""},
           // A macro that is defined in a part that does not count is none.
           {".ifdef A\nB = 1\n.endif\n.ifdef B\ntls_advertise_hosts = x\n.endif\n", "-", "B"},
           // Defined after use; defined again; within a longer value.
           {".ifdef A\ntls_advertise_hosts = x\n.endif\nA = 1\n", "-", "A"},
           {"A = x\nA == y\ntls_advertise_hosts = A\n", "y", ""},
           {"A = a.example\nB = A : b.example\ntls_advertise_hosts = B\n", "a.example : b.example",
            ""},
           {"A = x\ntls_advertise_hosts = AB\n", "AB", ""},
           // Built-in ones are unknown, both ways, unless exim -bV or -bP macros is in the text.
           {".ifdef _HAVE_TLS\ntls_advertise_hosts = x\n.else\ntls_advertise_hosts = y\n.endif\n",
            "-", "_HAVE_TLS"},
           {"Support for: IPv6 GnuTLS\n.ifdef _HAVE_TLS\ntls_advertise_hosts = x\n.endif\n", "x",
            ""},
           {"_HAVE_TLS1_3=y\n.ifdef _HAVE_TLS1_3\ntls_advertise_hosts = x\n.endif\n", "x", ""},
           // A file that is included may define it, or not.
           {".include /etc/exim4/local\n.ifndef A\ntls_advertise_hosts = x\n.endif\n", "-",
            ".include, A"},
           {".ifdef A\n.include /etc/exim4/local\n.endif\n.ifndef B\ntls_advertise_hosts = "
            "x\n.endif\n",
            "x", ""},
           // Torn: more ends than beginnings, no end, else alone.
           {".endif\n.else\ntls_advertise_hosts = x\n", "x", ""},
           {".ifdef A\ntls_advertise_hosts = x\n", "-", "A"},
       }) {
    SCOPED_TRACE(c.text);
    const auto found = audit(std::string(c.text) + ".endif\ntls_certificate = /etc/mx.pem\n");
    ASSERT_TRUE(found.has_value());
    const AuditPart& p = found->parts.front();
    const auto hosts = std::ranges::find(p.because, "tls_advertise_hosts", &AuditSetting::name);
    ASSERT_NE(hosts, p.because.end());
    EXPECT_EQ(hosts->line == 0 ? "-" : hosts->value, c.hosts);
    const auto named = std::ranges::find(p.findings, AuditAdvice::elsewhere, &AuditFinding::what);
    EXPECT_EQ(named == p.findings.end() ? "" : named->detail, c.missing);
  }
  std::string deep;
  for (int i = 0; i < 5000; ++i) deep += ".ifndef A\n";
  deep += "tls_advertise_hosts = x\n";
  for (int i = 0; i < 5000; ++i) deep += ".endif\n";
  EXPECT_EQ(audit(deep + "tls_advertise_hosts = y\n")->parts.front().because.front().value, "y");
}

// An ACL counts where it is used, or where the text cannot say.
TEST(Audit, exim_acls) {
  struct Case {
    const char* use;
    bool counts;
  };
  const std::string acl = "begin acl\nno_clear:\n  deny !encrypted = *\n  accept\n";
  for (const Case& c : {Case{"acl_smtp_mail = no_clear\n", true},
                        {"acl_smtp_mail = other\n", false},
                        {"acl_smtp_mail = ${if eq{1}{1}{no_clear}}\n", true},
                        {"", false}}) {
    const auto found = audit(std::string(c.use) + "tls_certificate = /etc/mx.pem\n" + acl);
    const auto& findings = found->parts.front().findings;
    EXPECT_EQ(std::ranges::find(findings, AuditAdvice::acl_requires, &AuditFinding::what) !=
                  findings.end(),
              c.counts)
        << c.use;
  }
  const auto nested = audit("acl_smtp_mail = first\ntls_certificate = /etc/mx.pem\n" + acl +
                            "first:\n  require acl = no_clear\n");
  EXPECT_EQ(nested->parts.front().findings.size(), 1U);
}

TEST(Audit, unknown_keys_are_counted_and_change_nothing) {
  const std::string text = text_of("postfix-debian.txt");
  const auto plain = audit(text), more = audit(text + "smtpd_new_in_4 = yes\nsomething = else\n");
  EXPECT_EQ(more->unread, plain->unread + 2);
  EXPECT_EQ(more->parts.size(), plain->parts.size());
  EXPECT_EQ(std::ranges::count(more->unread_names, "smtpd_new_in_4"), 1);
}

TEST(Audit, what_is_refused) {
  EXPECT_EQ(audit("").error(), AuditProblem::empty);
  EXPECT_EQ(audit(" \r\n\n").error(), AuditProblem::empty);
  EXPECT_EQ(audit("Hello,\nthis is a letter: nothing = here\n").error(), AuditProblem::not_known);
  EXPECT_EQ(audit("Identity   AddressSpaces   Enabled\n--------   -------------   -------\n"
                  "Internet   {SMTP:*;1}      True\n")
                .error(),
            AuditProblem::table);
  EXPECT_EQ(audit(std::string(kMaxAudit + 1, 'a')).error(), AuditProblem::too_large);
}

// Windows line ends, a mark of UTF-8, no empty line between connectors: the same.
TEST(Audit, however_it_was_pasted) {
  for (const Row& row : table()) {
    const std::string text = text_of(row.file);
    std::string windows = "\xEF\xBB\xBF";
    for (const char c : text) windows += c == '\n' ? std::string("\r\n") : std::string(1, c);
    const auto found = audit(windows);
    ASSERT_TRUE(found.has_value()) << row.file;
    std::vector<std::string> parts;
    for (const AuditPart& p : found->parts) parts.push_back(facts(p));
    EXPECT_EQ(parts, row.parts) << row.file;
  }
  std::string close;
  std::istringstream in(text_of("exchange-send-bad.txt"));
  for (std::string line; std::getline(in, line);)
    if (!line.empty()) close += line + '\n';
  EXPECT_EQ(audit(close)->parts.size(), 5U);
}

// Torn anywhere: an answer or a refusal, and nothing raw in any form.
TEST(Audit, torn_and_hostile) {
  for (const Row& row : table()) {
    const std::string text = text_of(row.file);
    const std::size_t step = std::max<std::size_t>(37, text.size() / 200);
    for (std::size_t n = 0; n < text.size(); n += step)
      (void)audit(std::string_view(text).substr(0, n));
  }
  const std::string name = "a\x1b[31m\u202E'; Remove-Item * #\u2019";
  const auto found = audit("Name : " + name + "\nIgnoreSTARTTLS : True\nRequireTLS : False\n");
  ASSERT_TRUE(found.has_value());
  for (const std::string& out :
       {audit_text(*found, {}), audit_markdown(*found, Language::en), audit_json(*found, "t")}) {
    EXPECT_EQ(out.find('\x1b'), std::string::npos);
    EXPECT_EQ(out.find("\u202E"), std::string::npos);
  }
  EXPECT_EQ(found->parts.front().findings.front().commands.front(),
            "Set-SendConnector 'NAME' -IgnoreSTARTTLS $false");
}

TEST(Audit, no_line_is_too_wide_and_no_word_too_much) {
  for (const Row& row : table())
    for (const Language l : {Language::en, Language::de}) {
      const auto found = audit(text_of(row.file));
      const std::string out = audit_text(*found, {.language = l});
      std::istringstream in(out);
      for (std::string line; std::getline(in, line);) {
        if (line.starts_with("       ")) continue;  // commands stay whole
        EXPECT_LE(cells(line), 80U) << row.file << ": " << line;
      }
      for (const char* word : {" secure.", "safe", "sicher", " OK"})
        EXPECT_EQ(out.find(word), std::string::npos) << row.file << ": " << word;
      EXPECT_EQ(
          terminal_text(audit_text(*found, {.language = l, .ascii = true}).substr(0, 40), true)
              .find("<U+"),
          std::string::npos);
    }
}

TEST(Audit, the_command) {
  std::istringstream in(text_of("postfix-debian.txt"));
  std::ostringstream out, err;
  cli::Io io{.in = in, .out = out, .err = err, .env = {}, .interrupted = {}};
  const auto run = [&](std::vector<std::string> words) {
    out.str("");
    err.str("");
    return cli::run(words, io);
  };
  EXPECT_EQ(run({"audit", "--no-config", "-"}), cli::Status::done);
  EXPECT_NE(out.str().find("opportunistic TLS: used where"), std::string::npos);
  EXPECT_EQ(
      run({"audit", "--no-config", "--lang", "de", (kFolder / "exchange-send-good.txt").string()}),
      cli::Status::done);
  EXPECT_NE(out.str().find("opportunistisches TLS"), std::string::npos);
  EXPECT_EQ(run({"audit", "--no-config", "/nowhere/x"}), cli::Status::nothing);
  EXPECT_NE(err.str().find("no such file"), std::string::npos);
  EXPECT_EQ(run({"audit", "--no-config",
                 std::string(TLSPATH_SOURCE_DIR) + "/samples/seed/exchange-imss.eml"}),
            cli::Status::nothing);
  EXPECT_NE(err.str().find("no settings that tlspath knows"), std::string::npos);
  EXPECT_EQ(run({"audit", "--no-config", "a", "b"}), cli::Status::usage);
}

}  // namespace
}  // namespace tlspath
