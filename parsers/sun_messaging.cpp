// Sun Internet Mail Server, iPlanet, Sun Java System and Oracle Communications Messaging Server.
// Writes    from HELO (RDNS [IP]) by B (Oracle Communications Messaging Server 8.1.0.6 64bit (built
//             Jul 29 2020)) with ESMTPSA id <0QH000AB20ABCD00@B> for a@b.example; date (PDT)
//           from process-daemon.B by B (PRODUCT) id <...>; date  (between its own channels)
// Silence   the keyword is exact: ESMTPS with TLS, ESMTPSA with TLS and login, ESMTP and ESMTPA
//           without TLS.
// Source    the manual of PMDF 6.8, whose code this is; keywords of the same hosts in public mail
//           2001 to 2023
// Not done  lines without `by`: the product then stands where a sender's names stand

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({
    {Slot::by_comment, "Oracle Communications Messaging"},
    {Slot::by_comment, "Sun Java"},
    {Slot::by_comment, "Sun ONE Messaging Server"},
    {Slot::by_comment, "Sun Internet Mail Server"},
    {Slot::by_comment, "iPlanet Messaging Server"},
    {Slot::by_comment, "iPlanet MTA"},
    {Slot::id, "<", Match::sign},  // <0J49007CFBV99H@B> where a site has renamed the product
});
constexpr auto kProfiles = std::to_array<Profile>({
    {.marks = Marks::keyword,
     .label = "all",
     .shows = "ESMTPS, ESMTPSA",
     .source = "manual of PMDF 6.8, appendix on headers"},
});
constexpr auto kReaders = std::to_array<Reader>({
    // from process-daemon.mx.example by mx.example (Oracle Communications Messaging Server 8.0.1.2)
    // id <...>
    {Slot::by_comment, families::inner_channel, {}, "channel"},
});

bool product(std::string_view t) {
  return families::opens_with(t, "Oracle Communications Messaging") ||
         families::opens_with(t, "Sun ") || families::opens_with(t, "iPlanet ");
}
// <0J49007CFBV99H@host>: "0", 13 or 15 capitals and digits, and the host of `by`.
bool own_id(std::string_view id, std::string_view by) {
  if (id.size() < 18 || id[0] != '<' || id[1] != '0' || id.back() != '>') return false;
  const std::size_t at = id.find('@');
  if (at != 15 && at != 17) return false;
  for (std::size_t i = 1; i < at; ++i)
    if (!ascii::is_digit(id[i]) && (id[i] < 'A' || id[i] > 'Z')) return false;
  return ascii::iequal(id.substr(at + 1, id.size() - at - 2), by);
}
bool confirm(std::string_view raw, const ReceivedField& f) {
  const Part* p = f.find(Slot::by_comment);
  if (p == nullptr) return false;
  const std::string_view t = slice(raw, p->where);
  if (product(t)) return true;
  return !families::opens_with(t, "PMDF") &&
         own_id(slice(raw, f.span(Slot::id)), slice(raw, f.span(Slot::by)));
}
bool version(ReadContext& c, Span part) {
  return product(c.text(part)) && families::version_number(c, part);
}

}  // namespace

extern constinit const System sun_messaging{
    .id = "sun-messaging",
    .title = "Sun / iPlanet / Oracle Messaging Server",
    .short_title = "Oracle Messaging Server",
    .cues = kCues,
    .profiles = kProfiles,
    .readers = kReaders,
    .version = {Slot::by_comment, version, {}, "product"},
    .rank = 20,
    .confirm = confirm,
    .source = "manual of PMDF 6.8; public mail 2000 to 2023",
    .unknown = "which release wrote ESMTPS first",
};

}  // namespace tlspath::parsers
