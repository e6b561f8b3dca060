// SLmail (Seattle Lab).
// Writes    from HELO [IP] by B [IP]  (SLmail 5.1.0.4420) with SMTP id X for <a> plus 98 more;
//             date
//           by B from HELO (IP::mail daemon; unverified,SLmail V3.0); date           (to 3.0: no
//             protocol)
//           by B from localhost (router,SLmail V5.1); date for <a>                   (between
//             its own parts)
// Silence   taken by its keyword: it is not known to do TLS.
// Source    public mail, 1996 to 2002
// Not done  dates that name their zone in words

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({
    {Slot::by_comment, "SLmail"},
    {Slot::peer, "router,SLmail"},
    {Slot::peer, "", Match::digits},
});
constexpr auto kProfiles = std::to_array<Profile>({
    {.marks = Marks::keyword, .label = "all", .shows = "nothing", .has_tls = HasTls::unknown},
});
constexpr auto kForms = std::to_array<Form>({
    {Slot::peer, "router,SLmail", Means::queue},
});

// In the old form `by` stands first, and the product in the comment of the peer.
bool confirm(std::string_view raw, const ReceivedField& f) {
  const Part* by = f.find(Slot::by);
  if (f.has(Slot::by_comment))
    return ascii::istarts_with(slice(raw, f.span(Slot::by_comment)), "SLmail");
  const Part* peer = f.find(Slot::peer);
  if (by == nullptr || peer == nullptr || f.has(Slot::with) || by->where.at > peer->where.at)
    return false;
  return ascii::ifind(slice(raw, peer->where), ",SLmail") != std::string_view::npos;
}

}  // namespace

extern constinit const System slmail{
    .id = "slmail",
    .title = "SLmail",
    .short_title = "SLmail",
    .cues = kCues,
    .profiles = kProfiles,
    .forms = kForms,
    .version = {Slot::by_comment, families::version_number, {}, "by"},
    .rank = 30,
    .confirm = confirm,
    .source = "public mail, 1996 to 2002",
    .unknown = "whether 5.5 marks TLS",
};

}  // namespace tlspath::parsers
