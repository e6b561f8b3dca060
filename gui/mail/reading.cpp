#include "gui/mail/reading.hpp"

#include <sys/stat.h>

#include <algorithm>
#include <cstdlib>
#include <iostream>

#include "cli/session.hpp"
#include "cli/settings.hpp"
#include "core/input/mail_reader.hpp"
#include "core/input/mbox.hpp"
#include "core/input/read.hpp"
#include "core/input/stream.hpp"
#include "core/path/repair_findings.hpp"
#include "core/report/redact.hpp"
#include "gui/archive/scan_settings.hpp"

namespace tlspath::gui {
namespace {

constexpr std::size_t kMaxBytes = std::size_t{64} << 20;
constexpr std::size_t kHead = 64 << 10;
constexpr std::size_t kMaxMails = 50;  // of a .msg with mails attached

bool has_mail_fields(const HeaderBlock& header, std::string_view raw) {
  return std::ranges::any_of(
      header.fields(), [&](const HeaderField& f) { return is_mail_field(slice(raw, f.name)); });
}

cli::Session session_of(std::optional<Language> language, std::string& problem) {
  const cli::Io io{.in = std::cin,
                   .out = std::cout,
                   .err = std::cerr,
                   .env = [](std::string_view name) -> std::optional<std::string> {
                     const char* value = std::getenv(std::string(name).c_str());
                     return value == nullptr ? std::nullopt : std::optional<std::string>(value);
                   },
                   .interrupted = {}};
  const Messages& say = messages(language.value_or(cli::language_of_locale(io)));
  std::vector<std::string> words;
  if (language) words = {"--lang", std::string(name(*language))};
  const std::vector<std::string> bare = words;
  for (std::string& w : ScanSettings::load().words()) words.push_back(std::move(w));
  const auto arguments = cli::Arguments::parse(cli::kSessionOptions, words, say);
  auto session = cli::Session::open(*arguments, io);
  if (session) return std::move(*session);
  problem = session.error().what;
  words = bare;
  words.emplace_back("--no-config");
  session = cli::Session::open(*cli::Arguments::parse(cli::kSessionOptions, words, say), io);
  if (!language) session->language = cli::settings_language(io).value_or(session->language);
  return std::move(*session);
}

// An mbox of one mail is how some programs save one.
bool single_mail(std::string_view mbox) {
  MboxWalker walker(mbox);
  std::string_view mail;
  std::size_t at = 0;
  return walker.next(mail, at) && !walker.next(mail, at);
}

}  // namespace

std::string Reading::named() const {
  return source.empty() || entry.empty() ? source + entry : source + '/' + entry;
}

struct Desk::Parts {
  explicit Parts(cli::Session s)
      : session(std::move(s)),
        analyzer(session.reader(), *session.organisations, session.providers(), session.own) {}

  cli::Session session;
  Analyzer analyzer;
};

Desk::Desk(std::optional<Language> language)
    : parts_(std::make_unique<Parts>(session_of(language, problem_))) {}
Desk::~Desk() = default;

Language Desk::language() const { return parts_->session.language; }
const OwnSide& Desk::own() const { return parts_->session.own; }
const HopReader& Desk::reader() const { return parts_->session.reader(); }
OrganisationOf& Desk::organisations() const { return *parts_->session.organisations; }
std::span<const ProviderDomain> Desk::providers() const { return parts_->session.providers(); }

Holds Desk::holds(const std::string& path) const {
  struct stat st{};
  if (::stat(path.c_str(), &st) != 0) return Holds::mail;
  if (S_ISDIR(st.st_mode)) return Holds::archive;
  if (!S_ISREG(st.st_mode)) return Holds::nothing;
  const Bytes start = read_start(path, kHead);
  if (!start) return Holds::mail;
  switch (content_of(*start)) {
    case Content::sqlite:
      return Holds::database;
    case Content::mbox: {
      if (static_cast<std::uint64_t>(st.st_size) > kMaxBytes) return Holds::archive;
      const Bytes all = tlspath::read_file(path, kMaxBytes);
      return all && single_mail(*all) ? Holds::mail : Holds::archive;
    }
    case Content::gzip:
    case Content::bzip2:
    case Content::xz:
    case Content::zstd:
    case Content::zip:
    case Content::seven_zip:
    case Content::tar:
    case Content::pst:
      return Holds::archive;
    default:
      return Holds::mail;
  }
}

Opened Desk::read_file(const std::string& path) {
  Opened out;
  const auto fail = [&](const InputError& e) {
    out.error = cli::window_problem(e, parts_->session.say(), false);
    return std::move(out);
  };
  Bytes bytes = tlspath::read_file(path, kMaxBytes);
  if (!bytes) return fail(bytes.error());
  const Content content = content_of(*bytes);
  switch (content) {
    case Content::empty:
      return fail({.kind = ErrorKind::empty, .path = path});
    case Content::mbox: {
      MboxWalker walker(*bytes);
      std::string_view mail;
      std::size_t at = 0;
      if (walker.next(mail, at)) add(out, std::string(mail), at, path, {});
      break;
    }
    case Content::mail:
    case Content::text:
    case Content::binary:
      add(out, std::move(*bytes), 0, path, {}, Given::pasted);
      break;
    case Content::outlook:
      return packed(path, *bytes);
    default:
      break;
  }
  if (out.mails.empty())
    return fail({.kind = ErrorKind::not_mail, .path = path, .content = content});
  return out;
}

Opened Desk::packed(const std::string& path, std::string_view bytes) {
  Opened out;
  std::optional<InputError> error;
  std::size_t count = 0;
  MemoryStream stream(bytes);
  MailReader reader({.bodies = true});
  reader.read({.path = path, .must_be_mail = true, .stream = &stream},
              {.mail =
                   [&](const InputMail& m) {
                     add(out, std::string(m.bytes), m.offset, path, m.entry);
                     return ++count < kMaxMails;
                   },
               .failed =
                   [&](const InputError& e) {
                     if (!error) error = e;
                   },
               .left_out = {}});
  if (!out.mails.empty()) return out;
  if (error && error->kind == ErrorKind::no_headers) {
    // A draft or a sent item: that is an answer, and no error.
    add_without_headers(out, path);
    return out;
  }
  out.error =
      cli::window_problem(error.value_or(InputError{.kind = ErrorKind::no_mails, .path = path}),
                          parts_->session.say(), false);
  return out;
}

void Desk::add_without_headers(Opened& out, const std::string& path) {
  auto none = std::make_shared<Reading>();
  none->source = path;
  none->without_headers = true;
  parts_->analyzer.analyze(none->raw, none->analysis);
  none->view = view_of(*none, {.language = language()});
  out.mails.push_back(std::move(none));
}

// Those within others come with them.
Readings Desk::read_again(const Readings& mails) {
  Opened out;
  for (const auto& m : mails) {
    if (m->without_headers)
      add_without_headers(out, m->source);
    else if (!m->kind)
      add(out, m->given, m->offset, m->source, m->entry, m->as);
  }
  return std::move(out.mails);
}

Opened Desk::read_text(std::string_view bytes, std::string_view name, std::string_view source) {
  Opened out;
  if (bytes.size() > kMaxBytes) {
    out.error = parts_->session.say().too_large(name, kMaxBytes, {});
    return out;
  }
  const Content content = content_of(bytes);
  if (content == Content::empty) {
    out.error = parts_->session.say().empty_file(name);
    return out;
  }
  add(out, std::string(bytes), 0, source, {}, Given::pasted);
  if (out.mails.empty())
    out.error = cli::window_problem({.kind = ErrorKind::not_mail,
                                     .path = std::string(name),
                                     .content = content,
                                     .hidden = hides_headers(bytes)},
                                    parts_->session.say(), false);
  return out;
}

bool Desk::is_mail(std::string_view text) const {
  if (text.size() > kMaxBytes) return false;
  const RepairedText repaired = repair(text, Given::pasted);
  const std::string_view raw = repaired.changed() ? std::string_view(repaired.text) : text;
  HeaderBlock header;
  header.read(raw);
  return has_mail_fields(header, raw);
}

void Desk::add(Opened& out, std::string bytes, std::optional<std::uint64_t> offset,
               std::string_view source, std::string_view entry, Given as) {
  auto mail = std::make_shared<Reading>();
  mail->given = std::move(bytes);
  mail->as = as;
  mail->offset = offset;
  mail->source = source;
  mail->entry = entry;
  mail->repaired = repair(mail->given, as);
  mail->raw = mail->repaired.changed() ? std::string_view(mail->repaired.text) : mail->given;
  parts_->analyzer.analyze(mail->raw, mail->analysis);
  note_repairs(mail->repaired, mail->analysis);
  if (mail->analysis.hops.empty() && !has_mail_fields(mail->analysis.header, mail->raw)) return;
  const MailStructure structure = read_structure(mail->raw);
  mail->head = structure;
  const auto finish = [&](Reading& m) {
    m.view = view_of(m, {.language = language()});
    m.marks = line_marks(m.raw, m.analysis, language());
  };
  finish(*mail);
  out.mails.push_back(mail);
  for (const NestedMessage& n : structure.nested) {
    auto inner = std::make_shared<Reading>();
    inner->given = n.encoded ? n.decoded : std::string(slice(mail->raw, n.where));
    inner->raw = inner->given;
    if (offset) inner->offset = *offset + mail->given_span(n.where).at;
    inner->source = source;
    inner->entry = entry;
    inner->kind = n.kind;
    inner->depth = n.depth;
    parts_->analyzer.analyze_within(inner->raw, inner->analysis);
    read_head(inner->raw, inner->analysis.header, inner->head);
    finish(*inner);
    out.mails.push_back(std::move(inner));
  }
}

MailView Desk::view_of(const Reading& mail, const ViewOptions& options) const {
  return make_view({.mail = mail.raw,
                    .analysis = &mail.analysis,
                    .head = mail.without_headers ? nullptr : &mail.head,
                    .repaired = mail.repaired.changed() ? &mail.repaired : nullptr,
                    .organisations = &organisations(),
                    .providers = providers(),
                    .source = mail.named(),
                    .without_headers = mail.without_headers,
                    .options = options});
}

std::unique_ptr<Redactor> Desk::redactor_of(const Reading& mail, bool domains_too) const {
  auto redactor =
      std::make_unique<Redactor>(&organisations(), domains_too ? Hide::all : Hide::names);
  redactor->learn(mail.raw, mail.analysis, &mail.head);
  return redactor;
}

std::string Desk::not_read(std::string_view path, std::string_view reason) const {
  return parts_->session.say().not_readable(path, reason);
}
std::string Desk::not_written(std::string_view path, std::string_view reason) const {
  return parts_->session.say().not_written(path, reason);
}

}  // namespace tlspath::gui
