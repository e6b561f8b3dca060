// Repairs what pasting does to headers, and says what it repaired. A help desk pastes: prose before
// and after, "> " quoting, continuation lines that lost their blank, no-break spaces, smart quotes,
// "&lt;", a BOM, UTF-16, mixed line ends, one lone Received value.
//   "> Received: from a\n> by b; Mon, 16 Mar 2009 18:05:18 -0400"  ->  quoting removed, folding
//   restored
// A mail that needs nothing is not copied: `text` stays empty and `changed()` is false.
// Not done: MIME decoding, guessing words that are gone.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/span.hpp"

namespace tlspath {

enum class Repair : std::uint8_t {
  bom_removed,       // a byte order mark at the start
  utf16_decoded,     // the text was UTF-16
  entities_decoded,  // &lt; &gt; &amp; &quot; &#43; &nbsp;
  quoting_removed,   // "> " before the lines
  nbsp_replaced,     // U+00A0 and its kin became a blank
  smart_quotes_replaced,
  folding_restored,  // continuation lines without their leading blank
  prose_skipped,     // text before or after the headers
  line_ends_mixed,   // CR, LF and CRLF in one text
  lone_received,     // one Received value without the words "Received:"
  x_received,        // "X-Received:" was there and is listed, but is not a hop (Google's own copy)
  indent_removed,    // every line was indented by the same blanks
  colons_restored,   // "Received<TAB>from a": a table of fields
  links_removed,     // "<mailto:a@b.example>" behind that address, "<http://b.example>" behind that
                     // name
  // Of what was pasted:
  gaps_closed,       // empty lines, "[...]" or a page's number between the headers
  markdown_removed,  // "**Received:**", "\[192.0.2.1\]"
  dots_restored,     // "b[.]example" became "b.example"
  // Not repaired, but said: what the answer does not speak of.
  cut_start,       // the text begins in the middle of the headers
  received_below,  // Received lines below the end of the headers, which may belong to them
  another_mail,    // another mail's headers stand below
  mails_mixed,     // the headers of two mails, in one
};
inline constexpr std::size_t kRepairs = static_cast<std::size_t>(Repair::mails_mixed) + 1;

struct RepairNote {
  Repair kind{};
  std::uint32_t count = 0;  // how many lines, or characters, or bytes of prose
};

// One stretch of the repaired text and where it stood in the text as given. Runs are in order and
// cover `text`; `given_size` differs from `size` where characters were replaced ("&lt;" is 4 given,
// 1 repaired) and is 0 for bytes that were put in.
struct RepairRun {
  std::uint32_t at = 0;
  std::uint32_t size = 0;
  std::uint32_t given_at = 0;
  std::uint32_t given_size = 0;
};

struct RepairedText {
  std::string text;             // the repaired headers; empty where nothing had to be changed
  std::vector<RepairRun> runs;  // empty where nothing had to be changed
  std::vector<RepairNote> notes;

  bool changed() const { return !runs.empty(); }
  // A span of the buffer that was read, as a span of the text given. The identity where nothing was
  // changed.
  Span given(Span repaired) const;
};

// Whose text it is. Where somebody wrote "Subject: please check" above the headers that he pasted,
// those are what is asked about; a mail in an archive that quotes another's stays as it is.
enum class Given : bool { stored, pasted };

// Looks at `given` (a whole mail, headers alone, or a paste) and repairs its head. Linear in its
// size.
RepairedText repair(std::string_view given, Given as = Given::stored);

// Does a text in which no headers were found hold some, in a form that is not read: a table, JSON,
// base64?
bool hides_headers(std::string_view text);

}  // namespace tlspath
