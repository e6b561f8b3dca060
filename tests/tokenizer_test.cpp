// The tokenizer as a table, line -> slots: RFC 5321 section 4.4, what the world writes (every shape
// in the catalogue of formats that breaks a naive parser), what a sender may try in a HELO, and
// properties on random and huge lines. Not here: what the words mean (verdict_test.cpp) and who
// wrote them (systems_test.cpp).

#include <gtest/gtest.h>

#include <array>
#include <random>
#include <string>
#include <string_view>

#include "core/base/ascii.hpp"
#include "core/received/address.hpp"
#include "core/received/slots.hpp"

namespace tlspath {
namespace {

constexpr std::string_view kDate = "Tue, 2 Jan 2024 10:00:00 +0000";  // %D in the table

struct Row {
  std::string_view line;
  std::string_view parts;     // in order, "slot words | slot words"
  std::string_view sides;     // helo= name= address= by=; "*": not compared
  std::string_view odd = {};  // names of FieldOddities
};

constexpr Row kRows[] = {
    // RFC 5321 section 4.4
    {"from x.y.test by example.net via TCP with ESMTP id 12345 for <mary@example.net>; 21 Nov 1997 "
     "10:05:43 -0600",
     "from x.y.test | by example.net | via TCP | with ESMTP | id 12345 | for <mary@example.net> | "
     "date 21 Nov 1997 10:05:43 -0600",
     "helo=x.y.test"},
    {"from client.example (client.example [192.0.2.1]) by mx.example with ESMTPS id 7; %D",
     "from client.example | peer client.example [192.0.2.1] | by mx.example | with ESMTPS | id 7 | "
     "date %D",
     "helo=client.example name=client.example address=192.0.2.1"},
    // What stands in a name's place names nobody.
    {"from x (192.0.2.1 [192.0.2.1]) by mx.example with SMTP; %D",
     "from x | peer 192.0.2.1 [192.0.2.1] | by mx.example | with SMTP | date %D",
     "helo=x address=192.0.2.1"},
    {"from x (a@192.0.2.1 [192.0.2.1]) by mx.example with SMTP; %D",
     "from x | peer a@192.0.2.1 [192.0.2.1] | by mx.example | with SMTP | date %D",
     "helo=x address=192.0.2.1"},
    {"from x (unknown. [192.0.2.1]) by mx.example with SMTP; %D",
     "from x | peer unknown. [192.0.2.1] | by mx.example | with SMTP | date %D",
     "helo=x address=192.0.2.1"},
    // Of two addresses the last one, and the name before it.
    {"from x (z [10.0.0.9] y.example [IPv6:2001:db8::1]) by mx.example with SMTP; %D",
     "from x | peer z [10.0.0.9] y.example [IPv6:2001:db8::1] | by mx.example | with SMTP | date "
     "%D",
     "helo=x name=y.example address=2001:db8::1"},
    {"from client.example ([192.0.2.1]) by mx.example with SMTP; %D",
     "from client.example | peer [192.0.2.1] | by mx.example | with SMTP | date %D",
     "helo=client.example address=192.0.2.1"},
    {"from client.example (client.example [IPv6:2001:db8::1]) by mx.example (Postfix) with ESMTP "
     "id 7 for <a@b.example>; %D",
     "from client.example | peer client.example [IPv6:2001:db8::1] | by mx.example | by_comment "
     "Postfix | with ESMTP | id 7 | for <a@b.example> | date %D",
     "helo=client.example name=client.example address=2001:db8::1"},
    // Controls part words as blanks do, also where a comma stands before them.
    {"from ,\x01x.example ([192.0.2.1] helo=z)\x0b"
     "by\x0cmx.example\x01with SMTP\x02; %D",
     "from x.example | peer [192.0.2.1] helo=z | by mx.example | with SMTP | date %D",
     "helo=z name=x.example address=192.0.2.1"},
    {"from [192.0.2.1] by mx.example with SMTP; %D",
     "from [192.0.2.1] | by mx.example | with SMTP | date %D",
     "helo=[192.0.2.1] address=192.0.2.1"},
    {"from client.example by mx.example via TCP with ESMTP tls TLS_AES_256_GCM_SHA384 id 7; %D",
     "from client.example | by mx.example | via TCP | with ESMTP | tls TLS_AES_256_GCM_SHA384 | id "
     "7 | date %D",
     "helo=client.example"},
    {"from client.example ([192.0.2.1]) by mx.example ([192.0.2.2]) with SMTP; %D",
     "from client.example | peer [192.0.2.1] | by mx.example | by_comment [192.0.2.2] | with SMTP "
     "| date %D",
     "helo=client.example address=192.0.2.1 by=192.0.2.2"},
    {"by mx.example (Postfix) id 7; %D", "by mx.example | by_comment Postfix | id 7 | date %D", ""},
    {"from client.example by mx.example; %D", "from client.example | by mx.example | date %D",
     "helo=client.example"},
    // ";" is not always the date's
    {"from mail.example.org (mail.example.org [192.0.2.10]); by mx.example.net (OpenSMTPD) with "
     "ESMTPS id 1a2b3c4e; TLS version=TLSv1/SSLv3 cipher=AES256-SHA bits=256 verify=NO; for "
     "<bob@example.net>; %D",
     "from mail.example.org | peer mail.example.org [192.0.2.10] | by mx.example.net | by_comment "
     "OpenSMTPD | with ESMTPS | id 1a2b3c4e | section TLS version=TLSv1/SSLv3 cipher=AES256-SHA "
     "bits=256 verify=NO | for <bob@example.net> | date %D",
     "helo=mail.example.org name=mail.example.org address=192.0.2.10"},
    {"from [192.0.2.10] (helo=a.example) by mx.example with esmtp (Exim 4.30; FreeBSD) id "
     "1AbCdE-000Fgh-Ij; %D",
     "from [192.0.2.10] | peer helo=a.example | by mx.example | with esmtp | with_comment Exim "
     "4.30; FreeBSD | id 1AbCdE-000Fgh-Ij | date %D",
     "helo=a.example address=192.0.2.10"},
    {"from [192.0.2.10] ([192.0.2.10:4711] helo=a.example) by mx.example (envelope-from "
     "<a@b.example>) (ecelerity 3.6.25 r(Core:3.6.25.0)) with ESMTPS (cipher=AES256-SHA "
     "subject=\"/C=ZZ/O=a;b, c/OU=0:app;1:ia2\") id 8B/57-12345; %D",
     "from [192.0.2.10] | peer [192.0.2.10:4711] helo=a.example | by mx.example | by_comment "
     "envelope-from | by_comment ecelerity 3.6.25 r(Core:3.6.25.0) | with ESMTPS | "
     "with_comment cipher=AES256-SHA subject=\"/C=ZZ/O=a;b, c/OU=0:app;1:ia2\" | id 8B/57-12345 | "
     "date %D",
     "helo=a.example address=192.0.2.10"},
    {"from 192.0.2.5 (SquirrelMail authenticated user alice); by web.example with HTTP; %D",
     "from 192.0.2.5 | from_comment SquirrelMail authenticated user alice | by web.example | with "
     "HTTP | date %D",
     "helo=192.0.2.5 address=192.0.2.5"},
    {"from 192.0.2.5 (ExampleMail authenticated user alice) by web.example with HTTP; %D",
     "from 192.0.2.5 | from_comment ExampleMail authenticated user alice | by web.example | with "
     "HTTP | date %D",
     "helo=192.0.2.5 address=192.0.2.5"},
    {"with ECARTIS (v1.0.0; list news); %D",
     "with ECARTIS | with_comment v1.0.0; list news | date %D", ""},
    // no ";" at all
    {"from mail.example.org (mail.example.org [192.0.2.10]) by mx.example with ESMTPS (TLS1.3 "
     "TLS_AES_128_GCM_SHA256) id bu207z82 %D",
     "from mail.example.org | peer mail.example.org [192.0.2.10] | by mx.example | with ESMTPS | "
     "with_comment TLS1.3 TLS_AES_128_GCM_SHA256 | id bu207z82 | date %D",
     "helo=mail.example.org name=mail.example.org address=192.0.2.10"},
    {"by host.example (fdm 2.2, account \"work\") with imap (TLSv1/SSLv3 AES256-SHA 256 bits) %D",
     "by host.example | by_comment fdm 2.2, account \"work\" | with imap | with_comment "
     "TLSv1/SSLv3 AES256-SHA 256 bits | date %D",
     ""},
    {"from a.example ([192.0.2.10] helo=a.example by mx.example with esmtp (TwistedMail 24.11) for "
     "<bob@example.net> %D",
     "from a.example | peer [192.0.2.10] helo=a.example | by mx.example | with esmtp | "
     "with_comment TwistedMail 24.11 | for <bob@example.net> | date %D",
     "helo=a.example name=a.example address=192.0.2.10", "unbalanced"},
    // text after the date
    {"from a.example (a.example [::ffff:192.0.2.10]) (TLS: TLSv1.2,256bits,AES256-GCM-SHA384) by "
     "mx.example with ESMTPS; %D id 0000000000AF2112.000000006B01D2D7",
     "from a.example | peer a.example [::ffff:192.0.2.10] | from_comment TLS: "
     "TLSv1.2,256bits,AES256-GCM-SHA384 | by mx.example | with ESMTPS | date %D | id "
     "0000000000AF2112.000000006B01D2D7",
     "helo=a.example name=a.example address=192.0.2.10"},
    {"from a.example (a.example [192.0.2.10]) by mx.example (Postfix) with ESMTP id 7; %D "
     "(envelope-from a@b.example)",
     "from a.example | peer a.example [192.0.2.10] | by mx.example | by_comment Postfix | with "
     "ESMTP | id 7 | date %D | date_comment envelope-from",
     "helo=a.example name=a.example address=192.0.2.10"},
    {"from ([192.0.2.10]) by mx.example id h2k7c20our0s for <bob@example.net>; %D (envelope-from "
     "<a@b.example>)",
     "peer [192.0.2.10] | by mx.example | id h2k7c20our0s | for <bob@example.net> | date %D | "
     "date_comment envelope-from",
     "address=192.0.2.10"},
    {"from a.example ([192.0.2.10]) by mx.example with ESMTP; %D for <bob@example.net>",
     "from a.example | peer [192.0.2.10] | by mx.example | with ESMTP | date %D | for "
     "<bob@example.net>",
     "helo=a.example address=192.0.2.10"},
    {"from a.example (a.example [192.0.2.10]) by mx.example with ESMTPS id 7; %D (using TLSv1.3 "
     "with cipher TLS_AES_256_GCM_SHA384 (256/256 bits)) (Client certificate not present)",
     "from a.example | peer a.example [192.0.2.10] | by mx.example | with ESMTPS | id 7 | date %D "
     "| date_comment using TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 (256/256 bits) | "
     "date_comment Client certificate not present",
     "helo=a.example name=a.example address=192.0.2.10"},
    // the first "with" is not always the protocol, "authenticated" is no TLS
    {"from a.example (a.example [192.0.2.10]) (authenticated bits=0) by mx.example (8.17.1/8.17.1) "
     "with ESMTPSA id 7 (version=TLSv1.3 cipher=TLS_AES_256_GCM_SHA384 bits=256 verify=NO) for "
     "<bob@example.net>; %D",
     "from a.example | peer a.example [192.0.2.10] | from_comment authenticated bits=0 | by "
     "mx.example | by_comment 8.17.1/8.17.1 | with ESMTPSA | id 7 | id_comment version=TLSv1.3 "
     "cipher=TLS_AES_256_GCM_SHA384 bits=256 verify=NO | for <bob@example.net> | date %D",
     "helo=a.example name=a.example address=192.0.2.10"},
    {"from unknown (HELO localhost) (alice@a.example@203.0.113.92) de/crypted with TLSv1.3: "
     "TLS_AES_256_GCM_SHA384 [256/256] DN=none by mx.example with ESMTPSA; 9 Apr 2020 17:13:26 "
     "-0000",
     "from unknown | peer HELO localhost | peer alice@a.example@203.0.113.92 | from_tail "
     "de/crypted | from_tail TLSv1.3: TLS_AES_256_GCM_SHA384 [256/256] DN=none | by mx.example | "
     "with "
     "ESMTPSA | date 9 Apr 2020 17:13:26 -0000",
     "helo=localhost address=203.0.113.92"},
    {"from a.example (HELO a.example) (192.0.2.10) (smtp-auth username alice, mechanism plain) by "
     "mx.example (qpsmtpd/0.84) with (AES256-SHA encrypted) ESMTPSA; %D",
     "from a.example | peer HELO a.example | peer 192.0.2.10 | from_comment smtp-auth username "
     "alice, mechanism plain | by mx.example | by_comment qpsmtpd/0.84 | with_comment AES256-SHA "
     "encrypted | with ESMTPSA | date %D",
     "helo=a.example name=a.example address=192.0.2.10"},
    // no from, or another first word
    {"by mx.example (Postfix, from userid 1001) id 6BD1F7C15; %D",
     "by mx.example | by_comment Postfix, from userid 1001 | id 6BD1F7C15 | date %D", ""},
    {"(HELO host.example) (alice@a.example) by mx.example with ESMTPSA (TLS_AES_256_GCM_SHA384 "
     "encrypted, authenticated); %D",
     "peer HELO host.example | peer alice@a.example | by mx.example | with ESMTPSA | with_comment "
     "TLS_AES_256_GCM_SHA384 encrypted, authenticated | date %D",
     "helo=host.example"},
    {"(qmail 1234 invoked by uid 1000); %D",
     "lead_comment qmail 1234 invoked by uid 1000 | date %D", ""},
    {"(nullmailer pid 12 invoked by uid 0); %D",
     "lead_comment nullmailer pid 12 invoked by uid 0 | date %D", ""},
    {"indimail-mta smtpd 123 from a.example (HELO b.example) (alice@192.0.2.10) by mx.example with "
     "ESMTPS (TLSv1.3 TLS_AES_256_GCM_SHA384 bits=256); %D",
     "lead indimail-mta smtpd 123 | from a.example | peer HELO b.example | peer alice@192.0.2.10 | "
     "by mx.example | with ESMTPS | with_comment TLSv1.3 TLS_AES_256_GCM_SHA384 bits=256 | date %D",
     "helo=b.example name=a.example address=192.0.2.10"},
    {"indimail-mta smtpd 123 (HELO b.example) (alice@a.example@2001:db8::1) by mx.example with "
     "ESMTPSA (TLSv1.3 TLS_AES_256_GCM_SHA384 bits=256); %D",
     "lead indimail-mta smtpd 123 | peer HELO b.example | peer alice@a.example@2001:db8::1 | by "
     "mx.example | with ESMTPSA | with_comment TLSv1.3 TLS_AES_256_GCM_SHA384 bits=256 | date %D",
     "helo=b.example address=2001:db8::1"},
    {"indimail-mta smtpd 123 (HELO [127.0.0.1]) (127.0.0.1@192.0.2.10) by mx.example with ESMTP; "
     "%D",
     "lead indimail-mta smtpd 123 | peer HELO [127.0.0.1] | peer 127.0.0.1@192.0.2.10 | by "
     "mx.example | with ESMTP | date %D",
     "helo=[127.0.0.1] address=192.0.2.10"},
    {"indimail-mta smtpd 123 (192.0.2.10) by mx.example with SMTP; %D",
     "lead indimail-mta smtpd 123 | peer 192.0.2.10 | by mx.example | with SMTP | date %D",
     "address=192.0.2.10"},
    {"indimail-mta smtpd 123 (HELO b.example) (alice@a.example) by mx.example with ESMTPA; %D",
     "lead indimail-mta smtpd 123 | peer HELO b.example | peer alice@a.example | by mx.example | "
     "with ESMTPA | date %D",
     "helo=b.example"},
    {"at SITE (Smail-3.2) from a.example by mx.example via smail from stdin id <m0abc> for bob; %D",
     "lead at SITE | lead_comment Smail-3.2 | from a.example | by mx.example | via smail from "
     "stdin | id <m0abc> | for bob | date %D",
     "helo=a.example"},
    {"FROM a.example (a.example [192.0.2.10]) BY mx.example ID 7 ; %D",
     "from a.example | peer a.example [192.0.2.10] | by mx.example | id 7 | date %D",
     "helo=a.example name=a.example address=192.0.2.10"},
    {"(owner@a.example) by mx.example via listexpand id S123; %D",
     "lead_comment owner@a.example | by mx.example | via listexpand | id S123 | date %D", ""},
    {"(from alice@localhost) by mx.example (8.15.2/8.15.2/Submit) id 7; %D",
     "lead_comment from alice@localhost | by mx.example | by_comment 8.15.2/8.15.2/Submit | id 7 | "
     "date %D",
     ""},
    {"(from a.example [192.0.2.10]) by gw.example (NAVGW 2.5.2.12) with SMTP id M2; %D",
     "peer from a.example [192.0.2.10] | by gw.example | by_comment NAVGW 2.5.2.12 | with SMTP | "
     "id M2 | date %D",
     "name=a.example address=192.0.2.10"},
    // names, addresses and ports in every order
    {"from a.example ([192.0.2.10]:48812 helo=b.example) by mx.example with esmtps  (TLS1.3) tls "
     "TLS_AES_256_GCM_SHA384 (Exim 4.96) (envelope-from <x@a.example>) id 1rKbce-0001Ab-2Q for "
     "bob@example.net; %D",
     "from a.example | peer [192.0.2.10]:48812 helo=b.example | by mx.example | with esmtps | "
     "with_comment TLS1.3 | tls TLS_AES_256_GCM_SHA384 | tls_comment Exim 4.96 | tls_comment "
     "envelope-from | id 1rKbce-0001Ab-2Q | for bob@example.net | date %D",
     "helo=b.example name=a.example address=192.0.2.10"},
    {"from [192.0.2.10] (port=48812 helo=b.example) by mx.example with esmtp (Exim 4.72) id 7; %D",
     "from [192.0.2.10] | peer port=48812 helo=b.example | by mx.example | with esmtp | "
     "with_comment Exim 4.72 | id 7 | date %D",
     "helo=b.example address=192.0.2.10"},
    {"from a.example (b.example) [192.0.2.10.13219] (mail) by mx.example with esmtp (Exim 3.35) id "
     "7; %D",
     "from a.example | peer b.example | from_tail [192.0.2.10.13219] | from_comment mail | by "
     "mx.example | with esmtp | with_comment Exim 3.35 | id 7 | date %D",
     "helo=a.example address=192.0.2.10"},
    {"from a.example (HELO b.example) (192.0.2.10) by mx.example with SMTP; 2 Jan 2024 10:00:00 "
     "-0000",
     "from a.example | peer HELO b.example | peer 192.0.2.10 | by mx.example | with SMTP | date 2 "
     "Jan 2024 10:00:00 -0000",
     "helo=b.example name=a.example address=192.0.2.10"},
    {"from a.example (192.0.2.10) (HELO b.example) by mx.example with SMTP; %D",
     "from a.example | peer 192.0.2.10 | peer HELO b.example | by mx.example | with SMTP | date %D",
     "helo=b.example name=a.example address=192.0.2.10"},
    {"from a.example (192.0.2.10:25) by mx.example (192.0.2.2:25) with [XMail 1.20 ESMTP Server] "
     "id <S72E> for <x@y.example> from <z@a.example>; %D",
     "from a.example | peer 192.0.2.10:25 | by mx.example | by_comment 192.0.2.2:25 | with [XMail "
     "1.20 ESMTP Server] | id <S72E> | for <x@y.example> from <z@a.example> | date %D",
     "helo=a.example address=192.0.2.10 by=192.0.2.2"},
    {"from a.example (IDENT:alice@b.example [192.0.2.10] (may be forged)) by mx.example "
     "(8.13.8/8.13.8) id 7; %D",
     "from a.example | peer IDENT:alice@b.example [192.0.2.10] (may be forged) | by mx.example | "
     "by_comment 8.13.8/8.13.8 | id 7 | date %D",
     "helo=a.example name=b.example address=192.0.2.10"},
    {"from a.example (unknown[192.0.2.10]) by mx.example (Postfix) with SMTP id 7; %D",
     "from a.example | peer unknown[192.0.2.10] | by mx.example | by_comment Postfix | with SMTP | "
     "id 7 | date %D",
     "helo=a.example address=192.0.2.10"},
    {"from a.example (b.example. [192.0.2.10]) by mx.google.com with ESMTPS id x1 for "
     "<bob@example.net> (version=TLS1_3 cipher=TLS_AES_256_GCM_SHA384 bits=256/256); %D",
     "from a.example | peer b.example. [192.0.2.10] | by mx.google.com | with ESMTPS | id x1 | for "
     "<bob@example.net> | for_comment version=TLS1_3 cipher=TLS_AES_256_GCM_SHA384 bits=256/256 | "
     "date %D",
     "helo=a.example name=b.example address=192.0.2.10"},
    {"from a.example ([fe80::1]) by mx.example ([fe80::2%11]) with mapi id 15.00.1; %D",
     "from a.example | peer [fe80::1] | by mx.example | by_comment [fe80::2%11] | with mapi | id "
     "15.00.1 | date %D",
     "helo=a.example address=fe80::1 by=fe80::2"},
    {"from [2001:db8::7]:25 (HELO b.example) by mx.example ([192.0.2.2]:25) (Some Filter) with "
     "SMTP; %D",
     "from [2001:db8::7]:25 | peer HELO b.example | by mx.example | by_comment [192.0.2.2]:25 | "
     "by_comment Some Filter | with SMTP | date %D",
     "helo=b.example address=2001:db8::7 by=192.0.2.2"},
    {"from a.example [192.0.2.10] by mx.example with SMTP; %D",
     "from a.example | from_words [192.0.2.10] | by mx.example | with SMTP | date %D",
     "helo=a.example address=192.0.2.10"},
    // nested and unbalanced
    {"from a.example (a.example [192.0.2.10] (AS64496 Example Net, ZZ)) (using TLSv1.3 with cipher "
     "TLS13_AES_256_GCM_SHA384) by mx.example (Stalwart SMTP) with ESMTPS id 7; %D",
     "from a.example | peer a.example [192.0.2.10] (AS64496 Example Net, ZZ) | from_comment using "
     "TLSv1.3 with cipher TLS13_AES_256_GCM_SHA384 | by mx.example | by_comment Stalwart SMTP | "
     "with ESMTPS | id 7 | date %D",
     "helo=a.example name=a.example address=192.0.2.10"},
    {"from a.example (a.example [192.0.2.10]) (using TLSv1.2 with cipher AES256-SHA (256/256 "
     "bits)) (Client CN \"x (y) z\", Issuer \"Example CA (R3)\" (verified OK)) by mx.example "
     "(Postfix) with ESMTPS id 7; %D",
     "from a.example | peer a.example [192.0.2.10] | from_comment using TLSv1.2 with cipher "
     "AES256-SHA (256/256 bits) | from_comment Client CN \"x (y) z\", Issuer \"Example CA (R3)\" "
     "(verified OK) | by mx.example | by_comment Postfix | with ESMTPS | id 7 | date %D",
     "helo=a.example name=a.example address=192.0.2.10"},
    {"from a.example (a.example [192.0.2.10]) by mx.example (Jetsend 3 (Windows) with SMTP id 7; "
     "%D",
     "from a.example | peer a.example [192.0.2.10] | by mx.example | by_comment Jetsend 3 "
     "(Windows) | with SMTP | id 7 | date %D",
     "helo=a.example name=a.example address=192.0.2.10", "unbalanced"},
    {"from a.example (a.example [192.0.2.10]) by mx.example) with SMTP id 7; %D",
     "from a.example | peer a.example [192.0.2.10] | by mx.example) | with SMTP | id 7 | date %D",
     "helo=a.example name=a.example address=192.0.2.10", "unbalanced"},
    {"from a.example (((((a.example))) [192.0.2.10])) by mx.example (built (Dec 14 2023)) with "
     "SMTP; %D",
     "from a.example | peer ((((a.example))) [192.0.2.10]) | by mx.example | by_comment built (Dec "
     "14 2023) | with SMTP | date %D",
     "*"},
    {"from \"a b\" (a.example [192.0.2.10]) by mx.example with SMTP; %D",
     "from \"a | from_words b\" | peer a.example [192.0.2.10] | by mx.example | with SMTP | date "
     "%D",
     "*"},
    {"from a.example (a\\)b [192.0.2.10]) by mx.example with SMTP; %D",
     "from a.example | peer a\\)b [192.0.2.10] | by mx.example | with SMTP | date %D",
     "helo=a.example name=a\\)b address=192.0.2.10"},
    {"from a.example (a.example [192.0.2.10]) by mx.example with SMTP id <7 for <bob@example.net>; "
     "%D",
     "from a.example | peer a.example [192.0.2.10] | by mx.example | with SMTP | id <7 | for "
     "<bob@example.net> | date %D",
     "helo=a.example name=a.example address=192.0.2.10", "unbalanced"},
    {"from \"a (a.example [192.0.2.10]) by mx.example with SMTP id 7; %D",
     "from \"a | peer a.example [192.0.2.10] | by mx.example | with SMTP | id 7 | date %D", "*",
     "unbalanced"},
    // a site's own product name, HELO inside of TLS, no keyword with S: only words for parsers to
    // judge
    {"from a.example (a.example [192.0.2.10]) (using TLSv1 with cipher AES256-SHA (256/256 bits)) "
     "by mx.example (Postcow) with SMTP id 1A2B3C4D5E; %D",
     "from a.example | peer a.example [192.0.2.10] | from_comment using TLSv1 with cipher "
     "AES256-SHA (256/256 bits) | by mx.example | by_comment Postcow | with SMTP | id 1A2B3C4D5E | "
     "date %D",
     "helo=a.example name=a.example address=192.0.2.10"},
    {"from localhost (localhost [127.0.0.1]) (Authenticated sender: alice) by mx.example (Postcow) "
     "with ESMTPSA id 7; %D",
     "from localhost | peer localhost [127.0.0.1] | from_comment Authenticated sender: alice | by "
     "mx.example | by_comment Postcow | with ESMTPSA | id 7 | date %D",
     "helo=localhost name=localhost address=127.0.0.1"},
    // order and case of the clauses
    {"from a.example ([192.0.2.10]) by mx.example (JAMES SMTP Server) with SMTP ID 712 for "
     "<bob@example.net>; %D",
     "from a.example | peer [192.0.2.10] | by mx.example | by_comment JAMES SMTP Server | with "
     "SMTP | id 712 | for <bob@example.net> | date %D",
     "helo=a.example address=192.0.2.10"},
    {"from alice (uid 1000) (envelope-from alice@a.example) id 1a2b by host.example (DragonFly "
     "Mail Agent v0.13); %D",
     "from alice | peer uid 1000 | peer envelope-from | id 1a2b | by "
     "host.example | by_comment DragonFly Mail Agent v0.13 | date %D",
     "helo=alice"},
    {"from a.example (a.example [192.0.2.10]) via ESMTP by mx.example (8.12.1/) id 7; %D",
     "from a.example | peer a.example [192.0.2.10] | via ESMTP | by mx.example | by_comment "
     "8.12.1/ | id 7 | date %D",
     "helo=a.example name=a.example address=192.0.2.10"},
    {"from a.example ([192.0.2.10]) by mx.example (envelope-from <x@a.example>) with ESMTPS "
     "(TLS1.2) id 7; %D",
     "from a.example | peer [192.0.2.10] | by mx.example | by_comment envelope-from "
     "| with ESMTPS | with_comment TLS1.2 | id 7 | date %D",
     "helo=a.example address=192.0.2.10"},
    {"from a.example (a.example [192.0.2.10]) by mx.example with LMTP id 7 for <bob@example.net> "
     "(envelope-from <x@a.example>); %D",
     "from a.example | peer a.example [192.0.2.10] | by mx.example | with LMTP | id 7 | for "
     "<bob@example.net> | for_comment envelope-from | date %D",
     "helo=a.example name=a.example address=192.0.2.10"},
    {"from a.example (a.example [192.0.2.10]) by mx.example (envelope-from <\"over TLS 1.2\"@a>) "
     "with "
     "SMTP id 7; %D",
     "from a.example | peer a.example [192.0.2.10] | by mx.example | by_comment envelope-from | "
     "with "
     "SMTP | id 7 | date %D",
     "helo=a.example name=a.example address=192.0.2.10"},
    {"from a.example (a.example [192.0.2.10]) by mx.example (envelope-from <x@a.example>, queued) "
     "with SMTP id 7; %D",
     "from a.example | peer a.example [192.0.2.10] | by mx.example | by_comment envelope-from "
     "| with SMTP | id 7 | date %D",
     "helo=a.example name=a.example address=192.0.2.10"},
    {"from a.example (a.example [192.0.2.10]) by mx.example envelope-from <x@a.example> with "
     "esmtps id 7; %D",
     "from a.example | peer a.example [192.0.2.10] | by mx.example | other envelope-from "
     "| with esmtps | id 7 | date %D",
     "helo=a.example name=a.example address=192.0.2.10"},
    {"WITH ESMTP FOR <bob@example.net> ID 7 BY mx.example FROM a.example ([192.0.2.10]); %D",
     "with ESMTP | for <bob@example.net> | id 7 | by mx.example | from a.example | peer "
     "[192.0.2.10] | date %D",
     "helo=a.example address=192.0.2.10"},
    // addresses that the sender says, beside the one that was seen
    {"from [192.0.2.10] (account alice HELO [127.0.0.1]) by mx.example (CommuniGate Pro SMTP "
     "6.1.9) "
     "with ESMTPA id 7; %D",
     "from [192.0.2.10] | peer account alice HELO [127.0.0.1] | by mx.example | by_comment "
     "CommuniGate Pro SMTP 6.1.9 | with ESMTPA | id 7 | date %D",
     "helo=[192.0.2.10] address=192.0.2.10"},
    {"from a.example (account alice@b.example [192.0.2.10] verified) by mx.example (CommuniGate "
     "Pro "
     "SMTP 6.1.9) with ESMTPA id 7; %D",
     "from a.example | peer account alice@b.example [192.0.2.10] verified | by mx.example | "
     "by_comment CommuniGate Pro SMTP 6.1.9 | with ESMTPA | id 7 | date %D",
     "helo=a.example address=192.0.2.10"},
    {"from a.example (a.example [192.0.2.10]) (User authenticated as alice@[127.0.0.1]) by "
     "mx.example "
     "with ESMTP id 7; %D",
     "from a.example | peer a.example [192.0.2.10] | from_comment User authenticated as "
     "alice@[127.0.0.1] | by mx.example | with ESMTP | id 7 | date %D",
     "helo=a.example name=a.example address=192.0.2.10"},
    {"from a.example (a.example [192.0.2.10]) (IDENT: [127.0.0.1], TLS: x) by mx.example with "
     "esmtp; "
     "%D",
     "from a.example | peer a.example [192.0.2.10] | peer IDENT: [127.0.0.1], TLS: x | by "
     "mx.example "
     "| with esmtp | date %D",
     "helo=a.example name=a.example address=192.0.2.10"},
    {"from a.example (alice@[127.0.0.1]@[192.0.2.10]) by mx.example with ESMTP; %D",
     "from a.example | peer alice@[127.0.0.1]@[192.0.2.10] | by mx.example | with ESMTP | date %D",
     "helo=a.example address=192.0.2.10"},
    // dates nobody can read
    {"from a.example ([192.0.2.10]) by mx.example with SMTP; Wed Sep 11 22:21:01 2002",
     "from a.example | peer [192.0.2.10] | by mx.example | with SMTP | date Wed Sep 11 22:21:01 "
     "2002",
     "helo=a.example address=192.0.2.10"},
    {"from a.example ([192.0.2.10]) by mx.example with SMTP; lundi 2 janvier 2024",
     "from a.example | peer [192.0.2.10] | by mx.example | with SMTP | section lundi 2 janvier "
     "2024",
     "helo=a.example address=192.0.2.10", "no_date"},
    {"from a.example ([192.0.2.10]) by mx.example with SMTP",
     "from a.example | peer [192.0.2.10] | by mx.example | with SMTP",
     "helo=a.example address=192.0.2.10", "no_date"},
    {"from a.example ([192.0.2.10]) by mx.example with SMTP;",
     "from a.example | peer [192.0.2.10] | by mx.example | with SMTP",
     "helo=a.example address=192.0.2.10", "no_date"},
    // shapes of gateways and providers
    {"from a.example (unknown [192.0.2.10]) by Forcepoint Email with ESMTPS id "
     "C325E275AD8BA7C5F066; %D",
     "from a.example | peer unknown [192.0.2.10] | by Forcepoint | by_words Email | with ESMTPS | "
     "id C325E275AD8BA7C5F066 | date %D",
     "helo=a.example address=192.0.2.10"},
    {"from a.example ([192.0.2.10]) by :SMTPAUTH: with ESMTPSA id ham9nkETPic8f; %D",
     "from a.example | peer [192.0.2.10] | by :SMTPAUTH: | with ESMTPSA | id ham9nkETPic8f | date "
     "%D",
     "helo=a.example address=192.0.2.10"},
    {"by host.example (PowerMTA(TM) v3.5r16) id h2k7c20our0s; %D",
     "by host.example | by_comment PowerMTA(TM) v3.5r16 | id h2k7c20our0s | date %D", ""},
    {"from a.example ([192.0.2.10]) by p02.gate.example(mxl_mta-6.8.0-0) with ESMTP id 7; %D",
     "from a.example | peer [192.0.2.10] | by p02.gate.example | by_comment mxl_mta-6.8.0-0 | with "
     "ESMTP | id 7 | date %D",
     "helo=a.example address=192.0.2.10"},
    {"from unknown (HELO b.example)([192.0.2.10]) by mx.example with SMTP; %D",
     "from unknown | peer HELO b.example | peer [192.0.2.10] | by mx.example | with SMTP | date %D",
     "helo=b.example address=192.0.2.10"},
    {"from a.example ([192.0.2.10]) by mx.example with id 4KyS1p; %D",
     "from a.example | peer [192.0.2.10] | by mx.example | id 4KyS1p | date %D",
     "helo=a.example address=192.0.2.10"},
    {"from a.example ([192.0.2.10]) by mx.example (ESMTP) with id ; %D",
     "from a.example | peer [192.0.2.10] | by mx.example | by_comment ESMTP | date %D",
     "helo=a.example address=192.0.2.10"},
    {"from a.example ([192.0.2.10]) by mx.example with mapi; %D",
     "from a.example | peer [192.0.2.10] | by mx.example | with mapi | date %D",
     "helo=a.example address=192.0.2.10"},
    {"from a.example (a.example [192.0.2.10]) by mx.example (Some MTA) whith ESMTP id 7; %D",
     "from a.example | peer a.example [192.0.2.10] | by mx.example | by_comment Some MTA | "
     "by_words whith ESMTP | id 7 | date %D",
     "helo=a.example name=a.example address=192.0.2.10"},
    {"by filter1.example with SMTP id filter1-13729-607664CB-23 2021-04-14 03:43:07.770456117 "
     "+0000 UTC m=+1235980.521105305",
     "by filter1.example | with SMTP | id filter1-13729-607664CB-23 | date 2021-04-14 "
     "03:43:07.770456117 +0000 UTC m=+1235980.521105305",
     ""},
    {"from MTc0 (unknown) by geopod-ismtpd-23 (SG) with HTTP id kmh8_XVaSciGKc Tue, 15 Dec 2020 "
     "19:47:44.884 +0000 (UTC)",
     "from MTc0 | peer unknown | by geopod-ismtpd-23 | by_comment SG | with HTTP | id "
     "kmh8_XVaSciGKc | date Tue, 15 Dec 2020 19:47:44.884 +0000 | id_comment UTC",
     "helo=MTc0"},
    {"from a.example ([192.0.2.10]) by mx.example (EarthLink SMTP Server) with ESMTP id "
     "1ajtCI2rB3Nl3pK0 Tue, 11 Nov 2003 03:11:35 -0500 (EST)",
     "from a.example | peer [192.0.2.10] | by mx.example | by_comment EarthLink SMTP Server | with "
     "ESMTP | id 1ajtCI2rB3Nl3pK0 | date Tue, 11 Nov 2003 03:11:35 -0500 | id_comment EST",
     "helo=a.example address=192.0.2.10"},
    {"by mx.example (Authenticated sender: alice-AT-a.example) with ESMTPSA id 7; %D",
     "by mx.example | by_comment Authenticated sender: alice-AT-a.example | with ESMTPSA | id 7 | "
     "date %D",
     ""},
    {"a.example [(198.51.100.21)] by mx.example (198.51.100.24) (MDaemon PRO v19.0.2) with ESMTP "
     "id md5.msg; %D",
     "lead a.example [ | lead_comment 198.51.100.21 | lead ] | by mx.example | by_comment "
     "198.51.100.24 | by_comment MDaemon PRO v19.0.2 | with ESMTP | id md5.msg | date %D",
     "*"},
    {"from unknown (HELO b.example) (Mon, 06 Jun 2022 12:00:00 +0000) by relay.example with NNFMP; "
     "%D",
     "from unknown | peer HELO b.example | peer Mon, 06 Jun 2022 12:00:00 +0000 | by "
     "relay.example | with NNFMP | date %D",
     "helo=b.example"},
    {"by 59ae8db5b39a with SMTP id 7; %D", "by 59ae8db5b39a | with SMTP | id 7 | date %D", ""},
    {"from a.example ([192.0.2.10]) by mx.example via Frontend Transport; %D",
     "from a.example | peer [192.0.2.10] | by mx.example | via Frontend Transport | date %D",
     "helo=a.example address=192.0.2.10"},
    // what a HELO may try
    {"from a by b by c with SMTP; %D", "from a | from_words b | by c | with SMTP | date %D",
     "helo=a", "second_by"},
    {"from x by mx.example with ESMTPS id 1 (a.example [192.0.2.10]) by real.example (Postfix) "
     "with ESMTP id 2; %D",
     "from x | from_words mx.example | from_words ESMTPS | from_words 1 | peer a.example "
     "[192.0.2.10] | by real.example | by_comment Postfix | with ESMTP | id 2 | date %D",
     "helo=x name=a.example address=192.0.2.10", "second_by"},
    {"from x (using TLSv1.3 with cipher TLS_AES_256_GCM_SHA384) (a.example [192.0.2.10]) by "
     "real.example (Postfix) with ESMTP id 2; %D",
     "from x | peer using TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 | peer a.example [192.0.2.10] "
     "| by real.example | by_comment Postfix | with ESMTP | id 2 | date %D",
     "helo=x name=a.example address=192.0.2.10"},
    {"from (using TLSv1.3 with cipher TLS_AES_256_GCM_SHA384) by real.example with ESMTP; %D",
     "peer using TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 | by real.example | with ESMTP "
     "| date %D",
     ""},
    {"from mail pickup service by host.example with Microsoft SMTPSVC; %D",
     "from mail | from_words pickup service | by host.example | with Microsoft SMTPSVC | date %D",
     "helo=mail"},
    {"from a.example ([192.0.2.10]) by mx.example over TLS secured channel with Microsoft "
     "SMTPSVC(6.0.3790.4675); %D",
     "from a.example | peer [192.0.2.10] | by mx.example | by_words over TLS secured channel | "
     "with Microsoft SMTPSVC | with_comment 6.0.3790.4675 | date %D",
     "helo=a.example address=192.0.2.10"},
    {";;;", "", "", "no_date"},
};

std::string with_date(std::string_view text) {
  std::string out(text);
  for (std::size_t at; (at = out.find("%D")) != std::string::npos;) out.replace(at, 2, kDate);
  return out;
}

std::string parts_of(std::string_view raw, const ReceivedField& field) {
  std::string out;
  for (const Part& p : field)
    out.append(out.empty() ? "" : " | ")
        .append(name(p.slot))
        .append(" ")
        .append(slice(raw, p.where));
  return out;
}

std::string sides_of(std::string_view raw, const ReceivedField& field) {
  std::string out;
  const auto add = [&out](std::string_view key, std::string_view value) {
    out.append(out.empty() ? "" : " ").append(key).append("=").append(value);
  };
  if (field.helo) add("helo", slice(raw, *field.helo));
  if (field.peer_name) add("name", slice(raw, *field.peer_name));
  if (field.peer_address) add("address", to_string(field.peer_address->value));
  if (field.by_address) add("by", to_string(field.by_address->value));
  return out;
}

std::string oddities_of(const FieldOddities& odd) {
  std::string out;
  const auto add = [&out](bool holds, std::string_view word) {
    if (holds) out.append(out.empty() ? "" : " ").append(word);
  };
  add(odd.no_date, "no_date");
  add(odd.unbalanced, "unbalanced");
  add(odd.too_deep, "too_deep");
  add(odd.too_many_parts, "too_many_parts");
  add(odd.too_long, "too_long");
  add(odd.second_by, "second_by");
  return out;
}

ReceivedField field_of(std::string_view raw) {
  ReceivedField field;
  tokenize(raw, span_between(0, raw.size()), field);
  return field;
}

// Every reason has a line: a rule that no line meets would be gone unseen.
struct TornRow {
  Torn why;
  std::string_view line;
};
constexpr TornRow kTorn[] = {
    {Torn::address_closes,
     "from y ([192.0.2.1] helo=x) by mx.example with esmtp (Exim 4.96) (envelope-from <a> ) (TLS) "
     "b@a.example>) id 7; %D"},
    {Torn::address_opens,
     "from y ([192.0.2.1]) by mx.example with ESMTP id 7 for <a with ESMTPS id 7@a.example; %D"},
    {Torn::address_goes_on,
     "from y ([192.0.2.1]) by mx.example with ESMTP id 7 envelope-from <>(TLS) b@a.example>; %D"},
    {Torn::envelope_words,
     "from y ([192.0.2.1]) by mx.example with ESMTP (envelope-from <a> TLS b@a.example>) id 7; %D"},
    {Torn::envelope_opens,
     "from y ([192.0.2.1]) by mx.example with ESMTP (envelope-from <a>) (TLS) (b@a.example) id 7; "
     "%D"},
    {Torn::recipient_words,
     "from y ([192.0.2.1]) by mx.example with ESMTP for a (TLS) b@a.example; %D"},
    {Torn::recipient_again,
     "from y ([192.0.2.1]) by mx.example with ESMTP for <a@q.example> with ESMTPS for "
     "<b@a.example>; %D"},
    {Torn::swallowed,
     "from x (y ([192.0.2.1]) by mx.example with ESMTP id 7) (TLS) by z with SMTP; %D"},
    {Torn::unbalanced, "from x ( (y.example [192.0.2.1]) by mx.example with ESMTP id 7; %D"},
    {Torn::open_quote,
     "from y ([192.0.2.1]:4711 \"EHLO ) (cipher=AES128-SHA) by mx.example with ESMTP id 7; %D"},
    {Torn::another_by, "from x by a.example with SMTP id 7 by mx.example with ESMTPS id 8; %D"},
    {Torn::another_address,
     "from x ([192.0.2.1] helo=x) ([192.0.2.2]) by mx.example with ESMTP id 7; %D"},
    {Torn::behind_date, "from y ([192.0.2.1]) by mx.example with SMTP; %D with ESMTPS"},
    {Torn::another_date, "from y ([192.0.2.1]) by mx.example with SMTP; %D id 7; %D"},
    {Torn::no, "from y ([192.0.2.1]) by mx.example with SMTP for <a@b.example>; %D"},
};
static_assert(std::size(kTorn) == static_cast<std::size_t>(Torn::another_date) + 1);

TEST(Tokenizer, tells_why_a_line_is_torn) {
  for (const TornRow& row : kTorn) {
    const std::string line = with_date(row.line);
    ReceivedField field;
    tokenize(line, {0, static_cast<std::uint32_t>(line.size())}, field);
    EXPECT_EQ(field.torn, row.why) << line;
  }
}

TEST(Tokenizer, cuts_lines_into_slots) {
  for (const Row& row : kRows) {
    const std::string line = with_date(row.line);
    SCOPED_TRACE(line);
    const ReceivedField field = field_of(line);
    EXPECT_EQ(parts_of(line, field), with_date(row.parts));
    if (row.sides != "*") {
      EXPECT_EQ(sides_of(line, field), row.sides);
    }
    EXPECT_EQ(oddities_of(field.odd), row.odd);
  }
}

// Folding is a blank like any other.
TEST(Tokenizer, cuts_folded_lines_alike) {
  for (const Row& row : kRows) {
    const std::string line = with_date(row.line);
    std::string folded;
    bool quoted = false;
    for (const char c : line) {
      if (c == '"') quoted = !quoted;
      if (c == ' ' && !quoted)
        folded += "\r\n\t";
      else
        folded += c;
    }
    SCOPED_TRACE(folded);
    const ReceivedField field = field_of(folded);
    std::string parts;
    for (const char c : parts_of(folded, field))
      if (c == '\t')
        parts += ' ';
      else if (c != '\r' && c != '\n')
        parts += c;
    EXPECT_EQ(parts, parts_of(line, field_of(line)));
  }
}

TEST(Tokenizer, case_of_clauses_does_not_matter) {
  for (const std::string_view line : {"FROM a.example ([192.0.2.10]) BY mx.example VIA TCP WITH "
                                      "ESMTP TLS TLS_AES_256_GCM_SHA384 ID 7 FOR <b@c.example>",
                                      "From a.example ([192.0.2.10]) By mx.example Via TCP With "
                                      "ESMTP Tls TLS_AES_256_GCM_SHA384 Id 7 For <b@c.example>",
                                      "from a.example ([192.0.2.10]) by mx.example via TCP with "
                                      "ESMTP tls TLS_AES_256_GCM_SHA384 id 7 for <b@c.example>"})
    EXPECT_EQ(parts_of(line, field_of(line)),
              "from a.example | peer [192.0.2.10] | by mx.example | via TCP | with ESMTP | tls "
              "TLS_AES_256_GCM_SHA384 | id 7 | for <b@c.example>");
}

// Whatever a sender puts before the address that the receiver recorded: none of it may stand in a
// slot that patterns see, and the address is the one recorded.
TEST(Tokenizer, what_stands_before_the_recorded_address_is_the_senders) {
  for (const std::string_view tail :
       {"(a.example [192.0.2.10]) by real.example (Postfix) with ESMTP id 2; %D",
        "([192.0.2.10]) by real.example with SMTP id 2; %D",
        "(192.0.2.10) by real.example (192.0.2.2) with Microsoft SMTP Server id 14.1.1.1; %D"})
    for (const std::string_view helo :
         {"x (using TLSv1.3 with cipher TLS_AES_256_GCM_SHA384)", "x with ESMTPS",
          "x with ESMTPS (TLS)", "x via TCP with ESMTPS", "x by mx.example with ESMTPS id 1",
          "x by mx.example (Postfix) with ESMTPS (TLS) id 1; %D", "x tls TLS_AES_256_GCM_SHA384",
          "x id 7 (version=TLSv1.3 cipher=TLS_AES_256_GCM_SHA384 bits=256 verify=OK)",
          "x for <a@b.example> (version=TLS1_3)", "x; TLS version=TLSv1.3", "x) (TLS", "x (TLS",
          "x \"TLS", "x <TLS", "x de/crypted with TLSv1.3: TLS_AES_256_GCM_SHA384"}) {
      const std::string line = with_date("from " + std::string(helo) + " " + std::string(tail));
      SCOPED_TRACE(line);
      const ReceivedField field = field_of(line);
      const auto stop = static_cast<std::uint32_t>(line.rfind(tail.substr(0, tail.find(')') + 1)));
      // A parenthesis that the sender left open may hide the address, but never put another in its
      // place.
      if (field.peer_address || !field.odd.unbalanced) {
        EXPECT_EQ(field.peer_address ? slice(line, field.peer_address->where) : "none",
                  "192.0.2.10");
      }
      for (const Part& p : field)
        if (p.where.at < stop) {
          EXPECT_FALSE(own_words(p.slot)) << name(p.slot) << " " << slice(line, p.where);
        }
      EXPECT_EQ(slice(line, field.span(Slot::by)), "real.example");
    }
}

bool within(Span inner, Span outer) { return inner.at >= outer.at && inner.end() <= outer.end(); }

// What holds of every line.
void expect_sound(std::string_view raw, Span value, const ReceivedField& field) {
  ASSERT_LE(field.size(), ReceivedField::kMaxParts);
  std::uint32_t end = value.at;
  for (const Part& p : field) {
    ASSERT_TRUE(within(p.where, value)) << name(p.slot);
    ASSERT_GE(p.where.at, end) << name(p.slot) << ": parts go in order and never overlap";
    end = p.where.end();
    ASSERT_LT(p.slot, Slot::any_comment);
    ASSERT_TRUE(field.has(p.slot)) << name(p.slot);
    ASSERT_LE(field.find(p.slot)->where.at, p.where.at) << "find gives the first";
    const std::string_view words = slice(raw, p.where);
    if (!words.empty()) {
      ASSERT_FALSE(ascii::is_blank(words.front()) || ascii::is_blank(words.back()))
          << name(p.slot) << " <" << words << ">";
    }
  }
  if (field.helo) {
    ASSERT_TRUE(within(*field.helo, value));
  }
  if (field.peer_name) {
    ASSERT_TRUE(within(*field.peer_name, value));
  }
  if (field.peer_address) {
    ASSERT_TRUE(within(field.peer_address->where, value));
  }
  if (field.by_address) {
    ASSERT_TRUE(within(field.by_address->where, value));
  }
  if (field.stamp) {
    ASSERT_TRUE(within(field.stamp->where, value));
  }
  ASSERT_EQ(field.odd.no_date, !field.stamp.has_value());
  ASSERT_EQ(field.value, value);
}

constexpr std::array<std::string_view, 48> kWords = {"from",
                                                     "by",
                                                     "with",
                                                     "via",
                                                     "id",
                                                     "for",
                                                     "tls",
                                                     "envelope-from",
                                                     "FROM",
                                                     "BY",
                                                     " ",
                                                     "\t",
                                                     "\r\n\t",
                                                     "(",
                                                     ")",
                                                     "((",
                                                     "))",
                                                     "\"",
                                                     "\\",
                                                     "<",
                                                     ">",
                                                     ";",
                                                     ",",
                                                     "[",
                                                     "]",
                                                     "[192.0.2.1]",
                                                     "([192.0.2.1])",
                                                     "(192.0.2.1)",
                                                     "(a.example [192.0.2.1])",
                                                     "IPv6:2001:db8::1",
                                                     "helo=x",
                                                     "HELO",
                                                     "(HELO x)",
                                                     "ESMTPS",
                                                     "ESMTP",
                                                     "a.example",
                                                     "@",
                                                     "uid",
                                                     "unknown",
                                                     "TLS_AES_256_GCM_SHA384",
                                                     "Tue, 2 Jan 2024 10:00:00 +0000",
                                                     "; 2 Jan 2024 10:00:00 -0000",
                                                     "x",
                                                     "\x80\xff",
                                                     "=",
                                                     ":",
                                                     "(TLS)",
                                                     "/"};

// A mail that begins with a blank goes on in the server's line: its date comes second.
TEST(Tokenizer, of_two_dates_the_first_is_the_servers) {
  const std::string_view line =
      "from a (192.0.2.1) by mx.example with SMTP; 2 Jan 2024 10:00:00 -0000\n ; 2 Jan 2031 "
      "10:00:00 "
      "-0000";
  ReceivedField field;
  tokenize(line, span_between(0, line.size()), field);
  ASSERT_TRUE(field.stamp);
  EXPECT_EQ(slice(line, field.stamp->where), "2 Jan 2024 10:00:00 -0000");
}

// Where it brings more than a date, or another clause stands between them, neither is told.
TEST(Tokenizer, of_two_dates_with_words_between_neither_is_told) {
  for (const std::string_view between :
       {"(TLS)", "(CET) (version=TLS1.3 cipher=TLS_AES_128_GCM_SHA256)", "x", "; x", "for <b@q>"}) {
    const std::string line = "from a (192.0.2.1) by mx.example with SMTP; 2 Jan 2024 10:00:00 " +
                             ("-0000\n " + std::string(between)) + "; 2 Jan 2031 10:00:00 -0000";
    ReceivedField field;
    tokenize(line, span_between(0, line.size()), field);
    EXPECT_FALSE(field.stamp) << line;
  }
}

TEST(Tokenizer, holds_on_random_lines) {
  std::mt19937 random(20240102);
  ReceivedField reused;
  for (int round = 0; round < 20'000; ++round) {
    std::string line;
    for (std::size_t n = random() % 40; n > 0; --n) {
      line += kWords[random() % kWords.size()];
      if (random() % 3 != 0) line += ' ';
    }
    if (round % 16 == 0) line += '\0';
    SCOPED_TRACE(line);
    const ReceivedField field = field_of(line);
    expect_sound(line, span_between(0, line.size()), field);
    if (HasFatalFailure()) return;

    // In the middle of a mail the same parts are found: nothing outside of the value is looked at.
    const std::string before = std::string(random() % 70, '('), after = "(TLS) by x; with ESMTPS";
    const std::string mail = before + line + after;
    const Span value = span_between(before.size(), before.size() + line.size());
    tokenize(mail, value, reused);
    expect_sound(mail, value, reused);
    if (HasFatalFailure()) return;
    ASSERT_EQ(parts_of(mail, reused), parts_of(line, field));
    ASSERT_EQ(sides_of(mail, reused), sides_of(line, field));
    ASSERT_EQ(oddities_of(reused.odd), oddities_of(field.odd));
  }
}

TEST(Tokenizer, every_byte_may_stand_anywhere) {
  const std::string line =
      "from a.example (a.example [192.0.2.10]) by mx.example (Postfix) with ESMTPS id 7 for "
      "<b@c.example>; " +
      std::string(kDate);
  for (std::size_t at = 0; at < line.size(); at += 3)
    for (int byte = 0; byte < 256; ++byte) {
      std::string odd = line;
      odd[at] = static_cast<char>(byte);
      const ReceivedField field = field_of(odd);
      expect_sound(odd, span_between(0, odd.size()), field);
      if (HasFatalFailure()) return;
    }
}

TEST(Tokenizer, wrong_spans_read_nothing) {
  const std::string line = "from a by b";
  ReceivedField field;
  tokenize(line, {0, 4000}, field);
  EXPECT_EQ(field.size(), 0U);
  tokenize(line, {4000, 4}, field);
  EXPECT_EQ(field.size(), 0U);
  tokenize({}, {}, field);
  EXPECT_EQ(field.size(), 0U);
  EXPECT_TRUE(field.odd.no_date);
}

std::string repeated(std::string_view word, std::size_t size) {
  std::string out;
  while (out.size() < size) out += word;
  return out;
}

TEST(Tokenizer, nesting_is_bounded) {
  for (const std::string& line :
       {"from a " + repeated("(", 100'000) + repeated(")", 100'000) + " by b",
        "from a " + repeated("(", 100'000) + " by b with ESMTPS",
        "from a " + repeated(")", 100'000) + " by b",
        "from a " + repeated("(a) ", 100'000) + " by b"}) {
    const ReceivedField field = field_of(line);
    SCOPED_TRACE(line.substr(0, 20));
    expect_sound(line, span_between(0, line.size()), field);
  }
  EXPECT_TRUE(field_of("from a " + repeated("(", 100) + repeated(")", 100)).odd.too_deep);
  EXPECT_FALSE(field_of("from a " + repeated("(", 60) + repeated(")", 60)).odd.too_deep);
  EXPECT_TRUE(field_of("from a " + repeated("(a) ", 400)).odd.too_many_parts);
}

// A quadratic step would take minutes here and meet the test's time limit.
TEST(Tokenizer, huge_lines_of_every_shape) {
  for (const std::string_view start :
       {"", "from a ", "from a ([192.0.2.1] ", "by b (", "by b \"", "by b <", "from a by b; "})
    for (const std::string_view word : {"(",      ")",         "by ",
                                        "by (",   "tls ",      "<",
                                        "\"",     ";",         "; Tue, 2 Jan 2024 ",
                                        "from ",  "[",         "([",
                                        "[1.",    "@",         "helo=",
                                        "a\\",    ", ",        "id 7 ",
                                        "with ",  "x",         " ",
                                        "\r\n\t", "(a) by b ", "([192.0.2.1]) by b ",
                                        "\"EHLO "}) {
      const std::string line = std::string(start) + repeated(word, 200'000);
      SCOPED_TRACE(line.substr(0, 40));
      const ReceivedField field = field_of(line);
      expect_sound(line, span_between(0, line.size()), field);
      if (HasFatalFailure()) return;
    }
  // Blanks without end in what a peer's comment may say.
  for (const std::string_view end : {"[192.0.2.2]", "[192.0.2.2] verified", "a@192.0.2.1"})
    for (const std::string_view start :
         {"y [192.0.2.1] ", "account a ", "HELO a ", "IDENT:a ", "x by y.example"}) {
      const std::string line =
          "from x (" + std::string(start) + repeated(" ", 200'000) + std::string(end) + ") by b";
      SCOPED_TRACE(start);
      expect_sound(line, span_between(0, line.size()), field_of(line));
      if (HasFatalFailure()) return;
    }
  // Two kinds of length at once: what is long, and what looks at it again and again.
  for (const std::string_view word :
       {"by c ", "by (c) ", "with x by c ", "[ by ", "] by ", "= by ", "tls x by "}) {
    const std::string line =
        "from a by b (" + repeated("x", 100'000) + ") " + repeated(word, 100'000);
    SCOPED_TRACE(word);
    expect_sound(line, span_between(0, line.size()), field_of(line));
    if (HasFatalFailure()) return;
  }
}

TEST(Tokenizer, lines_past_the_limit_are_read_to_the_limit) {
  const std::string head = "from a.example ([192.0.2.10]) by mx.example with ESMTPS id 7";
  const std::string line = head + " " + repeated("x", 1'000'000) + "; " + std::string(kDate);
  const ReceivedField field = field_of(line);
  EXPECT_TRUE(field.odd.too_long);
  EXPECT_TRUE(field.odd.no_date);
  EXPECT_EQ(slice(line, field.span(Slot::with)), "ESMTPS");
  for (const Part& p : field) EXPECT_LE(p.where.end(), ReceivedField::kMaxField);
  EXPECT_FALSE(field_of(head).odd.too_long);
}

// Each byte is looked at a few times, not once a bracket: else this takes minutes.
TEST(Tokenizer, a_word_of_brackets_takes_no_longer) {
  for (const char* bracket : {"a>", "a)", "a<"}) {
    const std::string line = "from a.example ([192.0.2.10]) by mx.example with ESMTP id " +
                             repeated(bracket, 120'000) + "; " + std::string(kDate);
    for (int i = 0; i < 10; ++i) EXPECT_TRUE(field_of(line).has(Slot::by)) << bracket;
  }
}

}  // namespace
}  // namespace tlspath
