// Google: Gmail and Workspace.
// Writes    from HELO (RDNS. [IP]) by mx.google.com with ESMTPS id X for <a> (version=TLS1_3
//             cipher=X bits=256/256); date
//           from HELO (RDNS. [IP]) by mx.google.com with SMTPS id X for <a> (Google Transport
//             Security); date
//           by 2002:a17:90a::1 with SMTP id X; date           (inside Google: names no peer)
//           by 10.229.1.2 with HTTP; date (PST)               (its web mail)
// Silence   the border marks TLS whenever it was used: ESMTP without the comment is cleartext.
// Source    both forms by the same hosts in public mail since 2009; Google's help on the TLS icon
// Not done  API and web submission (HTTPREST, HTTP) say nothing of encryption

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({
    {Slot::by, "google.com", Match::host},
    {Slot::by, "gmail.com", Match::host},
    {Slot::by, "googlemail.com", Match::host},
    {Slot::by, "", Match::digits},
    {Slot::with, "SMTP", Match::whole},
});
constexpr auto kProfiles = std::to_array<Profile>({{.marks = Marks::always,
                                                    .label = "2009 on",
                                                    .shows = "ESMTPS, version= cipher= bits=",
                                                    .keyword_with_tls = "S"}});

bool transport_security(ReadContext& c, Span part) {
  families::Cursor t{c.text(part)};
  if (!t.take("Google Transport Security")) return false;
  c.tls(part);
  return true;
}

// A line that names no peer is Google's own hand-over.
bool inner(const ReceivedField& f) { return !f.has(Slot::from) && !f.has(Slot::peer); }
// by 10.229.1.2 with HTTP; Tue, 15 Oct 2013 02:05:09 -0700 (PDT): nothing else, in California's
// time.
bool web_mail(std::string_view raw, const ReceivedField& f) {
  if (f.size() != 4 || slice(raw, f.span(Slot::with)) != "HTTP") return false;
  const std::string_view zone = slice(raw, f.span(Slot::date_comment));
  return zone == "PST" || zone == "PDT";
}
bool confirm(std::string_view raw, const ReceivedField& f) {
  const std::string_view by = slice(raw, f.span(Slot::by));
  if (by.find('.') == std::string_view::npos || ascii::starts_with_digit(by)) {
    // by 10.229.1.2 with SMTP id ab12cs345; by 2002:a17:... with SMTP id; by gxk28 with SMTP id
    // 28so317656gxk.19; by lbbqq2 with SMTP id qq2so105699172lbb.3: the cluster and what the id
    // begins with
    if (!inner(f) || !f.has(Slot::with)) return false;
    if (!f.has(Slot::id)) return by.substr(0, 3) == "10." && web_mail(raw, f);
    if (ascii::starts_with_digit(by)) return by.substr(0, 5) == "2002:" || by.substr(0, 3) == "10.";
    const std::string_view id = slice(raw, f.span(Slot::id));
    constexpr std::size_t kCluster = 3;
    const std::size_t dot = id.rfind('.');
    return by.size() > kCluster && dot != std::string_view::npos && dot >= by.size() &&
           id.substr(dot - kCluster, kCluster) == by.substr(0, kCluster) &&
           id.starts_with(by.substr(kCluster));
  }
  if (ascii::iends_with(by, ".corp.google.com")) return false;  // its offices run Sendmail
  return is_below(by, "google.com") || is_below(by, "gmail.com") || is_below(by, "googlemail.com");
}
bool handover(ReadContext& c, Span) {
  if (!inner(c.field)) return false;
  const std::string_view k = c.hop.protocol ? c.text(c.hop.protocol->where) : std::string_view{};
  if (ascii::iequal(k, "SMTP") || ascii::iequal(k, "HTTP") || ascii::iequal(k, "HTTPREST"))
    c.hop.form = HopForm::handover;
  return true;
}
constexpr auto kReaders = std::to_array<Reader>({
    // for <a@b.example> (version=TLS1_3 cipher=TLS_AES_256_GCM_SHA384 bits=256/256)
    {Slot::for_comment, families::key_value, {}, "comment"},
    {Slot::id_comment, families::key_value, {}, "comment"},
    // for <a@b.example> (Google Transport Security)
    {Slot::for_comment, transport_security, {}, "gts"},
    {Slot::id_comment, transport_security, {}, "gts"},
    {Slot::with, handover, {}, "handover"},
});

}  // namespace

extern constinit const System gmail{
    .id = "gmail",
    .title = "Google (Gmail, Workspace)",
    .short_title = "Google",
    .cues = kCues,
    .profiles = kProfiles,
    .readers = kReaders,
    .rank = 30,
    .confirm = confirm,
    .source =
        "both kinds of line by the same hosts in public mail since 2009; Google's help on the "
        "encryption sign",
    .unknown =
        "lines inside Google that name no peer (\"by 2002:a05:.. with SMTP\"): how they were sent; "
        "their silence means nothing",
    .never_shown = {Fact::key_exchange, Fact::signature, Fact::client_certificate},
};

}  // namespace tlspath::parsers
