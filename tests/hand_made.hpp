// Mails whose analysis is made by hand, for tests of core/report that must not depend on how well
// mails are read: the seed (samples/seed/exchange-imss.eml), as the design shows it, and a mail of
// six hops of all verdicts.
#pragma once

#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>
#include <string_view>

#include "core/mail/head.hpp"
#include "core/path/analysis.hpp"
#include "core/path/system.hpp"

namespace tlspath::hand_made {

inline const System kImss{.id = "imss", .title = "Trend Micro IMSS", .short_title = "IMSS"};
inline const System kExchange{.id = "exchange",
                              .title = "Microsoft Exchange 2007 and later, Exchange Online",
                              .short_title = "Exchange"};
inline const System kPostfix{.id = "postfix", .title = "Postfix", .short_title = "Postfix"};
inline const System kPowerMta{.id = "powermta", .title = "PowerMTA", .short_title = "PowerMTA"};

struct Mail {
  std::string raw;
  Analysis analysis;
  MailHead head;
  std::string answer;
  std::string path;
};

inline std::string read_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) throw std::runtime_error(path + ": no such file");
  return {std::istreambuf_iterator<char>(in), {}};
}

// Names stretches of one line by their words, in the order of the line or from its start.
class Line {
 public:
  Line(std::string_view raw, Span line) : raw_(raw), line_(line) {}
  Span operator()(std::string_view words, std::string_view after = {}) const {
    const std::string_view text = slice(raw_, line_);
    std::size_t at = after.empty() ? 0 : text.find(after);
    if (at == std::string_view::npos)
      throw std::logic_error("not in the line: " + std::string(after));
    at = text.find(words, at + after.size());
    if (at == std::string_view::npos)
      throw std::logic_error("not in the line: " + std::string(words));
    return span_between(line_.at + at, line_.at + at + words.size());
  }
  Seen<IpAddress> address(std::string_view words, std::string_view after = {}) const {
    const Span where = (*this)(words, after);
    const auto parsed = parse_address(words);
    if (!parsed) throw std::logic_error("no address: " + std::string(words));
    return {parsed->address, where};
  }

 private:
  std::string_view raw_;
  Span line_;
};

inline Hop hop_of(const Mail& m, std::uint32_t field, std::uint32_t number) {
  const HeaderField& f = m.analysis.header.fields()[m.analysis.header.received()[field]];
  Hop h;
  h.number = number;
  h.field = field;
  h.line = span_between(f.name.at, f.value.end());
  h.value = f.value;
  h.has_from = true;
  h.decides = true;
  return h;
}

inline Mail seed(const std::string& source_dir) {
  Mail m;
  m.path = "samples/seed/exchange-imss.eml";
  m.raw = read_file(source_dir + "/" + m.path);
  m.analysis.header.read(m.raw);

  Hop one = hop_of(m, 1, 1);
  {
    const Line in(m.raw, one.line);
    one.verdict = Verdict::encrypted;
    one.basis = Basis::stated;
    one.scope = Scope::internet;
    one.grade = Grade::weak;
    one.system = &kImss;
    one.system_version = in("7.0");
    one.protocol = Seen<Keyword>{{}, in("ESMTP")};
    one.from.helo = in("mail.global.frontbridge.com");
    one.from.address = in.address("65.55.88.22");
    one.by.name = in("mail.somedomain.com");
    one.by.address = in.address("1.2.3.4");
    one.id = in("06456c96000057da");
    one.for_ = in("jdoe@microsoft.com");
    one.stamp = Stamp{1237244716, -18000, true, in("Mon, 16 Mar 2009 18:05:16 -0500")};
    one.tls.stated = in("TLS:");
    one.tls.stated->size = in("AES128-SHA").end() - one.tls.stated->at;
    one.tls.version_as_written = in("TLSv1/SSLv3");
    one.tls.cipher = in("AES128-SHA");
    one.tls.suite = find_suite("AES128-SHA");
    one.tls.bits = Seen<int>{128, in("128bits")};
    one.evidence.push({Fact::tls, *one.tls.stated, "comment"});
    one.evidence.push({Fact::bits, in("128bits"), "comment"});
    one.evidence.push({Fact::cipher, *one.tls.cipher, "comment"});
    one.findings.push({FindingKind::no_forward_secrecy, *one.tls.cipher, 0});
    one.findings.push({FindingKind::suite_class, *one.tls.version_as_written, 0});
  }
  Hop two = hop_of(m, 0, 2);
  {
    const Line in(m.raw, two.line);
    two.verdict = Verdict::encrypted;
    two.basis = Basis::stated;
    two.scope = Scope::internet;
    two.grade = Grade::acceptable;
    two.system = &kExchange;
    two.system_version = in("8.1.263.0");
    two.protocol = Seen<Keyword>{{}, in("Microsoft SMTP Server")};
    two.from.helo = in("mailgateway01");
    two.from.address = in.address("1.2.3.4");
    two.by.name = in("mailserver01.domain.com");
    two.by.address = in.address("1.2.3.5");
    two.id = in("8.1.263.0");
    two.stamp = Stamp{1237241118, -14400, true, in("Mon, 16 Mar 2009 18:05:18")};
    two.delay = -3598;
    two.tls.stated = in("TLS", "(");
    two.evidence.push({Fact::tls, *two.tls.stated, "with"});
    two.findings.push({FindingKind::clock_disagrees, two.stamp->where, 0});
  }
  m.analysis.hops = {one, two};
  Path& p = m.analysis.path;
  p.verdict = p.internet_verdict = PathVerdict::encrypted;
  p.boundary_verdict = Verdict::encrypted;
  p.hops = p.encrypted = 2;
  p.weakest_hop = p.boundary_hop = 1;
  p.relay = "frontbridge.com";
  p.receiving_organisation = "domain.com";
  p.seconds = -3598;
  m.head.from = {"sender@example.org"};
  m.head.to = {"jdoe@microsoft.com"};
  m.head.subject = "(posted without a subject)";
  m.head.date = 1237241110;
  m.head.has_date = true;
  m.answer = "Encrypted on both hops, but hop 1 weakly (AES128-SHA, no forward secrecy).";
  return m;
}

// Six hops: handed in, encrypted, silent, in cleartext at the boundary, a local filter, encrypted
// inside. The user named corp.example as own.
inline Mail mixed(const std::string& source_dir) {
  Mail m;
  m.path = "mixed.eml";
  m.raw = read_file(source_dir + "/tests/data/mixed.eml");
  m.analysis.header.read(m.raw);

  Hop one = hop_of(m, 5, 1);
  {
    const Line in(m.raw, one.line);
    one.verdict = Verdict::local;
    one.basis = Basis::transport;
    one.scope = Scope::host;
    one.form = HopForm::pickup;
    one.decides = one.has_from = false;
    one.system = &kPostfix;
    one.by.name = in("www.shop.example");
    one.id = in("5B0E1200A1");
    one.stamp = Stamp{1762244042, 3600, true, in("Tue,  4 Nov 2025 09:14:02 +0100")};
    one.evidence.push({Fact::local, in("Postfix, from userid 33"), "pickup"});
  }
  Hop two = hop_of(m, 4, 2);
  {
    const Line in(m.raw, two.line);
    two.verdict = Verdict::encrypted;
    two.basis = Basis::stated;
    two.scope = Scope::internet;
    two.grade = Grade::good;
    two.system = &kPostfix;
    two.protocol = Seen<Keyword>{{}, in("ESMTPS")};
    two.from.helo = in("www.shop.example");
    two.from.name = in("www.shop.example", "(");
    two.from.address = in.address("192.0.2.10");
    two.by.name = in("mx-out.shop.example");
    two.id = in("7A1C2400F3");
    two.for_ = in("anna@corp.example");
    two.stamp = Stamp{1762244042, 3600, true, in("Tue,  4 Nov 2025 09:14:02 +0100")};
    two.delay = 0;
    two.tls.stated = in("using TLSv1.3 with cipher TLS_AES_256_GCM_SHA384");
    two.tls.version = Seen<TlsVersion>{TlsVersion::tls1_3, in("TLSv1.3")};
    two.tls.version_as_written = in("TLSv1.3");
    two.tls.cipher = in("TLS_AES_256_GCM_SHA384");
    two.tls.suite = find_suite("TLS_AES_256_GCM_SHA384");
    two.tls.bits = Seen<int>{256, in("256", "(256/")};
    two.tls.key_exchange = in("X25519");
    two.tls.signature = in("RSA-PSS (2048 bits)");
    two.tls.client_certificate = Seen<ClientCertificate>{ClientCertificate::not_requested,
                                                         in("No client certificate requested")};
    two.evidence.push({Fact::tls, *two.tls.stated, "using"});
    two.evidence.push({Fact::version, two.tls.version->where, "using"});
    two.evidence.push({Fact::cipher, *two.tls.cipher, "using"});
    two.evidence.push({Fact::bits, two.tls.bits->where, "using"});
    two.evidence.push({Fact::key_exchange, *two.tls.key_exchange, "using"});
    two.evidence.push({Fact::signature, *two.tls.signature, "using"});
    two.evidence.push({Fact::client_certificate, two.tls.client_certificate->where, "certificate"});
  }
  Hop three = hop_of(m, 3, 3);
  {
    const Line in(m.raw, three.line);
    three.verdict = Verdict::unstated;
    three.basis = Basis::none;
    three.scope = Scope::internet;
    three.system = &kPowerMta;
    three.system_version = in("v5.0r3");
    three.from.helo = in("mx-out.shop.example");
    three.from.address = in.address("192.0.2.25");
    three.by.name = in("relay.mailhub.example");
    three.id = in("h2k7c20our0s");
    three.for_ = in("anna@corp.example");
    three.stamp = Stamp{1762244045, 0, true, in("Tue, 4 Nov 2025 08:14:05 +0000")};
    three.delay = 3;
  }
  Hop four = hop_of(m, 2, 4);
  {
    const Line in(m.raw, four.line);
    four.verdict = Verdict::cleartext;
    four.basis = Basis::keyword;
    four.scope = Scope::internet;
    four.trust = Trust::trusted;
    four.system = &kPostfix;
    four.protocol = Seen<Keyword>{{}, in("ESMTP")};
    four.from.helo = in("relay.mailhub.example");
    four.from.name = in("relay.mailhub.example", "(");
    four.from.address = in.address("198.51.100.7");
    four.by.name = in("mx.corp.example");
    four.id = in("4d0Qn15Tz8rL");
    four.for_ = in("anna@corp.example");
    four.stamp = Stamp{1762244201, 3600, true, in("Tue,  4 Nov 2025 09:16:41 +0100")};
    four.delay = 156;
    four.evidence.push({Fact::protocol, in("ESMTP"), "keyword"});
  }
  Hop five = hop_of(m, 1, 5);
  {
    const Line in(m.raw, five.line);
    five.verdict = Verdict::local;
    five.basis = Basis::transport;
    five.scope = Scope::host;
    five.trust = Trust::trusted;
    five.decides = false;
    five.system = &kPostfix;
    five.protocol = Seen<Keyword>{{}, in("ESMTP")};
    five.from.helo = in("localhost");
    five.from.name = in("localhost", "(");
    five.from.address = in.address("127.0.0.1");
    five.by.name = in("mx.corp.example");
    five.id = in("4d0Qn32Kz9xM");
    five.for_ = in("anna@corp.example");
    five.stamp = Stamp{1762244202, 3600, true, in("Tue,  4 Nov 2025 09:16:42 +0100")};
    five.delay = 1;
    five.evidence.push({Fact::local, in("127.0.0.1"), "loopback"});
  }
  Hop six = hop_of(m, 0, 6);
  {
    const Line in(m.raw, six.line);
    six.verdict = Verdict::encrypted;
    six.basis = Basis::stated;
    six.scope = Scope::private_net;
    six.grade = Grade::good;
    six.trust = Trust::trusted;
    six.system = &kExchange;
    six.system_version = in("15.2.1544.4");
    six.protocol = Seen<Keyword>{{}, in("Microsoft SMTP Server")};
    six.from.helo = in("mx.corp.example");
    six.from.address = in.address("10.0.0.5");
    six.by.name = in("mbx01.corp.example");
    six.by.address = in.address("10.0.0.8");
    six.id = in("15.2.1544.4");
    six.stamp = Stamp{1762244202, 3600, true, in("Tue, 4 Nov 2025 09:16:42 +0100")};
    six.delay = 0;
    six.tls.stated = in("version=TLS1_2");
    six.tls.stated->size = in("TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384").end() - six.tls.stated->at;
    six.tls.version = Seen<TlsVersion>{TlsVersion::tls1_2, in("TLS1_2")};
    six.tls.version_as_written = in("TLS1_2");
    six.tls.cipher = in("TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384");
    six.tls.suite = find_suite("TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384");
    six.evidence.push({Fact::tls, *six.tls.stated, "with"});
    six.evidence.push({Fact::version, six.tls.version->where, "with"});
    six.evidence.push({Fact::cipher, *six.tls.cipher, "with"});
  }
  m.analysis.hops = {one, two, three, four, five, six};
  Path& p = m.analysis.path;
  p.verdict = p.internet_verdict = PathVerdict::cleartext;
  p.boundary_verdict = Verdict::cleartext;
  p.hops = 6;
  p.encrypted = p.local = 2;
  p.cleartext = p.unstated = 1;
  p.weakest_hop = p.boundary_hop = 4;
  p.boundary_inferred = false;
  p.relay = "mailhub.example";
  p.receiving_organisation = "corp.example";
  p.seconds = 160;
  m.head.from = {"order@shop.example"};
  m.head.to = {"anna@corp.example"};
  m.head.subject = "Your order 4711";
  m.head.message_id = "<20251104081402.5B0E1200A1@www.shop.example>";
  m.head.date = 1762244042;
  m.head.has_date = true;
  m.answer =
      "Not encrypted where it entered corp.example: hop 4 came in cleartext from "
      "relay.mailhub.example.";
  return m;
}

// What somebody hostile would send: control and direction characters, bytes that are no UTF-8,
// markup, quotes.
inline Mail hostile() {
  Mail m;
  m.path = "hostile\x1b.eml";
  m.raw =
      "Received: from "
      "\"<script>alert(1)</script>\\\x1b[31m\xe2\x80\xae\xe2\x80\xa8\xff\xc3\xa9\x7f\x01\" "
      "([192.0.2.66])\r\n\t by </pre><img src=x onerror=y> with\r\n  ESMTP; Tue, 4 Nov 2025 "
      "08:14:05 +0000\r\n"
      "Subject: x\r\n\r\n";
  m.analysis.header.read(m.raw);
  Hop one = hop_of(m, 0, 1);
  const Line in(m.raw, one.line);
  one.verdict = Verdict::cleartext;
  one.basis = Basis::keyword;
  one.scope = Scope::internet;
  one.protocol = Seen<Keyword>{{}, in("ESMTP")};
  one.from.helo = in("\"<script>");
  one.from.helo->size = in(" ([192").at - one.from.helo->at;
  one.from.address = in.address("192.0.2.66");
  one.by.name = in("</pre><img src=x onerror=y> with\r\n  ESMTP");  // folded, to see it unfolded
  one.evidence.push({Fact::protocol, in("ESMTP"), "keyword"});
  one.findings.push({FindingKind::unknown_system, {}, 0});
  m.analysis.hops = {one};
  Path& p = m.analysis.path;
  p.verdict = p.internet_verdict = PathVerdict::cleartext;
  p.boundary_verdict = Verdict::cleartext;
  p.hops = p.cleartext = 1;
  p.weakest_hop = p.boundary_hop = 1;
  m.head.subject = "\xe2\x80\xae</title><script>\xc2\x9b";
  m.head.subject += '\0';
  m.answer = "In cleartext on hop 1, by the word of <b>&\"'\x1b\xe2\x80\xa9.";
  return m;
}

// A mail without any hop.
inline Mail no_hops() {
  Mail m;
  m.path = "draft.eml";
  m.raw = "From: a@shop.example\nSubject: draft\n\nText\n";
  m.analysis.header.read(m.raw);
  m.head.from = {"a@shop.example"};
  m.head.subject = "draft";
  m.analysis.findings.push_back({FindingKind::repaired_quoting, {}, 12});
  m.answer = "No answer: this mail has no Received lines, so its way is not recorded.";
  return m;
}

}  // namespace tlspath::hand_made
