// audit.cpp: a file or standard input -> audit -> text, Markdown or JSON.
#include "cli/audit.hpp"

#include "cli/session.hpp"
#include "core/audit/audit.hpp"
#include "core/report/audit_page.hpp"

namespace tlspath::cli {
namespace {

constexpr Option kOwn[] = {
    {"format", "text|json|markdown", "", "the form of the answer"},
};
constexpr auto kOptions = with_common(kOwn);

}  // namespace

std::span<const Option> AuditCommand::options() const { return kOptions; }

std::string_view AuditCommand::examples() const {
  return "  tlspath audit connectors.txt    Get-SendConnector | Format-List > connectors.txt\n"
         "  postconf -n | tlspath audit -     Postfix; also postconf -P, main.cf\n"
         "  tlspath audit /etc/mail/sendmail.mc\n"
         "  exim -bP config | tlspath audit -\n"
         "  sendmail -d0.1 -bv | tlspath audit -    is TLS built in? Also exim -bV\n";
}

Status AuditCommand::run_in(Session& session, const Arguments& arguments, Io& io) const {
  const Messages& say = session.say();
  if (arguments.files().size() > 1)
    return wrong_usage(session, say.one_too_many("audit FILE", arguments.files()[1]), io);
  const bool piped = arguments.files().empty() || arguments.files().front() == "-";
  if (arguments.files().empty() && io.in_tty)
    return wrong_usage(session, say.missing_operand("audit FILE"), io);
  const std::string file = piped ? say.standard_input() : arguments.files().front();
  const Bytes text = piped ? read_stream(io.in, file, kMaxAudit) : read_file(file, kMaxAudit);
  if (!text) {
    complain(io, text.error().kind == ErrorKind::empty
                     ? audit_problem(AuditProblem::empty, file, session.language)
                     : input_problem(text.error(), say, "audit"));
    return Status::nothing;
  }
  const auto found = audit(*text);
  if (!found) {
    complain(io, audit_problem(found.error(), file, session.language));
    return Status::nothing;
  }
  const std::string_view format = arguments.get("format");
  if (format == "json")
    io.out << audit_json(*found, "tlspath " TLSPATH_VERSION);
  else if (format == "markdown")
    io.out << audit_markdown(*found, session.language);
  else
    io.out << audit_text(
        *found, {.language = session.language, .width = io.columns, .ascii = session.ascii});
  return Status::done;
}

}  // namespace tlspath::cli
