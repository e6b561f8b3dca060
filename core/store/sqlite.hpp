// SQLite, wrapped: a connection and a prepared statement. For the .cpp files of core/store only:
// its types stay in sqlite.cpp, and what it throws (Failure) is caught at the doors of this room.
//   Statement s = db.prepare("SELECT id FROM names WHERE text = ?"); s.bind(1, "corp.example");
//   if (s.step()) id = s.integer(0);
// Text is only ever bound, never put into SQL.
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace tlspath::store {

class Failure : public std::runtime_error {
 public:
  Failure(int code, const std::string& what) : std::runtime_error(what), code_(code) {}
  bool disk_full() const;
  bool no_database() const;  // the file is something else
  bool damaged() const;
  static Failure io(const std::string& what);
  static Failure of_errno();  // io() in the system's words
  static Failure corrupt(const std::string& what);
  static Failure foreign();
  static Failure newer(std::int64_t version);
  static Failure no_file();
  bool is_newer() const { return code_ == kNewer; }
  bool is_no_file() const { return code_ == kNoFile; }
  bool interrupted() const;
  static Failure stopped();  // is interrupted()
  // Of a file that is not the one that the caller is at.
  Failure in_file(const std::string& path) const;
  const std::string& file() const { return file_; }  // empty: the caller's

 private:
  static constexpr int kNewer = -1, kNoFile = -2;  // SQLite's own codes are positive
  int code_;
  std::string file_;
};

class Statement {
 public:
  Statement() = default;  // none: only to be assigned to
  explicit Statement(sqlite3_stmt* s) : s_(s) {}

  // Positions count from 1. Text and bytes have to live until the next step() or reset().
  void bind(int at, std::int64_t v);
  void bind(int at, std::string_view text);
  void bind_bytes(int at, std::string_view bytes);
  void bind_null(int at);
  template <class T>
  void bind_or_null(int at, const std::optional<T>& v) {
    if (v)
      bind(at, static_cast<std::int64_t>(*v));
    else
      bind_null(at);
  }

  bool step();   // true: there is a row
  void reset();  // bindings stay
  void run() {   // for statements without rows
    step();
    reset();
  }

  // Columns count from 0. Text lives until the next step() or reset().
  int columns() const;
  bool is_null(int at) const;
  std::int64_t integer(int at) const;
  std::uint64_t count(int at) const { return static_cast<std::uint64_t>(integer(at)); }
  std::optional<std::int64_t> optional(int at) const;
  std::string_view text(int at) const;
  // A value of whatever type, handed on to a statement of the same or another connection.
  void copy(int at, Statement& to, int to_at) const;
  std::string column_name(int at) const;

 private:
  struct Close {
    void operator()(sqlite3_stmt* s) const;
  };
  std::unique_ptr<sqlite3_stmt, Close> s_;
};

// Resets it at the end of the block, whatever happens: no state of the database is held on to.
class Reset {
 public:
  explicit Reset(Statement& s) : s_(s) {}
  ~Reset() { s_.reset(); }
  Reset(const Reset&) = delete;
  Reset& operator=(const Reset&) = delete;

 private:
  Statement& s_;
};

class Database {
 public:
  enum class Mode : std::uint8_t { read, write, create };

  Database(const std::string& path, Mode mode);

  void run(const std::string& sql);  // several statements, no rows
  Statement prepare(std::string_view sql);
  // A function of one number for SQL, which reads nothing but that number. NULL stays NULL.
  void define(const char* name, std::function<bool(std::int64_t)> function);
  // From any thread: what runs now throws a Failure that is interrupted(); with stop_if() also what
  // begins while `stop` is true. `stop` has to live as long.
  void interrupt() const;
  void stop_if(const std::atomic<bool>& stop);
  // Where somebody else has it locked: so long, 2 s unless told, and no longer than stop_if() lets
  // it. Then a Failure that says so.
  void wait_for(int milliseconds);
  std::int64_t last_id() const;
  std::int64_t changes() const;
  // Of a query with one row: its first column.
  std::int64_t integer(std::string_view sql);
  std::string text(std::string_view sql);

 private:
  struct Close {
    void operator()(sqlite3* db) const;
  };
  // In a place of its own, which SQLite keeps; it goes after the connection.
  struct Wait {
    int most = 2000, waited = 0;  // milliseconds
    const std::atomic<bool>* stop = nullptr;
  };
  static int wait(void* on, int before);

  std::unique_ptr<Wait> wait_ = std::make_unique<Wait>();
  std::unique_ptr<sqlite3, Close> db_;
};

}  // namespace tlspath::store
