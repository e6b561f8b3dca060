#include "core/store/sqlite.hpp"

#include <sqlite3.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <system_error>

namespace tlspath::store {
namespace {

[[noreturn]] void fail(sqlite3* db, int code) {
  throw Failure(code, db ? sqlite3_errmsg(db) : sqlite3_errstr(code));
}

void check(sqlite3_stmt* s, int code) {
  if (code != SQLITE_OK) fail(sqlite3_db_handle(s), code);
}

}  // namespace

bool Failure::disk_full() const { return code_ > 0 && (code_ & 0xff) == SQLITE_FULL; }
bool Failure::no_database() const { return code_ > 0 && (code_ & 0xff) == SQLITE_NOTADB; }
bool Failure::damaged() const { return code_ > 0 && (code_ & 0xff) == SQLITE_CORRUPT; }
bool Failure::interrupted() const { return code_ > 0 && (code_ & 0xff) == SQLITE_INTERRUPT; }
Failure Failure::stopped() { return {SQLITE_INTERRUPT, "stopped"}; }
Failure Failure::io(const std::string& what) { return {SQLITE_IOERR, what}; }
Failure Failure::of_errno() { return io(std::generic_category().message(errno)); }
Failure Failure::corrupt(const std::string& what) { return {SQLITE_CORRUPT, what}; }
Failure Failure::foreign() { return {SQLITE_NOTADB, "not a results database of tlspath"}; }
Failure Failure::no_file() { return {kNoFile, "no such file"}; }
Failure Failure::in_file(const std::string& path) const {
  Failure f = *this;
  f.file_ = path;
  return f;
}
Failure Failure::newer(std::int64_t version) {
  return {kNewer, "written by a newer tlspath (user_version " + std::to_string(version) + ")"};
}

void Statement::Close::operator()(sqlite3_stmt* s) const { sqlite3_finalize(s); }
void Database::Close::operator()(sqlite3* db) const { sqlite3_close_v2(db); }

void Statement::bind(int at, std::int64_t v) {
  check(s_.get(), sqlite3_bind_int64(s_.get(), at, v));
}
void Statement::bind(int at, std::string_view text) {
  check(s_.get(), sqlite3_bind_text64(s_.get(), at, text.data() ? text.data() : "", text.size(),
                                      SQLITE_STATIC, SQLITE_UTF8));
}
void Statement::bind_bytes(int at, std::string_view bytes) {
  check(s_.get(), sqlite3_bind_blob64(s_.get(), at, bytes.data() ? bytes.data() : "", bytes.size(),
                                      SQLITE_STATIC));
}
void Statement::bind_null(int at) { check(s_.get(), sqlite3_bind_null(s_.get(), at)); }

bool Statement::step() {
  const int code = sqlite3_step(s_.get());
  if (code == SQLITE_ROW) return true;
  if (code == SQLITE_DONE) return false;
  sqlite3* db = sqlite3_db_handle(s_.get());
  const std::string what = sqlite3_errmsg(db);
  sqlite3_reset(s_.get());
  throw Failure(code, what);
}
void Statement::reset() { sqlite3_reset(s_.get()); }

int Statement::columns() const { return sqlite3_column_count(s_.get()); }
bool Statement::is_null(int at) const { return sqlite3_column_type(s_.get(), at) == SQLITE_NULL; }
std::int64_t Statement::integer(int at) const { return sqlite3_column_int64(s_.get(), at); }
std::optional<std::int64_t> Statement::optional(int at) const {
  if (is_null(at)) return std::nullopt;
  return integer(at);
}
std::string_view Statement::text(int at) const {
  // Bytes first for blobs, which this does not convert.
  const auto* p = static_cast<const char*>(sqlite3_column_blob(s_.get(), at));
  const int size = sqlite3_column_bytes(s_.get(), at);
  return p ? std::string_view(p, static_cast<std::size_t>(size)) : std::string_view();
}
void Statement::copy(int at, Statement& to, int to_at) const {
  check(to.s_.get(), sqlite3_bind_value(to.s_.get(), to_at, sqlite3_column_value(s_.get(), at)));
}
std::string Statement::column_name(int at) const { return sqlite3_column_name(s_.get(), at); }

Database::Database(const std::string& path, Mode mode) {
  sqlite3* db = nullptr;
  int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
  flags |= mode == Mode::read ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE;
  if (mode == Mode::create) flags |= SQLITE_OPEN_CREATE;
  const int code = sqlite3_open_v2(path.c_str(), &db, flags, nullptr);
  db_.reset(db);
  if (code != SQLITE_OK && ::access(path.c_str(), F_OK) != 0 && mode != Mode::create)
    throw Failure::no_file();
  if (code != SQLITE_OK) fail(db, code);
  sqlite3_busy_handler(db, &wait, wait_.get());
  // What a hostile database could do by its schema is not done.
  sqlite3_db_config(db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
  sqlite3_db_config(db, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
}

void Database::run(const std::string& sql) {
  const int code = sqlite3_exec(db_.get(), sql.c_str(), nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) fail(db_.get(), code);
}

Statement Database::prepare(std::string_view sql) {
  sqlite3_stmt* s = nullptr;
  const int code = sqlite3_prepare_v3(db_.get(), sql.data(), static_cast<int>(sql.size()),
                                      SQLITE_PREPARE_PERSISTENT, &s, nullptr);
  if (code != SQLITE_OK) fail(db_.get(), code);
  return Statement(s);
}

void Database::define(const char* name, std::function<bool(std::int64_t)> function) {
  using Function = std::function<bool(std::int64_t)>;
  const auto call = [](sqlite3_context* context, int, sqlite3_value** values) {
    if (sqlite3_value_type(values[0]) == SQLITE_NULL) return sqlite3_result_null(context);
    const auto& f = *static_cast<const Function*>(sqlite3_user_data(context));
    sqlite3_result_int(context, f(sqlite3_value_int64(values[0])) ? 1 : 0);
  };
  // SQLite deletes it, with the connection or where this fails.
  const int code = sqlite3_create_function_v2(
      db_.get(), name, 1, SQLITE_UTF8 | SQLITE_DIRECTONLY, new Function(std::move(function)), call,
      nullptr, nullptr, [](void* f) { delete static_cast<Function*>(f); });
  if (code != SQLITE_OK) fail(db_.get(), code);
}

void Database::interrupt() const { sqlite3_interrupt(db_.get()); }

void Database::stop_if(const std::atomic<bool>& stop) {
  constexpr int kSteps = 1000;  // of SQLite's machine between two looks: some microseconds
  const auto look = [](void* flag) {
    return static_cast<std::atomic<bool>*>(flag)->load(std::memory_order_relaxed) ? 1 : 0;
  };
  sqlite3_progress_handler(db_.get(), kSteps, look, const_cast<std::atomic<bool>*>(&stop));
  wait_->stop = &stop;
}

void Database::wait_for(int milliseconds) { wait_->most = milliseconds; }

// SQLite's own way of waiting asks nobody, sqlite3_interrupt() included.
int Database::wait(void* on, int before) {
  auto& w = *static_cast<Wait*>(on);
  if (before == 0) w.waited = 0;
  if (w.waited >= w.most || (w.stop != nullptr && *w.stop)) return 0;
  const int step = 1 << std::min(before, 5);
  sqlite3_sleep(step);
  w.waited += step;
  return 1;
}

std::int64_t Database::last_id() const { return sqlite3_last_insert_rowid(db_.get()); }
std::int64_t Database::changes() const { return sqlite3_changes64(db_.get()); }

std::int64_t Database::integer(std::string_view sql) {
  Statement s = prepare(sql);
  return s.step() ? s.integer(0) : 0;
}

std::string Database::text(std::string_view sql) {
  Statement s = prepare(sql);
  return s.step() ? std::string(s.text(0)) : std::string();
}

}  // namespace tlspath::store
