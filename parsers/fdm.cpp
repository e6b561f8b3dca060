// fdm: pulls mail from mailboxes and local sources.
// Writes    by B (fdm 2.2, account "x") with pop3 (version=TLSv1.2 X 256 bits) date      (no ";")
//           by B (fdm 2.2, account "x") with imap (unencrypted) date
//           by B (fdm 2.2, account "x") with stdin (unencrypted) date                   (local)
// Silence   it says both: the suite, or "unencrypted".
// Version   the suite's class (TLSv1/SSLv3) with OpenSSL before 1.1.
// Source    child-fetch.c (account_get_method) of 2.2
// Not done  a mailbox behind a pipe is also called imap or pop3

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({{Slot::by_comment, "fdm"}});
constexpr auto kProfiles = std::to_array<Profile>({{.marks = Marks::always,
                                                    .label = "all",
                                                    .shows = "(version=V SUITE N bits)",
                                                    .source = "child-fetch.c"}});

// (version=TLSv1.2 ECDHE-RSA-AES256-GCM-SHA384 256 bits), (unencrypted)
bool comment(ReadContext& c, Span part) {
  families::Cursor t{c.text(part)};
  const auto sub = [&](std::size_t b, std::size_t e) {
    return span_between(part.at + b, part.at + e);
  };
  if (t.take("unencrypted")) {
    const std::string_view k = c.text(c.field.span(Slot::with));
    if (ascii::iequal(k, "pop3") || ascii::iequal(k, "imap") || ascii::iequal(k, "nntp"))
      c.no_tls(part);
    return true;
  }
  if (!t.take("version=")) return false;
  const std::size_t version_at = t.at;
  t.word();
  const std::size_t version_end = t.at;
  t.blanks();
  const std::size_t cipher_at = t.at;
  const std::string_view cipher = t.word();
  if (!looks_like_suite(cipher)) return false;
  const std::size_t cipher_end = t.at;
  t.blanks();
  const std::size_t bits_at = t.at;
  t.word();
  c.version(sub(version_at, version_end));
  c.cipher(sub(cipher_at, cipher_end));
  c.bits(sub(bits_at, t.at));
  c.tls(sub(0, cipher_end));
  families::suite_class_only(c);
  return true;
}
constexpr auto kReaders = std::to_array<Reader>({{Slot::with_comment, comment, {}, "comment"}});
constexpr auto kForms = std::to_array<Form>({{Slot::with, "pop3", Means::pull, Match::whole},
                                             {Slot::with, "imap", Means::pull, Match::whole},
                                             {Slot::with, "nntp", Means::pull, Match::whole},
                                             {Slot::with, "stdin", Means::pickup, Match::whole},
                                             {Slot::with, "maildir", Means::pickup, Match::whole},
                                             {Slot::with, "mbox", Means::pickup, Match::whole}});

}  // namespace

extern constinit const System fdm{
    .id = "fdm",
    .title = "fdm",
    .short_title = "fdm",
    .cues = kCues,
    .profiles = kProfiles,
    .readers = kReaders,
    .forms = kForms,
    .version = {Slot::by_comment, families::version_number, {}, "by"},
    .rank = 20,
    .source = "fdm's own source of 2.2",
};

}  // namespace tlspath::parsers
