// smtpd, a server library for Go by chrj, and what is built on it: smtprelay, Caliopen.
// Writes    from HELO ([IP]) by B with ESMTP;
//             (version=TLS1.3 cipher=TLS_AES_128_GCM_SHA256); date          (cipher=0xc02f to 2021)
//           from HELO [IP] by B with SMTP; (version=TLS1.2 cipher=0xc02f); date      (its first)
//           from HELO ([IP]) by B with ESMTP; date                                    (no TLS)
// Silence   marks TLS whenever it was used: smtpd.AddReceivedLine() asks for the connection's
//             state. A line without TLS cannot be told from others'.
// Source    github.com/chrj/smtpd envelope.go, and copies of it in a dozen public repositories
// Not done  "version=unknown": TLS of a version that is newer than the copy

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({
    {Slot::date_comment, "version=TLS1.3"},
    {Slot::date_comment, "version=TLS1.2"},
    {Slot::date_comment, "version=TLS1.1"},
    {Slot::date_comment, "version=TLS1.0"},
    {Slot::date_comment, "version=SSL3.0"},
});
constexpr auto kProfiles = std::to_array<Profile>({
    {.marks = Marks::always, .label = "all", .shows = "(version= cipher=) before the date"},
});
constexpr auto kReaders = std::to_array<Reader>({
    // with ESMTP; (version=TLS1.3 cipher=TLS_AES_128_GCM_SHA256); date
    {Slot::date_comment, families::key_value_before_date, {}, "date"},
});

// Behind "with SMTP;" there is nothing of its own but these words and the date.
bool confirm(std::string_view raw, const ReceivedField& f) {
  if (f.has(Slot::id) || f.has(Slot::by_comment) || f.has(Slot::for_) || f.has(Slot::from_comment))
    return false;
  const std::string_view with = slice(raw, f.span(Slot::with));
  if (!ascii::iequal(with, "ESMTP") && !ascii::iequal(with, "SMTP")) return false;
  return f.stamp && f.span(Slot::date_comment).at < f.stamp->where.at;
}

}  // namespace

extern constinit const System chrj_smtpd{
    .id = "chrj-smtpd",
    .title = "smtpd for Go by chrj (smtprelay, Caliopen)",
    .short_title = "smtpd (Go, chrj)",
    .cues = kCues,
    .profiles = kProfiles,
    .readers = kReaders,
    .rank = 30,
    .confirm = confirm,
    .source = "github.com/chrj/smtpd envelope.go",
    .unknown = "version=unknown",
    .never_shown = {Fact::bits, Fact::key_exchange, Fact::signature, Fact::client_certificate},
};

}  // namespace tlspath::parsers
