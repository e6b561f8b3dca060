// hMailServer.
// Writes    from HELO (RDNS|Unknown [IP]) by B with ESMTPSA (version=V cipher=X bits=N) ; date
//           from HELO (RDNS [IP]) by B with ESMTPSA id 1432 (version=V cipher=X bits=N) ; date
//             (with the session's number: its later source)
// Silence   since 5.6 (2015) the S and the comment come from the session: silence is cleartext. The
//           keyword's first writers, builds of 5.4 and 5.5, put the S for STARTTLS alone: what came
//           to their port for SSL has none.
// Source    SMTPMessageHeaderCreator.cpp, TCPConnection.cpp of 5.6 and later; Utilities.cpp
//           (GenerateReceivedHeader) before
// Not done  it names no product: known by the blank before ";" and by what is missing. SmarterMail
//           writes the same line. Lines of before have no "with" and cannot be known. Sites that
//           stayed with 5.5. A site may have it write another address for who logged in

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({
    {Slot::with, "ESMTP", Match::whole},
    {Slot::with, "ESMTPS", Match::whole},
    {Slot::with, "ESMTPA", Match::whole},
    {Slot::with, "ESMTPSA", Match::whole},
});
constexpr auto kProfiles = std::to_array<Profile>({
    {.until = "2015-07-01",
     .by_date = true,
     .marks = Marks::sometimes,
     .label = "to June 2015",
     .shows = "ESMTPS, after STARTTLS only",
     .source = "Utilities.cpp"},
    {.from = "2015-07-01",
     .by_date = true,
     .marks = Marks::keyword,
     .label = "5.6 on",
     .shows = "ESMTPS (version=V cipher=C bits=N)",
     .source = "SMTPMessageHeaderCreator.cpp"},
    {.unversioned = true, .marks = Marks::sometimes, .label = "any", .shows = "ESMTPS"},
});

constexpr auto kReaders = std::to_array<Reader>({
    // with ESMTPS (version=TLSv1.2 cipher=ECDHE-RSA-AES256-GCM-SHA384 bits=256) ;
    {Slot::with_comment, families::key_value, {}, "comment"},
    // with ESMTPS id 1432 (version=TLSv1.3 cipher=TLS_AES_256_GCM_SHA384 bits=256) ;
    {Slot::id_comment, families::key_value, {}, "id"},
});

bool confirm(std::string_view raw, const ReceivedField& f) {
  if (f.has(Slot::for_) || f.has(Slot::by_comment) || f.has(Slot::via) || f.has(Slot::by_words) ||
      f.has(Slot::from_comment) || !f.has(Slot::from) || !f.peer_address)
    return false;
  const Part* id = f.find(Slot::id);
  if (id != nullptr)
    for (const char c : slice(raw, id->where))
      if (!ascii::is_digit(c)) return false;
  const Part* last = id != nullptr ? id : f.find(Slot::with);
  std::size_t at = last->where.end();
  if (const Part* p = f.find(id != nullptr ? Slot::id_comment : Slot::with_comment)) {
    if (!ascii::istarts_with(slice(raw, p->where), "version=")) return false;
    at = p->where.end() + 1;
  }
  if (at >= raw.size() || !ascii::is_blank(raw[at])) return false;
  while (at < raw.size() && ascii::is_blank(raw[at])) ++at;
  if (at >= raw.size() || raw[at] != ';') return false;
  // A name or "Unknown" before the bracket: IronPort writes none.
  const Part* peer = f.find(Slot::peer);
  if (peer == nullptr) return false;
  const std::string_view t = slice(raw, peer->where);
  const std::size_t bracket = t.find('[');
  return bracket != std::string_view::npos && bracket > 0 && ascii::is_blank(t[bracket - 1]);
}

}  // namespace

extern constinit const System hmailserver{
    .id = "hmailserver",
    .title = "hMailServer",
    .short_title = "hMailServer",
    .cues = kCues,
    .profiles = kProfiles,
    .readers = kReaders,
    .rank = 70,
    .confirm = confirm,
    .source = "hMailServer's own source",
    .unknown = "hMailServer and SmarterMail cannot be told apart by this line",
    .never_shown = {Fact::key_exchange, Fact::signature, Fact::client_certificate},
};

}  // namespace tlspath::parsers
