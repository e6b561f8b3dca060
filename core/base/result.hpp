// Result<T>: a value, or why the job could not be done. Oddities of a mail are no errors but
// findings (core/path/finding.hpp); our own bugs are std::logic_error.
#pragma once

#include <cstdint>
#include <string>
#include <tl/expected.hpp>

namespace tlspath {

enum class ErrorKind : std::uint8_t {
  usage,          // the command line or a settings file is wrong
  not_found,      // no such file
  not_permitted,  // there, but not for us
  unreadable,     // there, but it cannot be read
  is_folder,      // a folder where a file was expected
  not_mail,       // no mail header in it
  empty,          // nothing in it
  no_mails,       // an archive or mailbox without a mail in it
  too_large,      // past a limit
  not_written,    // a result could not be written
  torn,           // it ends before its end; what stands before was read
  damaged,        // its bytes are not what its format says
  encrypted,      // it needs a password
  no_headers,     // an Outlook item that kept no internet headers
  too_deep,       // archives within archives, past a limit
  bomb,           // it unpacks to more than a limit
  unsupported,    // packed in a way that we cannot read
  no_space,       // no room to unpack it
  no_helper,      // a program of ours is missing, or died
};

// `what` is one line in lower case that names the file and what to try: "a.eml: no such file".
struct Error {
  ErrorKind kind{};
  std::string what;
};

template <class T>
using Result = tl::expected<T, Error>;

}  // namespace tlspath
