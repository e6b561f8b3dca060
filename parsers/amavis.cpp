// amavis (amavisd-new until 2.12): the content filter behind a mail server, mostly on loopback.
// Writes    from HELO ([IP]) (using TLS with cipher X) by localhost (B [IP])
//             (amavisd-new, port 10024) with ESMTPS id hNIzmcVXx3-V for <x>; date
//           from HELO by localhost (amavis, unix socket) with LMTP id x; date
// Silence   both the comment and the S come from the session: silence is cleartext.
// Address   of who connected; what a mail server passes on (XFORWARD) is not written, only a
// proxy's
//           own header (HAProxy) takes its place.
// Source    Amavis/rfc2821_2822_Tools.pm (make_received_header_field) and In/SMTP.pm; mails of our
//           own 2.13.0
// Not done  the version of TLS is never written

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({
    {Slot::by_comment, "amavisd-new"},
    {Slot::by_comment, "amavis"},
    {Slot::by, "localhost", Match::whole},
});
constexpr auto kProfiles = std::to_array<Profile>({{.marks = Marks::keyword,
                                                    .label = "all",
                                                    .shows = "(using TLS with cipher C), ESMTPS",
                                                    .source = "rfc2821_2822_Tools.pm, 2.x"}});
constexpr auto kReaders = std::to_array<Reader>({
    // (using TLS with cipher TLS_AES_256_GCM_SHA384)
    {Slot::from_comment, families::using_words, {}, "using"},
});

// (amavis, port 10024), (amavis, unix socket): the words after the comma where a site changed the
// name.
bool names_its_door(std::string_view t) {
  if (ascii::iends_with(t, ", unix socket")) return true;
  std::size_t e = t.size();
  while (e > 0 && ascii::is_digit(t[e - 1])) --e;
  return e < t.size() && ascii::iends_with(t.substr(0, e), ", port ");
}
bool confirm(std::string_view raw, const ReceivedField& f) {
  for (const Part& p : f) {
    if (p.slot != Slot::by_comment) continue;
    const std::string_view t = slice(raw, p.where);
    if (ascii::istarts_with(t, "amavis") || names_its_door(t)) return true;
  }
  return false;
}

}  // namespace

extern constinit const System amavis{
    .id = "amavis",
    .title = "amavis, amavisd-new",
    .short_title = "amavis",
    .cues = kCues,
    .profiles = kProfiles,
    .readers = kReaders,
    .rank = 20,
    .confirm = confirm,
    .source = "amavis' own source of 2.13; mails of 2.13.0",
    .never_shown = {Fact::version, Fact::bits, Fact::key_exchange, Fact::signature,
                    Fact::client_certificate},
};

}  // namespace tlspath::parsers
