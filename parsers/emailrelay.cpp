// E-MailRelay, a store-and-forward server and proxy.
// Writes    from HELO ([IP]) by B with ESMTP ; date                                     (version 1)
//           from HELO ([IP]) by B with ESMTPSA tls TLS_AES_256_GCM_SHA384 ; date
// Silence   no evidence: version 1 writes ESMTP whatever happened, and a line shows no version.
// Source    its source, of version 1 and three of version 2
// Not done  since which version it tells

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
    {.marks = Marks::sometimes, .label = "all", .shows = "ESMTPS tls SUITE, in version 2"},
});
constexpr auto kReaders = std::to_array<Reader>({
    // with ESMTPS tls TLS_AES_256_GCM_SHA384 ;
    {Slot::tls, families::tls_clause, {}, "clause"},
});

// It names no product: known by the blank before ";" and the bare address.
bool confirm(std::string_view raw, const ReceivedField& f) {
  if (f.has(Slot::id) || f.has(Slot::for_) || f.has(Slot::by_comment) || f.has(Slot::via) ||
      f.has(Slot::by_words) || f.has(Slot::from_comment) || f.has(Slot::with_comment) ||
      !f.has(Slot::from) || !f.peer_address)
    return false;
  const Part* peer = f.find(Slot::peer);
  if (peer == nullptr) return false;
  const std::string_view t = slice(raw, peer->where);
  if (!t.starts_with('[') || !t.ends_with(']')) return false;
  const Part* last = f.find(Slot::tls);
  if (last == nullptr) last = f.find(Slot::with);
  std::size_t at = last->where.end();
  if (at >= raw.size() || !ascii::is_blank(raw[at])) return false;
  while (at < raw.size() && ascii::is_blank(raw[at])) ++at;
  return at < raw.size() && raw[at] == ';';
}

}  // namespace

extern constinit const System emailrelay{
    .id = "emailrelay",
    .title = "E-MailRelay",
    .short_title = "E-MailRelay",
    .cues = kCues,
    .profiles = kProfiles,
    .readers = kReaders,
    .rank = 75,
    .confirm = confirm,
    .source = "its source, of versions 1 and 2",
    .unknown = "since which version it tells of TLS",
    .never_shown = {Fact::bits, Fact::key_exchange, Fact::signature, Fact::client_certificate},
};

}  // namespace tlspath::parsers
