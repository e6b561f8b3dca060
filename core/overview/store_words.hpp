// What tlspath says where a results database could not be opened, written or joined: file, cause,
// remedy, in one line without "tlspath: ".
//   results.sqlite: is there already; go on with it by --resume, or name another file
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "core/store/store.hpp"
#include "core/text/language.hpp"

namespace tlspath {

// `safe_mails`: of a scan that met a full disk and can go on by --resume.
std::string store_problem(const StoreError& error, Language l,
                          std::optional<std::uint64_t> safe_mails = std::nullopt);
// The same where nobody types a command.
std::string store_problem_in_window(const StoreError& error, Language l);

// A source that is not what it was, while its old records stand in a file.
std::string source_changed(std::string_view path, Language l);
// A mail of a results database that is looked for in its source again: nothing at its place, or
// another one.
std::string mail_is_gone(std::string_view path, Language l);
std::string mail_has_changed(std::string_view path, Language l);
// --resume with a file that is shorter than what was known to be in it.
std::string file_was_cut(std::string_view path, Language l);
// --resume with a file that is there, and of which the earlier scan knows nothing.
std::string file_of_another_scan(std::string_view path, Language l);
// --resume with a file that was not written before: it lacks what was read then.
std::string file_holds_new_mails(std::string_view path, Language l);
// --resume together with a sink on stdout; --shard without I/N; --since that is no day, --partner
// that is no domain.
std::string resume_needs_files(Language l);
std::string database_on_stdout(Language l);
std::string bad_jobs(std::string_view value, Language l);
std::string bad_shard(std::string_view value, Language l);
// `names`: of the limits that there are.
std::string bad_limit(std::string_view value, std::string_view names, Language l);
std::string bad_memory(std::string_view value, Language l);
std::string bad_day(std::string_view option, std::string_view value, Language l);
std::string until_before_since(std::string_view until, std::string_view since, Language l);
std::string bad_domain(std::string_view option, std::string_view value, Language l);
std::string two_on_stdout(std::string_view one, std::string_view other, Language l);
// Two outputs into one file; an output into a file that is to be read. `one`, `other`: "ndjson".
std::string two_into_one(std::string_view one, std::string_view other, std::string_view file,
                         Language l);
std::string output_is_source(std::string_view option, std::string_view file, Language l);
// An output into the FILE.tlspath-state of another one.
std::string output_is_journal(std::string_view option, std::string_view file, Language l);
// Mail, an archive or a database stands there.
std::string output_is_mail(std::string_view option, std::string_view file, Language l);
// merge into a file that is there: it has no --resume.
// Of a partner or relay that was named.
std::string no_mail_of(std::string_view database, std::string_view name, bool relay, Language l);

std::string merged_is_there(std::string_view file, Language l);

}  // namespace tlspath
