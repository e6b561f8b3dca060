// Roundcube.
// Writes    from HOST ([IP]) via [PROXY] by B with HTTP (HTTP/2.0 POST); date
//           from UXHzu8OYYEoxa29bJQZ6orivFof0ggYE by B with HTTP (HTTP/1.1 POST); date
// Silence   the comment gives the version of HTTP, not of TLS: nothing is said.
// Source    program/include/rcmail_sendmail.php (header_received, encrypt_host) of 1.6
// Not done  TLS is never written

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({{Slot::with_comment, "HTTP/"}});
constexpr auto kProfiles = std::to_array<Profile>(
    {{.marks = Marks::never, .label = "1.x", .shows = "nothing", .source = "rcmail_sendmail.php"}});
constexpr auto kForms = std::to_array<Form>({{Slot::with_comment, "HTTP/", Means::web}});

bool confirm(std::string_view raw, const ReceivedField& f) {
  return ascii::iequal(slice(raw, f.span(Slot::with)), "HTTP") && !f.has(Slot::by_comment);
}

}  // namespace

extern constinit const System roundcube{
    .id = "roundcube",
    .title = "Roundcube",
    .short_title = "Roundcube",
    .cues = kCues,
    .profiles = kProfiles,
    .forms = kForms,
    .from_is = FromIs::resolved,
    .rank = 20,
    .confirm = confirm,
    .source = "Roundcube's own source of 1.6",
};

}  // namespace tlspath::parsers
