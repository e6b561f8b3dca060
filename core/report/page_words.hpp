// The words of `--raw` and of the HTML page: labels that stand beside bytes, and the page's fixed
// sentences. Both languages are plain tables side by side in page_words.cpp; one that lacks does
// not compile. Verdicts, notes and the answer are in lang.hpp.
#pragma once

#include <string_view>

#include "core/text/language.hpp"

namespace tlspath {

struct PageWords {
  // --raw: labels under the bytes.
  std::string_view peer_first;  // the first time, with what it means
  std::string_view peer;
  std::string_view encrypted_first;
  std::string_view encrypted;
  std::string_view no_tls;             // words that deny TLS
  std::string_view keyword_encrypted;  // the keyword alone says TLS
  std::string_view keyword_cleartext;
  std::string_view silence;  // here its TLS words would stand
  std::string_view local;
  std::string_view version;
  std::string_view suite_class;  // "TLSv1/SSLv3"
  std::string_view suite;
  std::string_view null_suite;
  std::string_view bits;
  std::string_view key_exchange;
  std::string_view signature;
  std::string_view client_certificate;
  std::string_view authenticated;
  std::string_view continued;  // the rest of words broken over lines
  // Words that prove nothing.
  std::string_view elsewhere;
  std::string_view greeting;
  std::string_view name;
  std::string_view sender_words;
  std::string_view host;
  std::string_view id;
  std::string_view recipient;

  // The HTML page.
  std::string_view mails;  // after a number, of a page of several: "3 mails"
  std::string_view contents;
  std::string_view skip;
  std::string_view scope;  // what the page looked at
  std::string_view source;
  std::string_view message_id;
  std::string_view way;  // caption of the table
  std::string_view head_hop;
  std::string_view head_where;
  std::string_view head_facts;
  std::string_view head_time;
  std::string_view head_written_by;
  std::string_view to;  // between the two sides, for those who hear it
  std::string_view header;
  std::string_view header_note;
  std::string_view header_hidden;
  std::string_view see_line;
  std::string_view how_to_read;
  std::string_view how_encrypted;
  std::string_view how_cleartext;
  std::string_view how_unstated;
  std::string_view how_local;
  std::string_view how_trust;
  std::string_view made_by;
  std::string_view with_command;
};

const PageWords& page_words(Language l);

}  // namespace tlspath
