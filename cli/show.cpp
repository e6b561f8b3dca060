// show.cpp: repair -> analysis -> structure -> record or view, for each mail.
// A bounce's returned original is read too: it is the only trace that our own outgoing mail leaves
// here. Messages that were merely forwarded are read with --nested. Not done: more than the first
// mails of an mbox or an archive.
#include "cli/show.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <deque>
#include <iterator>

#include "cli/session.hpp"
#include "core/input/mail_reader.hpp"
#include "core/input/mbox.hpp"
#include "core/mail/repair.hpp"
#include "core/mail/structure.hpp"
#include "core/path/repair_findings.hpp"
#include "core/report/html.hpp"
#include "core/report/markdown.hpp"
#include "core/report/raw.hpp"
#include "core/report/redact.hpp"
#include "core/report/text.hpp"
#include "core/report/view.hpp"
#include "core/scan/mail_facts.hpp"
#include "core/scan/record_maker.hpp"
#include "core/text/escape.hpp"

namespace tlspath::cli {
namespace {

constexpr std::size_t kMaxBytes = std::size_t{64} << 20;
constexpr std::size_t kMaxMails = 20;  // of an mbox; scan is for more

constexpr Option kOwn[] = {
    {"format", "text|json|markdown|html", "", "the form of the answer"},
    {"raw", "", "", "the header as it came, with the proof marked"},
    {"redact", "names|all", "names", "hide addresses, names and ids; =all: domains too"},
    {"layout", "auto|table|blocks|list", "", "how hops are laid out (auto: by the width)"},
    {"all", "", "", "fold nothing: local hops too"},
    {"nested", "", "", "forwarded messages within the mail too"},
    {"color", "auto|always|never", "", "colours (auto: on a terminal)"},
};
constexpr auto kOptions = with_common(kOwn, kTrustOption, kSystemsOption);

enum class Format { text, json, markdown, html, raw };

// One message as it was read. Nothing in it moves while it is used: spans and views point into it.
struct Message {
  std::string_view given;               // its bytes as they came
  std::optional<std::uint64_t> offset;  // of the first of them in the file; nothing in a .msg
  RepairedText repaired;
  std::string_view raw;  // what the spans index
  Analysis analysis;
  MailStructure structure;
  std::optional<NestedKind> kind;  // of a message within a message
  std::uint32_t depth = 0;
  std::string source;
  std::string entry;  // within an archive
};

bool is_mail(const Message& m) {
  if (!m.analysis.hops.empty()) return true;
  return std::ranges::any_of(m.analysis.header.fields(), [&](const HeaderField& f) {
    return is_mail_field(slice(m.raw, f.name));
  });
}

class Show {
 public:
  Show(const Arguments& arguments, Session& session, Io& io)
      : session_(session),
        io_(io),
        analyzer_(session.reader(), *session.organisations, session.providers(), session.own),
        records_(*session.organisations, session.providers(), session.asked.value_or(Language::en)),
        nested_(arguments.has("nested")) {
    const std::string_view format = arguments.get("format");
    format_ = arguments.has("raw")   ? Format::raw
              : format == "json"     ? Format::json
              : format == "markdown" ? Format::markdown
              : format == "html"     ? Format::html
                                     : Format::text;
    view_.language = session.language;
    view_.redact = arguments.has("redact");
    view_.redact_all = arguments.get("redact") == "all";
    view_.all = arguments.has("all");
    typed_ = arguments.typed("show");
    const std::string_view layout = arguments.get("layout");
    style_.layout = layout == "table"    ? Layout::table
                    : layout == "blocks" ? Layout::blocks
                    : layout == "list"   ? Layout::list
                    : accessible(io)     ? Layout::list
                                         : Layout::automatic;
    style_.width = io.columns;
    // A pipe or a file is as wide as what was asked for.
    if (layout == "table" && !io.out_tty) style_.width = static_cast<int>(kTableWidth);
    style_.ascii = session.ascii;
    // https://no-color.org: set and not empty.
    const std::string_view color = arguments.get("color");
    style_.colour = color == "always" || (color != "never" && io.out_tty &&
                                          env(io, "NO_COLOR").empty() && env(io, "TERM") != "dumb");
  }

  Status run(const std::vector<std::string>& files) {
    several_ = files.size() > 1;
    if (files.empty()) {
      read_standard_input();
    } else {
      for (const std::string& file : files) {
        if (!io_.out || interrupted()) break;
        if (file == "-") {
          read_standard_input();
        } else {
          source_ = file;
          file_of(file, read_file(file, kMaxBytes));
        }
      }
    }
    if (format_ == Format::html && !mails_.empty()) print_page();
    if (interrupted()) return Status::interrupted;
    return failed_ == 0 ? Status::done : shown_ == 0 ? Status::nothing : Status::partly;
  }

 private:
  bool interrupted() const { return io_.interrupted && io_.interrupted(); }

  void problem(const InputError& e) {
    ++failed_;
    complain(io_, input_problem(e, session_.say(), "show"));
  }

  void read_standard_input() {
    if (io_.in_tty && !session_.quiet)
      io_.err << session_.say().paste_prompt() << '\n' << std::flush;
    const std::string name = session_.say().standard_input();
    Bytes bytes = read_stream(io_.in, name, kMaxBytes);
    if (interrupted()) return;
    if (bytes && content_of(*bytes) == Content::empty) {
      ++failed_;
      complain(io_, session_.say().nothing_pasted());
      return;
    }
    source_.clear();
    file_of(name, std::move(bytes));
  }

  void file_of(const std::string& name, Bytes read) {
    if (!read) return problem(read.error());
    // A page is one document for all mails: what it shows has to stay until the last one is read.
    if (format_ != Format::html) files_.clear();
    const std::string* bytes = &files_.emplace_back(std::move(*read));
    const Content content = content_of(*bytes);
    switch (content) {
      case Content::empty:
        return problem({.kind = ErrorKind::empty, .path = name});
      case Content::mbox:
        return mailbox_of(name, *bytes);
      case Content::mail:
      case Content::text:
      case Content::binary:
        break;  // binary: a mail may hold anything; repair looks for headers
      case Content::gzip:
      case Content::bzip2:
      case Content::xz:
      case Content::zstd:
      case Content::zip:
      case Content::seven_zip:
      case Content::tar:
      case Content::outlook:
      case Content::pst:
        return packed_of(name, *bytes);
      default:
        return problem({.kind = ErrorKind::not_mail, .path = name, .content = content});
    }
    if (!mail_of(*bytes, 0, {}, Given::pasted))
      problem({.kind = ErrorKind::not_mail,
               .path = name,
               .content = content,
               .hidden = hides_headers(*bytes)});
  }

  void mailbox_of(const std::string& name, std::string_view bytes) {
    std::vector<std::pair<std::string_view, std::size_t>> mails;
    std::size_t count = 0;
    MboxWalker walker(bytes);
    std::string_view mail;
    for (std::size_t at = 0; walker.next(mail, at); ++count)
      if (mails.size() < kMaxMails) mails.emplace_back(mail, at);
    several_ = several_ || mails.size() > 1;
    bool any = false;
    for (const auto& [one, at] : mails) any = mail_of(one, at) || any;
    if (!any) return problem({.kind = ErrorKind::not_mail, .path = name, .content = Content::mbox});
    if (count > mails.size() && !session_.quiet)
      complain(io_, session_.say().more_mails(name, count, mails.size()));
  }

  // An archive, an Outlook file, a mail in a gz.
  void packed_of(const std::string& name, std::string_view bytes) {
    struct Found {
      const std::string* bytes;
      std::optional<std::uint64_t> offset;
      std::string entry;
    };
    std::vector<Found> found;
    std::vector<InputError> errors;
    std::size_t count = 0;
    MemoryStream stream(bytes);
    MailReader reader({.bodies = true});
    reader.read(
        {.path = name, .must_be_mail = true, .stream = &stream},
        {.mail =
             [&](const InputMail& m) {
               if (++count <= kMaxMails)
                 found.push_back({&files_.emplace_back(m.bytes), m.offset, std::string(m.entry)});
               return !interrupted();
             },
         .failed = [&](const InputError& e) { errors.push_back(e); },
         .left_out = {}});
    several_ = several_ || found.size() > 1;
    bool any = false;
    for (const Found& one : found) any = mail_of(*one.bytes, one.offset, one.entry) || any;
    for (const InputError& e : errors) problem(e);
    if (!any && errors.empty()) problem({.kind = ErrorKind::no_mails, .path = name});
    if (count > found.size() && !session_.quiet)
      complain(io_, session_.say().more_mails(name, count, found.size()));
  }

  // False where it is no mail.
  bool mail_of(std::string_view given, std::optional<std::uint64_t> offset,
               const std::string& entry = {}, Given as = Given::stored) {
    if (format_ != Format::html) mails_.clear();
    Message& mail = mails_.emplace_back();
    mail.given = given;
    mail.offset = offset;
    mail.repaired = repair(given, as);
    mail.raw = mail.repaired.changed() ? std::string_view(mail.repaired.text) : given;
    analyzer_.analyze(mail.raw, mail.analysis);
    note_repairs(mail.repaired, mail.analysis);
    if (!is_mail(mail)) {
      mails_.pop_back();
      return false;
    }
    mail.structure = read_structure(mail.raw);

    const std::size_t first = mails_.size();
    for (const NestedMessage& n : mail.structure.nested) {
      if (n.kind == NestedKind::forwarded && !nested_) continue;
      Message& m = mails_.emplace_back();
      m.given = m.raw = n.encoded ? std::string_view(n.decoded) : slice(mail.raw, n.where);
      if (offset) m.offset = *offset + mail.repaired.given(n.where).at;
      analyzer_.analyze_within(m.raw, m.analysis);
      read_head(m.raw, m.analysis.header, m.structure);
      m.kind = n.kind;
      m.depth = n.depth;
    }
    for (std::size_t i = first - 1; i < mails_.size(); ++i) {
      mails_[i].source = source_;
      mails_[i].entry = entry;
    }
    print(mail, first);
    ++shown_;
    return true;
  }

  // `first`: where in mails_ the messages within this one begin.
  void print(const Message& mail, std::size_t first) {
    if (format_ == Format::html) return;
    if (format_ == Format::json) {
      std::vector<std::string> lines;
      for (std::size_t i = first; i < mails_.size(); ++i)
        lines.push_back(record(mails_[i], {.kind = mails_[i].kind,
                                           .depth = mails_[i].depth,
                                           .statements = true,
                                           .hide = hide()}));
      io_.out << record(mail, {.pretty = true,
                               .list_nested = nested_ || !lines.empty(),
                               .nested = lines,
                               .statements = true,
                               .hide = hide()})
              << '\n';
      return;
    }
    if (shown_ > 0) io_.out << '\n';
    const std::string name = view_.redact ? fmt::format("FILE {}", shown_ + 1) : named(mail);
    if (several_ && format_ == Format::markdown)
      io_.out << fmt::format("## {}: {}\n\n", shown_ + 1, markdown_text(name));
    else if (several_)
      io_.out << "== " << terminal_text(name, session_.ascii) << '\n';
    io_.out << rendered(mail);
    for (std::size_t i = first; i < mails_.size(); ++i)
      io_.out << '\n'
              << terminal_text(session_.say().nested_title(*mails_[i].kind), session_.ascii) << '\n'
              << rendered(mails_[i]);
  }

  static std::string named(const Message& m) {
    return m.source.empty() || m.entry.empty() ? m.source + m.entry : m.source + '/' + m.entry;
  }

  MailView view_of(const Message& m) const {
    return make_view({.mail = m.raw,
                      .analysis = &m.analysis,
                      .head = &m.structure,
                      .repaired = m.repaired.changed() ? &m.repaired : nullptr,
                      .organisations = session_.organisations.get(),
                      .providers = session_.providers(),
                      .source = named(m),
                      .options = view_});
  }

  Hide hide() const { return hide_of(view_); }

  void print_page() {
    std::vector<MailView> views;
    std::deque<Redactor> redactors;
    for (const Message& m : mails_) {
      views.push_back(view_of(m));
      if (m.kind) views.back().source += fmt::format(" - {}", session_.say().nested_title(*m.kind));
      redactors.emplace_back(session_.organisations.get(), hide())
          .learn(m.raw, m.analysis, &m.structure);
    }
    std::vector<HtmlMail> mails;
    mails.reserve(mails_.size());
    for (std::size_t i = 0; i < mails_.size(); ++i)
      mails.push_back({.view = &views[i],
                       .raw = mails_[i].raw,
                       .analysis = &mails_[i].analysis,
                       .redactor = view_.redact ? &redactors[i] : nullptr});
    std::string out;
    append_html(out, {.mails = mails,
                      .language = session_.language,
                      .command = view_.redact ? std::string_view() : std::string_view(typed_),
                      .version = TLSPATH_VERSION});
    io_.out << out;
  }

  std::string record(const Message& m, const RecordShape& shape) {
    std::string out;
    read_mail_facts(m.raw, m.analysis, m.structure, *session_.organisations, facts_);
    records_.append(
        out,
        {.path = m.source,
         .entry = m.entry.empty() ? std::nullopt : std::optional<std::string_view>(m.entry),
         .offset = m.offset,
         .size = m.given.size(),
         .raw = m.raw,
         .analysis = m.analysis,
         .head = m.structure,
         .repaired = m.repaired.changed() ? &m.repaired : nullptr,
         .facts = &facts_},
        shape);
    return out;
  }

  std::string rendered(const Message& m) {
    if (format_ == Format::raw) {
      std::string out;
      Redactor redactor(session_.organisations.get(), hide());
      redactor.learn(m.raw, m.analysis, &m.structure);
      append_raw(out, {.raw = m.raw,
                       .analysis = m.analysis,
                       .language = session_.language,
                       .width = static_cast<std::size_t>(style_.width),
                       .colour = style_.colour,
                       .ascii = style_.ascii,
                       .all = view_.all,
                       .redactor = view_.redact ? &redactor : nullptr});
      // Without a Received line there is nothing to mark; the answer says so.
      if (!out.empty()) return out;
    }
    const MailView view = view_of(m);
    return format_ == Format::markdown ? render_markdown(view) : render_text(view, style_);
  }

  Session& session_;
  Io& io_;
  Analyzer analyzer_;
  RecordMaker records_;
  MailFacts facts_;
  ViewOptions view_;
  TextStyle style_;
  Format format_{};
  bool nested_ = false;
  bool several_ = false;
  std::string source_;  // of the file that is read; empty for standard input
  std::string typed_;
  std::deque<std::string> files_;
  std::deque<Message> mails_;  // of the file that is read; of all of them for a page
  std::size_t shown_ = 0, failed_ = 0;
};

}  // namespace

std::span<const Option> ShowCommand::options() const { return kOptions; }

std::string_view ShowCommand::examples() const {
  return "  tlspath mail.eml                             explain a saved mail\n"
         "  tlspath --trust corp.example mail.eml        ... where corp.example is yours\n"
         "  tlspath --raw mail.eml                       the words that prove it, in place\n"
         "  tlspath --format json mail.eml | jq .path    for programs\n";
}

Status ShowCommand::run_in(Session& session, const Arguments& arguments, Io& io) const {
  const std::string_view format = arguments.get("format");
  if (arguments.has("raw") && !format.empty() && format != "text")
    return wrong_usage(session,
                       session.say().not_together("--raw", fmt::format("--format {}", format)), io);
  return Show(arguments, session, io).run(arguments.files());
}

}  // namespace tlspath::cli
