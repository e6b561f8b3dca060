// Microsoft Exchange 2007 and later, Exchange Online, EOP.
// Writes    from A (IP) by B (IP) with Microsoft SMTP Server (version=TLS1_2, cipher=TLS_...) id
//             15.2.1544.4; date
//           ... with Microsoft SMTP Server (TLS) id 8.1.263.0; date       (to 15.1.466)
//           from A (IP) by B (IP) with mapi id 15.20.1.1; date            (inside the store)
//           from A (IP) by B with HTTPS; date                            (Online: into the mailbox)
// Silence   always marks TLS: no "(TLS)" and no "version=" means cleartext. "with mapi" says
//           nothing.
// Source    Microsoft's message tracing pages; both forms by the same hosts in public archives, by
//           build
// Not done  the last builds of 2016 between 15.1.467 and 15.1.648: which of the two forms they
//           write

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({
    {Slot::with, "Microsoft SMTP Server"},
    {Slot::with, "mapi", Match::whole},
    {Slot::with, "ShadowRedundancy", Match::whole},
    {Slot::with, "MailboxResubmission"},
    {Slot::by_comment, "MessageSwitch", Match::whole},  // FrontBridge's queue
    {Slot::by, "outlook.com", Match::host},
    {Slot::by, "exchangelabs.com", Match::host},
});

constexpr auto kProfiles = std::to_array<Profile>({
    {.until = "15.1", .marks = Marks::always, .label = "2007-2013", .shows = "(TLS)"},
    {.from = "15.1",
     .until = "15.1.649",
     .marks = Marks::always,
     .label = "2016",
     .shows = "(TLS)"},
    {.from = "15.1.649",
     .until = "15.20",
     .marks = Marks::always,
     .label = "2016 on",
     .shows = "version=, cipher="},
    {.from = "15.20", .marks = Marks::always, .label = "Online", .shows = "version=, cipher="},
    {.unversioned = true, .marks = Marks::always, .label = "any", .shows = "(TLS) or version="},
});

bool pickup(ReadContext& c, Span) {
  if (c.hop.from.address || !ascii::iequal(c.text(c.field.span(Slot::from)), "Pickup"))
    return false;
  c.local(HopForm::pickup, c.field.span(Slot::from));
  return true;
}

constexpr auto kReaders = std::to_array<Reader>({
    // with Microsoft SMTP Server (TLS) id 8.1.263.0
    {Slot::with_comment, families::tls_word, {}, "with"},
    // with Microsoft SMTP Server (version=TLS1_2, cipher=TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384)
    // id 15.2.1544.4
    {Slot::with_comment, families::key_value, {}, "with"},
    // from Pickup by mbx.example with Microsoft SMTP Server id 15.1.2507.17: the pickup folder of
    // the server itself
    {Slot::with, pickup, {}, "pickup"},
});

constexpr auto kForms = std::to_array<Form>({
    {Slot::with, "mapi", Means::store, Match::whole},
    {Slot::with, "ShadowRedundancy", Means::store, Match::whole},
    {Slot::with, "MailboxResubmission", Means::store},
    {Slot::with, "HTTP", Means::store, Match::whole},
    {Slot::by_comment, "MessageSwitch", Means::queue, Match::whole},
});

std::string_view release(std::string_view version) {
  struct Row {
    std::string_view build, name;
  };
  static constexpr Row kRows[] = {{"15.20", "Online"},  {"15.2", "2019"},     {"15.1", "2016"},
                                  {"15.0", "2013"},     {"14.3", "2010 SP3"}, {"14.2", "2010 SP2"},
                                  {"14.1", "2010 SP1"}, {"14.0", "2010"},     {"8.3", "2007 SP3"},
                                  {"8.2", "2007 SP2"},  {"8.1", "2007 SP1"},  {"8.0", "2007"}};
  for (const Row& r : kRows)
    if (version.substr(0, r.build.size()) == r.build &&
        (version.size() == r.build.size() || version[r.build.size()] == '.'))
      return r.name;
  return {};
}

// id 15.2.1544.4; FrontBridge's id 1200436349735706_12608 is no build.
bool build(ReadContext& c, Span part) {
  return c.text(part).find('.') != std::string_view::npos && families::version_whole(c, part);
}

// by mapi (Zmail) with MAPI: a name, where Exchange writes an address.
bool other_product(std::string_view by_comment) {
  for (const char c : by_comment)
    if (!ascii::is_alpha(c)) return false;
  return !by_comment.empty();
}
// Hotmail's older front ends share the domain, but write other forms.
bool confirm(std::string_view raw, const ReceivedField& f) {
  if (ascii::iequal(slice(raw, f.span(Slot::by_comment)), "MessageSwitch")) return true;
  const std::string_view with = slice(raw, f.span(Slot::with));
  if (ascii::iequal(with, "mapi")) return !other_product(slice(raw, f.span(Slot::by_comment)));
  return families::opens_with(with, "Microsoft SMTP") || ascii::iequal(with, "HTTPS") ||
         ascii::iequal(with, "HTTP") || ascii::istarts_with(with, "ShadowRedundancy") ||
         ascii::istarts_with(with, "MailboxResubmission");
}

}  // namespace

extern constinit const System exchange{
    .id = "exchange",
    .title = "Microsoft Exchange 2007 and later, Exchange Online",
    .short_title = "Exchange",
    .cues = kCues,
    .profiles = kProfiles,
    .readers = kReaders,
    .forms = kForms,
    .version = {Slot::id, build, {}, "id"},
    .rank = 20,
    .confirm = confirm,
    .release_name = release,
    .source =
        "Microsoft's pages on message tracing; public mail: 1,309 hosts wrote both kinds of line",
    .unknown = "15.1.467 to 15.1.648: which of the two forms they write",
    .tls_since = "its first version, 8.0 (2007)",
    .never_shown = {Fact::bits, Fact::key_exchange, Fact::signature, Fact::client_certificate,
                    Fact::authenticated},
};

}  // namespace tlspath::parsers
