// A results database made as tlspath wrote it before: of version 1.
#pragma once

#include <string>

#include "core/store/sqlite.hpp"

namespace tlspath::tests {

inline void make_version_1(const std::string& path) {
  store::Database d(path, store::Database::Mode::write);
  d.run(
      "BEGIN; DROP VIEW mail; DROP TABLE facts; DROP TABLE copies;"
      "DELETE FROM names WHERE text LIKE '% %' AND id IN "
      "(SELECT systems FROM messages UNION SELECT findings FROM messages)");
  for (const std::string c : {"system", "version", "systems", "versions", "findings", "weak"})
    d.run("ALTER TABLE messages DROP COLUMN " + c);
  d.run(
      "CREATE VIEW mail AS SELECT id FROM messages;"
      "DROP INDEX messages_partner; DROP INDEX messages_relay;"
      "CREATE INDEX messages_time ON messages(time);"
      "CREATE INDEX messages_verdict ON messages(verdict, time);"
      "CREATE INDEX messages_partner ON messages(partner, time);"
      "CREATE INDEX messages_relay ON messages(relay, time);"
      "PRAGMA user_version = 1; COMMIT");
}

}  // namespace tlspath::tests
