// Post.Office and InterMail of Software.com, later Openwave, Critical Path and Synchronoss.
// Writes    from HELO ([IP]) by B (Post.Office MTA v3.5.3 release 223 ID# 0-...) with SMTP id com
//             for <x>; date
//           from HELO ([IP]) by B (InterMail vM.5.01.04.19 201-253-...) with SMTP id
//             <20020902010819.ABCD29588.B@HELO>; date
//           from HELO ([IP]) by B with ESMTP id <20020902010819.ABCD29588.B@HELO>; date  (product
//             hidden)
//           from HELO (IP) by B (5.8.716.04) (authenticated as user) id 5E3A16DE00000001; date
//             (Critical Path)
// Silence   no product of the line has ever marked TLS: the keyword proves nothing, and Critical
//           Path writes none.
// Source    public mail of large access providers on four continents, 1998 to 2024
// Not done  "by B (8.5.128) id" without `from`: a mailbox's own line, or a lost peer

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({
    {Slot::by_comment, "Post.Office MTA"},
    {Slot::by_comment, "InterMail"},
    {Slot::by_comment, "", Match::digits},   // (5.8.716.04)
    {Slot::by_comment, "authenticated as"},  // without its version
    {Slot::lead_comment, "cpmta"},           // (cpmta 27945 invoked from network)
    {Slot::id, "<", Match::sign},            // <20020902010819.PEKG29588.mx.example@helo.example>
});
constexpr auto kProfiles = std::to_array<Profile>({
    {.marks = Marks::never,
     .label = "all",
     .shows = "nothing",
     .source = "no TLS word in any public line of any of the products"},
});
constexpr auto kReaders = std::to_array<Reader>({
    // (5.8.716.04) (authenticated as user@example.com) id 5E3A16DE0385301D
    {Slot::by_comment, families::authenticated_words, {}, "authenticated"},
});
constexpr auto kForms = std::to_array<Form>({
    {Slot::lead_comment, "cpmta", Means::queue},
});

// 5.8.716.04, 8.6.100.99.10223, 9.0.019.13-1: three numbers or more, and nothing else.
bool bare_version(std::string_view t) {
  int dots = 0;
  for (const char ch : t) {
    if (ch == '.')
      ++dots;
    else if (!ascii::is_digit(ch) && ch != '-')
      return false;
  }
  return dots >= 2;
}
bool hexadecimal(std::string_view id) {
  if (id.size() != 16) return false;
  for (const char ch : id)
    if (!ascii::is_digit(ch) && (ch < 'A' || ch > 'F')) return false;
  return true;
}
// <20020902010819.PEKG29588.: the time (to thousandths in Japan), three capitals or more.
bool time_id(std::string_view id) {
  if (id.size() < 24 || id[0] != '<' || (id[1] != '1' && id[1] != '2')) return false;
  std::size_t i = 1;
  while (i < id.size() && ascii::is_digit(id[i])) ++i;
  if ((i != 15 && i != 18) || id[i] != '.') return false;
  const std::size_t capitals = ++i;
  while (i < id.size() && id[i] >= 'A' && id[i] <= 'Z') ++i;
  return i >= capitals + 3;
}
bool confirm(std::string_view raw, const ReceivedField& f) {
  if (const Part* p = f.find(Slot::lead_comment)) {
    const std::string_view t = slice(raw, p->where);
    return families::opens_with(t, "cpmta ") && ascii::iends_with(t, " invoked from network");
  }
  const std::string_view id = slice(raw, f.span(Slot::id));
  if (const Part* p = f.find(Slot::by_comment)) {
    const std::string_view t = slice(raw, p->where);
    if (families::opens_with(t, "authenticated as ")) return !f.has(Slot::with) && hexadecimal(id);
    if (families::opens_with(t, "Post.Office") || families::opens_with(t, "InterMail")) return true;
    return !f.has(Slot::with) && bare_version(t) && hexadecimal(id);
  }
  return time_id(id);
}
bool version(ReadContext& c, Span part) {
  const std::string_view t = c.text(part);
  if (bare_version(t)) return families::version_whole(c, part);
  if (families::opens_with(t, "Post.Office")) return families::version_number(c, part);
  families::Cursor words{t};  // InterMail vM.5.01.04.19, vK.4.04.00.00: the letter is the platform
  if (!words.take("InterMail v")) return false;
  while (ascii::is_alpha(words.peek()) || words.peek() == '.') ++words.at;
  return families::version_whole(c, span_between(part.at + words.at, part.end()));
}

}  // namespace

extern constinit const System post_office{
    .id = "post-office",
    .title = "Post.Office / InterMail / Openwave / Critical Path / Synchronoss",
    .short_title = "InterMail",
    .cues = kCues,
    .profiles = kProfiles,
    .readers = kReaders,
    .forms = kForms,
    .version = {Slot::by_comment, version, {}, "product"},
    .rank = 30,
    .confirm = confirm,
    .source = "public mail 1998 to 2024",
    .unknown = "what a line without `from` means",
};

}  // namespace tlspath::parsers
