// Messages: what tlspath says where it could not do what was asked, or needs something from the
// person in front of it. One line each, without "tlspath: " and without a full stop: file, cause,
// remedy.
//   messages(Language::en).folder("archive/", "show")
//     -> "archive/: a folder, and show explains single mails; try: tlspath scan archive/"
// The sentences are in en.cpp and de.cpp; one that lacks in a language does not compile.
// Not done here: what is wrong in a TOML file (toml_words.hpp); escaping. File names come from the
// command line; a caller that prints them makes them visible with terminal_text()
// (core/text/escape.hpp).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/mail/structure.hpp"
#include "core/text/language.hpp"

namespace tlspath {

// What the bytes look like where a mail was expected.
enum class LooksLike : std::uint8_t {
  unknown,
  pdf,
  image,
  office,
  archive,
  mailbox,
  html,
  program,
  database
};

class Messages {
 public:
  virtual ~Messages() = default;

  // Names of what is read.
  virtual std::string standard_input() const = 0;

  // Reading single mails.
  // `of_mail`: its headers could be pasted instead.
  virtual std::string no_such_file(std::string_view file, bool of_mail) const = 0;
  // `near`: a file that is there and has nearly that name. `command`, here and below: what to try
  // on it, or on the mails of an archive: "show", "scan", "check --policy partners.toml". Below it
  // is empty in a window, where none can be typed.
  virtual std::string no_such_file_but(std::string_view file, std::string_view near,
                                       std::string_view command) const = 0;
  virtual std::string folder(std::string_view file, std::string_view command) const = 0;
  virtual std::string not_permitted(std::string_view file) const = 0;
  // `reason` as the system words it: "Input/output error".
  virtual std::string not_readable(std::string_view file, std::string_view reason) const = 0;
  // ... because it is a folder, where only a file makes sense.
  virtual std::string not_a_file(std::string_view file) const = 0;
  virtual std::string empty_file(std::string_view file) const = 0;
  virtual std::string nothing_pasted() const = 0;
  virtual std::string no_mail_headers(std::string_view file, LooksLike looks,
                                      std::string_view command) const = 0;
  // Words of headers stand in it, but no line of them that can be read.
  virtual std::string hidden_headers(std::string_view file) const = 0;
  virtual std::string too_large(std::string_view file, std::uint64_t limit_bytes,
                                std::string_view command) const = 0;
  // Archives and mailboxes. `file` with the entry: "mails.zip/inbox/1.eml".
  virtual std::string no_mails(std::string_view file) const = 0;
  virtual std::string left_out(std::string_view file) const = 0;  // no mail, and need not be one
  virtual std::string hidden(std::string_view file) const = 0;
  virtual std::string torn(std::string_view file) const = 0;
  // `reason` as a library words it, in English; may be empty.
  virtual std::string damaged(std::string_view file, std::string_view reason) const = 0;
  // `file` is the first of `count`.
  virtual std::string encrypted(std::string_view file, std::uint64_t count,
                                std::string_view command) const = 0;
  virtual std::string no_internet_headers(std::string_view file, std::uint64_t count) const = 0;
  virtual std::string too_deep(std::string_view file, std::uint64_t levels,
                               std::string_view command) const = 0;
  virtual std::string unpacks_too_much(std::string_view file, std::uint64_t limit_bytes,
                                       std::string_view command) const = 0;
  virtual std::string packed_too_large(std::string_view file, std::uint64_t limit_bytes,
                                       std::string_view command) const = 0;
  virtual std::string unknown_packing(std::string_view file, std::string_view what,
                                      std::string_view command) const = 0;
  virtual std::string no_room(std::string_view file, std::string_view reason) const = 0;
  virtual std::string pst_not_read(std::string_view file, std::string_view reason) const = 0;
  // A mailbox of several mails given to show, of which the first are explained.
  virtual std::string more_mails(std::string_view file, std::size_t mails,
                                 std::size_t shown) const = 0;
  // The heading over a message that was found within the mail.
  virtual std::string nested_title(NestedKind kind) const = 0;
  virtual std::string not_written(std::string_view file, std::string_view reason) const = 0;

  // The command line.
  virtual std::string paste_prompt() const = 0;  // said on a terminal before standard input is read
  // `near` may be empty: nothing is like it.
  virtual std::string unknown_command(std::string_view word, std::string_view near) const = 0;
  virtual std::string unknown_option(std::string_view word, std::string_view near) const = 0;
  virtual std::string trust_when_scanning() const = 0;  // of `report --trust`
  // `near`: ids that may be meant, with ", " between; may be empty.
  virtual std::string unknown_system(std::string_view word, std::string_view near) const = 0;
  virtual std::string missing_value(std::string_view option) const = 0;
  // `usage` as it is to be typed, "report DB": what is named there was not given.
  virtual std::string missing_operand(std::string_view usage) const = 0;
  // `choices` as they are to be typed: "text, json, markdown, html".
  virtual std::string bad_value(std::string_view option, std::string_view value,
                                std::string_view choices) const = 0;
  // `other` as it is to be typed: "--by partner|relay".
  virtual std::string needs_option(std::string_view option, std::string_view other) const = 0;
  // `command` as it is to be typed: "report DB"; `word`: the file that is one too many.
  virtual std::string one_too_many(std::string_view command, std::string_view word) const = 0;
  // Two options that do not go together: "--raw", "--format json".
  virtual std::string not_together(std::string_view one, std::string_view other) const = 0;
  virtual std::string bad_trust(
      std::string_view value) const = 0;  // --trust: neither domain nor network
  virtual std::string see_help(std::string_view command) const = 0;  // "" for tlspath alone
};

const Messages& messages(Language l);

}  // namespace tlspath
