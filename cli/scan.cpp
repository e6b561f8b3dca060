// scan.cpp: archives of mails -> records, rows, a database, a page, and sums.
#include "cli/scan.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <charconv>
#include <system_error>
#include <vector>

#include "cli/archive_input.hpp"
#include "cli/scan_outputs.hpp"
#include "cli/session.hpp"
#include "core/overview/store_words.hpp"
#include "core/overview/summary_page.hpp"
#include "core/overview/summary_text.hpp"
#include "core/scan/summary_sink.hpp"
#include "core/store/query.hpp"

namespace tlspath::cli {
namespace {

constexpr Option kOwn[] = {
    {"ndjson", "FILE|-", "", "write one record a mail, one a line; - is stdout"},
    {"csv", "FILE|-", "", "write one row a hop, for spreadsheets"},
    {"db", "FILE", "", "write a results database (SQLite): docs/store.md"},
    {"html", "FILE", "", "write a page with charts, tables and examples"},
    {"redact", "", "", "hide names, addresses and ids in that page"},
    {"unknown", "FILE|-", "", "write the forms that no system claims, counted"},
    {"since", "DAY", "", "only mails of that day (2025-07-01) and later"},
    {"until", "DAY", "", "only mails of that day and before"},
    {"from-domain", "DOMAIN", "", "only mails whose From is of that domain or below"},
    {"jobs", "N", "", "threads that read (else: one a processor)"},
    {"memory", "SIZE", "", "--db: of its cache (else 16M)"},
    {"limit", "NAME=N", "", "what a source may cost: unpacked=20G, depth=2 ..."},
    {"resume", "", "", "go on after an earlier scan: what is new"},
    {"shard", "I/N", "", "only the I-th of N shares of the mails; see merge"},
    {"evidence", "", "", "--db: with the place of all words of proof"},
    {"duplicates", "", "", "count each copy of a mail, not each mail once"},
};
constexpr auto kOptions = with_common(kOwn, kTrustOption, kSystemsOption);

// "3/8"
std::optional<Shard> parse_shard(std::string_view text) {
  constexpr std::uint32_t kMax = 100'000;
  Shard s;
  const char* const end = text.data() + text.size();
  const auto index = std::from_chars(text.data(), text.data() + text.size(), s.index);
  if (index.ec != std::errc() || index.ptr == end || *index.ptr != '/') return std::nullopt;
  const auto count = std::from_chars(index.ptr + 1, end, s.count);
  if (count.ec != std::errc() || count.ptr != end) return std::nullopt;
  if (s.index < 1 || s.index > s.count || s.count > kMax) return std::nullopt;
  return s;
}

// What of the options needs another one; empty: none does.
std::string lacks_option(const Arguments& arguments, const Messages& say) {
  if (arguments.files().empty()) return say.missing_operand("scan PATH...");
  // Records, rows and sums would show the names all the same.
  if (arguments.has("redact") && arguments.get("html").empty())
    return say.needs_option("--redact", "--html FILE");
  for (const std::string_view of_db : {"memory", "evidence"})
    if (arguments.has(of_db) && arguments.get("db").empty())
      return say.needs_option(fmt::format("--{}", of_db), "--db FILE");
  return {};
}

// Of a database that was gone on with, all is told, not only what is new. False where it cannot be
// read: said.
bool sum_database(const ScanOutputs& outputs, bool each_copy, bool examples, Language l,
                  Summary& summary, Io& io) {
  auto results = Results::open(outputs.database());
  auto all = results ? (*results)->summary({.duplicates = each_copy}, examples)
                     : tl::unexpected(results.error());
  if (all)
    summary = std::move(*all);
  else
    complain(io, store_problem(all.error(), l));
  return all.has_value();
}

bool write_page(const Summary& summary, const ScanOutputs& outputs, const Session& session,
                const Arguments& arguments, FileOutput& page, Io& io) {
  std::string html;
  append_summary_page(html, {.summary = summary,
                             .reader = session.reader(),
                             .organisations = *session.organisations,
                             .language = session.language,
                             .hide = arguments.has("redact") ? Hide::names : Hide::nothing,
                             .boundary_inferred = session.own.empty(),
                             .database = outputs.database(),
                             .command = arguments.typed("scan"),
                             .version = TLSPATH_VERSION});
  if (page.write(html) && page.close()) return true;
  complain(io, not_written(page, session.say()));
  return false;
}

// On stderr where stdout is taken.
void print_sums(const Summary& summary, const ScanResult& result, const ScanOutputs& outputs,
                const Session& session, bool stdout_taken, Io& io) {
  const UnknownForms& forms = outputs.forms();
  const SummaryNotes notes{.scanned = true,
                           .files = result.files,
                           .left_out = result.left_out,
                           .known = result.known,
                           .gone = outputs.gone(),
                           .boundary_inferred = session.own.empty(),
                           .database = outputs.database(),
                           .unknown_forms = forms.forms(),
                           .unknown_hops = forms.hops(),
                           .more_unknown_forms = forms.others() > 0,
                           .forms_file = outputs.forms_file()};
  const bool list = wants_list(io);
  const TableStyle style{.language = session.language,
                         .width = list ? io.columns : 80,
                         .ascii = session.ascii,
                         .list = list};
  (stdout_taken ? io.err : io.out) << summary_text(summary, notes, style);
}

}  // namespace

std::span<const Option> ScanCommand::options() const { return kOptions; }

std::string_view ScanCommand::examples() const {
  return "  tlspath scan inbox.mbox                      sums of an mbox\n"
         "  tlspath scan --ndjson all.ndjson archive/    one record a mail of a folder\n"
         "  tlspath scan --ndjson - mails/ | jq .path    ... to another program\n"
         "  tlspath scan --db r.sqlite archive/          into a database; see report\n"
         "  tlspath scan --db r.sqlite --resume archive/ what came since, or after a crash\n"
         "  tlspath scan --db 3.sqlite --shard 3/8 all/  one of eight shares; then: merge\n"
         "  tlspath scan --unknown forms.txt archive/    lines of systems not known\n";
}

Status ScanCommand::run_in(Session& session, const Arguments& arguments, Io& io) const {
  const Messages& say = session.say();
  if (const std::string lacks = lacks_option(arguments, say); !lacks.empty())
    return wrong_usage(session, lacks, io);
  Shard shard;
  if (const std::string_view text = arguments.get("shard"); !text.empty()) {
    const auto parsed = parse_shard(text);
    if (!parsed) {
      complain(io, bad_shard(text, session.language));
      return Status::usage;
    }
    shard = *parsed;
  }
  const auto options = archive_options(arguments, io, session.language);
  if (!options) return Status::usage;
  if (none_is_there(name(), arguments, session, io)) return Status::nothing;
  ScanOutputs outputs(arguments, session, io);
  if (const Status opened = outputs.open(shard, *options); opened != Status::done) return opened;
  FileOutput page(std::string(arguments.get("html")), io.out);
  if (!page.open()) {
    complain(io, not_written(page, say));
    return Status::nothing;
  }

  const bool each_copy = arguments.has("duplicates");
  SummarySink sums({.duplicates = each_copy, .examples = page.wanted()});
  std::vector<MailSink*> sinks{&sums};
  outputs.add_sinks(sinks);
  Progress progress(io, session.quiet, arguments.files());
  ScanInput input = archive_input("scan", arguments, *options, session, progress, io);
  input.journal = outputs.journal();
  input.shard = shard;
  const ScanResult result = tlspath::scan(input, sinks);
  progress.clear();
  const bool complete = !result.stopped && !result.sink_full;
  bool written = outputs.finish(complete) && !result.sink_full;

  Summary summary = sums.summary();
  const std::vector<std::string>& named = arguments.files();
  const std::size_t shown = std::min(named.size(), kNamedSources);
  summary.sources.assign(named.begin(), named.begin() + static_cast<std::ptrdiff_t>(shown));
  summary.more_sources = named.size() - shown;
  if (outputs.database_was_there() && written)
    written = sum_database(outputs, each_copy, page.wanted(), session.language, summary, io);
  summary.unread = result.failed;
  if (page.wanted() && !write_page(summary, outputs, session, arguments, page, io)) written = false;

  const bool nothing = sums.taken() + result.not_asked + result.known == 0 && result.failed > 0;
  // Where no file could be read, what was said of each is all.
  if (!session.quiet && !(nothing && result.files == 0))
    print_sums(summary, result, outputs, session, outputs.on_stdout() || page.to_stdout(), io);
  if (result.stopped) return Status::interrupted;
  if (nothing) return Status::nothing;
  return result.failed > 0 || !written ? Status::partly : Status::done;
}

}  // namespace tlspath::cli
