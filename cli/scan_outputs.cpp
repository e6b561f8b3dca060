#include "cli/scan_outputs.hpp"

#include <sys/stat.h>

#include <filesystem>

#include "cli/identity.hpp"
#include "cli/limits.hpp"
#include "core/overview/store_words.hpp"

namespace tlspath::cli {
namespace {

constexpr std::uint64_t kLeastCache = std::uint64_t{1} << 20;

// Nothing yet, or a file that can be cut; no device or pipe.
bool may_be_file(const FileOutput& f) {
  struct stat st{};
  return f.wanted() && !f.to_stdout() &&
         (::stat(f.name().c_str(), &st) != 0 || S_ISREG(st.st_mode));
}

// Also by another name: a link, "./". Devices and pipes may be shared.
bool same_file(const std::string& one, const std::string& other) {
  namespace fs = std::filesystem;
  std::error_code ignored;
  if (fs::exists(one, ignored))
    return fs::is_regular_file(one, ignored) && fs::equivalent(one, other, ignored);
  const auto whole = [&](const std::string& file) {
    return fs::weakly_canonical(fs::absolute(file, ignored), ignored);
  };
  return whole(one) == whole(other);
}

bool holds_bytes(const std::string& file) {
  struct stat st{};
  return ::stat(file.c_str(), &st) == 0 && st.st_size > 0;
}

// An output that would overwrite another one, the journal, or what is to be read.
std::optional<std::string> clash_of_outputs(const Arguments& arguments, const std::string& journal,
                                            Language l) {
  constexpr std::string_view kOutputs[] = {"ndjson", "csv", "unknown", "html", "db"};
  for (const std::string_view& one : kOutputs) {
    const std::string file(arguments.get(one));
    if (file.empty()) continue;
    for (const std::string_view& other : kOutputs) {
      const std::string_view second = arguments.get(other);
      if (&one >= &other || second.empty()) continue;
      if (file == "-" || second == "-") {
        if (file == second && other != "db") return two_on_stdout(one, other, l);
      } else if (same_file(file, std::string(second))) {
        return two_into_one(one, other, file, l);
      }
    }
    if (file == "-") continue;
    if (one != "db" && !journal.empty() && same_file(file, journal))
      return output_is_journal(one, file, l);
    for (const std::string& source : arguments.files())
      if (source != "-" && same_file(file, source)) return output_is_source(one, file, l);
    if (one != "db" && holds_mail(file)) return output_is_mail(one, file, l);
  }
  return std::nullopt;
}

}  // namespace

ScanOutputs::ScanOutputs(const Arguments& arguments, const Session& session, Io& io)
    : arguments_(arguments),
      session_(session),
      io_(io),
      ndjson_(std::string(arguments.get("ndjson")), io.out),
      csv_(std::string(arguments.get("csv")), io.out),
      forms_(std::string(arguments.get("unknown")), io.out),
      database_(arguments.get("db")),
      unknown_(forms_.wanted()) {}

Status ScanOutputs::usage(const std::string& what) {
  complain(io_, what);
  return Status::usage;
}

std::string ScanOutputs::journal_path() const {
  if (!database_.empty()) return database_;
  for (const FileOutput* f : {&ndjson_, &csv_})
    if (may_be_file(*f)) return f->name() + ".tlspath-state";
  return {};
}

Status ScanOutputs::open(Shard shard, const ArchiveOptions& asked) {
  const Language l = session_.language;
  const bool resume = arguments_.has("resume");
  if (database_ == "-") return usage(database_on_stdout(l));
  const std::string journal = journal_path();
  if (const auto clash = clash_of_outputs(arguments_, journal, l)) return usage(*clash);
  if (resume && (ndjson_.to_stdout() || csv_.to_stdout() || journal.empty()))
    return usage(resume_needs_files(l));

  // Of a scan that left no journal nothing is known.
  if (resume && !holds_bytes(journal) && !holds_bytes(journal + ".part"))
    for (const FileOutput* f : {&ndjson_, &csv_})
      if (f->would_destroy()) return usage(file_of_another_scan(f->name(), l));

  StoreOptions options;
  if (const std::string_view text = arguments_.get("memory"); !text.empty()) {
    const auto size = parse_size(text);
    if (!size || *size < kLeastCache) return usage(bad_memory(text, l));
    options.cache = *size;
  }

  // A folder that is not there is told of by the name that was typed.
  if (!resume && !open_files()) return Status::nothing;
  if (!journal.empty()) {
    options.identity = identity_of(session_, shard, asked.only);
    options.limits = limits_text(asked.limits);
    options.resume = resume;
    options.journal_only = database_.empty();
    options.evidence = arguments_.has("evidence");
    auto opened = Store::open(journal, options);
    if (!opened) {
      complain(io_, store_problem(opened.error(), l));
      return opened.error().trouble == StoreTrouble::there_already ? Status::usage
                                                                   : Status::nothing;
    }
    store_ = std::move(*opened);
    was_there_ = store_->was_there();
  }
  // By another name, or since others wrote there: what was read before would lack in it.
  if (resume)
    for (const FileOutput* f : {&ndjson_, &csv_}) {
      if (!may_be_file(*f) || store_->synced(f->name())) continue;
      if (f->would_destroy()) return usage(file_of_another_scan(f->name(), l));
      if (was_there_ && store_->holds_sources() && !session_.quiet)
        complain(io_, file_holds_new_mails(f->name(), l));
    }
  if (resume && !open_files()) return Status::nothing;
  for (FileOutput* f : {&ndjson_, &csv_})
    if (store_ && f->is_regular()) store_->watch_file(f->name(), [f] { return f->sync(); });
  return Status::done;
}

bool ScanOutputs::open_files() {
  const auto kept = [&](const FileOutput& f) {
    return store_ ? store_->synced(f.name()) : std::nullopt;
  };
  for (FileOutput* f : {&ndjson_, &csv_, &forms_}) {
    if (f->open(f == &forms_ ? std::nullopt : kept(*f))) continue;
    if (f->error() != 0) return not_written(*f);
    complain(io_, file_was_cut(f->name(), session_.language));
    return false;
  }
  if (ndjson_.wanted())
    records_.emplace(RecordMaker(*session_.organisations, session_.providers(),
                                 session_.asked.value_or(Language::en)),
                     [this](std::string_view lines) { return ndjson_.write(lines); });
  if (csv_.wanted())
    rows_.emplace([this](std::string_view lines) { return csv_.write(lines); },
                  kept(csv_).value_or(0) == 0);
  return true;
}

bool ScanOutputs::not_written(const FileOutput& file) {
  complain(io_, cli::not_written(file, session_.say()));
  return false;
}

void ScanOutputs::add_sinks(std::vector<MailSink*>& sinks) {
  sinks.push_back(&unknown_);
  if (records_) sinks.push_back(&*records_);
  if (rows_) sinks.push_back(&*rows_);
  if (store_ && !database_.empty()) sinks.push_back(&store_->sink());
}

bool ScanOutputs::finish(bool complete) {
  bool written = true;
  if (records_) written = records_->checkpoint() && written;
  if (rows_) written = rows_->checkpoint() && written;
  if (forms_.wanted()) written = forms_.write(unknown_.table()) && written;
  if (store_) {
    if (was_there_ && complete) gone_ = store_->gone();
    const std::uint64_t safe = store_->safe_mails();
    const auto ended = store_->finish(complete && written);
    if (!ended) {
      written = false;
      // A file that failed is told of below.
      if (ndjson_.error() == 0 && csv_.error() == 0)
        complain(io_, store_problem(ended.error(), session_.language, safe));
    }
  }
  for (FileOutput* f : {&ndjson_, &csv_, &forms_}) {
    f->close();
    if (f->error() != 0) written = not_written(*f);
  }
  return written;
}

}  // namespace tlspath::cli
