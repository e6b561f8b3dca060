// MailReader: every mail of a source, whatever it is packed in. What a file is, is told by its
// bytes, never by its name; archives within archives are read to a depth.
//   read({.path = "old.tar"}, ...)  ->  mail, entry "2019.zip/inbox.mbox", offset 4711
//                                       mail, entry "draft.msg", no offset
//                                       failed: old.tar/secret.zip/a.eml: encrypted
// Files of mails are read up to the empty line after the header and no further. One a thread; its
// buffers are used again from source to source. Not done: folders (core/scan/sources), and what is
// in mails (attached archives are not opened).
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "core/input/content.hpp"
#include "core/input/limits.hpp"
#include "core/input/mail.hpp"
#include "core/input/read.hpp"
#include "core/input/stream.hpp"

namespace tlspath {

struct InputSource {
  std::string path;              // to open, and for what is told of it
  bool must_be_mail = false;     // named by the user: to hold no mail is an error
  ByteStream* stream = nullptr;  // standard input: read instead of opening `path`
  // Of an mbox. Everything else belongs whole to the range that begins at 0.
  ByteRange range{};
};

struct InputEars {
  TakeMail mail;
  // Everything that could not be read, with path and entry. What stood before it was given.
  std::function<void(const InputError&)> failed;
  // A file or an entry that is no mail and need not be one.
  std::function<void(std::string_view entry, Content what)> left_out;
};

enum class ReadEnd : std::uint8_t {
  read,      // mails, as far as they could be read
  failed,    // nothing: it could not be opened, or is no mail and has to be one
  left_out,  // nothing: it is no mail and need not be one
  stopped,   // ears.mail wanted no more
};

struct InputOptions {
  InputLimits limits{};
  bool bodies = false;       // mails whole, up to limits.mail, for those who show one
  std::string pst_helper{};  // empty: where it is installed
};

class MailReader {
 public:
  explicit MailReader(InputOptions options = {});
  ~MailReader();
  MailReader(const MailReader&) = delete;
  MailReader& operator=(const MailReader&) = delete;

  ReadEnd read(const InputSource& source, const InputEars& ears);

 private:
  class Work;
  std::unique_ptr<Work> work_;
};

}  // namespace tlspath
