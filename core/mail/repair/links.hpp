// A link that a mail program or a page put at an address or a host's name, and whose target is that
// same word:
//   "for <anna@corp.example<mailto:anna@corp.example>>;"  ->  "<mailto:anna@corp.example>"
//   "by mx.corp.example<http://mx.corp.example>"          ->  "<http://mx.corp.example>"
//   "by [mx.corp.example](http://mx.corp.example)"        ->  "(http://mx.corp.example)"
// Not done: a link to anything else; what is no copy of the word before it is no paste's.
#pragma once

#include <cstddef>
#include <string_view>

namespace tlspath::repairing {

struct Link {
  std::size_t size = 0;    // of the target with its brackets; 0: none
  std::size_t word = 0;    // bytes of the word that it belongs to
  bool bracketed = false;  // that word stands in "[" and "]" before it
};

// The link whose target starts with the '<' or '(' at `at`.
Link link_at(std::string_view text, std::size_t at);

}  // namespace tlspath::repairing
