// check.cpp: archives, a policy -> who broke it, with proof. Exit status 1 where somebody did.
// With --db each mail is read once by one policy: the database keeps what was read and which policy
// judged it, and is as scan --db writes it.
#include "cli/check.hpp"

#include <algorithm>
#include <memory>
#include <vector>

#include "cli/archive_input.hpp"
#include "cli/identity.hpp"
#include "cli/limits.hpp"
#include "cli/policy_of_file.hpp"
#include "cli/session.hpp"
#include "core/overview/check_page.hpp"
#include "core/overview/check_words.hpp"
#include "core/overview/store_words.hpp"
#include "core/policy/check.hpp"
#include "core/store/store.hpp"

namespace tlspath::cli {
namespace {

constexpr Option kOwn[] = {
    {"policy", "FILE", "", "what must be: docs/policy.md"},
    {"format", "text|json|csv|markdown|junit", "", "the form of the answer"},
    {"all", "", "", "text: all such mails, also what is only reported"},
    {"db", "FILE", "", "database of what was read; then only new mails"},
    {"since", "DAY", "", "only mails of that day (2025-07-01) and later"},
    {"until", "DAY", "", "only mails of that day and before"},
    {"from-domain", "DOMAIN", "", "only mails whose From is of that domain or below"},
    {"jobs", "N", "", "threads that read (else: one a processor)"},
    {"limit", "NAME=N", "", "what a source may cost: unpacked=20G, depth=2 ..."},
};
constexpr auto kOptions = with_common(kOwn, kTrustOption, kSystemsOption);

// The database of --db, which is gone on with where it is there.
StoreResult<std::unique_ptr<Store>> open_store(const std::string& path, const Policy& policy,
                                               const Session& session,
                                               const ArchiveOptions& asked) {
  // Mails that a scan read were not judged: what one of the two wrote, the other does not go on
  // with.
  StoreIdentity identity = identity_of(session, {}, asked.only);
  identity.only += identity.only.empty() ? "check" : ", check";
  return Store::open(path, {.identity = std::move(identity),
                            .resume = true,
                            .judged_by = fingerprint(policy),
                            .limits = limits_text(asked.limits)});
}

// Empty where --quiet has nothing to say.
std::string answer_of(const Policy& policy, const CheckResult& result, const CheckStyle& style,
                      std::string_view format, bool quiet) {
  if (format == "json") return check_json(policy, result, style, "tlspath " TLSPATH_VERSION);
  if (format == "csv") return check_csv(policy, result);
  if (format == "junit") return check_junit(policy, result, style);
  if (format == "markdown") return check_markdown(policy, result, style);
  if (quiet && !result.violated()) return {};
  return check_text(policy, result, style);
}

}  // namespace

std::span<const Option> CheckCommand::options() const { return kOptions; }

std::string_view CheckCommand::examples() const {
  return "  tlspath check inbox.mbox --policy partners.toml     who broke it, with proof\n"
         "  tlspath check --policy p.toml --quiet --db seen.sqlite Maildir/   from cron:\n"
         "                                       new mails only; silent if nobody broke it\n"
         "  tlspath check --policy p.toml --format junit archive/ > junit.xml\n"
         "  echo 'profile = \"rfc9325\"' > p.toml; tlspath check --policy p.toml a.eml\n"
         "\n"
         "Exit status 1: somebody broke the policy.\n";
}

Status CheckCommand::run_in(Session& session, const Arguments& arguments, Io& io) const {
  const Messages& say = session.say();
  const Language l = session.language;
  if (arguments.files().empty())
    return wrong_usage(session, say.missing_operand("check PATH... --policy F.toml"), io);
  const std::string path(arguments.get("policy"));
  if (path.empty()) return wrong_usage(session, check_needs_policy(l), io);
  const auto policy = load_policy(path, l);
  if (!policy) {
    complain(io, policy.error().what);
    return Status::usage;
  }
  session.own.add(policy->own);
  const auto options = archive_options(arguments, io, l);
  if (!options) return Status::usage;
  const std::string command = "check --policy " + path;
  if (none_is_there(command, arguments, session, io)) return Status::nothing;

  std::unique_ptr<Store> store;
  if (const std::string db(arguments.get("db")); !db.empty()) {
    if (db == "-") {
      complain(io, database_on_stdout(l));
      return Status::usage;
    }
    auto opened = open_store(db, *policy, session, *options);
    if (!opened) {
      complain(io, store_problem(opened.error(), l));
      return Status::nothing;
    }
    store = std::move(*opened);
    if (store->judges_anew() && !session.quiet) complain(io, check_judges_anew(path, db, l));
  }

  const std::string_view format = arguments.get("format");
  const bool for_people = format.empty() || format == "text" || format == "markdown";
  const Language spoken = for_people ? l : session.asked.value_or(Language::en);
  CheckSink check(*policy, session.own, *session.organisations, session.providers(), spoken);
  std::vector<MailSink*> sinks{&check};
  if (store) sinks.push_back(&store->sink());
  Progress progress(io, session.quiet, arguments.files());
  ScanInput input = archive_input(command, arguments, *options, session, progress, io);
  if (store) {
    input.journal = &store->journal();
    // Nothing is kept before all is told: a check that was killed, or whose output was full, reads
    // those mails again.
    input.checkpoint_seconds.reset();
  }
  const ScanResult read = tlspath::scan(input, sinks);
  progress.clear();
  const CheckResult& result = check.result();
  const CheckStyle style{.language = spoken,
                         .policy_path = path,
                         .ascii = session.ascii,
                         .all = arguments.has("all"),
                         .width = static_cast<std::size_t>(std::max(io.columns, 60))};
  io.out << answer_of(*policy, result, style, format, session.quiet);
  io.out.flush();
  bool written = !read.sink_full;
  if (store && io.out.good()) {
    if (const auto ended = store->finish(!read.stopped && !read.sink_full); !ended) {
      complain(io, store_problem(ended.error(), l));
      written = false;
    }
  }
  if (read.stopped) return Status::interrupted;
  if (result.violated()) return Status::violated;
  if (result.mails + read.not_asked + read.known == 0 && read.failed > 0) return Status::nothing;
  return read.failed > 0 || !written ? Status::partly : Status::done;
}

}  // namespace tlspath::cli
