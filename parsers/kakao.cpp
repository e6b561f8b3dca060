// Kakao's mail (Daum, Hanmail): its submission and HERMES, its queue.
// Writes    from RDNS (HELO x) (IP) by  (8.12.9/8.9.1) with ESMTPA; date
//             (submission: a qpsmtpd without a name of its own, with a number of Sendmail)
//           from HELO ([IP]) by hermes of mail-hmail-smtp2 (10.1.2.3) with ESMTP id q0DDH9t6K180
//             for <x>; date (KST)
// Silence   smtp.daum.net and smtp.kakao.com take SSL on port 465 only, and the line of such a
//           session is ESMTPA: a keyword proves nothing.
// Source    public mail 2019 to 2022; the settings that Daum gives its users
// Not done  the border's line for mail from outside: none was found. The hosts that send,
//           mail-smail-vm1 (8.13.8/8.9.1), are read as Sendmail.

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({
    {Slot::by_comment, "8.12.9/8.9.1", Match::whole},
    {Slot::by_words, "of"},
});
constexpr auto kProfiles = std::to_array<Profile>({
    {.marks = Marks::never, .label = "all", .shows = "nothing"},
});

// A Sendmail of those numbers names itself, and its peer in another way.
bool confirm(std::string_view raw, const ReceivedField& f) {
  const std::string_view by = slice(raw, f.span(Slot::by));
  if (by.empty()) return ascii::istarts_with(slice(raw, f.span(Slot::peer)), "HELO ");
  return by == "hermes" && f.has(Slot::by_comment) && f.has(Slot::id);
}

}  // namespace

extern constinit const System kakao{
    .id = "kakao",
    .title = "Kakao (Daum, Hanmail)",
    .short_title = "Kakao",
    .cues = kCues,
    .profiles = kProfiles,
    .rank = 30,
    .confirm = confirm,
    .source = "public mail 2019 to 2022; the settings that Daum gives its users",
    .unknown = "the border for mail from outside",
};

}  // namespace tlspath::parsers
