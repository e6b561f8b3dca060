// Dates: every form met in Received lines, what is refused, and the bytes each takes. Days as
// people type them (core/base/day.hpp).

#include "core/received/date.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <ctime>
#include <string>
#include <string_view>

#include "core/base/day.hpp"

namespace tlspath {
namespace {

std::string iso(std::int64_t utc) {
  const std::time_t t = utc;
  std::tm tm{};
  gmtime_r(&t, &tm);
  char text[32];
  return {text, std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &tm)};
}

constexpr int kUnknown = 99999;  // zone_known is false

struct Row {
  std::string_view text;
  std::string_view utc;
  int zone;               // as +hhmm
  std::string_view rest;  // what `where` leaves after it
};

constexpr Row kRows[] = {
    // The usual form.
    {"Mon, 16 Mar 2009 18:05:18 -0400", "2009-03-16T22:05:18Z", -400, ""},
    {"Mon, 6 Nov 2023 01:27:18 -0800 (PST)", "2023-11-06T09:27:18Z", -800, " (PST)"},
    {"Sat,  7 Dec 2019 19:25:50 +0100 (CET)", "2019-12-07T18:25:50Z", 100, " (CET)"},
    {" Thu, 11 Apr 2024 09:16:25 +0200 (CEST)", "2024-04-11T07:16:25Z", 200, " (CEST)"},
    {"\r\n\tThu, 11 Apr 2024 09:16:25 +0200", "2024-04-11T07:16:25Z", 200, ""},
    {"15 Aug 2018 15:43:33 -0000", "2018-08-15T15:43:33Z", 0, ""},
    {"5 Aug 2018 15:43:33 +0000", "2018-08-05T15:43:33Z", 0, ""},
    {"mon, 16 mar 2009 18:05:18 -0400", "2009-03-16T22:05:18Z", -400, ""},
    {"MON, 16 MAR 2009 18:05:18 -0400", "2009-03-16T22:05:18Z", -400, ""},
    {"Mon, 16 Mar 2009 18:05:18 +0545 trailing", "2009-03-16T12:20:18Z", 545, " trailing"},
    {"Mon, 16 Mar 2009 18:05:18 -0400;", "2009-03-16T22:05:18Z", -400, ";"},
    {"Mon, 16 Mar 2009 18:05:18 -0400  id 0A1B2C3D", "2009-03-16T22:05:18Z", -400, "  id 0A1B2C3D"},
    {"Tue, 20 Oct 2020 08:36:42 -0400 (-04)", "2020-10-20T12:36:42Z", -400, " (-04)"},
    {"Thu, 26 Sep 2024 08:42:56 +0800 (GMT-8)", "2024-09-26T00:42:56Z", 800, " (GMT-8)"},
    {"Wed, 14 Aug 2019 16:45:03 +0300 (using TLSv1.3 with cipher X)", "2019-08-14T13:45:03Z", 300,
     " (using TLSv1.3 with cipher X)"},
    // Folding and blanks.
    {"Sun,    29 Jul 2001 18:29:56 -0700", "2001-07-30T01:29:56Z", -700, ""},
    {"Wed, 11 Sep 2002\r\n    22:21:01 -0400", "2002-09-12T02:21:01Z", -400, ""},
    {"Thu, 25 Jul 2002 15:33:13\n\t+0200 (CEST)", "2002-07-25T13:33:13Z", 200, " (CEST)"},
    {"Mon,\t14\tApr\t2008\t08:03:14\t-0700", "2008-04-14T15:03:14Z", -700, ""},
    {"Wed, 21\r\n Jun\r\n 2023 13 : 03 : 27 +0100", "2023-06-21T12:03:27Z", 100, ""},
    // Weekdays.
    {"Thu 29 Apr 2010 23:34:52 +0900 (JST)", "2010-04-29T14:34:52Z", 900, " (JST)"},
    {"Thursday, 29 Apr 2010 23:34:52 +0900", "2010-04-29T14:34:52Z", 900, ""},
    {"Thu., 29 Apr 2010 23:34:52 +0900", "2010-04-29T14:34:52Z", 900, ""},
    {"Do, 29 Apr 2010 23:34:52 +0900", "2010-04-29T14:34:52Z", 900, ""},
    {"Mar, 16 Mar 2009 18:05:18 -0400", "2009-03-16T22:05:18Z", -400, ""},  // Spanish Tuesday
    {"Mon,16 Mar 2009 18:05:18 -0400", "2009-03-16T22:05:18Z", -400, ""},
    {"Wed, 16 Mar 2009 18:05:18 -0400", "2009-03-16T22:05:18Z", -400, ""},  // it was a Monday
    // Months.
    {"16 March 2009 18:05:18 -0400", "2009-03-16T22:05:18Z", -400, ""},
    {"16 Sept 2009 18:05:18 -0400", "2009-09-16T22:05:18Z", -400, ""},
    {"30-Jul-2001 23:02:18 -0700", "2001-07-31T06:02:18Z", -700, ""},
    // Clocks.
    {"16 Sep 2022 12:10 +0200", "2022-09-16T10:10:00Z", 200, ""},
    {"16 Sep 2022 0:33:21 +0200", "2022-09-15T22:33:21Z", 200, ""},
    {"Mon, 10 Aug 2020 03:47:44.884 +0000 (UTC)", "2020-08-10T03:47:44Z", 0, " (UTC)"},
    {"Tue, 21 Feb 2023 17:42:37.662 (UTC)", "2023-02-21T17:42:37Z", 0, ""},
    {"Sat, 31 Dec 2016 23:59:60 +0000", "2017-01-01T00:00:00Z", 0, ""},
    {"Jul, 20 2003 12:53:22 PM +0700", "2003-07-20T05:53:22Z", 700, ""},
    {"Sep, 24 2002 5:15:37 PM +0300", "2002-09-24T14:15:37Z", 300, ""},
    {"Jun, 10 2002 8:42:23 AM\n    -0200", "2002-06-10T10:42:23Z", -200, ""},
    {"Jun, 06 2002 12:07:38 a.m. -0800", "2002-06-06T08:07:38Z", -800, ""},
    {"Jun, 06 2002 12:07:38 p.m. -0800", "2002-06-06T20:07:38Z", -800, ""},
    {"6 Jun 2002 17:07:31 PM +0000", "2002-06-06T17:07:31Z", 0, ""},
    // Years.
    {"Tue, 31 Jul 01 23:02:25 PDT", "2001-08-01T06:02:25Z", -700, ""},
    {"Tue 27 Aug 85 19:17:29-MDT", "1985-08-28T01:17:29Z", -600, ""},
    {"Tue, 31 Jul 49 23:02:18 +0000", "2049-07-31T23:02:18Z", 0, ""},
    {"31 Jul 98 23:02:18 +0000", "1998-07-31T23:02:18Z", 0, ""},
    {"31 Jul 70 23:02:18 +0000", "1970-07-31T23:02:18Z", 0, ""},
    {"31 Jul 103 23:02:18 +0000", "2003-07-31T23:02:18Z", 0, ""},
    {"31 Jul 070 23:02:18 +0000", "1970-07-31T23:02:18Z", 0, ""},
    {"Thu, 01 Jan 1970 00:00:00 +0000", "1970-01-01T00:00:00Z", 0, ""},
    {"Fri, 31 Dec 2100 23:59:59 +0000", "2100-12-31T23:59:59Z", 0, ""},
    {"Mon, 01 Mar 2100 00:00:00 +0000", "2100-03-01T00:00:00Z", 0, ""},
    {"Tue, 29 Feb 2000 12:00:00 +0000", "2000-02-29T12:00:00Z", 0, ""},
    {"Thu, 29 Feb 2024 23:00:00 -0200", "2024-03-01T01:00:00Z", -200, ""},
    // Zones.
    {"Wed, 25 Nov 2020 06:25:26 GMT", "2020-11-25T06:25:26Z", 0, ""},
    {"17 May 2002 12:48:37 UT", "2002-05-17T12:48:37Z", 0, ""},
    {"17 May 2002 12:48:37 UCT", "2002-05-17T12:48:37Z", 0, ""},
    {"17 May 2002 12:48:37 utc (x)", "2002-05-17T12:48:37Z", 0, " (x)"},
    {"17 May 2002 12:48:37 Z", "2002-05-17T12:48:37Z", 0, ""},
    {"17 May 2002 12:48:37 EST", "2002-05-17T17:48:37Z", -500, ""},
    {"17 May 2002 12:48:37 EDT", "2002-05-17T16:48:37Z", -400, ""},
    {"17 May 2002 12:48:37 CST", "2002-05-17T18:48:37Z", -600, ""},
    {"17 May 2002 12:48:37 CDT", "2002-05-17T17:48:37Z", -500, ""},
    {"17 May 2002 12:48:37 MST", "2002-05-17T19:48:37Z", -700, ""},
    {"17 May 2002 12:48:37 MDT", "2002-05-17T18:48:37Z", -600, ""},
    {"17 May 2002 12:48:37 PST", "2002-05-17T20:48:37Z", -800, ""},
    {"17 May 2002 12:48:37 (PDT)", "2002-05-17T19:48:37Z", -700, ""},
    {"17 May 2002 12:48:37 JST", "2002-05-17T03:48:37Z", 900, ""},
    {"08 Sep 2011 12:09:00 -0700 PDT", "2011-09-08T19:09:00Z", -700, ""},
    {"Wed, 24 Jul 2002 09:15:40 -0800 gmt", "2002-07-24T17:15:40Z", -800, ""},
    {"Wed, 24 Jul 2002 22:17:47 -08:00", "2002-07-25T06:17:47Z", -800, ""},
    {"Wed, 24 Jul 2002 22:17:47 +02:00 (CEST)", "2002-07-24T20:17:47Z", 200, " (CEST)"},
    {"Wed, 24 Jul 2002 22:17:47 +02", "2002-07-24T20:17:47Z", 200, ""},
    {"Wed, 24 Jul 2002 22:17:47 (GMT+08:00)", "2002-07-24T14:17:47Z", 800, ""},
    {"Wed, 24 Jul 2002 22:17:47 GMT-0500 (EST)", "2002-07-25T03:17:47Z", -500, " (EST)"},
    // Zones that nobody knows: read as UTC, and said so.
    {"17 May 2002 12:48:37", "2002-05-17T12:48:37Z", kUnknown, ""},
    {"17 May 2002 12:48:37 XYZ", "2002-05-17T12:48:37Z", kUnknown, " XYZ"},
    {"17 May 2002 12:48:37 IST", "2002-05-17T12:48:37Z", kUnknown, " IST"},
    {"17 May 2002 12:48:37 A", "2002-05-17T12:48:37Z", kUnknown, " A"},
    {"17 May 2002 12:48:37 (GMT-8)", "2002-05-17T12:48:37Z", kUnknown, " (GMT-8)"},
    {"17 May 2002 12:48:37 (MSK by hand)", "2002-05-17T12:48:37Z", kUnknown, " (MSK by hand)"},
    {"17 May 2002 12:48:37 for <a@example.com>", "2002-05-17T12:48:37Z", kUnknown,
     " for <a@example.com>"},
    {"17 May 2002 12:48:37 est.example.com", "2002-05-17T12:48:37Z", kUnknown, " est.example.com"},
    {"Mon, 16 Mar 2009 18:05:18 +9999", "2009-03-16T18:05:18Z", kUnknown, ""},
    {"Mon, 16 Mar 2009 18:05:18 -0075", "2009-03-16T18:05:18Z", kUnknown, ""},
    {"Mon, 16 Mar 2009 18:05:18 +02000", "2009-03-16T18:05:18Z", kUnknown, " +02000"},
    {"Mon, 16 Mar 2009 18:05:18 &#43;0000", "2009-03-16T18:05:18Z", kUnknown, " &#43;0000"},
    // Other orders.
    {"Tue Mar  2 09:44:33 1999", "1999-03-02T09:44:33Z", kUnknown, ""},
    {"Wed Jul 24 09:25:47 2002 -0700", "2002-07-24T16:25:47Z", -700, ""},
    {"Tue Mar  2 09:44:33 EST 1999", "1999-03-02T14:44:33Z", -500, ""},
    {"Tue Mar  2 09:44:33 XYZ 1999", "1999-03-02T09:44:33Z", kUnknown, ""},
    {"Tue Mar  2 09:44:33 +0100 1999", "1999-03-02T08:44:33Z", 100, ""},
    {"Wed Nov 25 2020 06:25:19 GMT+0100 (CET)", "2020-11-25T05:25:19Z", 100, " (CET)"},
    {"2018-09-28 08:48:43.123456789 +0000 UTC m=+1856", "2018-09-28T08:48:43Z", 0, " m=+1856"},
    {"2018-09-28T08:48:36Z", "2018-09-28T08:48:36Z", 0, ""},
    {"2018-09-28T08:48:36.5+02:00", "2018-09-28T06:48:36Z", 200, ""},
    {"2018-09-28T08:48", "2018-09-28T08:48:00Z", kUnknown, ""},
    {"2018/09/28 08:48:36 +0200", "2018-09-28T06:48:36Z", 200, ""},
    {"19/07/2002 16:16:41", "2002-07-19T16:16:41Z", kUnknown, ""},
    {"7/19/2002 4:16:34 PM", "2002-07-19T16:16:34Z", kUnknown, ""},
    {"11/11/2005 08:24:21 +0100", "2005-11-11T07:24:21Z", 100, ""},
};

int hhmm(std::int32_t seconds) {
  const int minutes = seconds / 60;
  return minutes / 60 * 100 + minutes % 60;
}

TEST(ParseDate, ReadsWhatServersWrite) {
  for (const Row& row : kRows) {
    SCOPED_TRACE(row.text);
    const auto s = parse_date(row.text);
    ASSERT_TRUE(s);
    EXPECT_EQ(iso(s->utc), row.utc);
    EXPECT_EQ(s->zone_known, row.zone != kUnknown);
    EXPECT_EQ(hhmm(s->zone_seconds), row.zone == kUnknown ? 0 : row.zone);
    EXPECT_EQ(row.text.substr(s->where.end()), row.rest);
    EXPECT_EQ(s->where.at, row.text.find_first_not_of(" \t\r\n"));
  }
}

constexpr std::string_view kBad[] = {
    "",
    "   ",
    "id 12345",
    "Mon",
    "Mon,",
    "Mon, 16",
    "Mon, 16 Mar",
    "Mon, 16 Mar 2009",
    "Mon, 16 Mar 2009 18",
    "Mon, 16 Mar 2009 18:",
    "Mon, 16 Mar 2009 18:5",
    "Mon, 16 Mar 18:05:18 -0400",
    "Mon, 16 Mar 2009 24:00:00 -0400",
    "Mon, 16 Mar 2009 18:60:00 -0400",
    "Mon, 16 Mar 2009 18:05:61 -0400",
    "Mon, 32 Mar 2009 18:05:18 -0400",
    "Mon, 0 Mar 2009 18:05:18 -0400",
    "Mon, 00 Mar 2009 18:05:18 -0400",
    "Mon, 31 Apr 2009 18:05:18 -0400",
    "Sun, 29 Feb 2009 18:05:18 -0400",
    "Mon, 29 Feb 2100 18:05:18 -0400",
    "Mon, 016 Mar 2009 18:05:18 -0400",
    "Mon, 16 Mar 1969 18:05:18 -0400",
    "Mon, 16 Mar 2101 18:05:18 -0400",
    "Mon, 16 Mar 0029 18:05:18 -0400",
    "Mon, 16 Mar 69 18:05:18 -0400",
    "Mon, 16 Mar 9 18:05:18 -0400",
    "Mon, 16 Mar 20090 18:05:18 -0400",
    "Thu, 01 Jan 1970 00:00:00 +0100",  // before the epoch
    "Mon, 16 M\xc3\xa4r 2009 18:05:18 -0400",
    "Mo, 16 Dez 2009 18:05:18 -0400",
    "lun., 16 juil. 2009 18:05:18 -0400",
    "Lun, 16 Mars 2009 18:05:18 -0400",
    "Mon, 16 Juli 2009 18:05:18 -0400",
    "Mon, 16 Foo 2009 18:05:18 -0400",
    "foo 16 Mar 2009 18:05:18 -0400",
    "11/10/2005 08:24:21",
    "13/13/2005 08:24:21",
    "31/02/2005 08:24:21",
    "19/07/02 16:16:34",
    "19/07-2002 16:16:34",
    "2018-13-28 08:48:36",
    "2018-00-28 08:48:36",
    "2018-09-31 08:48:36",
    "2018-09-28",
    "2018-09-28x08:48:36",
    "18-09-28 08:48:36",
    "Tue Mar  2 09:44:33",
    "Tue Mar  2 09:44:33 99",
    "Jul, 20 2003 13:53:22 AM +0700",
    "+0200",
    "12:00:00",
    "99999999999999999999 Mar 2009 18:05:18",
    "16 Mar 99999999999999999999 18:05:18",
    "16 Mar 2009 99999999999999999999:05:18",
    "16 Mar 2009 18:05:99999999999999999999",
};

TEST(ParseDate, RefusesTheImpossible) {
  for (const std::string_view text : kBad) EXPECT_FALSE(parse_date(text)) << text;
}

// Every day of the range against the C library: the arithmetic is our own.
TEST(ParseDate, EveryDayOfTheRange) {
  constexpr std::string_view kNames[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                         "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  std::int64_t utc = 12 * 3600;
  int year = 0;
  do {
    const std::time_t t = utc;
    std::tm tm{};
    gmtime_r(&t, &tm);
    year = tm.tm_year + 1900;
    if (year > 2100) break;
    const std::string text = std::to_string(tm.tm_mday) + " " + std::string(kNames[tm.tm_mon]) +
                             " " + std::to_string(year) + " 12:00:00 +0000";
    const auto usual = parse_date(text);
    ASSERT_TRUE(usual) << text;
    ASSERT_EQ(usual->utc, utc) << text;
    const auto slow =
        parse_date("\t" + std::to_string(tm.tm_mday) + "\t" + text.substr(text.find(' ')));
    ASSERT_TRUE(slow) << text;
    ASSERT_EQ(slow->utc, utc) << text;
    utc += 86400;
  } while (year <= 2100);
  EXPECT_EQ(iso(utc), "2101-01-01T12:00:00Z");
}

TEST(ParseDate, HostileText) {
  using namespace std::string_view_literals;
  EXPECT_FALSE(parse_date("Mon, 16 Mar 2009\0 18:05:18 -0400"sv));
  EXPECT_FALSE(parse_date("\0Mon, 16 Mar 2009 18:05:18 -0400"sv));
  EXPECT_FALSE(parse_date("\xff\xfe\x80\x81, \xff"sv));
  const auto s = parse_date("Mon, 16 Mar 2009 18:05:18 -0400\0\xff"sv);
  ASSERT_TRUE(s);
  EXPECT_EQ(s->where.end(), 31u);
  for (const char c : {'1', ' ', ':', '+', '(', 'a', 'M', '\0', '\xff'}) {
    const std::string much(1 << 20, c);
    EXPECT_FALSE(parse_date(much));
    EXPECT_FALSE(parse_date("16 Mar 2009 " + much)) << c;
    EXPECT_FALSE(find_trailing_date(much));
    const auto tail = parse_date("16 Mar 2009 18:05:18 " + much);
    ASSERT_TRUE(tail) << c;
    EXPECT_EQ(iso(tail->utc), "2009-03-16T18:05:18Z");
    EXPECT_FALSE(tail->zone_known);
  }
  const auto far = parse_date(std::string(1 << 20, ' ') + "16 Mar 2009 18:05:18 +0000");
  ASSERT_TRUE(far);
  EXPECT_EQ(far->where.at, 1u << 20);
}

TEST(ParseDate, TornTextReadsNothingOutside) {
  for (const Row& row : kRows)
    for (std::size_t n = 0; n <= row.text.size(); ++n) {
      const std::string torn(row.text.substr(0, n));  // its own memory, so that the sanitizer sees
      if (const auto s = parse_date(torn)) {
        EXPECT_LE(s->where.end(), n) << torn;
      }
      if (const auto s = find_trailing_date(torn)) {
        EXPECT_LE(s->where.end(), n) << torn;
      }
    }
}

struct Trailing {
  std::string_view text;
  std::string_view bytes;  // under `where`
  std::string_view utc;
};

constexpr Trailing kTrailing[] = {
    {"by mx.example.com id bu207z82 Tue, 27 Aug 2002 11:55:48 -0700 (PDT)",
     "Tue, 27 Aug 2002 11:55:48 -0700", "2002-08-27T18:55:48Z"},
    {"by mx.example.com with HTTP id X 2021-04-14 03:43:14.123456789 +0000 UTC m=+1234567.8",
     "2021-04-14 03:43:14.123456789 +0000 UTC", "2021-04-14T03:43:14Z"},
    {"id aB3dE5fG7hJ9kL1mN3 Mon, 18 Nov 2024 11:03:46.046 +0000 (UTC)",
     "Mon, 18 Nov 2024 11:03:46.046 +0000", "2024-11-18T11:03:46Z"},
    {"by mx.example.com (v1) at Tue, 31 Jul 01 23:02:25 PDT", "Tue, 31 Jul 01 23:02:25 PDT",
     "2001-08-01T06:02:25Z"},
    {"by mx.example.com (Twisted; Tue Mar  2 09:44:33 1999", "Tue Mar  2 09:44:33 1999",
     "1999-03-02T09:44:33Z"},
    {"with SMTP id 7 27 Aug 2002 11:55:48 -0700", "27 Aug 2002 11:55:48 -0700",
     "2002-08-27T18:55:48Z"},
    {"(version=TLSv1.2) Fri, 14 Jun 2019 11:52:17 +0100", "Fri, 14 Jun 2019 11:52:17 +0100",
     "2019-06-14T10:52:17Z"},
    {"id X;Thu, 14 Jun 2019 11:52:17 +0100", "Thu, 14 Jun 2019 11:52:17 +0100",
     "2019-06-14T10:52:17Z"},
    {"Tue, 27 Aug 2002 11:55:48 -0700", "Tue, 27 Aug 2002 11:55:48 -0700", "2002-08-27T18:55:48Z"},
    {"id X\r\n\tTue, 27 Aug 2002\r\n\t11:55:48 -0700 (PDT)\r\n",
     "Tue, 27 Aug 2002\r\n\t11:55:48 -0700", "2002-08-27T18:55:48Z"},
    {"1 Jan 2001 00:00:00 +0000 id X 2 Feb 2002 00:00:00 +0000", "2 Feb 2002 00:00:00 +0000",
     "2002-02-02T00:00:00Z"},
    {"Mon, 16 Mar 2009 18:05:18 -0400 (v1 built 27 Aug 2002 11:55:48)",
     "Mon, 16 Mar 2009 18:05:18 -0400", "2009-03-16T22:05:18Z"},
    {"id X Jul, 20 2003 12:53:22 PM +0700", "Jul, 20 2003 12:53:22 PM +0700",
     "2003-07-20T05:53:22Z"},
};

TEST(FindTrailingDate, FindsTheLastDate) {
  for (const Trailing& row : kTrailing) {
    for (const std::string& before : {std::string(), std::string(500, 'x') + " "}) {
      SCOPED_TRACE(row.text);
      const std::string text = before + std::string(row.text);
      const auto s = find_trailing_date(text);
      ASSERT_TRUE(s);
      EXPECT_EQ(text.substr(s->where.at, s->where.size), row.bytes);
      EXPECT_EQ(iso(s->utc), row.utc);
    }
  }
}

TEST(FindTrailingDate, AndNothingElse) {
  for (const std::string_view text :
       {"", "from a.example by b.example with ESMTP id 4Qx7", "x27 Aug 2002 11:55:48 -0700",
        "by mx.example.com (v1 built 27 Aug 2002 11:55:48) with SMTP",
        "mx-27 Aug 2002 11:55:48 -0700", "12:34:56 1.2.3.4"})
    EXPECT_FALSE(find_trailing_date(text)) << text;
  EXPECT_FALSE(find_trailing_date("27 Aug 2002 11:55:48 -0700 " + std::string(80, 'x')));
}

TEST(IsoDay, is_one_that_the_calendar_has) {
  struct {
    std::string_view text, utc;
  } const rows[] = {
      {"2025-07-01", "2025-07-01T00:00:00Z"},
      {"1969-12-31", "1969-12-31T00:00:00Z"},
      {"2024-02-29", "2024-02-29T00:00:00Z"},
      {"9999-12-31", "9999-12-31T00:00:00Z"},
      {"2025-02-29", "-"},
      {"2025-02-30", "-"},
      {"2025-13-45", "-"},
      {"2025-00-01", "-"},
      {"2025-07-00", "-"},
      {"2025-7-01", "-"},
      {"2025-07-1x", "-"},
      {"2025/07/01", "-"},
      {" 2025-07-1", "-"},
      {"2025-07-01 ", "-"},
      {"-025-07-01", "-"},
      {"", "-"},
  };
  for (const auto& row : rows) {
    const auto seconds = parse_iso_day(row.text);
    EXPECT_EQ(seconds ? iso(*seconds) : "-", row.utc) << row.text;
  }
}

TEST(IsoDay, number_of_a_second) {
  EXPECT_EQ(day_number(0), 0);
  EXPECT_EQ(day_number(kSecondsOfDay - 1), 0);
  EXPECT_EQ(day_number(kSecondsOfDay), 1);
  EXPECT_EQ(day_number(-1), -1);
  EXPECT_EQ(day_number(-kSecondsOfDay), -1);
  EXPECT_EQ(day_number(-kSecondsOfDay - 1), -2);
}

}  // namespace
}  // namespace tlspath
