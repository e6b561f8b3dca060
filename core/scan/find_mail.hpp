// find_mail: one mail that a scan told of, read again from where it lay, whole.
//   find_mail({.path = "old.tar", .entry = "inbox.mbox", .offset = 4711, .header_hash = h}, stop)
// Says so where its source is gone, or holds another mail there now. In an mbox this is one read;
// in archives all that is before it is unpacked again. Not done: looking for it elsewhere.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include "core/input/read.hpp"

namespace tlspath {

struct MailPlace {
  std::string path;
  std::string entry;  // as a results database has it: visible; empty: none
  std::optional<std::uint64_t> offset;
  std::uint64_t header_hash = 0;
};

struct MailFound {
  enum What : std::uint8_t {
    mail,
    changed,     // there is another one
    gone,        // the source can be read, and it is not there
    unreadable,  // `error` says why
    stopped,
  };
  What what = gone;
  std::string bytes;
  std::optional<InputError> error;
};

MailFound find_mail(const MailPlace& place, const std::function<bool()>& stop = {});

}  // namespace tlspath
