// What stands beside the path: encryption of the content, and header fields that say something of
// TLS or vouch for something. Tables: mail -> what is found, with the words that say so.
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "core/mail/header_block.hpp"
#include "core/mail/structure.hpp"
#include "core/path/analysis.hpp"
#include "core/path/statements.hpp"
#include "core/report/beside_words.hpp"
#include "core/report/view.hpp"
#include "parsers/catalogue.hpp"
#include "parsers/providers.hpp"

namespace tlspath {
namespace {

constexpr std::string_view kHead = "From: a@shop.example\nSubject: s\nMIME-Version: 1.0\n";

struct Row {
  std::string_view what, mail, expected, words;
  std::string_view in_head;  // what the header alone says, where that is less
};

std::string said(const std::optional<Seen<ContentEncryption>>& c) {
  return c ? std::string(name(c->value)) : "-";
}

TEST(ContentEncryption, Mails) {
  const std::vector<Row> rows = {
      {"plain", "Content-Type: text/plain\n\nHello\n", "-", "", ""},
      {"no MIME", "\nHello\n", "-", "", ""},
      {"S/MIME encrypted",
       "Content-Type: application/pkcs7-mime; name=smime.p7m;\n smime-type=enveloped-data\n\nMII\n",
       "smime-encrypted", "enveloped-data", ""},
      {"S/MIME AEAD, quoted, older name",
       "Content-Type: Application/X-PKCS7-MIME; smime-type=\"authEnveloped-data\"\n\nMII\n",
       "smime-encrypted", "authEnveloped-data", ""},
      {"S/MIME opaque signature",
       "Content-Type: application/pkcs7-mime; smime-type=signed-data\n\nMII\n", "smime-signed",
       "signed-data", ""},
      {"S/MIME without its kind", "Content-Type: application/pkcs7-mime; name=smime.p7m\n\nMII\n",
       "smime", "application/pkcs7-mime", ""},
      {"certificates only", "Content-Type: application/pkcs7-mime; smime-type=certs-only\n\nMII\n",
       "-", "", ""},
      {"S/MIME signed",
       "Content-Type: multipart/signed; protocol=\"application/pkcs7-signature\";\n "
       "micalg=sha-256; "
       "boundary=b\n\n--b\nContent-Type: text/plain\n\nx\n--b--\n",
       "smime-signed", "application/pkcs7-signature", ""},
      {"PGP/MIME encrypted",
       "Content-Type: multipart/encrypted; "
       "boundary=b;\n\tprotocol=\"application/pgp-encrypted\"\n\n"
       "--b\nContent-Type: application/pgp-encrypted\n\nVersion: 1\n--b--\n",
       "pgp-mime-encrypted", "application/pgp-encrypted", ""},
      {"PGP/MIME signed",
       "Content-Type: multipart/signed; protocol=\"application/pgp-signature\"; boundary=b\n\n",
       "pgp-mime-signed", "application/pgp-signature", ""},
      {"signed by something else",
       "Content-Type: multipart/signed; protocol=\"application/x\"; boundary=b\n\n", "-", "", ""},
      {"the word in another parameter",
       "Content-Type: multipart/mixed; x=\"; protocol=application/pgp-encrypted\"; boundary=b\n\n",
       "-", "", ""},
      {"the word in the subject", "Subject: smime-type=enveloped-data\n\nx\n", "-", "", ""},
      {"inline PGP", "\n-----BEGIN PGP MESSAGE-----\n\nhQ\n-----END PGP MESSAGE-----\n",
       "pgp-inline-encrypted", "-----BEGIN PGP MESSAGE-----", "-"},
      {"inline PGP, signed, after a greeting",
       "Content-Type: text/plain\n\nHello,\r\n\r\n-----BEGIN PGP SIGNED MESSAGE-----\nHash: x\n",
       "pgp-inline-signed", "-----BEGIN PGP SIGNED MESSAGE-----", "-"},
      {"quoted armour", "\n> -----BEGIN PGP MESSAGE-----\n", "-", "", ""},
      {"armour in the first text part",
       "Content-Type: multipart/mixed; boundary=\"b\"\n\n--b\nContent-Type: text/plain\n\n"
       "-----BEGIN PGP MESSAGE-----\n\nhQ\n--b--\n",
       "pgp-inline-encrypted", "-----BEGIN PGP MESSAGE-----", "-"},
      {"armour in an attachment only",
       "Content-Type: multipart/mixed; boundary=\"b\"\n\n--b\nContent-Type: text/plain\n\nHello\n"
       "--b\nContent-Type: text/plain; name=key.asc\n\n-----BEGIN PGP MESSAGE-----\n--b--\n",
       "-", "", ""},
      {"a gateway's PGP header", "X-PGP-Encoding-Format: Partitioned\n\nx\n", "pgp",
       "X-PGP-Encoding-Format", "-"},
      {"Microsoft, its type",
       "Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\nProtected\n"
       "--b\nContent-Type: application/x-microsoft-rpmsg-message; name=\"message.rpmsg\"\n\nx\n"
       "--b--\n",
       "microsoft-rpmsg", "application/x-microsoft-rpmsg-message", "-"},
      {"Microsoft, the name",
       "Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: application/octet-stream\n"
       "Content-Disposition: attachment; filename=\"message_v4.rpmsg\"\n\nx\n--b--\n",
       "microsoft-rpmsg", "message_v4.rpmsg", "-"},
      {"Microsoft, its header", "Content-Class: rpmsg.message\n\nx\n", "microsoft-rpmsg",
       "rpmsg.message", "-"},
      {"Cisco",
       "Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/html;\n"
       " name=\"securedoc_20250701T101112.html\"\n\n<html>\n--b--\n",
       "cisco-envelope", "securedoc_20250701T101112.html", "-"},
      {"Proofpoint",
       "Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: application/octet-stream\n"
       "Content-Disposition: attachment;\n filename=SecureMessageAtt.html\n\nx\n--b--\n",
       "proofpoint-envelope", "SecureMessageAtt.html", "-"},
      {"OpenText Voltage",
       "Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/html;\n"
       " name=\"message_zdm.html\"\n\n<html>\n--b--\n",
       "voltage-envelope", "message_zdm.html", "-"},
      {"SEPPmail",
       "Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/html\n"
       "Content-Disposition: attachment; filename=\"secure-email.html\"\n\n<html>\n--b--\n",
       "seppmail-envelope", "secure-email.html", "-"},
      {"Symantec, PDF",
       "Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: application/pdf\n"
       "Content-Disposition: attachment; filename=PGPMessage.pdf\n\n%PDF\n--b--\n",
       "symantec-pdf", "PGPMessage.pdf", "-"},
      {"names that are only alike",
       "Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/html\n"
       "Content-Disposition: attachment; filename=\"my-secure-email.html\"\n\nx\n--b\n"
       "Content-Type: application/pdf; name=\"PGPMessages.pdf\"\n\nx\n--b--\n",
       "-", "", ""},
      {"what only asks a gateway for it", "X-Sophos-SPX-Encrypt: yes\n\nx\n", "-", "", ""},
      {"within a multipart within a multipart",
       "Content-Type: multipart/mixed; boundary=a\n\n--a\nContent-Type: multipart/mixed; "
       "boundary=b\n\n--b\nContent-Type: application/pkcs7-mime; smime-type=enveloped-data\n\nMII\n"
       "--b--\n--a--\n",
       "smime-encrypted", "enveloped-data", "-"},
      {"a boundary that never comes", "Content-Type: multipart/mixed; boundary=zz\n\n--b\n--\n-\n",
       "-", "", ""},
      {"a torn parameter", "Content-Type: multipart/signed; protocol=\"application/pgp-sig\\", "-",
       "", ""},
  };
  for (const Row& row : rows) {
    const std::string mail = std::string(kHead) + std::string(row.mail);
    const MailStructure all = read_structure(mail);
    EXPECT_EQ(said(all.content_encryption), row.expected) << row.what;
    if (all.content_encryption) {
      EXPECT_EQ(slice(mail, all.content_encryption->where), row.words) << row.what;
    }
    const std::string_view in_head = row.in_head.empty() ? row.expected : row.in_head;
    EXPECT_EQ(said(read_head(mail).content_encryption), in_head) << row.what;
    std::string crlf;
    for (const char c : mail) crlf += c == '\n' ? std::string("\r\n") : std::string(1, c);
    EXPECT_EQ(said(read_structure(crlf).content_encryption), row.expected) << row.what << ", CRLF";
  }
}

// Torn anywhere, and with boundaries without end, it ends.
TEST(ContentEncryption, TornAndEndless) {
  const std::string mail =
      std::string(kHead) +
      "Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\nx\n--b\n"
      "Content-Type: application/x-microsoft-rpmsg-message; name=message.rpmsg\n\nx\n--b--\n";
  for (std::size_t n = 0; n <= mail.size(); ++n) {
    const auto found = read_structure(std::string_view(mail).substr(0, n)).content_encryption;
    if (found) {
      EXPECT_LE(found->where.end(), n);
    }
  }
  std::string many = std::string(kHead) + "Content-Type: multipart/mixed; boundary=b\n\n";
  for (int i = 0; i < 30'000; ++i) many += "--b\n\n";
  EXPECT_FALSE(read_structure(many).content_encryption);
}

class Beside : public testing::Test {
 protected:
  void read(std::string mail, const OwnSide& own) {
    mail_ = std::move(mail);
    own_ = own;
    Analyzer(Catalogue::built_in(), *organisations_, parsers::providers(), own_)
        .analyze(mail_, analysis_);
    head_ = read_structure(mail_);
  }
  // "product claimed X-Barracuda-Encrypted"; one a line.
  std::string statements() const {
    std::string out;
    for (const Statement& s : read_statements(mail_, analysis_)) {
      out += std::string(name(s.kind)) + " " + std::string(name(s.trust));
      if (!s.by.empty()) out += " by " + std::string(slice(mail_, s.by));
      if (s.set != 0) out += " set " + std::to_string(s.set);
      if (s.hop != 0) out += " hop " + std::to_string(s.hop);
      for (const Span r : s.results) out += " " + std::string(slice(mail_, r));
      out += "\n";
    }
    return out;
  }
  std::vector<std::string> notes(Language l, bool redact = false) const {
    return make_view({.mail = mail_,
                      .analysis = &analysis_,
                      .head = &head_,
                      .organisations = organisations_.get(),
                      .providers = parsers::providers(),
                      .options = {.language = l, .redact = redact, .all = true}})
        .notes;
  }

  std::string mail_;
  OwnSide own_;
  std::unique_ptr<OrganisationOf> organisations_ = make_psl_organisation();
  Analysis analysis_;
  MailStructure head_;
};

constexpr std::string_view kMail =
    "Authentication-Results: mx.corp.example 1; dkim=pass (2048 bits; x) header.d=shop.example;\n"
    " spf=pass smtp.mailfrom=\"a;b\"; dmarc=pass\n"
    "Received: from relay.mailhub.example (relay.mailhub.example [198.51.100.7])\n"
    "\tby mx.corp.example (Postfix) with ESMTP id 4d0Qn15Tz8rL;\n"
    "\tTue,  4 Nov 2025 09:16:41 +0100 (CET)\n"
    "ARC-Authentication-Results: i=2; relay.mailhub.example; spf=pass\n"
    "Authentication-Results: spf=none (sender IP is 192.0.2.4) smtp.mailfrom=x; dkim=none\n"
    "Received: from (requiretls) (a.shop.example. [192.0.2.10]) by relay.mailhub.example\n"
    " ([198.51.100.7]) via tcp with ESMTPS (requiretls) id abcdefg (TLS1.3\n"
    " TLS_AES_128_GCM_SHA256); 4 Nov 2025 09:16:40 +0100\n"
    "Received: from (requiretls) (b.shop.example [192.0.2.11]) by a.shop.example (Postfix)\n"
    " with SMTP id 1; 4 Nov 2025 09:16:39 +0100\n"
    "From: order@shop.example\nTLS-Required: No\nX-Barracuda-Encrypted: "
    "ECDHE-RSA-AES128-GCM-SHA256\nX-Settlement: x\nX-Sophos-TLS-Probe: SUCCESS\nX-TLSX: no\n"
    "TLS-Required: Yes\nContent-Type: application/pkcs7-mime; smime-type=enveloped-data\n\nMII\n";

TEST_F(Beside, WhoseWordsTheyAre) {
  read(std::string(kMail), {.networks = {}, .domains = {"corp.example"}});
  EXPECT_EQ(statements(),
            "authentication-results trusted by mx.corp.example dkim=pass spf=pass dmarc=pass\n"
            "arc-results claimed by relay.mailhub.example set 2 spf=pass\n"
            "authentication-results claimed spf=none dkim=none\n"
            "tls-required-no claimed\n"
            "product claimed\n"
            "product claimed\n"
            "requiretls claimed by relay.mailhub.example hop 2\n");
  // Nobody named: nothing is own.
  read(std::string(kMail), {});
  EXPECT_EQ(statements().find("trusted"), std::string::npos);
}

TEST_F(Beside, NeverChangesAVerdict) {
  read(std::string(kMail), {.networks = {}, .domains = {"corp.example"}});
  const Path with = analysis_.path;
  std::string bare(kMail);
  for (const std::string_view field : {"X-Barracuda-Encrypted", "TLS-Required", "Content-Type"})
    bare.replace(bare.find(field), field.size(), std::string(field.size(), 'Y'));
  read(bare, {.networks = {}, .domains = {"corp.example"}});
  EXPECT_EQ(with.verdict, analysis_.path.verdict);
  EXPECT_EQ(with.boundary_verdict, analysis_.path.boundary_verdict);
  EXPECT_EQ(with.verdict, PathVerdict::cleartext);
}

TEST(ContentEncryption, BadgesSayNoMoreThanTheSentence) {
  for (std::size_t i = 0; i < kContentEncryptions; ++i) {
    const auto c = static_cast<ContentEncryption>(i);
    for (const Language l : {Language::en, Language::de}) {
      const std::string badge = content_badge(c, l);
      const std::string sentence = content_sentence(c, "x", l);
      EXPECT_LE(badge.size(), 80u);
      // What is only signed, or not told, is not called encrypted.
      const bool encrypted = name(c).ends_with("encrypted") || name(c).ends_with("rpmsg");
      EXPECT_EQ(badge.starts_with(l == Language::de ? "Inhalt verschlüsselt" : "Content encrypted"),
                encrypted)
          << name(c);
      const std::size_t open = badge.rfind('(');
      EXPECT_NE(sentence.find(badge.substr(open + 1, badge.size() - open - 2)), std::string::npos)
          << badge;
    }
  }
}

TEST(MoreStatements, CountTheFields) {
  EXPECT_EQ(more_statements(1, MoreIn::terminal, Language::en),
            "1 more such field; --all shows it.");
  EXPECT_EQ(more_statements(2, MoreIn::terminal, Language::de),
            "2 weitere solche Felder; --all zeigt sie.");
  EXPECT_EQ(more_statements(1, MoreIn::page, Language::de), "1 weiteres solches Feld.");
}

TEST(Results, VouchForWhatPassed) {
  const auto field = [](std::string by, std::string results) {
    return StatementView{.kind = StatementKind::authentication_results,
                         .field = "Authentication-Results",
                         .value = {},
                         .by = std::move(by),
                         .results = std::move(results)};
  };
  const StatementView rows[] = {field("a.example", "dkim=pass, spf=pass"),
                                field("b.example", "dkim=fail, spf=softfail"), field("", "")};
  EXPECT_TRUE(results_sentence({rows, 1}, Language::en)
                  .ends_with(" That vouches for the sender, not for TLS."));
  EXPECT_EQ(results_sentence(rows, Language::en),
            "Authentication-Results of a.example: dkim=pass, spf=pass; of b.example: dkim=fail, "
            "spf=softfail; no results; the word of others, which anybody may have written. What "
            "passed vouches for the sender, not for TLS.");
  EXPECT_TRUE(
      results_sentence({rows + 1, 1}, Language::en).ends_with(" That says nothing of TLS."));
  EXPECT_TRUE(
      results_sentence({rows + 1, 2}, Language::de).ends_with(" Über TLS sagt das nichts."));
}

TEST_F(Beside, SaidInBothLanguages) {
  read(std::string(kMail), {.networks = {}, .domains = {"corp.example"}});
  const auto has = [](const std::vector<std::string>& all, std::string_view one) {
    for (const std::string& n : all)
      if (n == one) return true;
    return false;
  };
  const auto en = notes(Language::en), de = notes(Language::de);
  for (const std::string_view one :
       {"Content: encrypted with S/MIME (\"enveloped-data\"), by the word of the sender's side. "
        "That "
        "says nothing of the hops.",
        "\"TLS-Required: No\": the sender wanted delivery even without TLS (RFC 8689); by the "
        "sender's word.",
        "Hop 2: \"(requiretls)\": TLS was required from there on (RFC 8689); the word of others, "
        "which anybody may have written.",
        "Beside the path: \"X-Barracuda-Encrypted: ECDHE-RSA-AES128-GCM-SHA256\"; the word of "
        "others, which anybody may have written. No hop is judged by it.",
        "Authentication-Results of mx.corp.example: dkim=pass, spf=pass, dmarc=pass; own words. "
        "That vouches for the sender, not for TLS."})
    EXPECT_TRUE(has(en, one)) << one;
  for (const std::string_view one :
       {"Inhalt: mit S/MIME verschlüsselt (\"enveloped-data\"), nach Angabe der Absenderseite. "
        "Über "
        "die Etappen sagt das nichts.",
        "Authentication-Results von mx.corp.example: dkim=pass, spf=pass, dmarc=pass; eigene "
        "Angabe. Das bürgt für den Absender, nicht für TLS.",
        "ARC-Satz 2 von relay.mailhub.example: spf=pass; fremde Angabe, die jeder geschrieben "
        "haben kann, das Siegel wurde nicht geprüft."})
    EXPECT_TRUE(has(de, one)) << one;
  for (const std::string& n : notes(Language::en, true))
    EXPECT_EQ(n.find("mx.corp.example"), std::string::npos) << n;
}

}  // namespace
}  // namespace tlspath
