// The words of `tlspath systems`, both languages side by side in systems_words.cpp; one that lacks
// does not compile. What a system's own file says (title, source, what is unknown) is English data
// and stays as it is; of its labels only the joining words are spoken ("8.12 to 8.14").
#pragma once

#include <string>
#include <string_view>

#include "core/path/system.hpp"
#include "core/text/language.hpp"

namespace tlspath {

struct SystemsWords {
  // The table of all.
  std::string_view head_id;
  std::string_view head_system;
  std::string_view head_marks;
  std::string_view head_silence;
  std::string_view always, keyword, sometimes, never;  // how TLS is marked
  std::string_view by_version;                         // versions differ
  std::string_view count_one, count_many;              // after a number
  std::string_view one_in_full;                        // what to type for more

  // One system.
  std::string_view id;
  std::string_view head_version;
  std::string_view head_has_tls;
  std::string_view head_shows;
  std::string_view yes, no;
  std::string_view has_not_known;  // what "-" means in their place
  std::string_view nothing;
  std::string_view no_version;   // the row for lines without a version
  std::string_view any_version;  // the row of a form that all versions write
  std::string_view no_row_for;   // a version follows
  std::string_view there_are;    // the rows known follow
  std::string_view by_alone;     // a line with nothing but "by"
  std::string_view tls_since;
  std::string_view never_shown;
  std::string_view known_from;
  std::string_view unknown;
  std::string_view examples;
  std::string_view not_known;
  std::string_view replaces;  // the built-in system that a user's one takes the place of
  // Facts, as "Never shown" lists them.
  std::string_view version, cipher, bits, key_exchange, signature, client_certificate,
      authenticated;
  // "from 8.11", "before 8.12", "8.11 to before 8.12": the number follows, or stands between.
  std::string_view from, before, to_before;
};

const SystemsWords& systems_words(Language l);

// "8.12 to 8.14", "to 8.10", "2016 on", "any", "(TLS) or version=": its joining words in that
// language.
std::string spoken_label(std::string_view label, Language l);

}  // namespace tlspath
