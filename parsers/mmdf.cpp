// MMDF II.
// Writes    from HELO ( HOST ) by B with SMTP id aa12345 for <x>; 2 Jan 2024 10:00 +0000
//           from HOST by B with SMTP id <aa56837@B>; 15 Apr 2001 02:36:50 +0100 (BST)
//           (from user@localhost) by B id aa12346; 2 Jan 2024 10:00 +0000       (pick-up)
// Silence   it knows no TLS and a wrapper would not show: nothing is said.
// Source    src/submit/mgt_submit.c (mgt_via, mgt_locvia) of 2.44
// Not done  it names no product: known by an id of two letters and five digits, and a date
//           without weekday

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({
    {Slot::date, "", Match::digits},  // confirm looks at the form
    {Slot::lead_comment, "from"},
});
constexpr auto kProfiles = std::to_array<Profile>(
    {{.marks = Marks::never, .label = "all", .shows = "nothing", .source = "mgt_submit.c"}});

constexpr auto kForms = std::to_array<Form>({{Slot::lead_comment, "from", Means::pickup}});

// aa12345, <aa56837@host>
bool own_id(std::string_view id) {
  if (!id.empty() && id.front() == '<') id.remove_prefix(1);
  if (id.size() < 7 || (id.size() > 7 && id[7] != '@')) return false;
  for (int i = 0; i < 2; ++i)
    if (id[i] < 'a' || id[i] > 'z') return false;
  for (int i = 2; i < 7; ++i)
    if (!ascii::is_digit(id[i])) return false;
  return true;
}
bool confirm(std::string_view raw, const ReceivedField& f) {
  if (!f.has(Slot::id) || f.has(Slot::by_comment) || f.has(Slot::id_comment) || !f.stamp)
    return false;
  const std::string_view with = slice(raw, f.span(Slot::with));
  if (with != "SMTP" && with != "ESMTP" && !f.has(Slot::lead_comment)) return false;
  if (!ascii::starts_with_digit(slice(raw, f.span(Slot::date)))) return false;
  return own_id(slice(raw, f.span(Slot::id)));
}

}  // namespace

extern constinit const System mmdf{
    .id = "mmdf",
    .title = "MMDF",
    .short_title = "MMDF",
    .cues = kCues,
    .profiles = kProfiles,
    .forms = kForms,
    .rank = 45,
    .confirm = confirm,
    .source = "MMDF's own source of 2.44",
};

}  // namespace tlspath::parsers
