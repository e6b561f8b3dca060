// Barracuda: Spam Firewall, Email Security Gateway, Email Security Service (cudaops.com).
// Writes    from HELO (RDNS [IP]) by B with ESMTP id PkFOw1T8SHDtySMP (version=TLSv1.2 cipher=X
//             bits=256 verify=NO) for <a>; date
//           from HELO (RDNS [IP]) by B with ESMTP id lmaGkwGqEfI4NFSS for <a>; date  (without TLS,
//             or by one that never says)
//           from HELO (RDNS [IP]) by mx1.ess.sfj.cudaops.com (version=TLSv1.2 cipher=X bits=128
//             verify=NO); date
//           from HELO (RDNS [IP]) by B (Spam Firewall) with ESMTP id X; date      (2006 to 2009:
//             never says; in 2009 also "Spam & Virus Firewall")
// Silence   no evidence: the old ones never mark TLS, and the rest was hardly ever seen without.
// Source    public mail, 2006 to 2024
// Not done  from which firmware on a gateway's silence is cleartext

#include <algorithm>

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({
    {Slot::by_comment, "Spam Firewall"},
    {Slot::by_comment, "Spam & Virus Firewall"},
    {Slot::by_comment, "Barracuda"},
    {Slot::by, "cudaops.com", Match::host},
    {Slot::by, "barracudanetworks.com", Match::host},
    {Slot::id, "16", Match::shape},
});
constexpr auto kProfiles = std::to_array<Profile>({
    {.marks = Marks::sometimes,
     .label = "all",
     .shows = "version= cipher= bits= verify= after the id; the keyword stays ESMTP"},
});
constexpr auto kReaders = std::to_array<Reader>({
    // id PkFOw1T8SHDtySMP (version=TLSv1.2 cipher=ECDHE-RSA-AES128-GCM-SHA256 bits=128 verify=NO)
    {Slot::id_comment, families::key_value, {}, "id"},
    // by mx1.ess.sfj.cudaops.com (version=TLSv1.2 cipher=ECDHE-RSA-AES128-SHA256 bits=128
    //   verify=NO)
    {Slot::by_comment, families::key_value, {}, "by"},
});
constexpr auto kVerify = std::to_array<VerifyWord>({
    {"OK", ClientCertificate::verified},
    {"FAIL", ClientCertificate::unverified},
    {"NO", ClientCertificate::not_presented},
    {"NOT", ClientCertificate::not_requested},
});

// The appliance names no product: sixteen letters of both cases as id, and what TLS there was after
// it.
bool confirm(std::string_view raw, const ReceivedField& f) {
  const std::string_view comment = slice(raw, f.span(Slot::by_comment));
  if (ascii::istarts_with(comment, "Spam") || ascii::istarts_with(comment, "Barracuda"))
    return true;
  const std::string_view by = slice(raw, f.span(Slot::by));
  if (is_below(by, "cudaops.com") || is_below(by, "barracudanetworks.com")) return true;
  if (!comment.empty()) return false;
  const std::string_view id = slice(raw, f.span(Slot::id));
  bool upper = false, lower = false;
  for (const char c : id) {
    if (!ascii::is_alnum(c)) return false;
    upper |= c >= 'A' && c <= 'Z';
    lower |= c >= 'a' && c <= 'z';
  }
  // Without TLS, or where it is not marked, the id is the last word. S1726414AbfLGSZm is ZMailer's.
  const bool zmailer = id.size() > 4 && id.front() == 'S' &&
                       std::all_of(id.begin() + 1, id.begin() + 5, ascii::is_digit);
  const bool last = !zmailer && f.peer_address && !f.has(Slot::id_comment) &&
                    !f.has(Slot::with_comment) && !f.has(Slot::via) && !f.has(Slot::tls);
  return upper && lower &&
         (last || ascii::istarts_with(slice(raw, f.span(Slot::id_comment)), "version=")) &&
         ascii::istarts_with(slice(raw, f.span(Slot::with)), "ESMTP");
}

}  // namespace

extern constinit const System barracuda{
    .id = "barracuda",
    .title = "Barracuda",
    .short_title = "Barracuda",
    .cues = kCues,
    .profiles = kProfiles,
    .readers = kReaders,
    .verify = kVerify,
    .rank = 30,
    .confirm = confirm,
    .source = "public mail, 2006 to 2024",
    .unknown =
        "from which firmware on the gateway marks TLS; a line of the cloud service without TLS was "
        "never seen",
    .never_shown = {Fact::key_exchange, Fact::signature},
};

}  // namespace tlspath::parsers
