// s/qmail.
// Writes    from RDNS (HELO x) (ident@IP) de/crypted with TLSv1.3: TLS_AES_256_GCM_SHA384 [256/256]
//             DN=none by B with ESMTPSA; date
//           ... de/crypted with V: SUITE [unknown/unknown] DN=none by B ...  (its TLS server did
//           not
//             say how many)
//           ... (de-)crypted with TLSv1: RC4-SHA [128/128] DN=unknown by B with ESMTPSAM; date
//             (2012: Spamcontrol, before it was s/qmail)
// Silence   a line without these words cannot be told from other qmails, and is read as qmail's.
// Source    received.c, qmail-smtpd.c and qmail-qmtpd.c of s/qmail's code in aQmail; upstream was
// not
//           at hand. Public mail of 2012 and of 2020 to 2024
// Not done  M at the keyword's end says that the sender is a local address; DN is the sender's word

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({{Slot::from_tail, "de/crypted", Match::whole},
                                           {Slot::from_tail, "crypted", Match::whole},
                                           {Slot::with, "ESMTPSAM", Match::whole},
                                           {Slot::with, "ESMTPSM", Match::whole},
                                           {Slot::with, "ESMTPAM", Match::whole},
                                           {Slot::with, "ESMTPM", Match::whole}});
constexpr auto kProfiles =
    std::to_array<Profile>({{.marks = Marks::keyword,
                             .label = "all",
                             .shows = "ESMTPS, de/crypted with V: SUITE [N/N]",
                             .source = "received.c"}});

constexpr auto kReaders = std::to_array<Reader>({
    // de/crypted with TLSv1.3: TLS_AES_256_GCM_SHA384 [256/256] DN=none
    {Slot::from_tail, nullptr,
     R"((?i)^(?<tls>(?<version>TLSv1(?:\.\d)?|SSLv3): (?:unknown|(?<cipher>\S+)) \[(?:unknown|(?<bits>\d+))/(?:unknown|\d+)\]) DN=)",
     "crypted"},
});

// Without a peer before them, the words before "by" would be the greeting's.
bool confirm(std::string_view raw, const ReceivedField& f) {
  if (f.has(Slot::id) || !f.has(Slot::by) || !f.stamp || !f.peer_address) return false;
  return ascii::starts_with_digit(slice(raw, f.span(Slot::date)));
}

}  // namespace

extern constinit const System s_qmail{
    .id = "s-qmail",
    .title = "s/qmail",
    .short_title = "s/qmail",
    .cues = kCues,
    .profiles = kProfiles,
    .readers = kReaders,
    .from_is = FromIs::resolved,
    .rank = 40,
    .confirm = confirm,
    .source = "a copy of s/qmail's source",
    .unknown = "the upstream source, and which releases write these words",
};

}  // namespace tlspath::parsers
