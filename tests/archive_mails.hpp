// Mails of an archive for tests: three partners, three relays, months, versions, copies, one that
// never travelled, one whose greeting imitates TLS. Reserved names only.
//   write_archive("/tmp/x/a.mbox", 60)
#pragma once

#include <fstream>
#include <string>

namespace tlspath::tests {

inline std::string two_digits(int n) { return (n < 10 ? "0" : "") + std::to_string(n); }

// The n-th mail; every seventh has the Message-ID of the one before it.
inline std::string archive_mail(int n) {
  if (n % 20 == 19)
    return "From: draft@shop.example\nMessage-ID: <draft" + std::to_string(n) +
           "@shop.example>\nSubject: never sent\n\nText\n";
  static const char* const partners[] = {"shop.example", "partner.example", "bank.example"};
  static const char* const relays[] = {"relay.mailhub.example", "mx.partner.example",
                                       "out.bank.example"};
  const std::string partner = partners[n % 3], relay = relays[n % 3];
  static const char* const tls[] = {
      "\n\t(using TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 (256/256 bits))",
      "\n\t(using TLSv1.2 with cipher ECDHE-RSA-AES256-GCM-SHA384 (256/256 bits))", "",
      "\n\t(using TLSv1 with cipher AES128-SHA (128/128 bits))"};
  const std::string out = tls[n % 4], in = tls[(n / 4) % 4];
  const auto with = [](const std::string& t) { return t.empty() ? "ESMTP" : "ESMTPS"; };
  const std::string date = std::to_string(1 + n % 28) +
                           std::string(n % 5 < 2   ? " Oct 2025 "
                                       : n % 5 < 4 ? " Nov 2025 "
                                                   : " Dec 2025 ") +
                           two_digits(n % 24) + ":" + two_digits(n % 60);
  const int id = n % 7 == 6 ? n - 1 : n;
  return "Received: from " + relay + " (" + (n % 11 == 5 ? "using.TLSv1.3.example" : relay) +
         " [198.51.100.7])" + out + "\n\tby mx.corp.example (Postfix) with " + with(out) + " id Q" +
         std::to_string(n) + "A\n\tfor <anna@corp.example>; " + date + ":41 +0000\n" +
         "Received: from www." + partner + " (www." + partner + " [192.0.2.10])" + in +
         "\n\tby in" + relay.substr(relay.find('.')) + " (Postfix) with " + with(in) +
         " id 7A1C2400F3\n\tfor <anna@corp.example>; " + date + ":02 +0000\n" + "From: order" +
         std::to_string(n % 10) + "@" + partner + "\nMessage-ID: <" + std::to_string(id) + "@" +
         partners[id % 3] + ">\nSubject: Your order " + std::to_string(n) + "\n\nText of mail " +
         std::to_string(n) + "\n";
}

inline void write_archive(const std::string& path, int mails) {
  std::ofstream out(path, std::ios::binary);
  for (int n = 0; n < mails; ++n)
    out << "From a Sat Jan  1 00:00:00 2022\n" << archive_mail(n) << "\n";
}

}  // namespace tlspath::tests
