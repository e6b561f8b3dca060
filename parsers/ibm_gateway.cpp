// IBM's corporate gateways, which put a banner in the place of the protocol.
// Writes    from RDNS (IP) by e06smtp10.uk.ibm.com (IP) with IBM ESMTP SMTP Gateway: Authorized
//             Use Only! Violators will
//             be prosecuted for <a> from <b>; date
//           ... will be prosecuted; (version=TLSv1/SSLv3 cipher=AES256-GCM-SHA384 bits=256/256)
//           date from localhost by smtp.notes.na.collabserv.com with smtp.notes.na.collabserv.com
//             ESMTP for <a> from <b>; date
// Silence   no evidence: the banner is a constant, and few lines have the comment.
// Source    public mail, 2017 to 2020
// Not done  nothing more can be read of it

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({
    {Slot::with, "IBM ESMTP SMTP Gateway"},
    {Slot::with, "smtp.notes"},
});
constexpr auto kProfiles = std::to_array<Profile>({
    {.marks = Marks::sometimes, .label = "all", .shows = "(version= cipher= bits=) in some lines"},
});
// Before the date, behind the banner's own ";".
constexpr auto kReaders = std::to_array<Reader>({
    // (version=TLSv1/SSLv3 cipher=AES256-GCM-SHA384 bits=256/256)
    {Slot::date_comment, families::key_value_before_date, {}, "comment"},
});

bool confirm(std::string_view raw, const ReceivedField& f) {
  const std::string_view with = slice(raw, f.span(Slot::with));
  return ascii::istarts_with(with, "IBM") ||
         ascii::ifind(with, ".collabserv.com") != std::string_view::npos;
}

}  // namespace

extern constinit const System ibm_gateway{
    .id = "ibm-gateway",
    .title = "IBM corporate e-mail gateway",
    .short_title = "IBM gateway",
    .cues = kCues,
    .profiles = kProfiles,
    .readers = kReaders,
    .rank = 20,
    .confirm = confirm,
    .source = "public mail, 2017 to 2020",
    .unknown = "nothing else is known of its lines",
};

}  // namespace tlspath::parsers
