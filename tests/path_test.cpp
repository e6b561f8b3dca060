// The rules of a path as a table, mail -> facts (verdicts.md section 6): boundary, trust, provider
// families, gaps, the weakest hop, the verdicts, seconds. Hops stand as they do in a mail, topmost
// first; numbers count from the oldest. Not here: the verdict of one line (verdict_test.cpp).

#include "core/path/path.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "core/path/analysis.hpp"
#include "parsers/catalogue.hpp"
#include "parsers/providers.hpp"
#include "tests/sample_set.hpp"

namespace tlspath {
namespace {

// In `hops`, one a line: %7 is the stamp "Tue, 2 Jan 2024 10:07:00 +0000".
// In `facts`: the verdict of the path and of its Internet hops, boundary verdict@hop, relay,
// organisation, weakest hop, seconds, then a letter a hop, oldest first: trust (t trusted, c
// claimed) and decides (y, n); gaps as 1-2. "-": absent.
struct Row {
  std::string_view what;
  std::string_view own;  // what the user named: domains and networks
  std::string_view hops;
  std::string_view facts;
};

constexpr Row kRows[] = {
    {"two hops, the inner one in the clear on a private network", "",
     "from mx.corp.example (mx.corp.example [10.0.0.2]) by store.corp.example (Postfix) with ESMTP "
     "id 7AB12C3D; %2\n"
     "from out.partner.example (out.partner.example [192.0.2.1]) by mx.corp.example (Postfix) with "
     "ESMTPS id 7AB12C3E; %1",
     "cleartext encrypted encrypted@1 partner.example corp.example 2 60 cc yy -"},
    {"a label in reverse DNS: the greeting tells more", "",
     "from leibniz ([198.51.100.40] helo=math.corp.example) by es.corp.example with smtp (Exim "
     "4.96); %2\n"
     "from out.partner.example (out.partner.example [192.0.2.1]) by math.corp.example (Postfix) "
     "with ESMTPS id 7AB12C3E; %1",
     "cleartext cleartext encrypted@1 partner.example corp.example 2 60 cc yy -"},
    {"so it does where that is a name that only a network inside knows", "",
     "from mx.intern.corp.example (mx.sigma.local [192.168.16.32]) by store.corp.example (Postfix) "
     "with ESMTP id 7AB12C3D; %2\n"
     "from out.partner.example (out.partner.example [192.0.2.1]) by mx.intern.corp.example "
     "(Postfix) with ESMTPS id 7AB12C3E; %1",
     "cleartext encrypted encrypted@1 partner.example corp.example 2 60 cc yy -"},
    {"a line in which nothing can be read is no proof that nothing crossed a network", "",
     "the first received line", "unproven unproven - - - 1 - c y -"},
    {"own domain named: what its servers wrote down to the boundary is trusted", "corp.example",
     "from mx.corp.example (mx.corp.example [10.0.0.2]) by store.corp.example (Postfix) with "
     "ESMTPS id 7AB12C3D; %3\n"
     "from out.partner.example (out.partner.example [192.0.2.1]) by mx.corp.example (Postfix) with "
     "ESMTPS id 7AB12C3E; %2\n"
     "from pc (pc.dsl.example [198.51.100.7]) by out.partner.example (Postfix) with ESMTP id "
     "7AB12C3F; %1",
     "cleartext cleartext encrypted@2 partner.example corp.example 1 120 ctt yyy -"},
    {"a line in our name below the way in is the sender's, and no way in", "corp.example",
     "from relay.evil.example (relay.evil.example [198.51.100.7]) by mx.corp.example (Postfix) "
     "with ESMTP id 7AB12C3E; %2\n"
     "from bank.example (bank.example [192.0.2.1]) by mx.corp.example (Postfix) with ESMTPS id "
     "7AB12C3F; %1",
     "cleartext cleartext cleartext@2 evil.example corp.example 2 60 ct yy 1-2"},
    {"nor does our name in its greeting make a public address ours", "corp.example",
     "from mx.corp.example (unknown [198.51.100.7]) by mx.corp.example (Postfix) with ESMTP id "
     "7AB12C3E; %2\n"
     "from bank.example (bank.example [192.0.2.1]) by mx.corp.example (Postfix) with ESMTPS id "
     "7AB12C3F; %1",
     "cleartext cleartext cleartext@2 corp.example corp.example 2 60 ct yy -"},
    {"nor does reverse DNS that nobody confirmed", "corp.example",
     "from mx.corp.example (HELO x) (198.51.100.7) by mx.corp.example with SMTP; %2\n"
     "from bank.example (bank.example [192.0.2.1]) by mx.corp.example (Postfix) with ESMTPS id "
     "7AB12C3F; %1",
     "cleartext cleartext cleartext@2 corp.example corp.example 2 60 ct yy -"},
    {"or of which the server says so", "corp.example",
     "from x (mx.corp.example [198.51.100.7] (may be forged)) by mx.corp.example (8.17.1/8.17.1) "
     "with ESMTP id 402A00ab012345; %2\n"
     "from bank.example (bank.example [192.0.2.1]) by mx.corp.example (Postfix) with ESMTPS id "
     "7AB12C3F; %1",
     "cleartext cleartext cleartext@2 corp.example corp.example 2 60 ct yy -"},
    {"a torn line names nobody", "corp.example",
     "from y.example ([198.51.100.7] helo=x) by mx.corp.example with esmtp (Exim 4.96) "
     "(envelope-from <a) (c@q.example>) id 1rKbce-0001Ab-2Q; %2\n"
     "from bank.example (bank.example [192.0.2.1]) by mx.corp.example (Postfix) with ESMTPS id "
     "7AB12C3F; %1",
     "cleartext cleartext cleartext@2 - corp.example 2 60 ct yy -"},
    {"nor does it lead out of our servers", "corp.example",
     "from y.example ([198.51.100.7] helo=x) by mx.corp.example with esmtp (Exim 4.96) "
     "(envelope-from <a) by z.example (Postfix) with ESMTPSA id 7 (c@q.example>) id "
     "1rKbce-0001Ab-2Q; %2\n"
     "from bank.example (bank.example [192.0.2.1]) by mx.corp.example (Postfix) with ESMTPS id "
     "7AB12C3F; %1",
     "unproven unproven unstated@2 - z.example 2 60 ct yy -"},
    {"nor a mail that begins with a blank and goes on in the line", "corp.example",
     "from y.example (HELO x) (198.51.100.7) by mx.corp.example with SMTP; Tue, 2 Jan 2024 "
     "10:02:00 +0000 by z.example (Postfix) with ESMTPSA id 7; %2\n"
     "from bank.example (bank.example [192.0.2.1]) by mx.corp.example (Postfix) with ESMTPS id "
     "7AB12C3F; %1",
     "unproven unproven unstated@2 - z.example 2 60 ct yy -"},
    {"a greeting alone, in our name: who stands below is not known", "corp.example",
     "from mx2.corp.example by mx.corp.example with ESMTP id 7; %2\n"
     "from bank.example (bank.example [192.0.2.1]) by mx2.corp.example (Postfix) with ESMTPS id "
     "7AB12C3F; %1",
     "cleartext encrypted encrypted@1 bank.example corp.example 2 60 ct yy -"},
    {"nor behind one that names no host", "corp.example",
     "from [127.0.0.1] by mx.corp.example with ESMTP id 7; %2\n"
     "from bank.example (bank.example [192.0.2.1]) by mx.corp.example (Postfix) with ESMTPS id "
     "7AB12C3F; %1",
     "cleartext cleartext encrypted@1 bank.example corp.example 2 60 ct yy -"},
    {"nor behind a client that the site hides behind its own name", "corp.example",
     "from [127.0.0.1] (mx.corp.example [127.0.0.1]) by mx.corp.example (Postfix) with ESMTPSA id "
     "7AB12C3E; %2\n"
     "from bank.example (bank.example [192.0.2.1]) by mx.corp.example (Postfix) with ESMTPS id "
     "7AB12C3F; %1",
     "encrypted encrypted encrypted@2 - corp.example 2 60 ct yy -"},
    {"nor behind a client that the site hides behind no name", "corp.example",
     "from [127.0.0.1] (unknown [127.0.0.1]) by mx.corp.example (Postfix) with ESMTPSA id "
     "7AB12C3E; %2\n"
     "from bank.example (bank.example [192.0.2.1]) by mx.corp.example (Postfix) with ESMTPS id "
     "7AB12C3F; %1",
     "encrypted encrypted encrypted@2 - corp.example 2 60 ct yy -"},
    {"Haraka's neither", "corp.example",
     "from localhost (Unknown [127.0.0.1]) by mx.corp.example (Haraka) with ESMTPSA id "
     "D2231BD6-852A-4318-8CB0-EECC642467E2.1 envelope-from <a@corp.example>; %2\n"
     "from bank.example (bank.example [192.0.2.1]) by mx.corp.example (Postfix) with ESMTPS id "
     "7AB12C3F; %1",
     "encrypted encrypted encrypted@2 - corp.example 2 60 ct yy -"},
    {"nor behind an address that may be a greeting", "corp.example 198.51.100.0/24",
     "from [198.51.100.7] by mx.corp.example with ESMTP id 7; %2\n"
     "from bank.example (bank.example [192.0.2.1]) by mx2.corp.example (Postfix) with ESMTPS id "
     "7AB12C3F; %1",
     "cleartext cleartext encrypted@1 bank.example corp.example 2 60 ct yy -"},
    {"or that a greeting may have added", "corp.example 198.51.100.0/24",
     "from [203.0.113.9] (HELO x) ([198.51.100.7]) by mx.corp.example (CommuniGate SPEC SMTP "
     "8.0.5) with ESMTPS id 14200001; %2\n"
     "from bank.example (bank.example [192.0.2.1]) by mx2.corp.example (Postfix) with ESMTPS id "
     "7AB12C3F; %1",
     "encrypted encrypted encrypted@1 bank.example corp.example 1 60 ct yy -"},
    {"before or behind it", "corp.example 198.51.100.0/24",
     "from [198.51.100.7] (HELO x) [203.0.113.9] by mx.corp.example with ESMTP "
     "(SMTPD-12.5.3.99) id b4020002cef80001; %2\n"
     "from bank.example (bank.example [192.0.2.1]) by mx2.corp.example (Postfix) with ESMTPS id "
     "7AB12C3F; %1",
     "unproven unproven encrypted@1 bank.example corp.example 2 60 ct yy -"},
    {"and one in another's name is from outside", "corp.example",
     "from relay.evil.example by mx.corp.example with ESMTP id 7; %2\n"
     "from bank.example (bank.example [192.0.2.1]) by mx.corp.example (Postfix) with ESMTPS id "
     "7AB12C3F; %1",
     "cleartext cleartext cleartext@2 evil.example corp.example 2 60 ct yy 1-2"},
    {"but a private address may greet by name alone", "corp.example",
     "from mx.corp.example (unknown [10.0.0.2]) by store.corp.example (Postfix) with ESMTPS id "
     "7AB12C3E; %2\n"
     "from bank.example (bank.example [192.0.2.1]) by mx.corp.example (Postfix) with ESMTPS id "
     "7AB12C3F; %1",
     "encrypted encrypted encrypted@1 bank.example corp.example 1 60 tt yy -"},
    {"own network named", "10.0.0.0/8",
     "from out.partner.example (192.0.2.1) by ex1.corp.example (10.0.0.5) with Microsoft SMTP "
     "Server (TLS) id 14.3.487.0; %1",
     "encrypted encrypted encrypted@1 partner.example corp.example 1 - t y -"},
    {"a bare label above: the organisation is that of the next name", "",
     "from gw.corp.example (10.0.0.3) by mbx01 (10.0.0.4) with Microsoft SMTP Server (TLS) id "
     "14.3.487.0; %2\n"
     "from out.partner.example (out.partner.example [192.0.2.1]) by gw.corp.example (Postfix) with "
     "ESMTPS id 7AB12C3E; %1",
     "encrypted encrypted encrypted@1 partner.example corp.example 1 60 cc yy -"},
    {"a name that only the inside knows above: likewise", "",
     "from gw.corp.example (10.0.0.3) by ex1.corp.local (10.0.0.4) with Microsoft SMTP Server "
     "(TLS) "
     "id 14.3.487.0; %2\n"
     "from out.partner.example (out.partner.example [192.0.2.1]) by gw.corp.example (Postfix) with "
     "ESMTP id 7AB12C3E; %1",
     "cleartext cleartext cleartext@1 partner.example corp.example 1 60 cc yy -"},
    {"also several of them", "",
     "from ex2.corp.local (10.0.0.5) by ex1.corp.local (10.0.0.4) with Microsoft SMTP Server (TLS) "
     "id 14.3.487.0; %3\n"
     "from gw.corp.example (10.0.0.3) by ex2.corp.local (10.0.0.5) with Microsoft SMTP Server "
     "(TLS) "
     "id 14.3.487.0; %2\n"
     "from out.partner.example (out.partner.example [192.0.2.1]) by gw.corp.example (Postfix) with "
     "ESMTP id 7AB12C3E; %1",
     "cleartext cleartext cleartext@1 partner.example corp.example 1 120 ccc yyy -"},
    {"also of several such domains, and by a bare label", "",
     "from mbx.site2.internal (mbx.site2.internal [10.0.0.6]) by store1 (Cyrus v3.11.0) with "
     "LMTPA; "
     "%4\n"
     "from mx4 (unknown [10.0.0.5]) by mbx.internal (Postfix) with ESMTPS id 7AB12C3D; %3\n"
     "from gw.corp.example (gw.corp.example [10.0.0.3]) by mx4 (Postfix) with ESMTPS id 7AB12C3C; "
     "%2\n"
     "from out.partner.example (out.partner.example [192.0.2.1]) by gw.corp.example (Postfix) with "
     "ESMTPS id 7AB12C3E; %1",
     "cleartext encrypted encrypted@1 partner.example corp.example 4 180 cccc yyyy -"},
    {"but it is the receiving side where it took the mail from the Internet", "",
     "from ex2.corp.local (10.0.0.5) by ex1.corp.local (10.0.0.4) with Microsoft SMTP Server (TLS) "
     "id 14.3.487.0; %3\n"
     "from f1.filter.example (198.51.100.1) by ex2.corp.local (10.0.0.5) with Microsoft SMTP "
     "Server "
     "(TLS) id 14.3.487.0; %2\n"
     "from out.partner.example (out.partner.example [192.0.2.1]) by f1.filter.example (Postfix) "
     "with ESMTP id 7AB12C3F; %1",
     "cleartext cleartext encrypted@2 filter.example corp.local 1 120 ccc yyy -"},
    {"and where no other name is below", "",
     "from ex2.corp.local (10.0.0.5) by ex1.corp.local (10.0.0.4) with Microsoft SMTP Server (TLS) "
     "id 14.3.487.0; %2",
     "encrypted local - - corp.local 1 - c y -"},
    {"a bare label that took it from the Internet: nobody's name, not the sender's", "",
     "from out.partner.example (out.partner.example [192.0.2.1]) by mx19 (Postfix) with ESMTPS id "
     "7AB12C3E; %2\n"
     "from pc (pc.dsl.example [198.51.100.7]) by out.partner.example (Postfix) with ESMTPA id "
     "7AB12C3F; %1",
     "cleartext cleartext encrypted@2 partner.example - 1 60 cc yy -"},
    {"but by LMTP it is handed on", "",
     "from mx.corp.example (mx.corp.example [198.51.100.3]) by store3 with LMTP id 7AB12C3D; %2\n"
     "from out.partner.example (out.partner.example [192.0.2.1]) by mx.corp.example (Postfix) with "
     "ESMTPS id 7AB12C3E; %1",
     "cleartext cleartext encrypted@1 partner.example corp.example 2 60 cc yy -"},
    {"local lines are stepped over", "",
     "from localhost (localhost [127.0.0.1]) by mx.corp.example (Postfix) with ESMTP id 7AB12C3D; "
     "%2\n"
     "from out.partner.example (out.partner.example [192.0.2.1]) by mx.corp.example (Postfix) with "
     "ESMTPS id 7AB12C3E; %1\n"
     "by out.partner.example (Postfix, from userid 33) id 7AB12C3F; %0",
     "encrypted encrypted encrypted@2 partner.example corp.example 2 120 ccc nyn -"},
    {"queue lines too, and they are as trusted as their neighbours", "corp.example",
     "(qmail 12 invoked by uid 1000); 2 Jan 2024 10:03:00 -0000\n"
     "from out.partner.example (192.0.2.1) by mx.corp.example with SMTP; 2 Jan 2024 10:02:00 "
     "-0000\n"
     "(qmail 11 invoked by uid 1000); 2 Jan 2024 10:01:00 -0000",
     "cleartext cleartext cleartext@2 partner.example corp.example 2 120 ctt nyn -"},
    {"a mail pull is no way in", "",
     "from pop.corp.example (192.0.2.110:110) by laptop.home.example with POP3 getmail6 msgid:1; "
     "02 Jan 2024 10:05:00 -0000\n"
     "from out.partner.example (out.partner.example [192.0.2.1]) by mx.corp.example (Postfix) with "
     "ESMTPS id 7AB12C3E; %1",
     "encrypted encrypted encrypted@1 partner.example corp.example 1 240 cc yn -"},
    {"handed in and never sent", "",
     "by www.corp.example (Postfix, from userid 33) id 7AB12C3F; %0",
     "local local - - - - - c n -"},
    {"encrypted and unstated: unproven", "",
     "from mx.corp.example (mx.corp.example [10.0.0.2]) by store.corp.example (Postfix) with "
     "ESMTPS id 7AB12C3D; %2\n"
     "from out.partner.example ([192.0.2.1]) by mx.corp.example (Nobody's MTA 1.0) id 7; %1",
     "unproven unproven unstated@1 partner.example corp.example 1 60 cc yy -"},
    {"one in the clear is enough", "",
     "from mx.corp.example (mx.corp.example [192.0.2.2]) by store.corp.example (Postfix) with "
     "ESMTP id 7AB12C3D; %2\n"
     "from out.partner.example ([192.0.2.1]) by mx.corp.example (Nobody's MTA 1.0) id 7; %1",
     "cleartext cleartext unstated@1 partner.example corp.example 2 60 cc yy -"},
    {"only private addresses: nothing came from the Internet", "",
     "from mx.corp.example (mx.corp.example [10.0.0.2]) by store.corp.example (Postfix) with "
     "ESMTPS id 7AB12C3D; %2",
     "encrypted local - - corp.example 1 - c y -"},
    {"no recorded address counts as Internet", "",
     "from out.partner.example by mx.corp.example (Nobody's MTA 1.0) with ESMTP id 7; %1",
     "cleartext cleartext cleartext@1 partner.example corp.example 1 - c y -"},
    {"unless both names are of one house", "",
     "from out.corp.example by mx.corp.example (Nobody's MTA 1.0) with ESMTP id 7; %1",
     "cleartext local - - corp.example 1 - c y -"},

    {"a provider's domains are one house", "",
     "from AB.prod.exchangelabs.com (2001:db8::2) by CD.outlook.office365.com (2001:db8::3) with "
     "Microsoft SMTP Server (version=TLS1_2, cipher=TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384) id "
     "15.20.1.1; %2\n"
     "from out.partner.example (192.0.2.1) by EF.mail.protection.outlook.com (10.1.1.1) with "
     "Microsoft SMTP Server (version=TLS1_3, cipher=TLS_AES_256_GCM_SHA384) id 15.20.1.1; %1",
     "encrypted encrypted encrypted@1 partner.example office365.com 1 60 cc yy -"},
    {"Google's by-only lines decide nothing", "",
     "by 2002:a05:6512:1234:b0:4d5:7a6a:cf55 with SMTP id x1csp44520lft; %3\n"
     "from out.partner.example (out.partner.example. [192.0.2.1]) by mx.google.com with ESMTPS id "
     "x1 for <b@corp.example> (version=TLS1_3 cipher=TLS_AES_256_GCM_SHA384 bits=256/256); %2\n"
     "by mail-qk1-f180.google.com with SMTP id x2; %1",
     "encrypted encrypted encrypted@2 partner.example google.com 2 120 ccc nyn 1-2"},
    {"a submission whose client is hidden decides", "",
     "from out.partner.example (out.partner.example [192.0.2.1]) by mx.corp.example (Postfix) with "
     "ESMTPS id 7AB12C3E; %2\n"
     "by out.partner.example (Postfix) with ESMTPA id 7AB12C3F; %1",
     "cleartext cleartext encrypted@2 partner.example corp.example 1 60 cc yy -"},
    {"also where it was encrypted", "",
     "from out.partner.example ([192.0.2.1]) by mx.corp.example (Nobody's MTA 1.0) id 7; %2\n"
     "by out.partner.example (Postfix) with ESMTPSA id 7AB12C3F; %1",
     "unproven unproven unstated@2 partner.example corp.example 2 60 cc yy -"},

    {"no boundary inside of one house", "",
     "from pc.corp.example (pc.corp.example [10.0.0.9]) by mx.corp.example (Postfix) with ESMTPSA "
     "id 7AB12C3E; %1",
     "encrypted local - - corp.example 1 - c y -"},
    {"the resolved name counts before the HELO", "",
     "from mx.corp.example (host.other.example [203.0.113.5]) by mx2.corp.example (Postfix) with "
     "ESMTPS id 7AB12C3E; %1",
     "encrypted encrypted encrypted@1 other.example corp.example 1 - c y -"},
    {"out and in again: the boundary is the last way in", "",
     "from relay.partner.example (relay.partner.example [192.0.2.1]) by mx.corp.example (Postfix) "
     "with ESMTPS id 7AB12C3E; %3\n"
     "from out.corp.example (out.corp.example [198.51.100.1]) by relay.partner.example (Postfix) "
     "with ESMTP id 7AB12C3F; %2\n"
     "from pc.corp.example (pc.corp.example [10.0.0.9]) by out.corp.example (Postfix) with ESMTPSA "
     "id 7AB12C3D; %1",
     "cleartext cleartext encrypted@3 partner.example corp.example 2 120 ccc yyy -"},
    {"a hosted filter is another house", "",
     "from f1.filter.example (f1.filter.example [198.51.100.1]) by mx.corp.example (Postfix) with "
     "ESMTPS id 7AB12C3E; %2\n"
     "from out.partner.example (out.partner.example [192.0.2.1]) by f1.filter.example (Postfix) "
     "with ESMTP id 7AB12C3F; %1",
     "cleartext cleartext encrypted@2 filter.example corp.example 1 60 cc yy -"},
    {"named as own, the boundary is the way into it", "corp.example filter.example",
     "from f1.filter.example (f1.filter.example [198.51.100.1]) by mx.corp.example (Postfix) with "
     "ESMTPS id 7AB12C3E; %2\n"
     "from out.partner.example (out.partner.example [192.0.2.1]) by f1.filter.example (Postfix) "
     "with ESMTP id 7AB12C3F; %1",
     "cleartext cleartext cleartext@1 partner.example corp.example 1 60 tt yy -"},
    {"public suffixes of two labels", "",
     "from out.partner.co.uk (out.partner.co.uk [192.0.2.1]) by mx.corp.co.uk (Postfix) with "
     "ESMTPS id 7AB12C3F; %1",
     "encrypted encrypted encrypted@1 partner.co.uk corp.co.uk 1 - c y -"},
    {"a filter on an own host calls itself localhost: what stands below is as own as before",
     "corp.example 192.0.2.0/24",
     "from mx.corp.example ([192.0.2.10]) by store.corp.example (Dovecot) with LMTP id "
     "aB3dE5fG7hJ9; %4\n"
     "from localhost (localhost [127.0.0.1]) by mx.corp.example (Postfix) with ESMTP id 7AB12C3D; "
     "%3\n"
     "from mx.corp.example ([127.0.0.1]) by localhost (localhost [127.0.0.1]) (amavisd-new, port "
     "10024) with ESMTP id x1Yz2Ab3Cd4E; %2\n"
     "from out.partner.example (out.partner.example [203.0.113.1]) by mx.corp.example (Postfix) "
     "with ESMTPS id 7AB12C3E; %1",
     "unproven unproven encrypted@1 partner.example corp.example 4 180 tttt ynny -"},
    {"so does one that is handed the mail on a network inside", "corp.example filter.example",
     "from gate.filter.example ([203.0.113.2]) by mx.corp.example with esmtp (Exim 4.92) id "
     "1rKbce-0001Ab-2Q; %3\n"
     "from [10.42.69.12] (helo=localhost) by localhost with ESMTP (eXpurgate MTA 0.9.1) id "
     "6a47842d-bab6-0a2a0a5309dd-0a2a450cd956-48; %2\n"
     "from [198.51.100.1] (helo=out.partner.example) by gate.filter.example with ESMTPS (eXpurgate "
     "4.57.1) id 6a478444-f399-0a2a450c0019-c387df83ea1c-3; %1",
     "cleartext cleartext encrypted@1 partner.example corp.example 3 120 ttt yyy -"},
    {"but no such host takes mail from the Internet, and none of a foreign line is ours",
     "corp.example",
     "from mx4 ([10.0.0.5]) by store.corp.example (Postfix) with ESMTPS id 7AB12C3D; %3\n"
     "from x.evil.example ([203.0.113.2]) by localhost (Postfix) with ESMTP id 7AB12C3E; %2\n"
     "from bank.example ([192.0.2.1]) by mx.corp.example (Postfix) with ESMTPS id 7AB12C3F; %1",
     "cleartext cleartext encrypted@3 - corp.example 2 120 cct yyy 1-2"},
    {"what a host without a name wrote is ours behind its own hand-over on an own host",
     "corp.example",
     "from localhost (localhost [127.0.0.1]) by store.corp.example (Postfix) with ESMTP id "
     "7AB12C3D; %3\n"
     "from out.partner.example ([203.0.113.1]) by 10.197.40.73 (Postfix) with ESMTPS id 7AB12C3E; "
     "%2",
     "encrypted encrypted encrypted@1 partner.example corp.example 1 60 tt yn -"},
    {"and where an own host took it from that very address", "corp.example",
     "from [10.197.40.73] (unknown [10.197.40.73]) by store.corp.example (Postfix) with ESMTPS id "
     "7AB12C3D; %3\n"
     "from out.partner.example ([203.0.113.1]) by 10.197.40.73 (Postfix) with ESMTP id 7AB12C3E; "
     "%2",
     "cleartext cleartext cleartext@1 partner.example corp.example 1 60 tt yy -"},
    {"but not where another name stands there", "corp.example",
     "from [10.0.0.5] (unknown [10.0.0.5]) by store.corp.example (Postfix) with ESMTPS id "
     "7AB12C3D; %3\n"
     "from out.partner.example ([203.0.113.1]) by mx.partner.example ([10.0.0.5]) (Postfix) with "
     "ESMTP id 7AB12C3E; %2",
     "cleartext cleartext encrypted@2 - corp.example 1 60 ct yy -"},
    {"nor another address", "corp.example",
     "from 10.2.3.4 (unknown [10.2.3.4]) by mx.corp.example (Postfix) with ESMTPS id 7AB12C3D; %3\n"
     "from evil.example (evil.example [203.0.113.66]) by 10.9.9.9 (Postfix) with ESMTPS id "
     "7AB12C3E; %2",
     "encrypted encrypted encrypted@2 - corp.example 2 60 ct yy -"},
    {"nor where an unnamed host tells of a foreign one", "corp.example",
     "from filter (filter [10.0.0.5]) by mx.corp.example (Postfix) with ESMTPS id 7AB12C3D; %3\n"
     "from mail.evil.example (mail.evil.example [10.0.0.1]) by localhost (Postfix) with ESMTPS id "
     "7AB12C3E; %2\n"
     "from good.example (good.example [203.0.113.5]) by mx.corp.example (Postfix) with ESMTPS id "
     "7AB12C3F; %1",
     "encrypted encrypted encrypted@3 - corp.example 3 120 cct yyy 1-2"},
    {"nor behind a pull, whose provider's hosts have labels too", "corp.example",
     "from imap.isp.example [203.0.113.9] by pc.corp.example with IMAP (fetchmail-6.4.0) for "
     "<a@localhost> (single-drop); %3\n"
     "from lb.isp.example (unknown [10.1.1.1]) by mx01 (Postfix) with ESMTP id 7AB12C3E; %2\n"
     "from good.example (good.example [203.0.113.5]) by mx.corp.example (Postfix) with ESMTPS id "
     "7AB12C3F; %1",
     "cleartext encrypted - - corp.example 2 120 cct yyn 1-2"},
    {"nor behind one through a tunnel", "corp.example",
     "from localhost [127.0.0.1] by pc.corp.example with IMAP (fetchmail-6.4.0) for <a@localhost> "
     "(single-drop); %3\n"
     "from evil.example (evil.example [203.0.113.77]) by mail (Postfix) with ESMTPS id 7AB12C3E; "
     "%2",
     "encrypted encrypted - - corp.example 1 60 ct yn -"},
    {"nor is a public address an unnamed host", "corp.example",
     "from localhost (localhost [127.0.0.1]) by mx.corp.example (Postfix) with ESMTP id 7AB12C3D; "
     "%3\n"
     "by 198.51.100.7 with SMTP id x1y2z3; %2\n"
     "from good.example (good.example [203.0.113.5]) by mx.corp.example (Postfix) with ESMTPS id "
     "7AB12C3F; %1",
     "encrypted encrypted - - corp.example 1 120 cct ynn -"},
    {"nor what stands below a foreign host's own line", "corp.example",
     "from list.example (unknown [172.17.0.1]) by mx.corp.example (Postfix) with ESMTPS id "
     "7AB12C3D; %3\n"
     "by list.example (Postfix, from userid 38) id 7AB12C3E; %2\n"
     "from good.example (good.example [203.0.113.5]) by mx.corp.example (Postfix) with ESMTPS id "
     "7AB12C3F; %1",
     "encrypted encrypted encrypted@1 good.example corp.example 1 120 cct yny -"},
    {"nor below what a user of that host wrote", "corp.example",
     "by web.corp.example (Postfix, from userid 33) id 7AB12C3D; %3\n"
     "from bank.example ([203.0.113.1]) by localhost (Postfix) with ESMTPS id 7AB12C3E; %2",
     "encrypted encrypted - - corp.example 1 60 ct yn -"},
    {"own domains end at a dot", "corp.example",
     "from out.partner.example (out.partner.example [192.0.2.1]) by mx.notcorp.example (Postfix) "
     "with ESMTPS id 7AB12C3F; %1",
     "encrypted encrypted - - notcorp.example 1 - c y -"},

    {"weakest: in the clear on the Internet before a private network", "",
     "from mx.corp.example (mx.corp.example [10.0.0.2]) by store.corp.example (Postfix) with ESMTP "
     "id 7AB12C3D; %2\n"
     "from out.partner.example (out.partner.example [192.0.2.1]) by mx.corp.example (Postfix) with "
     "ESMTP id 7AB12C3E; %1",
     "cleartext cleartext cleartext@1 partner.example corp.example 1 60 cc yy -"},
    {"weakest: a private network in the clear before unstated", "",
     "from mx.corp.example (mx.corp.example [10.0.0.2]) by store.corp.example (Postfix) with ESMTP "
     "id 7AB12C3D; %2\n"
     "from out.partner.example ([192.0.2.1]) by mx.corp.example (Nobody's MTA 1.0) id 7; %1",
     "cleartext unproven unstated@1 partner.example corp.example 2 60 cc yy -"},
    {"weakest: unstated before broken", "",
     "from mx.corp.example (mx.corp.example [10.0.0.2]) by store.corp.example (Nobody's MTA 1.0) "
     "id 7; %2\n"
     "from out.partner.example (out.partner.example [192.0.2.1]) (using SSLv3 with cipher RC4-MD5 "
     "(128/128 bits)) by mx.corp.example (Postfix) with ESMTPS id 7AB12C3E; %1",
     "unproven encrypted encrypted@1 partner.example corp.example 2 60 cc yy -"},
    {"weakest: by grade", "",
     "from mx.corp.example (mx.corp.example [10.0.0.2]) by store.corp.example (Postfix) with "
     "ESMTPS id 7AB12C3D; %3\n"
     "from out.partner.example (out.partner.example [192.0.2.1]) (using TLSv1.3 with cipher "
     "TLS_AES_256_GCM_SHA384 (256/256 bits)) by mx.corp.example (Postfix) with ESMTPS id 7AB12C3E; "
     "%2\n"
     "from pc (pc.dsl.example [198.51.100.7]) (using TLSv1 with cipher AES128-SHA (128/128 bits)) "
     "by out.partner.example (Postfix) with ESMTPSA id 7AB12C3F; %1",
     "encrypted encrypted encrypted@2 partner.example corp.example 1 120 ccc yyy -"},
    {"weakest: among equals the nearest to the boundary", "",
     "from mx.corp.example (mx.corp.example [192.0.2.2]) by store.corp.example (Postfix) with "
     "ESMTPS id 7AB12C3D; %4\n"
     "from out.partner.example (out.partner.example [192.0.2.1]) by mx.corp.example (Postfix) with "
     "ESMTPS id 7AB12C3E; %3\n"
     "from hub.partner.example (hub.partner.example [198.51.100.8]) by out.partner.example "
     "(Postfix) with ESMTP id 7AB12C3F; %2\n"
     "from pc (pc.dsl.example [198.51.100.7]) by hub.partner.example (Postfix) with ESMTP id "
     "7AB12C3A; %1",
     "cleartext cleartext encrypted@3 partner.example corp.example 2 180 cccc yyyy -"},

    {"a gap: a by that is not the next from", "",
     "from out.other.example (out.other.example [192.0.2.1]) by mx.corp.example (Postfix) with "
     "ESMTPS id 7AB12C3E; %2\n"
     "from pc (pc.dsl.example [198.51.100.7]) by mail.partner.example (Postfix) with ESMTPSA id "
     "7AB12C3F; %1",
     "encrypted encrypted encrypted@2 other.example corp.example 2 60 cc yy 1-2"},
    {"no gap: another name of the same house", "",
     "from out.partner.example (out.partner.example [192.0.2.1]) by mx.corp.example (Postfix) with "
     "ESMTPS id 7AB12C3E; %2\n"
     "from pc (pc.dsl.example [198.51.100.7]) by mail.partner.example (Postfix) with ESMTPSA id "
     "7AB12C3F; %1",
     "encrypted encrypted encrypted@2 partner.example corp.example 2 60 cc yy -"},
    {"no gap: an address alone", "",
     "from [203.0.113.7] (unknown [203.0.113.7]) by mx.corp.example (Postfix) with ESMTPS id "
     "7AB12C3E; %2\n"
     "from pc (pc.dsl.example [198.51.100.7]) by mail.partner.example (Postfix) with ESMTPSA id "
     "7AB12C3F; %1",
     "encrypted encrypted encrypted@2 - corp.example 2 60 cc yy -"},
    {"no gap: the HELO is the by, only the resolved name is another's", "",
     "from mail.partner.example (static7.isp.example [192.0.2.1]) by mx.corp.example (Postfix) "
     "with ESMTPS id 7AB12C3E; %2\n"
     "from pc (pc.dsl.example [198.51.100.7]) by mail.partner.example (Postfix) with ESMTPSA id "
     "7AB12C3F; %1",
     "encrypted encrypted encrypted@2 isp.example corp.example 2 60 cc yy -"},
    {"no gap: a name that only a network inside knows", "",
     "from out.partner.example (out.partner.example [192.0.2.1]) by mx.corp.example (Postfix) with "
     "ESMTPS id 7AB12C3E; %2\n"
     "from pc (pc.dsl.example [198.51.100.7]) by mail.office.LOCAL (Postfix) with ESMTPSA id "
     "7AB12C3F; %1",
     "encrypted encrypted encrypted@2 partner.example corp.example 2 60 cc yy -"},
    {"no gap: the same address", "",
     "from gw.other.example (192.0.2.1) by ex1.corp.example (10.0.0.5) with Microsoft SMTP Server "
     "(TLS) id 14.3.487.0; %2\n"
     "from pc (198.51.100.7) by mail.partner.example (192.0.2.1) with Microsoft SMTP Server (TLS) "
     "id 14.3.487.0; %1",
     "encrypted encrypted encrypted@2 other.example corp.example 2 60 cc yy -"},
    {"no gap: two domains of one house", "",
     "from vger.kernel.org (vger.kernel.org [192.0.2.1]) by mx.corp.example (Postfix) with ESMTPS "
     "id 7AB12C3E; %2\n"
     "from pc (pc.dsl.example [198.51.100.7]) by out1.vger.email (Postfix) with ESMTPSA id "
     "7AB12C3F; %1",
     "encrypted encrypted encrypted@2 kernel.org corp.example 2 60 cc yy -"},
    {"no gap: the name outside of an operator's host", "",
     "from mout.gmx.net (mout.gmx.net [192.0.2.1]) by mx.corp.example (Postfix) with ESMTPS id "
     "7AB12C3E; %2\n"
     "from pc ([198.51.100.7]) by mail.gmx.com (mrgmx105 [192.0.2.2]) with ESMTPSA (Nemesis) id "
     "1MQ5vW-1uWhG90QC0-00P4H2; %1",
     "encrypted encrypted encrypted@2 gmx.net corp.example 2 60 cc yy -"},
    {"no gap: the name that a host has in the other direction's DNS", "",
     "from va-2-35.ptr.blmpb.com (va-2-35.ptr.blmpb.com [192.0.2.1]) by mx.corp.example (Postfix) "
     "with ESMTPS id 7AB12C3E; %2\n"
     "from pc ([198.51.100.7]) by smtp.feishu.cn (Postfix) with ESMTPSA id 7AB12C3F; %1",
     "encrypted encrypted encrypted@2 blmpb.com corp.example 2 60 cc yy -"},
    {"a hand-over that names its peer decides", "",
     "from mail.zoho.com by mx.zohomail.com with SMTP id 1666780579134770.3; %2\n"
     "from pc (pc.dsl.example [198.51.100.7]) by mail.zoho.com with SMTPS id 1666780579134771.3; "
     "%1",
     "unproven encrypted encrypted@1 dsl.example zohomail.com 2 60 cc yy -"},
    {"TLS to oneself is no boundary", "",
     "from localhost ([127.0.0.1]:10002 helo=myhost.corp.example) by myhost.corp.example with "
     "esmtps (TLS1.3) tls TLS_AES_256_GCM_SHA384 (Exim 4.96) id 1rKbce-0001Ab-2Q; %1",
     "encrypted local - - corp.example 1 - c y -"},
    {"no gap: a loopback line between", "",
     "from out.partner.example (out.partner.example [192.0.2.1]) by mx.corp.example (Postfix) with "
     "ESMTPS id 7AB12C3E; %3\n"
     "from localhost (localhost [127.0.0.1]) by out.partner.example (Postfix) with ESMTP id "
     "7AB12C3D; %2\n"
     "from pc (pc.dsl.example [198.51.100.7]) by out.partner.example (Postfix) with ESMTPSA id "
     "7AB12C3F; %1",
     "encrypted encrypted encrypted@3 partner.example corp.example 3 120 ccc yny -"},

    {"clocks that disagree", "",
     "from mx.corp.example (mx.corp.example [10.0.0.2]) by store.corp.example (Postfix) with "
     "ESMTPS id 7AB12C3D; %1\n"
     "from out.partner.example (out.partner.example [192.0.2.1]) by mx.corp.example (Postfix) with "
     "ESMTPS id 7AB12C3E; %4",
     "encrypted encrypted encrypted@1 partner.example corp.example 1 -180 cc yy -"},
    {"a line without a readable date is left out of the time", "",
     "from mx.corp.example (mx.corp.example [10.0.0.2]) by store.corp.example (Postfix) with "
     "ESMTPS id 7AB12C3D; %3\n"
     "from gw.corp.example (gw.corp.example [10.0.0.3]) by mx.corp.example (Postfix) with ESMTPS "
     "id 7AB12C3D; lundi\n"
     "from out.partner.example (out.partner.example [192.0.2.1]) by gw.corp.example (Postfix) with "
     "ESMTPS id 7AB12C3E; %1",
     "encrypted encrypted encrypted@1 partner.example corp.example 1 120 ccc yyy -"},
};

std::string mail_of(std::string_view hops) {
  std::string mail;
  while (!hops.empty()) {
    std::string line(hops.substr(0, hops.find('\n')));
    hops.remove_prefix(std::min(hops.size(), line.size() + 1));
    const std::size_t at = line.find('%');
    if (at != std::string::npos)
      line.replace(at, 2, std::string("Tue, 2 Jan 2024 10:0") + line[at + 1] + ":00 +0000");
    mail += "Received: " + line + "\r\n";
  }
  return mail + "From: alice@partner.example\r\nSubject: x\r\n\r\nbody\r\n";
}

OwnSide own_side(std::string_view names) {
  OwnSide own;
  while (!names.empty()) {
    const std::string word(names.substr(0, names.find(' ')));
    names.remove_prefix(std::min(names.size(), word.size() + 1));
    if (const auto network = parse_network(word))
      own.networks.push_back(*network);
    else
      own.domains.push_back(word);
  }
  return own;
}

Analysis analyze(std::string_view mail, const OwnSide& own) {
  static const auto organisations = make_psl_organisation();
  Analyzer analyzer(Catalogue::built_in(), *organisations, parsers::providers(), own);
  Analysis analysis;
  analyzer.analyze(mail, analysis);
  return analysis;
}

std::string facts_of(const Analysis& a) {
  const Path& p = a.path;
  std::string facts;
  const auto add = [&facts](std::string_view word) {
    facts.append(facts.empty() ? "" : " ").append(word.empty() ? "-" : word);
  };
  add(p.verdict ? name(*p.verdict) : "");
  add(p.internet_verdict ? name(*p.internet_verdict) : "");
  add(p.boundary_hop && p.boundary_verdict
          ? std::string(name(*p.boundary_verdict)) + "@" + std::to_string(*p.boundary_hop)
          : "");
  add(p.relay);
  add(p.receiving_organisation);
  add(p.weakest_hop ? std::to_string(*p.weakest_hop) : "");
  add(p.seconds ? std::to_string(*p.seconds) : "");
  std::string trust, decides, gaps;
  for (const Hop& h : a.hops) {
    trust += h.trust == Trust::trusted ? 't' : 'c';
    decides += h.decides ? 'y' : 'n';
  }
  for (const Gap& g : p.gaps)
    gaps.append(gaps.empty() ? "" : ",")
        .append(std::to_string(g.below) + "-" + std::to_string(g.above));
  add(trust);
  add(decides);
  add(gaps);
  return facts;
}

TEST(Path, of_small_mails) {
  for (const Row& row : kRows) {
    const std::string mail = mail_of(row.hops);
    SCOPED_TRACE(row.what);
    const OwnSide own = own_side(row.own);
    const Analysis a = analyze(mail, own);
    EXPECT_EQ(facts_of(a), row.facts);
    EXPECT_EQ(a.path.boundary_inferred, own.empty());
    EXPECT_EQ(a.path.hops, a.hops.size());
    EXPECT_EQ(a.path.hops, a.path.encrypted + a.path.cleartext + a.path.unstated + a.path.local);
    for (std::size_t i = 0; i < a.hops.size(); ++i) {
      const Hop& h = a.hops[i];
      EXPECT_EQ(h.number, i + 1);
      EXPECT_EQ(h.field, a.hops.size() - 1 - i);
      EXPECT_EQ(h.has(FindingKind::clock_disagrees), h.delay.value_or(0) < 0);
      if (i > 0 && h.stamp && a.hops[i - 1].stamp) {
        EXPECT_EQ(h.delay, h.stamp->utc - a.hops[i - 1].stamp->utc);
      }
    }
  }
}

TEST(Path, of_the_seed) {
  const std::string mail =
      samples::read_file(std::string(TLSPATH_SOURCE_DIR) + "/samples/seed/exchange-imss.eml");
  EXPECT_EQ(facts_of(analyze(mail, {})),
            "encrypted encrypted encrypted@1 frontbridge.com domain.com 1 -3598 cc yy -");
}

TEST(Path, of_a_mail_without_hops) {
  const Analysis a = analyze("From: a@b.example\r\n\r\n", {});
  EXPECT_FALSE(a.path.verdict);
  EXPECT_FALSE(a.path.boundary_hop);
  EXPECT_FALSE(a.path.weakest_hop);
  EXPECT_FALSE(a.path.seconds);
  EXPECT_EQ(a.path.hops, 0U);
}

// An analysis is reused from mail to mail: nothing of the one before is left.
TEST(Path, nothing_is_left_of_the_mail_before) {
  const auto organisations = make_psl_organisation();
  const OwnSide own;
  Analyzer analyzer(Catalogue::built_in(), *organisations, parsers::providers(), own);
  Analysis reused;
  for (const Row& before : kRows)
    for (const Row& row : kRows) {
      if (!row.own.empty() || !before.own.empty()) continue;
      const std::string first = mail_of(before.hops), second = mail_of(row.hops);
      analyzer.analyze(first, reused);
      analyzer.analyze(second, reused);
      ASSERT_EQ(facts_of(reused), facts_of(analyze(second, own)))
          << before.what << ", then " << row.what;
    }
}

TEST(Path, ten_thousand_hops) {
  std::string mail;
  for (int i = 0; i < 10'000; ++i)
    mail += "Received: from a" + std::to_string(i) +
            ".example ([192.0.2.1]) by mx.b.example with ESMTPS id 7; Tue, 2 Jan 2024 10:00:00 "
            "+0000\r\n";
  const Analysis a = analyze(mail, {});
  EXPECT_EQ(a.hops.size(), Analyzer::kMaxHops);
  ASSERT_FALSE(a.findings.empty());
  EXPECT_EQ(a.findings.front().kind, FindingKind::too_many_hops);
  EXPECT_EQ(a.findings.front().count, 9'000U);
}

}  // namespace
}  // namespace tlspath
