// report.cpp: database -> filter -> Summary -> a table, the sums, or a page.

#include "cli/report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <initializer_list>
#include <utility>

#include "cli/file_output.hpp"
#include "cli/filter_options.hpp"
#include "cli/session.hpp"
#include "core/overview/store_words.hpp"
#include "core/overview/summary_page.hpp"
#include "core/overview/summary_text.hpp"
#include "core/store/query.hpp"
#include "core/text/escape.hpp"

namespace tlspath::cli {
namespace {

constexpr Option kOwn[] = {
    {"by", "partner|relay|system|month|version|cipher|weak|verdict|matrix", "", "one whole table"},
    {"format", "text|json|csv|markdown|html", "", "the form of the answer"},
    {"since", "DAY", "", "mails from that day on (2025-07-01)"},
    {"until", "DAY", "", "mails up to that day"},
    {"domain", "DOMAIN", "", "mails whose From is of that domain or below"},
    {"partner", "DOMAIN", "", "mails whose From is of that registered domain"},
    {"relay", "DOMAIN", "", "mails that came by that relay"},
    {"verdict", "encrypted|cleartext|unproven|local", "", "the verdict of the whole way"},
    {"html", "FILE", "", "write a page; of --partner or --relay: to send them"},
    {"redact", "", "", "hide names, addresses and ids in that page"},
    {"duplicates", "", "", "count each copy of a mail"},
};
// A database has its boundaries; what a page shows of systems is asked now.
constexpr Option kNoTrust{"trust", "CIDR|DOMAIN", "", "", &Messages::trust_when_scanning};
constexpr auto kOptions = with_common(kOwn, kSystemsOption, kNoTrust);

bool for_programs(std::string_view format) { return format == "json" || format == "csv"; }

// Nothing where a day or a domain is none: said.
std::optional<ResultFilter> filter_of(const Arguments& arguments, Io& io, Language l) {
  ResultFilter f{.duplicates = arguments.has("duplicates")};
  for (const auto& [option, into] :
       {std::pair("domain", &f.from_domain), std::pair("partner", &f.partner),
        std::pair("relay", &f.relay)}) {
    auto domain = domain_asked(arguments, option, io, l);
    if (!domain) return std::nullopt;
    *into = std::move(*domain);
  }
  const auto days = days_asked(arguments, io, l);
  if (!days) return std::nullopt;
  f.since = days->since;
  f.until = days->until;
  for (int i = 0; i < 4; ++i)
    if (arguments.get("verdict") == tlspath::name(static_cast<PathVerdict>(i)))
      f.verdict = static_cast<PathVerdict>(i);
  return f;
}

bool has_any(const Arguments& arguments, std::initializer_list<std::string_view> options) {
  return std::ranges::any_of(options, [&](auto option) { return !arguments.get(option).empty(); });
}

// " --partner shop.example --since 2025-01-01"
std::string filters_as_typed(const Arguments& arguments) {
  std::string out;
  for (const std::string_view option : {"since", "until", "domain", "partner", "relay", "verdict"})
    if (const std::string_view value = arguments.get(option); !value.empty())
      out += fmt::format(" --{} {}", option, shell_word(value));
  if (arguments.has("duplicates")) out += " --duplicates";
  return out;
}

// What of the options does not go together; empty: all does.
std::string wrong_together(const Arguments& arguments, const Messages& say) {
  if (arguments.files().empty()) return say.missing_operand("report DB");
  if (arguments.files().size() > 1) return say.one_too_many("report DB", arguments.files()[1]);
  const std::string_view format = arguments.get("format"), by = arguments.get("by");
  const bool page_in_file = !arguments.get("html").empty();
  if (by.empty() && for_programs(format))
    return say.needs_option(fmt::format("--format {}", format), spelled(kOwn[0]));
  // Tables would show the names all the same.
  if (arguments.has("redact") && format != "html" && !page_in_file)
    return say.needs_option("--redact", "--html FILE");
  // A page has all tables.
  if (!by.empty() && (format == "html" || page_in_file))
    return say.not_together(fmt::format("--by {}", by),
                            format == "html" ? "--format html" : "--html");
  return {};
}

// No mail was found of a name that is not in the database, mistyped perhaps; where other filters
// leave nothing, zeros tell that.
bool names_nobody(const Arguments& arguments, const ResultFilter& filter) {
  return (!filter.partner.empty() || !filter.relay.empty()) &&
         !has_any(arguments, {"since", "until", "domain", "verdict"}) &&
         !for_programs(arguments.get("format"));
}

// Into the file of --html, else to stdout.
Status write_page(const Summary& summary, const ResultFilter& filter, bool inferred,
                  const Session& session, const Arguments& arguments, FileOutput& page, Io& io) {
  std::string html;
  append_summary_page(html, {.summary = summary,
                             .reader = session.reader(),
                             .organisations = *session.organisations,
                             .language = session.language,
                             .partner = filter.partner,
                             .relay = filter.relay,
                             .hide = arguments.has("redact") ? Hide::names : Hide::nothing,
                             .boundary_inferred = inferred,
                             .database = arguments.files().front(),
                             .command = arguments.typed("report"),
                             .version = TLSPATH_VERSION});
  if (!page.wanted() || page.to_stdout()) {
    io.out << html;
    return Status::done;
  }
  if (page.open() && page.write(html) && page.close()) return Status::done;
  complain(io, not_written(page, session.say()));
  return Status::nothing;
}

std::string table(const Summary& summary, TableKind by, std::string_view format,
                  const TableStyle& style) {
  // Programs are told in English whatever people speak.
  TableStyle spoken = style;
  spoken.plain = style.plain || for_programs(format);
  const TableView view = make_table(summary, by, spoken);
  if (format == "json") return table_json(view, summary, "tlspath " TLSPATH_VERSION);
  if (format == "csv") return table_csv(view);
  if (format == "markdown") return table_markdown(view, style.language);
  return table_text(view, style);
}

}  // namespace

std::span<const Option> ReportCommand::options() const { return kOptions; }

std::string_view ReportCommand::examples() const {
  return "  tlspath report r.sqlite                       the sums, as scan shows them\n"
         "  tlspath report r.sqlite --by relay            one table, whole\n"
         "  tlspath report r.sqlite --by month --format csv --since 2025-01-01\n"
         "  tlspath report r.sqlite --html report.html    a page with charts and proof\n"
         "  tlspath report r.sqlite --partner shop.example --html shop.html --redact\n";
}

Status ReportCommand::run_in(Session& session, const Arguments& arguments, Io& io) const {
  const Language l = session.language;
  if (const std::string wrong = wrong_together(arguments, session.say()); !wrong.empty())
    return wrong_usage(session, wrong, io);
  const auto filter = filter_of(arguments, io, l);
  if (!filter) return Status::usage;

  const std::string& database = arguments.files().front();
  const std::string_view format = arguments.get("format");
  FileOutput page(std::string(arguments.get("html")), io.out);
  const bool wants_page = page.wanted() || format == "html";
  if (holds_mail(page.name()))
    return wrong_usage(session, output_is_mail("html", page.name(), l), io);
  auto results = Results::open(database);
  auto summary =
      results ? (*results)->summary(*filter, wants_page) : tl::unexpected(results.error());
  if (!summary) {
    complain(io, store_problem(summary.error(), l));
    return Status::nothing;
  }
  if (!(*results)->finished() && !session.quiet)
    complain(io, store_problem({StoreTrouble::unfinished_part, database}, l));
  if (summary->mails == 0 && names_nobody(arguments, *filter)) {
    const bool of_relay = filter->partner.empty();
    const std::string& named = of_relay ? filter->relay : filter->partner;
    complain(io, no_mail_of(database, named, of_relay, l));
    return Status::nothing;
  }

  const bool inferred = (*results)->identity().own.empty();
  if (wants_page) return write_page(*summary, *filter, inferred, session, arguments, page, io);
  const bool list = wants_list(io);
  const TableStyle style{.language = l,
                         .width = list ? io.columns : std::max(io.columns, 80),
                         .ascii = session.ascii,
                         .list = list};
  if (const auto by = parse_table_kind(arguments.get("by"))) {
    io.out << table(*summary, *by, format, style);
    return Status::done;
  }
  const std::string filters = filters_as_typed(arguments);
  const SummaryNotes notes{.boundary_inferred = inferred, .database = database, .filters = filters};
  io.out << (format == "markdown" ? summary_markdown(*summary, notes, style)
                                  : summary_text(*summary, notes, style));
  return Status::done;
}

}  // namespace tlspath::cli
