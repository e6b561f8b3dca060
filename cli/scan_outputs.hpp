// ScanOutputs: everything that a scan writes beside its summary: --ndjson, --csv, --unknown, --db,
// and the journal that --resume goes on from (in the database, else beside the first file as
// FILE.tlspath-state). Opens all of it, ends all of it, and says what could not be written.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "cli/archive_input.hpp"
#include "cli/file_output.hpp"
#include "cli/io.hpp"
#include "cli/options.hpp"
#include "cli/session.hpp"
#include "core/scan/csv_sink.hpp"
#include "core/scan/record_maker.hpp"
#include "core/scan/unknown_forms.hpp"
#include "core/store/store.hpp"

namespace tlspath::cli {

class ScanOutputs {
 public:
  ScanOutputs(const Arguments& arguments, const Session& session, Io& io);

  // Status::done, or what the command ends with; the reason is said.
  Status open(Shard shard, const ArchiveOptions& asked);

  void add_sinks(std::vector<MailSink*>& sinks);
  ScanJournal* journal() { return store_ ? &store_->journal() : nullptr; }
  const UnknownForms& forms() const { return unknown_; }
  // Where the forms are listed; empty: nowhere that a person would look.
  std::string_view forms_file() const {
    return forms_.to_stdout() ? std::string_view() : std::string_view(forms_.name());
  }
  bool on_stdout() const { return ndjson_.to_stdout() || csv_.to_stdout() || forms_.to_stdout(); }
  const std::string& database() const { return database_; }
  // After finish(): files that only earlier scans found.
  std::uint64_t gone() const { return gone_; }
  bool database_was_there() const { return store_ && !database_.empty() && was_there_; }

  // After the scan, whatever became of it; false where something could not be written.
  bool finish(bool complete);

 private:
  Status usage(const std::string& what);
  bool open_files();
  std::string journal_path() const;
  bool not_written(const FileOutput& file);

  const Arguments& arguments_;
  const Session& session_;
  Io& io_;
  FileOutput ndjson_, csv_, forms_;
  std::string database_;
  std::unique_ptr<Store> store_;
  bool was_there_ = false;
  std::uint64_t gone_ = 0;
  UnknownForms unknown_;
  std::optional<NdjsonSink> records_;
  std::optional<CsvSink> rows_;
};

}  // namespace tlspath::cli
