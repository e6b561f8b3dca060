// The rules of one hop as a table, line -> verdict, basis, scope, grade and findings (verdicts.md
// sections 1 to 5), and the table of keywords. Not here: what each system writes (samples/,
// systems_test.cpp), and what all hops say together (path_test.cpp).

#include "core/path/verdict.hpp"

#include <gtest/gtest.h>

#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "core/path/analysis.hpp"
#include "core/path/system.hpp"
#include "parsers/catalogue.hpp"

namespace tlspath {
namespace {

constexpr std::string_view kDate = "Tue, 2 Jan 2024 10:00:00 +0000";  // %D in the tables

struct Row {
  std::string_view line;
  std::string_view answer;         // verdict basis scope grade; "-": absent
  std::string_view findings = {};  // by name, in alphabetical order
};

constexpr Row kRows[] = {
    // 0. A text that ends in the line: what it leaves out is no silence, and its last word may go
    // on.
    {"from a.example (a.example [203.0.113.9]) by mx.example (Postfix) with ESMTP",
     "unstated none internet -", "line-cut, no-date"},
    {"from a.example (a.example [203.0.113.9]) by mx.example (Postfix) with ESMTP id 4FAB11",
     "cleartext keyword internet -", "line-cut, no-date"},
    {"from a.example (a.example [203.0.113.9]) by mx.example (Postfix) with ESMTPS",
     "encrypted keyword internet acceptable", "line-cut, no-date"},
    {"from a.example (a.example. [203.0.113.9]) by mx.google.com w", "unstated none internet -",
     "line-cut, no-date"},
    {"from a.example (203.0.113.9) by mx.example (10.0.0.8) with Microsoft SMTP Server (version=TL",
     "unstated none internet -", "line-cut, no-date, unbalanced"},
    {"from mx.example (10.0.0.8) by mx.example", "unstated none private -", "line-cut, no-date"},
    // LMTP on a socket has no address: of a torn line nobody knows.
    {"from mx.example by mx.example (Dovecot) with LMTP id A1 for <a <b@q.example>; %D",
     "unstated none - -", "unbalanced"},

    // 1. Whose words count: not the sender's.
    // What the greeting opens, an address of the envelope closes: the server's words in between.
    {"from partner.example (partner.example [198.51.100.4]) by mx.example (Haraka/3.0.3) with "
     "ESMTPS id A.1 tls TLS_AES_256_GCM_SHA384; %D \" (y.example [203.0.113.9])\r\n\tby mx.example "
     "(Haraka/3.0.3) with ESMTP id A.1\r\n\tenvelope-from <\"\\\"\"@q.example>; %D",
     "unstated none - -", "no-date, unbalanced"},
    {"from x by mx.example with ESMTPS id 1 \" (y.example [203.0.113.9]) by mx.example "
     "(envelope-sender <a\"(b@q.example>) with ESMTP id 2; %D",
     "unstated none - -", "unbalanced"},
    {"from x by mx.example with ESMTPS( (y.example [203.0.113.9]) by mx.example (envelope-sender "
     "<x.\")\".a@q.example>) with ESMTP id 2; %D",
     "unstated none - -", "forged-looking, unbalanced"},
    {"from y.example (EHLO x <\") ([203.0.113.9]) by mx.example (JAMES SMTP Server ) with ESMTP ID "
     "5 "
     "for <b.\") by mx.example (JAMES SMTP Server 3.9.0) with ESMTPS ID 7 \\\"\"@mx.example>; %D",
     "unstated none - -", "unbalanced"},
    // An address that is written without its quotes goes on behind the first ">".
    {"from y.example ([203.0.113.9] helo=x) by mx.example with esmtp (Exim 4.96) (envelope-from "
     "<a> ) "
     "(TLS1.3:ECDHE_RSA_AES_128_GCM_SHA256:128) b@q.example>) id 1rKbce-0001Ab-2Q; %D",
     "unstated none - -", "unbalanced"},
    {"from y.example ([203.0.113.9] helo=x) by mx.example with esmtp (Exim 4.96) (envelope-from <a "
     "> ) by mx.example (using TLSv1.2 with cipher AES128-SHA (128/128 bits))@q.example>) id "
     "1rKbce-0001Ab-2Q; %D",
     "unstated none - -", "unbalanced"},
    {"from y.example (y.example [203.0.113.9]) by mx.example (envelope-from <a > x, TLS: "
     "TLSv1.2,128bits,AES128-SHA ) b@q.example>) FireEye ETP with ESMTP id "
     "3yWgury-62026-08g51CE246854761217623602d2; %D",
     "unstated none - -", "unbalanced"},
    {"from [203.0.113.9] ([203.0.113.9]) (authenticated user a@corp.example) by mx.example (Kerio "
     "MailServer 6.6.2) for (HELO x) (TLS) ; with ESMTPSA b@q.example; %D",
     "unstated none - -", "whose-words"},
    {"from [203.0.113.9] ([203.0.113.9]) (authenticated user a@corp.example) by mx.example (Kerio "
     "MailServer 6.6.2) for ; with ESMTPSA < (8.9.1a)@q.example; %D",
     "unstated none - -", "unbalanced"},
    {"from x (203.0.113.9) by mx.example (5.8.812) id 6392A87C00000001 for a (x) c@192.0.2.1 with "
     "plain (8.9.1a) (using TLSv1.2 with cipher AES128-SHA (128/128 bits)) id 7@q.example; %D",
     "unstated none - -", "whose-words"},
    {"from y.example (y.example. [203.0.113.9]) by mx.example with ESMTP for <a.> TLS: "
     "TLSv1.2,128bits,AES128-SHA (authenticated bits=0) id 7@q.example>; %D",
     "unstated none - -", "whose-words"},
    {"from y.example (y.example [203.0.113.9]) by mx.example (Haraka/2.8.18) with ESMTPS id A.1 "
     "envelope-from <>(authenticated bits=0)for <q@q.example>@q.example>; %D",
     "unstated none - -", "whose-words"},
    {"from y.example (y.example [203.0.113.9]) by mx.example (Haraka/2.8.18) with ESMTPS id A.1 "
     "envelope-from <> (authenticated bits=0) ( x ) (@q.example> tls TLS_AES_256_GCM_SHA384; %D",
     "unstated none - -", "unbalanced"},
    {"from x (203.0.113.9) by mx.example (NPlex 5.1.053) id 4C4DF73E33331908 for a <q@q.example> x "
     "with ESMTPS ; y id 7@q.example; %D",
     "unstated none - -", "whose-words"},
    {"from alice by mx.example with local (Exim 4.96) (envelope-from <alice@mx.example>) id "
     "1rKbce-0001Ab-2Q for |/bin/cat\\ /etc/aliases\\ @mx.example; %D",
     "local transport - -", ""},
    {"from a.example ([203.0.113.9]) by mx.example with ESMTPS id 7 for list <list@b.example>; %D",
     "encrypted keyword internet acceptable", ""},
    // An address that closes its comment may open others for what follows.
    {"from y.example ([203.0.113.9] helo=x) by mx.example with esmtp (Exim 4.96) (envelope-from "
     "<a> ) (TLS1.3:ECDHE_RSA_AES_128_GCM_SHA256:128) (b@q.example>) id 1rKbce-0001Ab-2Q; %D",
     "unstated none - -", "whose-words"},
    {"from y.example ([203.0.113.9] helo=x) by mx.example with esmtp (Exim 4.96) (envelope-from "
     "<a> ) with esmtps (<b@q.example>) id 1rKbce-0001Ab-2Q; %D",
     "unstated none - -", "whose-words"},
    {"from y.example ([203.0.113.9] helo=x) by mx.example with esmtp (Exim 4.96) (envelope-from "
     "<a> ) (TLS1.3:ECDHE_RSA_AES_128_GCM_SHA256:128) ; (b@q.example>) id 1rKbce-0001Ab-2Q; %D",
     "unstated none - -", "whose-words"},
    {"from x (203.0.113.9) by mx.example (8.6.100.99.10223) (authenticated as alice) id "
     "52F02AF900000001 for with ESMTPSA < with ESMTPS x ) ( ) ( y@q.example; %D",
     "unstated none - -", "unbalanced"},
    {"from x (203.0.113.9) by mx.example (8.6.100.99.10223) (authenticated as alice) id "
     "52F02AF900000001 for a.(x) for <q@q.example> [ with ESMTPS id 7 via HTTP id 7@q.example; %D",
     "unstated none - -", "whose-words"},
    {"from localhost ([127.0.0.1] helo=[203.0.113.9]) by mx.example with esmtp (Exim 4.52) id "
     "1rKbce-0001Ab-2Q; %D",
     "local transport host -", ""},
    {"from y.example (127.0.0.1 ) ( helo=x [203.0.113.9]) by mx.example with SMTP id 7; %D",
     "cleartext keyword - -", "unknown-system"},
    // Behind a greeting that no address follows all may be its own.
    {"from 203.0.113.9 (EHLO x) (using TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 (256/256 bits)) "
     "by mx.example with ESMTP; %D",
     "unstated none internet -", "forged-looking"},
    {"from y.example 203.0.113.9 (HELO x) (version=TLSv1.3 cipher=TLS_AES_256_GCM_SHA384) by "
     "mx.example with ESMTP; %D",
     "unstated none internet -", "forged-looking"},
    {"from 203.0.113.9 (HELO x) (203.0.113.9) (using TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 "
     "(256/256 bits)) by mx.example with ESMTP; %D",
     "unstated none internet -", "forged-looking"},
    // A clause that the greeting may have played is no silence.
    {"by mx.example (Smail3.1.28.1) from y.example with uucp id <m0rll5a-0002lSC>; %D",
     "unstated none - -", ""},
    // What no version and no suite is: another word may deny it.
    {"from y.example (y.example [203.0.113.9]) by mx.example (8.15.2/8.15.2) with ESMTP id "
     "402A00ab012345 (version=cleartext); %D",
     "cleartext keyword internet -", ""},
    {"from y.example (y.example [203.0.113.9]) by mx.example (8.15.2/8.15.2) with ESMTP id "
     "402A00ab012345 (version=FAILED cipher=handshake verify=NO); %D",
     "unstated none internet -", "unclear-words"},
    {"from y.example (y.example [203.0.113.9]) by mx.example (8.15.2/8.15.2) with ESMTP id "
     "402A00ab012345 (version=TLSv1.2 cipher=(NONE) verify=NOT); %D",
     "unstated none internet -", "unclear-words"},
    {"from y.example (y.example [203.0.113.9]) by mx.example (Unknown 1.0) with ESMTP id 7 "
     "(version=TLS1_2 cipher=ECDHE-RSA-AES256-GCM-SHA384 not used); %D",
     "unstated none internet -", "unclear-words"},
    {"from y.example (y.example [203.0.113.9]) by mx.example (Unknown 1.0) with ESMTP id 7 "
     "(version=TLS1_2 cipher=ECDHE-RSA-AES256-GCM-SHA384 status=failed); %D",
     "unstated none internet -", "unclear-words"},
    {"from y.example (y.example [203.0.113.9]) by mx.example (8.15.2/8.15.2) with ESMTP id "
     "402A00ab012345 (version=TLSv1.2 cipher=AES128-SHA bits=128 verify=FAIL (self signed)); %D",
     "encrypted stated internet weak", "no-forward-secrecy"},
    {"from y.example (y.example [203.0.113.9]) (using TLSv1.2 with cipher AES128-SHA (128/128 "
     "bits) failed) by mx.example (Unknown 1.0) with ESMTP id 7; %D",
     "unstated none internet -", "unclear-words"},
    {"from y.example (y.example [203.0.113.9]) (using TLSv1.2 (failed)) by mx.example (Unknown "
     "1.0) with ESMTP id 7; %D",
     "unstated none internet -", "unclear-words"},
    {"from y.example (y.example [203.0.113.9]) (using TLS=off) by mx.example (Postfix) with ESMTP "
     "id "
     "4d0Qn15Tz8rL; %D",
     "unstated none internet -", "unclear-words"},
    {"from y.example (y.example [203.0.113.9]) (using TLSv1.2 with cipher NONE (0/0 bits)) by "
     "mx.example (Postfix) with ESMTP id 4d0Qn15Tz8rL; %D",
     "unstated none internet -", "unclear-words"},
    {"from y.example (y.example [203.0.113.9]) (using TLSv1.2, none) by mx.example (Postfix) with "
     "ESMTP id 4d0Qn15Tz8rL; %D",
     "unstated none internet -", "unclear-words"},
    {"from y.example (y.example [203.0.113.9]) by mx.example (8.15.2/8.15.2) with ESMTPS id "
     "402A00ab012345 (version=TLSv1.2 cipher=eNULL bits=0 verify=NO); %D",
     "cleartext stated internet -", "null-suite"},
    {"from y.example (y.example [203.0.113.9]) by mx.example (8.15.2/8.15.2) with ESMTPS id "
     "402A00ab012345 (version=TLSv1.2 cipher=tls_rsa_with_null_sha1 bits=0 verify=NO); %D",
     "cleartext stated internet -", "null-suite"},
    {"from y.example (y.example [203.0.113.9]) (using TLSv1.2 with cipher (UNKNOWN)) by mx.example "
     "(Postfix) with ESMTP id 4d0Qn15Tz8rL; %D",
     "unstated none internet -", "unclear-words"},
    {"from y.example (y.example [203.0.113.9]) (using TLSv1.2 with cipher  (0/0 bits)) by "
     "mx.example (Postfix) with ESMTP id 4d0Qn15Tz8rL; %D",
     "unstated none internet -", "unclear-words"},
    {"from y.example (y.example [203.0.113.9]) (using TLSv1.2 with cipher NONE, 0 bits) by "
     "mx.example (Postfix) with ESMTP id 4d0Qn15Tz8rL; %D",
     "unstated none internet -", "unclear-words"},
    {"from y.example (y.example [203.0.113.9]) (using TLSv1.2, not used) by mx.example (Postfix) "
     "with ESMTP id 4d0Qn15Tz8rL; %D",
     "unstated none internet -", "unclear-words"},
    {"from y.example (y.example [203.0.113.9]) by mx.example (8.15.2/8.15.2) with ESMTP id "
     "402A00ab012345 (version=TLSv1.2 cipher=(null) bits=0 verify=NO); %D",
     "unstated none internet -", "unclear-words"},
    {"from y.example (y.example [203.0.113.9]) by mx.example (8.15.2/8.15.2) with ESMTP id "
     "402A00ab012345 (version=TLSv1.2 cipher=AES256-SHA, 256 bits); %D",
     "encrypted stated internet weak", "no-forward-secrecy"},
    // Nor is silence what no reader reads.
    {"from y.example (203.0.113.9) by mx.example (198.51.100.1) with Microsoft SMTP Server "
     "(TLSv1.3 "
     "TLS_AES_256_GCM_SHA384) id 15.20.1544.4; %D",
     "unstated none internet -", "unclear-words"},
    {"from y.example (203.0.113.9) by mx.example (198.51.100.1) with Microsoft SMTP Server over "
     "TLS "
     "id 15.20.1544.4; %D",
     "unstated none internet -", "unclear-words"},
    {"from y.example (y.example [203.0.113.9]) by mx.example (8.15.2/8.15.2) id 402A00ab012345 "
     "(TLS "
     "1.3 session, AES256); %D",
     "unstated none internet -", "unclear-words"},
    // A greeting that opens the peer's comment and names an address: the recorded one stands last.
    {"from ( [127.0.0.1] (authenticated bits=0) x \\(y.example[203.0.113.9]) by mx.example via "
     "sendmail with P:esmtp/R:smart_host/T:smtp id <m15kAbC-0003RnC@mx.example> for "
     "<bob@mx.example>; %D (Smail-3.2.0.101 1997-Dec-17 #15 built 2001-Aug-30)",
     "cleartext silence internet -", ""},
    {"from x(localhost [127.0.0.1])(IDENT: a, TLS: TLSv1.2,128bits,AES128-SHA(y "
     "[127.0.0.1])\\([203.0.113.9]) by MX.EXAMPLE (IBM OS/400 SMTP V05R01M00) with TCP; %D",
     "unstated none internet -", "forged-looking"},
    // Where the greeting plays clauses an address that is not found says nothing of a socket.
    {"from 203.0.113.9 (HELO with ESMTP ) with local helo=x (<) by mx.example (Archiveopteryx "
     "3.1.4) with lmtp id 1704189600-2345-2 for b@q.example; %D",
     "unstated none - -", "keyword-proves-nothing"},
    {"from y.example (y.example [203.0.113.9]) by mx.example (Haraka/2.8.18) with ESMTP id A.1 "
     "envelope-from <a> tls TLS_AES_256_GCM_SHA384 <b@q.example>; %D",
     "unstated none - -", "whose-words"},
    {"from y.example (y.example [203.0.113.9]) by mx.example (Haraka/2.8.18) with ESMTP id A.1 "
     "envelope-from <a> (version=TLSv1.3 cipher=TLS_AES_256_GCM_SHA384 bits=256) <b@q.example>; %D",
     "unstated none - -", "whose-words"},
    {"from y.example (y.example [203.0.113.9]) by mx.example (Haraka/2.8.18) with ESMTP id A.1 "
     "envelope-from <a> (authenticated bits=0) <b@q.example>; %D",
     "cleartext keyword - -", "whose-words"},
    {"from y.example (y.example [203.0.113.9]) by mx.example (Some) id 7 for <a> with ESMTPSA id 8 "
     "<b@q.example>; %D",
     "unstated none - -", "whose-words"},
    {"from y.example ([203.0.113.9]) by mx.example with ESMTP id jXW7Eel5f67yEoXv for <a> id 7 "
     "(TLS) <b@q.example>; %D",
     "unstated none - -", "whose-words"},
    {"from [203.0.113.9] (port=4711 helo=x) by mx.example with esmtp (Exim 4.96) id "
     "1rKbce-0001Ab-2Q for a tls TLS_AES_256_GCM_SHA384 b@q.example; %D",
     "unstated none - -", "whose-words"},
    {"from [203.0.113.9] (port=4711 helo=x) by mx.example with esmtp (Exim 4.96) id "
     "1rKbce-0001Ab-2Q for a) tls TLS_AES_256_GCM_SHA384 (b@q.example; %D",
     "unstated none - -", "unbalanced"},
    {"from [203.0.113.9] (port=4711 helo=x) by mx.example with esmtp id 1rKbce-0001Ab-2Q for a by "
     "mx.example (Postfix) with ESMTPSA id 7 b@q.example; %D",
     "unstated none - -", "whose-words"},
    {"from y.example (y.example [203.0.113.9]) by mx.example (Postfix) with ESMTP id 7AB12C3D for "
     "<a "
     "; Mon, 1 Jan 2001 00:00:00 +0000 b@q.example>; %D",
     "cleartext keyword - -", "no-date, unbalanced"},
    {"from y.example (y.example [203.0.113.9]) by mx.example (Postfix) with ESMTP id 7AB12C3D for "
     "<b@mx.example>; %D (UTC) (envelope-from \"a) ; Mon, 1 Jan 2001 00:00:00 +0000 "
     "(b\"@q.example)",
     "cleartext keyword internet -", ""},
    {"from [203.0.113.9] (port=4711 helo=x) by mx.example with esmtp (Exim 4.96) id "
     "1rKbce-0001Ab-2Q for ; Mon, 1 Jan 2001 00:00:00 +0000@q.example; %D",
     "cleartext keyword - -", "no-date, whose-words"},
    // A login that goes on as a peer.
    {"from x (y.example [::ffff:203.0.113.9]) (AUTH: CRAM-MD5 a) (localhost [127.0.0.1]) "
     "(b@q.example) "
     "by mx.example with esmtp; %D",
     "cleartext keyword internet -", ""},
    // Quotes within an address, and a literal for its domain.
    {"from [203.0.113.9] (port=4711 helo=x) by mx.example with esmtp (Exim 4.96) (envelope-from "
     "<a.\"b) by z.example (Postfix) with ESMTPSA id 7 (\"@q.example>) id 1rKbce-0001Ab-2Q for "
     "b@mx.example; %D",
     "unstated none - -", "unbalanced"},
    {"from [203.0.113.9] (port=4711 helo=x) by mx.example with esmtp (Exim 4.96) (envelope-from "
     "<\"a\".\"b) (TLS) (\"@q.example>) id 1rKbce-0001Ab-2Q for b@mx.example; %D",
     "cleartext keyword internet -", ""},
    {"from y.example (y.example [203.0.113.9]) by mx.example (Postfix) with ESMTP id 7AB12C3D for "
     "<a.\"b\\\" (TLS) > \\\"c\"@q.example>; %D",
     "cleartext keyword internet -", ""},
    {"from y.example (y.example [203.0.113.9]) by mx.example (Postfix) with ESMTP id 7AB12C3D for "
     "<a@[x:)(TLS)(]>; %D",
     "cleartext keyword internet -", ""},
    {"from y.example (y.example [203.0.113.9]) by mx.example (Some) with ESMTP id <a@[x:(TLS)]>; "
     "%D",
     "cleartext keyword internet -", "unknown-system"},
    // What a mail that begins with a blank adds to a line that ends in a comment.
    {"from y.example (y.example [203.0.113.9]) by mx1.mail.yandex.net (nwsmtp/Yandex) with ESMTP "
     "id "
     "AbC1s2qKwt-AB8aAB8A; Thu, 23 May 2019 19:22:18 +0300 (using TLSv1.3 with cipher "
     "TLS_AES_256_GCM_SHA384 (256/256 bits))",
     "unstated none internet -", "unclear-words"},
    // A mail that begins with a blank goes on in the server's line, with a section of its own.
    {"from y.example (y.example [203.0.113.9]) by mx.example (OpenSMTPD) with ESMTP id 1a2b3c4d; "
     "%D\n ; TLS version=TLSv1.2 cipher=ECDHE-RSA-AES256-GCM-SHA384 bits=256",
     "cleartext keyword internet -", ""},
    {"from y.example (y.example [203.0.113.9]) by mx.example (OpenSMTPD) with ESMTP id 1a2b3c4d; "
     "%D\n ; %D; TLS version=TLSv1.2 cipher=ECDHE-RSA-AES256-GCM-SHA384 bits=256",
     "cleartext keyword internet -", ""},
    // Names that a comment may begin with, and answers to ident that play such comments.
    {"from 127.0.0.1 (mailfrom:a@203.0.113.9) by mx.example with SMTP; %D",
     "cleartext keyword internet -", "unknown-system"},
    {"from 10.0.0.1 (HELO x) (ident=a@203.0.113.9) by mx.example with SMTP; %D",
     "cleartext keyword internet -", "unknown-system"},
    {"from [127.0.0.1] (account [203.0.113.9] (may be forged)) by mx.example (8.17.1/8.17.1) with "
     "ESMTP id 402A00ab012345; %D",
     "cleartext keyword internet -", ""},
    {"from 127.0.0.1 (envelope-from [203.0.113.9]) by mx.example (8.17.1/8.17.1) with ESMTP id "
     "402A00ab012345; %D",
     "cleartext keyword internet -", ""},
    {"from 10.0.0.1 (helo [203.0.113.9]) by mx.example (8.17.1/8.17.1) with ESMTP id "
     "402A00ab012345; %D",
     "cleartext keyword internet -", ""},
    // An address where most systems write a greeting.
    {"from [127.0.0.1] by mx.example (RZmta 53.4.2 DYNA|AUTH) with ESMTPA id e2880001DFcWPXQ; %D",
     "cleartext keyword - -", ""},
    {"from [127.0.0.1] by mx.example with ESMTP id 7; %D", "cleartext keyword - -",
     "unknown-system"},
    {"from [10.0.0.1] by mx.example with ESMTPS id 7; %D", "encrypted keyword - acceptable", ""},
    {"from 127.0.0.1 by 127.0.0.1 with SMTP; %D", "local transport host -", ""},
    {"from with by mx.example (5.65/UW-NDC Revision: 2.23 ) id AA17676; %D",
     "cleartext silence - -", ""},
    {"from a.example (a.example [192.0.2.1]) by mx.example with ESMTP (version=TLSv1.2 "
     "cipher=TLS_RSA_WITH_NULL_SHA1 bits=0); %D",
     "cleartext stated internet -", "null-suite"},
    {"from a.example (a.example [192.0.2.1]) by mx.example (Active!gate) with ESMTP id X; %D",
     "unstated none internet -", "keyword-proves-nothing"},
    {"from x ([198.51.100.7] helo=z) (y.example [203.0.113.9]) by mx.example (Lotus Domino Release "
     "6.5.3) with ESMTP id 2005080420095332-217928 ; %D",
     "unstated none - -", "keyword-proves-nothing, whose-words"},
    {"from a.example ([192.0.2.1]) by mx.example with MailEnable WebMail; %D",
     "unstated none internet -", ""},
    // Silence is of those who name no protocol, or the usual one.
    {"from a.example ([192.0.2.1]) by mx.example (Kerio Connect 9.2.1) via WebMail; %D",
     "unstated none internet -", ""},
    // What ASSP shows for a peer that it hides is a greeting that anybody may give.
    {"from unknown ([10.1.2.3] helo=anyhost.local) by mx.example with SMTP (2.4.7); 2 Jan 2024 "
     "10:00:00 +0000",
     "unstated none private -", "keyword-proves-nothing"},
    // Critical Path's number, where the id is none of its own: no Sendmail before 8.11.
    {"from [192.168.1.2] (203.0.113.9) by mx.example (8.5.119) id 4AE04A3D; %D",
     "unstated none internet -", ""},
    // Words about TLS that say that there is none, or that a writer's readers do not take.
    {"from a.example (a.example [192.0.2.1]) by mx.example (8.14.4/8.14.4) with ESMTP id 402A000a "
     "(version=NONE cipher=NONE bits=0 verify=NONE); %D",
     "unstated none internet -", "unclear-words"},
    {"from a.example (a.example [192.0.2.1]) by mx.example (8.14.4/8.14.4) with ESMTP id 402A000a "
     "(version= cipher= bits= verify=NONE); %D",
     "unstated none internet -", "unclear-words"},
    {"from a.example (a.example [192.0.2.1]) by mx.example with ESMTP (version=TLS\\None "
     "cipher=None bits=0); %D",
     "unstated none internet -", "unclear-words"},
    {"from a.example (a.example [192.0.2.1]) (using TLS not enabled) by mx.example (Postfix) with "
     "ESMTP id 7AB12C3D; %D",
     "unstated none internet -", "unclear-words"},
    {"from a.example (a.example [192.0.2.1]) (using TLSv1.2 with cipher (NONE) (0/0 bits)) by "
     "mx.example (Postfix) with ESMTP id 7AB12C3D; %D",
     "unstated none internet -", "unclear-words"},
    {"from a.example (a.example [192.0.2.1]) by mx.example (Postfix) with ESMTP (TLS) id 7AB12C3D; "
     "%D",
     "unstated none internet -", "unclear-words"},
    {"from a.example (a.example [192.0.2.1]) by mx.example (8.14.4/8.14.4) with ESMTP id 402A000a "
     "for <b@mx.example> (version=TLSv1/SSLv3 cipher=AES256-SHA bits=256 verify=NO); %D",
     "unstated none internet -", "unclear-words"},
    // Nor is a section that a greeting plays one of the server's, also where it records nobody.
    {"from x;version=TLS1.3,cipher=TLS_AES_128_GCM_SHA256 by mx.example (OpenSMTPD) with ESMTP id "
     "1a2b3c4d; %D",
     "cleartext keyword - -", "forged-looking"},
    {"from x;version=TLS1.3,cipher=TLS_AES_128_GCM_SHA256 (mx.example [local]) by mx.example "
     "(OpenSMTPD) with ESMTPA id 1a2b3c4d; %D",
     "local transport - -", "forged-looking"},
    // A mail that begins with a blank brings words and a date of its own.
    {"from y.example (HELO x) (203.0.113.9) by mx.example with SMTP; %D\n (version=TLS1.3 "
     "cipher=TLS_AES_128_GCM_SHA256); %D",
     "unstated none internet -", "no-date, unclear-words"},
    {"from y.example (203.0.113.9) by mx.example (198.51.100.1) with IBM ESMTP SMTP Gateway: "
     "Authorized Use Only! Violators will be prosecuted; %D\n (version=TLSv1.3 "
     "cipher=TLS_AES_256_GCM_SHA384); %D",
     "unstated none internet -", "no-date"},
    // What follows the date may be a mail that begins with a blank.
    {"from y.example (HELO x) (203.0.113.9) by mx.example with SMTP; %D id 7 (TLS)",
     "unstated none internet -", "unclear-words"},
    {"from y.example (HELO x) (203.0.113.9) by mx.example with SMTP; %D id 7 (AUTH: PLAIN bob)",
     "cleartext keyword internet -", "unknown-system"},
    {"from y.example (HELO x) (203.0.113.9) by mx.example with SMTP; %D via TLS",
     "unstated none - -", "whose-words"},
    {"from y.example (HELO x) (203.0.113.9) by mx.example; %D with ESMTPSA", "unstated none - -",
     "whose-words"},
    {"from y.example (y.example [203.0.113.9]) by mx.example (8.17.1/8.17.1) with ESMTP id "
     "402A000a; %D (using TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 (256/256 bits))",
     "unstated none internet -", "unclear-words"},
    {"from x [127.0.0.1] (unknown [unknown]) by mx.example (Postfix) with ESMTP id 7AB12C3D; %D",
     "cleartext keyword - -", ""},
    // An envelope address without its quotes.
    {"from x (y.example [203.0.113.9]) by mx.example (envelope-sender <x) with ESMTPS "
     "(y@q.example>) with ESMTP id 1a2b3c4d; %D",
     "unstated none - -", "whose-words"},
    {"from y.example (HELO x) ([203.0.113.9]) (envelope-sender <x) [127.0.0.1] (y@q.example>) by "
     "mx.example (qmail-ldap-1.03) with SMTP for <b@mx.example>; %D",
     "cleartext keyword - -", "whose-words"},
    // An address in a greeting or an answer to ident is none.
    {"from y.example ([203.0.113.9] ident=a@127.0.0.1) by mx.example with esmtp (Exim 4.69) id "
     "1LeEgH-0003GN-Rr; %D",
     "cleartext keyword internet -", ""},
    {"from y.example ([203.0.113.9] helo=x@127.0.0.1) by mx.example with esmtp (Exim 4.69) id "
     "1LeEgH-0003GN-Rr; %D",
     "cleartext keyword internet -", ""},
    {"from y.example ([203.0.113.9]:4711 HELO x@127.0.0.1) by mx.example with ESMTP; %D",
     "cleartext keyword internet -", "unknown-system"},
    {"from y.example (x [127.0.0.1] a= [203.0.113.9]) by mx.example [192.0.2.1] (Synchronet Mail "
     "Server 3.17-Linux) with ESMTP for b@mx.example; %D",
     "unstated none internet -", "keyword-proves-nothing"},
    {"from [203.0.113.9] (helo= [10.0.0.1]) by mx.example with esmtp (Exim 4.69) id "
     "1LeEgH-0003GN-Rr; %D",
     "cleartext keyword internet -", ""},
    {"from y.example ([203.0.113.9] helo=x ident=[local][unknown]) by mx.example with esmtp (Exim "
     "4.69) id 1LeEgH-0003GN-Rr; %D",
     "cleartext keyword internet -", ""},
    {"from [203.0.113.9] (HELO [local][unknown]) by mx.example (CommuniGate Pro SMTP 6.1.0) with "
     "ESMTP id 7123456; %D",
     "cleartext keyword internet -", ""},
    {"from unknown (HELO x@localhost) (alice@x.example) by mx.example with ESMTPA; %D",
     "cleartext keyword - -", "unknown-system"},
    {"from x(mailfrom:\"[local]\"@b.example fp:SMTPD_---.AbCdEfG_1579841676) by "
     "smtp.aliyun-inc.com(192.0.2.33); %D",
     "unstated none - -", ""},
    {"from version=TLS1_3 (a.example [192.0.2.1]) by mx.example (Postfix) with ESMTP id 7AB12C3D; "
     "%D",
     "cleartext keyword internet -", "forged-looking"},
    {"from x (using TLSv1.3 with cipher TLS_AES_256_GCM_SHA384) (a.example [192.0.2.1]) by "
     "mx.example (Postfix) with ESMTP id 7AB12C3D; %D",
     "cleartext keyword internet -", "forged-looking"},
    {"from x by mx.example with ESMTPS id 1 (a.example [192.0.2.1]) by mx.example (Postfix) with "
     "ESMTP id 7AB12C3D; %D",
     "cleartext keyword internet -", "forged-looking"},
    {"from x with ESMTPS (a.example [192.0.2.1]) by mx.example (Postfix) with ESMTP id 7AB12C3D; "
     "%D",
     "cleartext keyword internet -", "forged-looking"},
    {"from a.example (HELO TLS_AES_256_GCM_SHA384 encrypted) (192.0.2.1) by mx.example with SMTP; "
     "2 Jan 2024 10:00:00 -0000",
     "cleartext keyword internet -", "forged-looking, profile-never"},
    {"from a.example (a.example [203.0.113.10]) by mx.example with SMTP (Acme) id 7AB12C3D for "
     "(version=TLSv1.3 cipher=TLS_AES_256_GCM_SHA384) x@q.example; %D",
     "unstated none internet -", "forged-looking"},
    // Greetings that begin with a word of the line, or hold quotes; answers to ident that play a
    // line; users with an "@" of their own.
    {"from x (y.example [::ffff:203.0.113.10]) (IDENT: ) (TLS: "
     "TLSv1.3,256bits,TLS_AES_256_GCM_SHA384) by mx.example with ESMTP id "
     "00000000005E0015.0000000065940B22.0000303B; %D",
     "cleartext keyword internet -", "forged-looking"},
    {"from x (y.example [::ffff:203.0.113.10]) (IDENT: ) (TLS: "
     "TLSv1.3,256bits,TLS_AES_256_GCM_SHA384) by mx.example with esmtp; %D",
     "unstated none internet -", "forged-looking, keyword-proves-nothing"},
    // The name of a login: Courier writes it before its own words about TLS.
    {"from x (y.example [::ffff:203.0.113.10]) (AUTH: PLAIN a, TLS: "
     "TLSv1.3,256bits,TLS_AES_256_GCM_SHA384) by mx.example with ESMTPA id "
     "00000000005E0015.0000000065940B22.0000303B; %D",
     "cleartext keyword internet -", ""},
    {"from x (y.example [::ffff:203.0.113.10]) (AUTH: PLAIN a, TLS: "
     "TLSv1.3,256bits,TLS_AES_256_GCM_SHA384, TLS: TLSv1,168bits,DES-CBC3-SHA) by mx.example with "
     "ESMTPSA id 00000000005E0015.0000000065940B22.0000303B; %D",
     "encrypted stated internet weak", "no-forward-secrecy, suite-class"},
    {"from x (y.example [::ffff:203.0.113.10]) (TLS: TLSv1.3,256bits,TLS_AES_256_GCM_SHA384) by "
     "mx.example with ESMTP id 00000000005E0015.0000000065940B22.0000303B; %D",
     "unstated none internet -", "unclear-words"},
    {"from x (y.example [::ffff:203.0.113.10]) (IDENT: ) (AUTH: PLAIN bob) by mx.example with "
     "ESMTP id 00000000005E0015.0000000065940B22.0000303B; %D",
     "cleartext keyword internet -"},
    {"from x (y [::ffff:203.0.113.10]) (IDENT: a) ([127.0.0.1]) by mx.example with ESMTP id "
     "00000000005E0015.0000000065940B22.0000303B; %D",
     "cleartext keyword internet -"},
    {"from x (y [::ffff:203.0.113.10]) (IDENT: a) by mx.example with ESMTPS id "
     "00000000005E0015.0000000065940B22.0000303B (b) by mx.example with ESMTP id "
     "00000000005E0015.0000000065940B22.0000303B; %D",
     "cleartext keyword internet -", "forged-looking"},
    {"from x (y [203.0.113.10]) (IDENT: a) (using TLSv1.2 with cipher AES128-SHA (128/128 bits)) "
     "by mx.example with esmtp; %D",
     "cleartext keyword internet -", "forged-looking"},
    {"from x (y [203.0.113.10]) (IDENT: a) (authenticated) by mx.example with esmtp; %D",
     "cleartext keyword internet -"},
    {"from x (y [203.0.113.10]) (IDENT: a) with ESMTPS by mx.example id 7; %D",
     "unstated none internet -", "forged-looking"},
    {"from x (y [203.0.113.10]) (IDENT: a) over TLS 1.2 by mx.example with esmtp; %D",
     "cleartext keyword internet -"},
    // An address of the greeting's never beats the recorded one, nor a torn line's.
    {"from x [127.0.0.1] (IDENT: a) (y.example [203.0.113.10]) by mx.example (Postfix) with ESMTP "
     "id "
     "7AB12C3D; %D",
     "cleartext keyword internet -"},
    {"from x (localhost [127.0.0.1]) (IDENT: a) (y.corp.example [10.0.0.3]) by mx.example "
     "(Postfix) "
     "with ESMTP id 7AB12C3D; %D",
     "cleartext keyword private -"},
    {"from x ([127.0.0.1] (y.example [203.0.113.10]) by mx.corp.example (Postfix) with ESMTP id "
     "7AB12C3D; %D",
     "cleartext keyword - -", "unbalanced"},
    {"from x ([127.0.0.1] @y.example [203.0.113.10]) by mx.example (8.17.1/8.17.1) with ESMTP id "
     "402A000a; %D",
     "cleartext keyword internet -"},
    {"from x (Authenticated) \"a\" [203.0.113.10] by mx.example (ZoneMTA) with ESMTP id "
     "18ccabcdef000115.001 for <bob@example.org>; %D",
     "cleartext keyword internet -"},
    {"from y.example ([203.0.113.10] ident=c) (TLS) by mx.example with ESMTP id 7; %D",
     "unstated none internet -", ""},
    {"from [203.0.113.10] (EHLO x) (using TLSv1.3 with cipher TLS_AES_256_GCM_SHA384) (y) by "
     "mx.example with ESMTP; %D",
     "unstated none internet -", "forged-looking"},
    {"from x (y [203.0.113.9]) (using TLSv1.3 with cipher TLS_AES_256_GCM_SHA384) 203.0.113.10 by "
     "mx.example with SMTP; %D",
     "cleartext keyword internet -", "forged-looking, unknown-system"},
    {"from x (y.example [203.0.113.10]) by mx.example (8.17.1/8.17.1) with ESMTP id 402A000a "
     "(envelope-from <a.\"b) (version=TLSv1.3 cipher=TLS_AES_256_GCM_SHA384 bits=256 verify=NO) "
     "(c\"@q.example>); %D",
     "cleartext keyword internet -", ""},
    {"from x (y.example [203.0.113.9]) (using TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 (256/256 "
     "bits)) (unknown [unknown]) by mx.example (Postfix) with ESMTP id 7AB12C3D; %D",
     "unstated none - -", "forged-looking"},
    {"from x (localhost [127.0.0.1]) (unknown [unknown]) by mx.example (Postfix) with ESMTP id "
     "7AB12C3D; %D",
     "cleartext keyword - -"},
    {"from x (y [203.0.113.9]) (using TLSv1.3 with cipher TLS_AES_256_GCM_SHA384) (y.example) by "
     "mx.example (Some) with SMTP; %D",
     "unstated none internet -", "forged-looking"},
    {"from y.example ([203.0.113.10]) by mx.example with esmtp (Exim 4.96) (envelope-from <a.\"b>) "
     "tls TLS_AES_256_GCM_SHA384 (client c\"@q.example>) id 1rKbce-0001Ab-2Q; %D",
     "cleartext keyword internet -", ""},
    {"from x (y.example [203.0.113.10]) by mx.example (8.17.1/8.17.1) with ESMTP id 402A000a "
     "(envelope-from \"a) (version=TLSv1.3 cipher=TLS_AES_256_GCM_SHA384 bits=256 verify=NO) "
     "(client b\"@q.example); %D",
     "cleartext keyword internet -", ""},
    {"from x (y.example [203.0.113.10]) (Client CN \"x) (Authenticated sender: bob) (client \", "
     "Issuer \"d\" (not verified)) by mx.example (Postfix) with ESMTPS id 7AB12C3D; %D",
     "unstated none - -", "unbalanced"},
    {"from x ([203.0.113.10]) by mx.example (chasquid) with ESMTP (over SMTP, plain text!, "
     "envelope "
     "from \"\"x) by b.example (TLSv1.1 AES128-SHA bits=128) (HELO y\"@q.example\"); %D",
     "unstated none - -", "whose-words"},
    {"from x (y.example [203.0.113.10]) by mx.example with ESMTP id 7 for <a> (using TLSv1.3 with "
     "cipher TLS_AES_256_GCM_SHA384 (256/256 bits)) <b@q.example>; %D",
     "unstated none - -", "forged-looking, whose-words"},
    {"from x (y.example [203.0.113.10]) by mx.example with ESMTP id 7 for <a (using TLSv1.3 with "
     "cipher TLS_AES_256_GCM_SHA384 (256/256 bits)) b@q.example>; %D",
     "unstated none - -", "forged-looking, unbalanced"},
    {"from x (y.example [203.0.113.10]) by mx.example (8.9.1a) id DAA21413 for <a@q.example> with "
     "ESMTPS <b@q.example>; %D",
     "unstated none - -", "whose-words"},
    {"from x (y.example [203.0.113.10]) by mx.example with ESMTP id 7 (ORCPT rfc822;a) (TLS) "
     "(b@q.example); %D",
     "unstated none internet -"},
    {"from y.example [203.0.113.10] (tls) by mx.example with ESMTP id 7; %D",
     "unstated none internet -"},
    {"from y.example (HELO x) (y [203.0.113.9]) (version=tls@203.0.113.10) by mx.example with "
     "SMTP; "
     "%D",
     "cleartext keyword internet -", "unknown-system"},
    {"from y.example ([203.0.113.10]:56496 HELO [127.0.0.1]) by mail.example.net (Qsmtpd 0.35) "
     "with "
     "(chunked) ESMTP for <bob@example.net>; %D",
     "cleartext keyword internet -"},
    {"from y.example(203.0.113.10, HELO [127.0.0.1]) by fw.example.net via smap (V1.3) id "
     "xma002908; %D",
     "unstated none internet -"},
    {"from [203.0.113.10] (account alice@mx.example HELO x [127.0.0.1] verified) by mx.example "
     "(CommuniGate Pro SMTP 6.1.0) with ESMTPA id 7; %D",
     "cleartext keyword internet -"},
    {"from unknown (HELO x) (\"a [127.0.0.1]\"@q.example@203.0.113.10) by mail.partner.example "
     "with "
     "ESMTPA; 5 May 2006 08:42:24 -0000",
     "cleartext keyword internet -", ""},
    {"from y.example (a=[127.0.0.1] @y [203.0.113.10]) by mx.example with SMTP; %D",
     "cleartext keyword internet -", "unknown-system"},
    {"from [127.0.0.1] (helo [203.0.113.10]) by mx.example (8.17.1/8.17.1) with ESMTP id 402A000a; "
     "%D",
     "cleartext keyword internet -"},
    {"from 203.0.113.10(mailfrom:\"a [127.0.0.1]\"@partner.example "
     "fp:SMTPD_---.AbCdEfG_1579841676) "
     "by smtp.aliyun-inc.com(10.147.40.233); %D",
     "unstated none internet -"},
    {"from x (localhost) (unknown [unknown]) by mx.example (Postfix) with ESMTP id 7AB12C3D; %D",
     "cleartext keyword - -"},
    {"from x (authenticated:@y.example [203.0.113.10]) by mx.example (8.9.1a) with ESMTP id "
     "DAA21413; %D",
     "cleartext keyword internet -"},
    {"from by b.example (using TLSv1.3 with cipher TLS_AES_256_GCM_SHA384) with ESMTPS <\"x\" "
     "(y.example [203.0.113.10]) by mx.example (Postfix) with ESMTP id 7AB12C3D for "
     "<bob@corp.example>; %D",
     "unstated none - -", "forged-looking, unbalanced"},
    {"from [127.0.0.1] ; AUTH: PLAIN bob [203.0.113.10] by mx.example with SMTP; %D",
     "cleartext keyword internet -", "unknown-system"},
    {"from (IDENT: a) for <q@q.example> (localhost [127.0.0.1]) (authenticated bits=0) "
     "[203.0.113.10] by mx.example (ZoneMTA) with ESMTP id 18ccabcdef000115.001; %D",
     "cleartext keyword internet -"},
    {"from x (unknown [unknown]) (using TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 (256/256 bits)) "
     "by mx.example (Postfix) with ESMTP id 7AB12C3D; %D",
     "encrypted stated - good"},
    // Somebody removed the address: what the server says of TLS stands where its keyword says it.
    {"from mail.example (HIDDEN) (using TLSv1.3 with cipher TLS_AES_256_GCM_SHA384) by mx.example "
     "(Postfix) with ESMTPS id 7; %D",
     "encrypted stated - good"},
    {"from mail.example (hidden) (TLS: TLSv1.2,128bits,AES128-SHA) by mx.example with esmtp; %D",
     "unstated none - -", "forged-looking"},
    {"from a.example (a.example [192.0.2.7]) (using TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 "
     "(256/256 bits)) (Client CN \"a\"b\", Issuer \"d\" (verified OK)) by mx.example (Postfix) "
     "with ESMTPS id 7; %D",
     "encrypted stated internet good"},
    // What a greeting plays, by whom nothing is recorded; two lines that ran together.
    {"from x (y.example [203.0.113.9]) by a.example with ESMTPS id 1; Tue, 2 Jan 2024 09:00:00 "
     "+0000 "
     "by mx.example (Mercury 1.44); %D",
     "unstated none - -", "forged-looking, whose-words"},
    {"from x (using TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 (256/256 bits)) by mx.example with "
     "ESMTP id 7; %D",
     "unstated none - -", "forged-looking"},
    {"from a.example by b.example with SMTP id 7; Tue, 2 Jan 2024 09:00:00 +0000 from c.example by "
     "d.example with SMTP id 8; %D",
     "cleartext keyword - -", "unknown-system, whose-words"},
    {"by mx.example (Smail3.1.29.1) from x with ESMTPS (192.0.2.51) with smtp id 7; %D",
     "cleartext keyword internet -", "forged-looking"},
    {"from x.example ([192.0.2.10]) by mx.example with ESMTP id 7 (envelope-from <\"a) with ESMTPS "
     "(using TLSv1.3\"@a.example>); %D",
     "cleartext keyword internet -", "unknown-system"},
    {"from with (y.example [203.0.113.10]) by mx.example (8.9.1a) id DAA21413; %D",
     "cleartext silence internet -"},
    {"from id (y.example [203.0.113.10]) by mx.example (8.9.1a) id DAA21413; %D",
     "cleartext silence internet -"},
    {"from for (y.example [203.0.113.10]) by mx.example (8.9.1a) id DAA21413; %D",
     "cleartext silence internet -"},
    {"from via (y.example [203.0.113.10]) by mx.example (8.9.1a) id DAA21413; %D",
     "cleartext silence internet -"},
    {"from with (y.example [203.0.113.10]) by mx.example (5.65/UW-NDC Revision: 2.23) id DAA21413; "
     "%D",
     "cleartext silence internet -"},
    {"from with ESMTPS (y.example [203.0.113.10]) by mx.example (8.9.1a) id DAA21413; %D",
     "cleartext silence internet -", "forged-looking"},
    {"from with ESMTPS (y.example [203.0.113.10]) by mx.example id 7; %D",
     "unstated none internet -", "forged-looking"},
    {"from (TLS) ; (y.example [203.0.113.10]) by mx.example (ACME 3) with ESMTP id 7; %D",
     "cleartext keyword internet -", "forged-looking, unknown-system"},
    {"from (using TLSv1.2 with cipher AES128-SHA (128/128 bits)); (y.example [203.0.113.10]) by "
     "mx.example (Postfix) with ESMTP id 7AB12C3D; %D",
     "cleartext keyword internet -", "forged-looking"},
    {"from (y [127.0.0.1]) id 7 (y.example [203.0.113.10]) by mx.example (Postfix) with ESMTP id "
     "7AB12C3D; %D",
     "cleartext keyword internet -"},
    {"from y.example (HELO \"x\" TLS) (203.0.113.10) by mx.example with SMTP; %D",
     "cleartext keyword internet -", "unknown-system"},
    {"from y.example (HELO \" TLS: TLSv1.2,128bits,AES128-SHA) (203.0.113.10) by mx.example with "
     "SMTP; %D",
     "unstated none - -", "forged-looking, unbalanced"},
    {"from y.example (HELO \" authenticated) (203.0.113.10) by mx.example with SMTP; %D",
     "cleartext keyword - -", "unbalanced, unknown-system"},
    {"from x (IDENT: a, TLS: z) (y [::ffff:203.0.113.10]) by mx.example with esmtp; %D",
     "cleartext keyword internet -"},
    {"from x (IDENT: a) (y [::ffff:203.0.113.10]) (TLS: TLSv1.2,128bits,AES128-SHA) by mx.example "
     "with esmtp; %D",
     "encrypted stated internet weak", "no-forward-secrecy"},
    {"from x (127.0.0.1 a@203.0.113.10) by mx.example with SMTP; %D",
     "cleartext keyword internet -", "unknown-system"},
    {"from x ([127.0.0.1]@203.0.113.10) by mx.example with SMTP; %D",
     "cleartext keyword internet -", "unknown-system"},
    {"from x (y [203.0.113.10]) by mx.example (5.10/ACME 3.1) id AA1; %D",
     "unstated none internet -"},
    {"from x (y [203.0.113.10]) by mx.example (5.65/TLSv1.2) id AA1; %D",
     "unstated none internet -"},
    {"from x (y [203.0.113.10]) (IDENT: a, TLS: TLSv1,168bits,DES-CBC3-SHA) by mx.example with "
     "esmtp; %D",
     "unstated none internet -", "forged-looking, keyword-proves-nothing"},
    {"from (y [127.0.0.1]) (IDENT: a) (y.example [203.0.113.10]) by mx.example (Postfix) with "
     "ESMTP id 7AB12C3D; %D",
     "cleartext keyword internet -"},
    {"from ([127.0.0.1] helo=z) (y.example [203.0.113.10]) by mx.example (Postfix) with ESMTP id "
     "7AB12C3D; %D",
     "cleartext keyword internet -"},
    {"from y.example ([203.0.113.10] helo=) (](y [127.0.0.1]) by mx.example with esmtp (Exim 4.96) "
     "id 1rKbce-0001Ab-2Q; %D",
     "cleartext keyword - -", "unbalanced"},
    {"from y.example ([203.0.113.10] helo=a) by mx.example with esmtps (b) by mx.example with "
     "esmtp (Exim 4.96) id 1rKbce-0001Ab-2Q; %D",
     "cleartext keyword internet -", "forged-looking"},
    {"from y.example ([203.0.113.10] helo=a) (authenticated bits=0) by mx.example with esmtp (Exim "
     "4.96) id 1rKbce-0001Ab-2Q; %D",
     "cleartext keyword internet -"},
    {"from [203.0.113.10] (port=51640 helo=) ( 127.0.0.1) by exim-smtp-5b85998476-lxxsz with esmtp "
     "(envelope-from <a@b.example>) id 1wAbCd-00000000Qh4-2zYq; %D",
     "unstated none internet -", "keyword-proves-nothing"},
    {"from y.example ([10.0.0.7] helo=a) ([203.0.113.9]) by mx.example with esmtp (Exim 4.96) id "
     "1rKbce-0001Ab-2Q; %D",
     "cleartext keyword internet -"},
    {"from x [203.0.113.10] (IDENT: a) (using TLSv1.2 with cipher AES128-SHA (128/128 bits)) by "
     "mx.example with ESMTP id 7; %D",
     "cleartext keyword internet -", "forged-looking, unknown-system"},
    {"from mail.tlsproxy.example (mail.tlsproxy.example [192.0.2.1]) by mx.example (Postfix) with "
     "ESMTP id 7AB12C3D; %D",
     "cleartext keyword internet -"},
    {"from tls (esmtps.tls1-2.example [192.0.2.1]) by mx.example (Postfix) with ESMTP id 7AB12C3D; "
     "%D",
     "cleartext keyword internet -"},
    {"from a.example (IDENT:TLSv1.3@b.example [192.0.2.1]) by mx.example (8.14.4/8.14.4) with "
     "ESMTP id 7; %D",
     "cleartext keyword internet -"},
    {"from a.example (a.example [192.0.2.1]) (Authenticated sender: using TLSv1.3 with cipher "
     "TLS_AES_256_GCM_SHA384) by mx.example (Postfix) with ESMTPA id 7AB12C3D; %D",
     "cleartext keyword internet -"},
    {"from a.example ([192.0.2.1]) by mx.example with esmtp (Exim 4.96) (envelope-from "
     "<version=TLS1_3@a.example>) id 1rKbce-0001Ab-2Q; %D",
     "cleartext keyword internet -"},
    {"from a.example (a.example [192.0.2.1]) by mx.example (Postfix) with ESMTP id 7AB12C3D for "
     "<tls-esmtps@b.example>; %D",
     "cleartext keyword internet -"},
    {"from a.example (a.example [192.0.2.1]) by esmtps.tls.example (Postfix) with ESMTP id "
     "7AB12C3D; %D",
     "cleartext keyword internet -"},
    {"from a.example (a.example [::ffff:192.0.2.1]) (IDENT: bob, TLS: TLSv1.2,128bits,AES128-SHA) "
     "by mx.example with esmtp; %D",
     "unstated none internet -", "forged-looking, keyword-proves-nothing"},
    {"from a.example (a.example [::ffff:192.0.2.1]) (IDENT: bob, TLS: TLSv1.2,128bits,AES128-SHA) "
     "by mx.example with ESMTP id 00000000005E0015.0000000065940B22.0000303B; %D",
     "cleartext keyword internet -", "forged-looking"},
    {"from a.example (a.example [::ffff:192.0.2.1]) (IDENT: bob) (TLS: TLSv1.2,128bits,AES128-SHA) "
     "by mx.example with esmtp; %D",
     "unstated none internet -", "keyword-proves-nothing"},
    {"from a.example (a.example [::ffff:192.0.2.1]) (IDENT: bob) by mx.example with esmtp; %D",
     "cleartext keyword internet -"},
    {"from mail pickup service ([192.0.2.1]) by mx.example with Microsoft SMTPSVC(6.0.3790.4675); "
     "%D",
     "cleartext silence internet -"},

    // 2. TLS stated.
    {"from a.example (a.example [192.0.2.1]) by mx.example (Postfix) with ESMTPS id 7AB12C3D; %D",
     "encrypted keyword internet acceptable"},
    {"from a.example (a.example [192.0.2.1]) by mx.example (Postfix) with UTF8SMTPS id 7AB12C3D; "
     "%D",
     "encrypted keyword internet acceptable"},
    {"from a.example (192.0.2.1) by mx.example (10.0.0.2) with Microsoft SMTP Server (TLS) id "
     "14.3.487.0; %D",
     "encrypted stated internet acceptable"},
    {"from a.example ([192.0.2.1]) by mx.example over TLS secured channel with Microsoft "
     "SMTPSVC(6.0.3790.4675); %D",
     "encrypted stated internet acceptable"},
    {"from a.google.com (a.google.com. [192.0.2.1]) by mx.google.com with SMTPS id x1 for "
     "<b@c.example> (Google Transport Security); %D",
     "encrypted stated internet acceptable"},
    {"from a.example (2001:db8::1) by b.outlook.com with HTTPS; %D",
     "encrypted keyword internet acceptable"},
    {"from a.example (a.example [192.0.2.1]) (using TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 "
     "(256/256 bits)) by mx.example (Postfix) with SMTP id 7AB12C3D; %D",
     "encrypted stated internet good"},

    // 3. A system nobody knows: the plain reading.
    {"from a.example ([192.0.2.1]) by mx.example (Nobody's MTA 1.0) with ESMTP id 7; %D",
     "cleartext keyword internet -", "unknown-system"},
    {"from a.example ([192.0.2.1]) by mx.example (Nobody's MTA 1.0) with ESMTPS id 7; %D",
     "encrypted keyword internet acceptable"},
    {"from a.example ([192.0.2.1]) by mx.example (Nobody's MTA 1.0) with ESMTPSA id 7; %D",
     "encrypted keyword internet acceptable"},
    {"from a.example ([192.0.2.1]) by mx.example (Nobody's MTA 1.0) with LMTPS id 7; %D",
     "encrypted keyword internet acceptable"},
    {"from a.example ([192.0.2.1]) by mx.example (Nobody's MTA 1.0) with ESMTP-TLS id 7; %D",
     "encrypted keyword internet acceptable"},
    {"from a.example ([192.0.2.1]) by mx.example (Nobody's MTA 1.0) with POP3-SSL id 7; %D",
     "encrypted keyword internet acceptable"},
    {"from a.example ([192.0.2.1]) by mx.example (Nobody's MTA 1.0) with ESMTP tls "
     "TLS_AES_256_GCM_SHA384 id 7; %D",
     "encrypted stated internet good"},
    {"from a.example ([192.0.2.1]) by mx.example (Nobody's MTA 1.0) with ESMTP (version=TLSv1.2 "
     "cipher=ECDHE-RSA-AES256-GCM-SHA384 bits=256) id 7; %D",
     "encrypted stated internet good"},
    {"from a.example ([192.0.2.1]) by mx.example (Nobody's MTA 1.0) with ESMTP over TLS id 7; %D",
     "encrypted stated internet acceptable"},
    // ExoMail's only words: its session's state, for a keyword.
    {"from a.example (a.example [192.0.2.1]) by mx.example (192.0.2.9) with TLS Encryption; %D",
     "encrypted stated internet acceptable", ""},
    {"from a.example (a.example [192.0.2.1]) by mx.example (192.0.2.9) with Cleartext; %D",
     "cleartext stated internet -", ""},
    {"from a.example ([192.0.2.1]) by mx.example with ESMTP TLS connection; %D",
     "encrypted stated internet acceptable", ""},
    {"from a.example ([192.0.2.1]) by mx.example with ESMTP TLS required-by-nobody; %D",
     "unstated none internet -", "unclear-words"},
    {"from a.example (a.example [192.0.2.1]) by mx.example with no encryption; %D",
     "unstated none internet -", ""},
    {"from a.example ([192.0.2.1]) by mx.example over TLS with ESMTP id 7; %D",
     "encrypted stated internet acceptable"},
    {"from a.example ([192.0.2.1]) by mx.example (Nobody's MTA 1.0) with ESMTP/SSL id 7; %D",
     "encrypted stated internet acceptable"},
    {"from a.example ([192.0.2.1]) by mx.example (Nobody's MTA 1.0) with ESMTP (secured by TLS "
     "1.2) id 7; %D",
     "encrypted stated internet acceptable"},
    {"from a.example ([192.0.2.1]) by mx.example (Nobody's MTA 1.0) with ESMTP (using TLS 1.1) "
     "id 7; %D",
     "encrypted stated internet weak", "old-version"},
    {"from a.example ([192.0.2.1]) by mx.example (Nobody's MTA 1.0) with ESMTP (SSL encrypted) id "
     "7; %D",
     "encrypted stated internet acceptable"},
    {"from a.example ([192.0.2.1]) by mx.example (Nobody's MTA 1.0) with ESMTP (TLSv1.3 "
     "TLS_AES_256_GCM_SHA384 256/256 bits) id 7; %D",
     "encrypted stated internet good"},
    {"from a.example (HELO a.example) (192.0.2.1) (TLS, ECDHE-RSA-AES256-GCM-SHA384 (P-256 curve) "
     "cipher) by mx.example (Nobody's SMTP proxy) with ESMTP; %D",
     "encrypted stated internet good", ""},
    {"from a.example ([192.0.2.1]) by mx.example (Nobody's MTA 1.0) with ESMTP (cipher "
     "ECDHE-RSA-AES256-GCM-SHA384) id 7; %D",
     "encrypted stated internet good"},
    {"from a.example ([192.0.2.1]) by mx.example (Nobody's MTA 1.0) with STARTTLS id 7; %D",
     "encrypted stated internet acceptable"},
    {"from a.example ([192.0.2.1]) by mx.example (Nobody's MTA 1.0) with ESMTP (no TLS) id 7; %D",
     "cleartext stated internet -"},
    {"from a.example ([192.0.2.1]) by mx.example (Nobody's MTA 1.0) with ESMTP (TLS: none) id 7; "
     "%D",
     "cleartext stated internet -"},
    {"from a.example ([192.0.2.1]) by mx.example (Nobody's MTA 1.0) with ESMTP (TLS not used) id "
     "7; %D",
     "cleartext stated internet -"},
    {"from a.example ([192.0.2.1]) by mx.example (Nobody's MTA 1.0) with ESMTP (unencrypted) id 7; "
     "%D",
     "cleartext stated internet -"},
    {"from a.example ([192.0.2.1]) by mx.example (Nobody's MTA 1.0) with ESMTP (not now) id 7; %D",
     "cleartext keyword internet -", "unknown-system"},
    {"from a.example ([192.0.2.1]) by mx.example (Nobody's MTA 1.0) with ESMTP (TLS=0) id 7; %D",
     "unstated none internet -", "unclear-words"},
    {"from a.example ([192.0.2.1]) by mx.example (Nobody's MTA 1.0) with ESMTP (TLS: 1) id 7; %D",
     "unstated none internet -", "unclear-words"},
    {"from a.example ([192.0.2.1]) by mx.example (Nobody's MTA 1.0) with ESMTP (encrypted=0) id 7; "
     "%D",
     "unstated none internet -", "unclear-words"},
    {"from a.example ([192.0.2.1]) by mx.example (Nobody's MTA 1.0) with ESMTP (TLS 0 bits) id 7; "
     "%D",
     "unstated none internet -", "unclear-words"},
    {"from a.example ([192.0.2.1]) by mx.example (Nobody's MTA 1.0) with ESMTP (TLS enabled) id 7; "
     "%D",
     "unstated none internet -", "unclear-words"},
    {"from a.example ([192.0.2.1]) by mx.example (Nobody's MTA 1.0) with ESMTP (TLS 1.2 disabled) "
     "id 7; %D",
     "unstated none internet -", "unclear-words"},
    {"from a.example ([192.0.2.1]) by mx.example (Nobody's MTA 1.0) with ESMTP (not encrypted) id "
     "7; %D",
     "cleartext stated internet -"},
    {"from a.example ([192.0.2.1]) by mx.example (Nobody's MTA 1.0) with ESMTP (TLS=maybe) id 7; "
     "%D",
     "unstated none internet -", "unclear-words"},
    {"from a.example ([192.0.2.1]) by mx.example (Nobody's MTA 1.0) with ESMTP (a TLS aware "
     "server) id 7; %D",
     "unstated none internet -", "unclear-words"},
    {"from a.example ([192.0.2.1]) by mx.example (Nobody's MTA 1.0) with ESMTP (TLSv9.9 new) id 7; "
     "%D",
     "unstated none internet -", "unclear-words"},
    {"from a.example ([192.0.2.1]) by mx.example (Nobody's MTA 1.0) with ESMTP (tls.example "
     "gateway, ssl-mail 1.0) id 7; %D",
     "cleartext keyword internet -", "unknown-system"},
    {"from a.example ([192.0.2.1]) by mx.example (Nobody's MTA 1.0) with ESMTP id tls for "
     "<tls@a.example>; %D",
     "cleartext keyword internet -", "unknown-system"},
    {"from a.example ([192.0.2.1]) by mx.example (Nobody's MTA 1.0) with ESMTP (sslproxy 1.0) id "
     "7; %D",
     "cleartext keyword internet -", "unknown-system"},
    {"from a.example ([192.0.2.1]) by mx.example ([192.0.2.9]) with ESMTP via SSL id 7; %D",
     "encrypted stated internet acceptable"},
    // mailfront's connection comes by sslserver, which may wait for STARTTLS.
    {"from a.example ([192.0.2.1]) by mx.example ([192.0.2.9]) with ESMTP via SSL; %D",
     "unstated none internet -", "keyword-proves-nothing"},
    {"from a.example ([192.0.2.1]) by mx.example ([192.0.2.9]) with SMTP via SSL6; %D",
     "unstated none internet -", "keyword-proves-nothing"},
    {"from a.example ([192.0.2.1]) by mx.example via SSL with ESMTP id 7; %D",
     "encrypted stated internet acceptable"},
    {"from a.example ([192.0.2.1]) by mx.example with ESMTP via TLSv1.2; %D",
     "encrypted stated internet acceptable"},
    {"from a.example ([192.0.2.1]) by mx.example via TCP with ESMTP; %D",
     "cleartext keyword internet -", "unknown-system"},
    {"from 192.0.2.1 by mx.example (Tls12, Aes256, Sha384, DiffieHellmanEllipticKey384); %D",
     "encrypted stated internet acceptable"},
    {"from 192.0.2.1 by mx.example (Tls10, Rc4, Sha1, RsaKeyX); %D",
     "encrypted stated internet weak", "old-version"},
    {"from 192.0.2.1 by mx.example (Tls12, Null, Sha384, DiffieHellmanEllipticKey384); %D",
     "unstated none internet -"},
    {"from 192.0.2.1 by mx.example (Tls12 proxy, Aes256); %D", "unstated none internet -"},
    {"from a.example ([192.0.2.1]) by mx.example (Nobody's MTA 1.0) with ESMTPA id 7; %D",
     "cleartext keyword internet -", "unknown-system"},
    {"from a.example ([192.0.2.1]) by mx.example (Nobody's MTA 1.0) with ASMTP id 7; %D",
     "cleartext keyword internet -", "unknown-system"},
    {"from a.example ([192.0.2.1]) by mx.example (Nobody's MTA 1.0) with UTF8SMTP id 7; %D",
     "cleartext keyword internet -", "unknown-system"},
    {"from a.example ([192.0.2.1]) by mx.example (Nobody's MTA 1.0) with QMTP id 7; %D",
     "cleartext keyword internet -", "unknown-system"},
    {"from a.example ([192.0.2.1]) by mx.example (Nobody's MTA 1.0) via SMTP id 7; %D",
     "cleartext keyword internet -", "unknown-system"},
    {"from a.example ([10.0.0.1]) by mx.example (Nobody's MTA 1.0) with smtp id 7; %D",
     "cleartext keyword private -", "unknown-system"},
    {"from a.example ([192.0.2.1]) by mx.example (Nobody's MTA 1.0) id 7; %D",
     "unstated none internet -"},
    {"from a.example by mx.example (Nobody's MTA 1.0); %D", "unstated none - -"},
    {"by mx.example (Nobody's MTA 1.0) id 7; %D", "unstated none - -"},
    {"by mx.example (Nobody's MTA 1.0) with ESMTPSA id 7; %D", "encrypted keyword - acceptable"},
    {"by mx.example (Nobody's MTA 1.0) with ESMTPA id 7; %D", "cleartext keyword - -",
     "unknown-system"},

    // Words that say nothing of encryption.
    {"from a.example ([192.0.2.1]) by mx.example (Nobody's MTA 1.0) with HTTP; %D",
     "unstated none internet -"},
    {"from a.example ([192.0.2.1]) by mx.example (Nobody's MTA 1.0) with DAV; %D",
     "unstated none internet -"},
    {"from a.example ([192.0.2.1]) by mx.example (Nobody's MTA 1.0) with POP3; %D",
     "unstated none internet -"},
    {"from a.example ([192.0.2.1]) by mx.example (Nobody's MTA 1.0) with IMAP; %D",
     "unstated none internet -"},
    {"from a.example ([192.0.2.1]) by mx.example (Nobody's MTA 1.0) with UUCP; %D",
     "unstated none internet -"},
    {"from a.example ([192.0.2.1]) by mx.example (Nobody's MTA 1.0) with BSMTP; %D",
     "unstated none internet -"},
    {"from a.example ([192.0.2.1]) by mx.example (Nobody's MTA 1.0) with ECSTREAM id 7; %D",
     "unstated none internet -"},
    {"from a.example ([192.0.2.1]) by mx.example (Nobody's MTA 1.0) with NNFMP; %D",
     "unstated none internet -"},
    {"from a.example (10.0.0.1) by b.example (10.0.0.2) with mapi id 15.20.1.1; %D",
     "unstated none private -"},

    // Silence of a system that always marks TLS, and keywords without S of those whose S is
    // reliable.
    {"from a.example (192.0.2.1) by mx.example (10.0.0.2) with Microsoft SMTP Server id "
     "14.3.487.0; %D",
     "cleartext silence internet -"},
    {"from a.example ([192.0.2.1]) by mx.example with Microsoft SMTPSVC(6.0.3790.4675); %D",
     "cleartext silence internet -"},
    {"from a.example (a.example [192.0.2.1]) by mx.example (8.6.12/8.6.9) id KAA01232; %D",
     "cleartext silence internet -"},
    {"from a.example (a.example [192.0.2.1]) by mx.example (8.9.3/8.9.3) with ESMTP id KAA01232; "
     "%D",
     "cleartext keyword internet -"},
    {"from a.example ([192.0.2.1]) by mx.example with esmtp (Exim 4.96) id 1rKbce-0001Ab-2Q; %D",
     "cleartext keyword internet -"},
    {"from a.example (a.example. [192.0.2.1]) by mx.google.com with ESMTP id x1si1; %D",
     "cleartext keyword internet -"},
    {"from a.example (192.0.2.1) by mx.example with SMTP; 2 Jan 2024 10:00:00 -0000",
     "cleartext keyword internet -", "profile-never"},
    {"from a.example (192.0.2.1) by mx.example with ESMTP; 2 Jan 2024 10:00:00 -0000",
     "cleartext keyword internet -", ""},
    {"from a.example ([192.0.2.1]) by mx.example with InterScan Message Security Suite; %D",
     "unstated none internet -"},

    // Local: by form.
    {"by mx.example (Postfix, from userid 0) id 7AB12C3D; %D", "local transport - -"},
    {"by mx.example (Postfix) id 7AB12C3D; %D", "local transport - -"},
    {"(qmail 12 invoked by uid 1000); 2 Jan 2024 10:00:00 -0000", "local transport - -"},
    {"(qmail 12 invoked from network); 2 Jan 2024 10:00:00 -0000", "local transport - -"},
    {"from alice by mx.example with local (Exim 4.96) id 1rKbce-0001Ab-2Q; %D",
     "local transport - -"},
    {"by mx.example with local (Exim 4.96) id 1rKbce-0001Ab-2Q; %D", "local transport - -"},
    {"(from alice@localhost) by mx.example (8.15.2/8.15.2/Submit) id 7; %D", "local transport - -"},
    {"from localhost (localhost [[UNIX: localhost]]) by mx.example (8.11.6/8.11.6) id 7; %D",
     "local transport - -"},
    {"from mail pickup service by mx.example with Microsoft SMTPSVC; %D", "local transport - -"},
    {"from a.example ([unix socket]) by mx.example (Nobody's MTA 1.0) with LMTPA; %D",
     "local transport - -"},
    // Undecided, so not tested: whether LMTP without a recorded address is local for a system that
    // nobody knows too, as it is for Dovecot.
    // By the address that the receiver recorded, never by the HELO.
    {"from localhost (localhost [127.0.0.1]) by mx.example (Postfix) with ESMTP id 7AB12C3D; %D",
     "local transport host -"},
    {"from x (localhost [127.8.8.8]) by mx.example (Postfix) with ESMTP id 7AB12C3D; %D",
     "local transport host -"},
    {"from x (localhost [::1]) by mx.example (Postfix) with ESMTP id 7AB12C3D; %D",
     "local transport host -"},
    {"from x (localhost [IPv6:::1]) by mx.example (8.17.1/8.17.1) with ESMTP id 7; %D",
     "local transport host -"},
    {"from x (localhost [::ffff:127.0.0.1]) by mx.example (Nobody's MTA 1.0) with ESMTP id 7; %D",
     "local transport host -"},
    {"from localhost (a.example [192.0.2.1]) by mx.example (Postfix) with ESMTP id 7AB12C3D; %D",
     "cleartext keyword internet -"},
    {"from localhost (HELO localhost) (203.0.113.9) by mx.example with SMTP; 2 Jan 2024 10:00:00 "
     "-0000",
     "cleartext keyword internet -", "profile-never"},
    {"from [127.0.0.1] (a.example [192.0.2.1]) by mx.example (Postfix) with ESMTP id 7AB12C3D; %D",
     "cleartext keyword internet -"},
    {"from web.example (unknown [127.0.0.6]) by relay.mailchannels.net (Postfix) with ESMTPA id "
     "7AB12C3D; %D",
     "cleartext keyword host -"},
    // The same host.
    {"from unknown (HELO a.example) (192.0.2.244) by 192.0.2.244 with SMTP; 2 Jan 2024 10:00:00 "
     "-0000",
     "local transport internet -"},
    {"from a.example (10.0.0.1) by b.example (10.0.0.1) with Microsoft SMTP Server id 15.0.1497.2; "
     "%D",
     "local transport private -"},
    {"from a.example (192.0.2.1) by b.example (192.0.2.1) with Microsoft SMTP Server id "
     "15.0.1497.2; %D",
     "local transport internet -"},
    {"from a.example (10.0.0.1) by b.example (10.0.0.1) with Microsoft SMTP Server (TLS) id "
     "15.0.1497.2; %D",
     "encrypted stated private acceptable"},
    {"from a.example (10.0.0.1) by b.example (10.0.0.1) with mapi id 15.0.1497.2; %D",
     "local transport private -"},
    {"from x (mx.example [10.0.0.1]) by mx.example (Postfix) with ESMTP id 7AB12C3D; %D",
     "local transport private -"},
    {"from mx.example (a.example [10.0.0.1]) by mx.example (Postfix) with ESMTP id 7AB12C3D; %D",
     "cleartext keyword private -"},
    {"from x (mx.example [192.0.2.1]) by mx.example (Postfix) with LMTP id 7AB12C3D; %D",
     "local transport internet -"},
    {"from x (mx.example [192.0.2.1]) by mx.example (Postfix) with ESMTP id 7AB12C3D; %D",
     "cleartext keyword internet -"},
    {"from mx.example ([10.0.0.1]) by mx.example with esmtp (Exim 4.96) id 1rKbce-0001Ab-2Q; %D",
     "local transport private -"},
    {"from a.example (a.example [192.0.2.1]) by mx.example (Postfix) with LMTP id 7AB12C3D; %D",
     "cleartext keyword internet -"},
    // TLS is told on loopback too, and before all.
    {"from mx.example (localhost [127.0.0.1]) by mx.example (Postfix) with ESMTPS id 7AB12C3D; %D",
     "encrypted keyword host acceptable"},
    {"from mx.example (localhost [127.0.0.1]) (using TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 "
     "(256/256 bits)) by mx.example (Postfix) with ESMTPS id 7AB12C3D; %D",
     "encrypted stated host good"},
    {"from alice (helo=x) by mx.example with local-esmtps (Exim 4.96) id 1rKbce-0001Ab-2Q; %D",
     "encrypted keyword - acceptable"},
    // "with local" beside a public address is no pick-up.
    {"from a.example ([192.0.2.1]) by mx.example with local (Exim 4.96) id 1rKbce-0001Ab-2Q; %D",
     "unstated none internet -", "local-with-peer"},
    {"from a.example ([10.0.0.1]) by mx.example with local (Exim 4.96) id 1rKbce-0001Ab-2Q; %D",
     "local transport private -"},
    // No from.
    {"by mx.example (Postfix) with ESMTPSA id 7AB12C3D; %D", "encrypted keyword - acceptable"},
    {"by mx.example (Postfix) with ESMTPA id 7AB12C3D; %D", "cleartext keyword - -"},
    {"by 2002:a05:6512:1234:b0:4d5:7a6a:cf55 with SMTP id x1csp44520lft; %D", "unstated none - -"},
    {"by mail-qk1-f180.google.com with SMTP id x1; %D", "unstated none - -"},
    {"from a.example ([192.0.2.1]) by mx.notgoogle.com with SMTP id x1; %D",
     "cleartext keyword internet -", "unknown-system"},

    // 5. Grades.
    {"from a.example ([192.0.2.1]) by mx.example with esmtps (TLS1.3) (Exim 4.96) id "
     "1rKbce-0001Ab-2Q; %D",
     "encrypted stated internet good"},
    {"from a.example (a.example [192.0.2.1]) (using TLSv1.2 with cipher "
     "ECDHE-RSA-AES256-GCM-SHA384 (256/256 bits)) by mx.example (Postfix) with ESMTPS id 7AB12C3D; "
     "%D",
     "encrypted stated internet good"},
    {"from a.example (a.example [192.0.2.1]) (using TLSv1.2 with cipher ECDHE-RSA-AES256-SHA384 "
     "(256/256 bits)) by mx.example (Postfix) with ESMTPS id 7AB12C3D; %D",
     "encrypted stated internet acceptable"},
    {"from a.example (a.example [192.0.2.1]) (using TLSv1.2 with cipher AES256-GCM-SHA384 (256/256 "
     "bits)) by mx.example (Postfix) with ESMTPS id 7AB12C3D; %D",
     "encrypted stated internet acceptable", "no-forward-secrecy"},
    {"from a.example (a.example [192.0.2.1]) (using TLSv1.2 with cipher AES128-SHA (128/128 bits)) "
     "by mx.example (Postfix) with ESMTPS id 7AB12C3D; %D",
     "encrypted stated internet weak", "no-forward-secrecy"},
    {"from a.example (a.example [192.0.2.1]) (using TLSv1.2 with cipher DES-CBC3-SHA (112/168 "
     "bits)) by mx.example (Postfix) with ESMTPS id 7AB12C3D; %D",
     "encrypted stated internet weak", "no-forward-secrecy"},
    {"from a.example (a.example [192.0.2.1]) (using TLSv1.1 with cipher ECDHE-RSA-AES256-SHA "
     "(256/256 bits)) by mx.example (Postfix) with ESMTPS id 7AB12C3D; %D",
     "encrypted stated internet weak", "old-version"},
    {"from a.example (a.example [192.0.2.1]) (using TLSv1 with cipher DHE-RSA-AES256-SHA (256/256 "
     "bits)) by mx.example (Postfix) with ESMTPS id 7AB12C3D; %D",
     "encrypted stated internet weak", "old-version"},
    {"from a.example (a.example [192.0.2.1]) (using SSLv3 with cipher DHE-RSA-AES256-SHA (256/256 "
     "bits)) by mx.example (Postfix) with ESMTPS id 7AB12C3D; %D",
     "encrypted stated internet broken", "old-version"},
    {"from a.example (a.example [192.0.2.1]) (using TLSv1 with cipher RC4-SHA (128/128 bits)) by "
     "mx.example (Postfix) with ESMTPS id 7AB12C3D; %D",
     "encrypted stated internet broken", "no-forward-secrecy, old-version"},
    {"from a.example (a.example [192.0.2.1]) (using TLSv1.2 with cipher ECDHE-RSA-RC4-SHA (128/128 "
     "bits)) by mx.example (Postfix) with ESMTPS id 7AB12C3D; %D",
     "encrypted stated internet broken"},
    {"from a.example (a.example [192.0.2.1]) (using TLSv1 with cipher EXP-RC4-MD5 (40/128 bits)) "
     "by mx.example (Postfix) with ESMTPS id 7AB12C3D; %D",
     "encrypted stated internet broken", "no-forward-secrecy, old-version"},
    {"from a.example (a.example [192.0.2.1]) (using TLSv1.2 with cipher DES-CBC-SHA (56/56 bits)) "
     "by mx.example (Postfix) with ESMTPS id 7AB12C3D; %D",
     "encrypted stated internet broken", "no-forward-secrecy"},
    {"from a.example (a.example [192.0.2.1]) (using TLSv1.2 with cipher ADH-AES256-GCM-SHA384 "
     "(256/256 bits)) by mx.example (Postfix) with ESMTPS id 7AB12C3D; %D",
     "encrypted stated internet acceptable", "anonymous"},
    {"from a.example (a.example [192.0.2.1]) (using TLSv1.2 with cipher ADH-AES256-GCM-SHA384 "
     "(256/256 bits)) (Authenticated sender: x) by mx.example (Postfix) with ESMTPSA id 7AB12C3D; "
     "%D",
     "encrypted stated internet broken", "anonymous"},
    {"from a.example (a.example [192.0.2.1]) (using TLSv1 with cipher AECDH-AES256-SHA (256/256 "
     "bits)) by mx.example (Postfix) with ESMTPS id 7AB12C3D; %D",
     "encrypted stated internet weak", "anonymous, old-version"},
    {"from a.example (192.0.2.1) by mx.example with ESMTPS (ECDHE-RSA-AES256-GCM-SHA384 "
     "encrypted); 2 Jan 2024 10:00:00 -0000",
     "encrypted stated internet good"},
    {"from a.example (a.example [192.0.2.1]) by mx.example (8.14.4/8.14.4) with ESMTP id 7 "
     "(version=TLSv1/SSLv3 cipher=DHE-RSA-AES256-SHA bits=256 verify=NO); %D",
     "encrypted stated internet acceptable", "suite-class"},
    {"from a.example ([192.0.2.1]) by mx.example ([10.0.0.1]) with ESMTP (TREND IMSS SMTP Service "
     "7.0; TLS: TLSv1/SSLv3,128bits,AES128-SHA) id 7; %D",
     "encrypted stated internet weak", "no-forward-secrecy, suite-class"},
    {"from a.example (a.example. [192.0.2.1]) by mx.google.com with ESMTPS id x1 "
     "(version=TLSv1/SSLv3 cipher=OTHER); %D",
     "encrypted stated internet acceptable", "suite-class, unknown-suite"},
    // TLS without encryption is cleartext, whatever the keyword says.
    {"from a.example (a.example [192.0.2.1]) (using TLSv1.2 with cipher NULL-SHA256 (0/0 bits)) by "
     "mx.example (Postfix) with ESMTPS id 7AB12C3D; %D",
     "cleartext stated internet -", "null-suite"},
    {"from a.example (a.example [192.0.2.1]) by mx.example (8.17.1/8.17.1) with ESMTPS id 7 "
     "(version=TLSv1.2 cipher=ECDHE-RSA-NULL-SHA bits=0 verify=NO); %D",
     "cleartext stated internet -", "null-suite"},

    // Scope, and what is odd about the line.
    {"from a.example (a.example [172.20.0.1]) by mx.example (Postfix) with ESMTPS id 7AB12C3D; %D",
     "encrypted keyword private acceptable"},
    {"from a.example (a.example [100.64.0.1]) by mx.example (Postfix) with ESMTPS id 7AB12C3D; %D",
     "encrypted keyword private acceptable"},
    {"from a.example (a.example [fd00::1]) by mx.example (Postfix) with ESMTPS id 7AB12C3D; %D",
     "encrypted keyword private acceptable"},
    {"from a.example (a.example [fe80::1]) by mx.example (Postfix) with ESMTPS id 7AB12C3D; %D",
     "encrypted keyword private acceptable"},
    {"from a.example (a.example [192.0.2.1]) by mx.example (Postfix) with ESMTPS id 7AB12C3D",
     "encrypted keyword internet acceptable", "line-cut, no-date"},
    {"from a.example (a.example [192.0.2.1]) by mx.example (Postfix) with ESMTPS id 7AB12C3D); %D",
     "encrypted keyword internet acceptable", "unbalanced"},
};

std::string with_date(std::string_view text) {
  std::string out(text);
  for (std::size_t at; (at = out.find("%D")) != std::string::npos;) out.replace(at, 2, kDate);
  return out;
}

Hop hop_of(std::string_view raw) {
  static const auto scratch = Catalogue::built_in().make_scratch();
  ReceivedField field;
  Hop hop;
  read_hop(raw, HeaderField{{}, span_between(0, raw.size())}, Catalogue::built_in(), *scratch,
           field, hop);
  return hop;
}

TEST(Verdict, of_one_line) {
  for (const Row& row : kRows) {
    const std::string line = with_date(row.line);
    SCOPED_TRACE(line);
    const Hop hop = hop_of(line);
    std::string answer(name(hop.verdict));
    answer.append(" ").append(name(hop.basis)).append(" ");
    answer.append(hop.scope ? name(*hop.scope) : "-")
        .append(" ")
        .append(hop.grade ? name(*hop.grade) : "-");
    EXPECT_EQ(answer, row.answer);
    std::set<std::string_view> names;
    for (const Finding& f : hop.findings) names.insert(name(f.kind));
    std::string findings;
    for (const std::string_view n : names) findings.append(findings.empty() ? "" : ", ").append(n);
    EXPECT_EQ(findings, row.findings);
  }
}

// Every verdict but "unstated" shows the bytes that made us say it.
TEST(Verdict, has_its_evidence) {
  for (const Row& row : kRows) {
    const std::string line = with_date(row.line);
    SCOPED_TRACE(line);
    const Hop hop = hop_of(line);
    bool proven = false;
    for (const Evidence& e : hop.evidence) {
      EXPECT_FALSE(e.where.empty());
      EXPECT_FALSE(e.rule.empty());
      switch (hop.verdict) {
        case Verdict::encrypted:
          proven |= e.says == Fact::tls || e.says == Fact::protocol || e.says == Fact::version ||
                    e.says == Fact::cipher;
          break;
        case Verdict::cleartext:
          proven |= e.says == Fact::protocol || e.says == Fact::silence || e.says == Fact::no_tls ||
                    e.says == Fact::cipher;
          break;
        case Verdict::local:
          proven |= e.says == Fact::local;
          break;
        case Verdict::unstated:
          break;
      }
    }
    EXPECT_EQ(proven, hop.verdict != Verdict::unstated);
    EXPECT_EQ(hop.grade.has_value(), hop.verdict == Verdict::encrypted);
  }
}

// A writer that nobody knows says that the sender logged in by the keyword, or by "AUTH" behind it.
TEST(Verdict, login_of_a_writer_that_nobody_knows) {
  constexpr std::pair<std::string_view, std::string_view> kWords[] = {
      {"ESMTP AUTH", "AUTH"}, {"ESMTP\r\n\tAUTH", "AUTH"}, {"ESMTPA", "ESMTPA"},
      {"ESMTP", "-"},         {"ESMTP AUTHENTIC", "-"},    {"ESMTP NOAUTH", "-"},
      {"ESMTP no AUTH", "-"}, {"XYZ AUTH", "-"},
  };
  for (const auto& [words, wanted] : kWords) {
    const std::string line = with_date("from a.example ([192.0.2.1]) by mx.example (3.11v) with " +
                                       std::string(words) + " id 7; %D");
    SCOPED_TRACE(line);
    const Hop hop = hop_of(line);
    EXPECT_EQ(hop.authenticated ? slice(line, *hop.authenticated) : "-", wanted);
  }
}

TEST(Verdict, a_login_that_is_denied_is_none) {
  const auto logs_in = [](std::string_view words) {
    const std::string line = with_date("from a.example ([192.0.2.1]) (" + std::string(words) +
                                       ") by mx.example (3.11v) with ESMTP id 7; %D");
    return hop_of(line).authenticated.has_value();
  };
  for (const std::string_view words : {"authenticated", "authenticated (0 bits)",
                                       "authenticated bits=0", "Authenticated sender: a"})
    EXPECT_TRUE(logs_in(words)) << words;
  for (const std::string_view words :
       {"authenticated: no", "Authenticated: false", "authenticated=none", "AUTH: none, x",
        "authenticated false", "authenticated, no", "authenticated: failed", "authenticated : no",
        "Authenticated sender: "})
    EXPECT_FALSE(logs_in(words)) << words;
}

struct KeywordRow {
  std::string_view words;  // several that are alike
  KeywordSays says;
  bool authenticated = false;
  bool known = true;
};

constexpr KeywordRow kKeywords[] = {
    {"SMTP ESMTP LMTP UTF8SMTP UTF8LMTP QMTP QMQP smtp esmtp utf8esmtp", KeywordSays::cleartext},
    {"ESMTPA SMTPA LMTPA UTF8SMTPA UTF8LMTPA ASMTP asmtp esmtpa", KeywordSays::cleartext, true},
    {"ESMTPS SMTPS LMTPS UTF8SMTPS UTF8LMTPS esmtps ssmtp essmtp utf8esmtps ESMTP-TLS",
     KeywordSays::tls},
    {"ESMTPSA SMTPSA LMTPSA UTF8SMTPSA UTF8LMTPSA esmtpsa essmtpa utf8esmtpsa", KeywordSays::tls,
     true},
    {"HTTPS POP3-SSL IMAP4-SSL", KeywordSays::tls},
    {"local LOCAL local-smtp local-esmtp local-bsmtp local-smtpserver local-esmtp-ssh "
     "local-smtp-has",
     KeywordSays::local},
    {"local-esmtpa", KeywordSays::local, true},
    {"local-esmtps", KeywordSays::tls},
    {"HTTP HTTPREST DAV NNFMP mapi POP3 IMAP UUCP BSMTP ECSTREAM", KeywordSays::nothing},
    {"TLS ESMTPX XESMTPS MTPS S ES ESMTPSS-TLS SMTPAS SMTPMAMSM SUBMITAA localhost locals "
     "tls-esmtps Microsoft smtpd SMTPSVC "
     "esmtps.example",
     KeywordSays::nothing, false, false},
};

TEST(Verdict, of_keywords) {
  for (const KeywordRow& row : kKeywords) {
    std::string_view rest = row.words;
    while (!rest.empty()) {
      const std::string_view word = rest.substr(0, rest.find(' '));
      rest.remove_prefix(std::min(rest.size(), word.size() + 1));
      const Keyword k = read_keyword(word);
      EXPECT_EQ(k.says, row.says) << word;
      EXPECT_EQ(k.authenticated, row.authenticated) << word;
      EXPECT_EQ(k.known, row.known) << word;
    }
  }
  EXPECT_FALSE(read_keyword({}).known);
  EXPECT_FALSE(read_keyword(std::string(100'000, 's')).known);
}

}  // namespace
}  // namespace tlspath
