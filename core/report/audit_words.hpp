// The words of `tlspath audit`, both languages side by side in audit_words.cpp; one that lacks does
// not compile. "{}" is a setting or a name of the text, made visible before.
#pragma once

#include <array>
#include <string_view>

#include "core/audit/audit.hpp"
#include "core/text/language.hpp"

namespace tlspath {

struct AuditWords {
  std::string_view sends, receives;
  std::string_view built_in, not_built_in, built_in_unknown, version;
  std::array<std::string_view, 4> tls_sends, tls_receives;  // by AuditTls
  std::string_view tls_refused;           // receives, never, for lack of a certificate
  std::array<std::string_view, 7> check;  // by AuditCheck
  std::array<std::string_view, 4> shows;  // by AuditShows
  std::string_view for_whom, line, by_default, of_version, since, empty_value;
  std::string_view shows_label, because_label, change_label;
  std::array<std::string_view, 19> advice;  // by AuditAdvice
  std::string_view counted_one, counted, unread, cut_one, cut_many, whole_lines, foreign, no_parts;
  std::string_view head_part, head_tls, head_check, head_shows;
  std::string_view empty, too_large, table, not_known;
};

const AuditWords& audit_words(Language l);

}  // namespace tlspath
