// Settings: name and value by line, as the readers of this room hand them to each other. For
// core/audit only.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/audit/audit.hpp"

namespace tlspath::audit_of {

inline constexpr std::size_t kMaxParts = 500, kMaxValue = 4096, kMaxNames = 40, kMaxLines = 60'000;
// Where each line is held against what came before, so that the time stays in proportion.
inline constexpr std::size_t kMaxKeys = 500, kMaxMacros = 500, kMaxServices = 50;

struct Line {
  std::uint32_t number = 0;
  std::string_view text;  // without its end
};

// One more than kMaxLines where there are more.
std::vector<Line> lines_of(std::string_view text);

// In the order of the text; the last one of a name counts.
class Settings {
 public:
  void add(std::string_view name, std::string_view value, std::uint32_t line);
  void append(std::string_view more);  // to the value of the last one
  bool empty() const { return all_.empty(); }
  // Without regard to case. find() marks it as read, has() does not.
  bool has(std::string_view name) const;
  const AuditSetting* find(std::string_view name) const;
  std::string_view value(std::string_view name) const;  // empty where there is none
  const std::vector<AuditSetting>& all() const { return all_; }
  void count(Audit& audit) const;  // into settings, unread, unread_names

 private:
  std::vector<AuditSetting> all_;
  mutable std::vector<bool> read_;
};

// "yes", "true", "1"; "no" ...; nothing where it is neither.
std::optional<bool> truth(std::string_view word);

// The words of a list: "a, b c" -> a b c.
std::vector<std::string_view> words_of(std::string_view list, std::string_view between = ", \t");
bool has_word(std::string_view list, std::string_view word, std::string_view between = ", \t");

// -1, 0, 1 by the numbers in them: "4.9" is before "4.87".
int compare_versions(std::string_view a, std::string_view b);

// What each product's file answers.
void read_exchange(const std::vector<Line>& lines, Audit& out);
void read_postfix(const std::vector<Line>& lines, Audit& out);
void read_sendmail(const std::vector<Line>& lines, Audit& out);
void read_exim(const std::vector<Line>& lines, Audit& out);

// "RequireTLS   : True" -> its two sides; false where the line has another form.
bool split_setting(std::string_view line, char sign, std::string_view& name,
                   std::string_view& value);

}  // namespace tlspath::audit_of
