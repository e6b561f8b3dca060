// Reading: one mail as it was read, with all that is said of it, and Desk: what reads mails for the
// window, as the command line does it: own servers, own systems and language from the same
// config.toml and systems.toml.
//   desk.read_text(pasted, "pasted text")  ->  the mail and the messages within it, or why not
// What a path is (a single mail, an archive, a database) is told by its bytes. Not done: archives
// (gui/archive), writing settings (gui/shell/config_file).
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/mail/repair.hpp"
#include "core/mail/structure.hpp"
#include "core/path/analysis.hpp"
#include "core/report/line_marks.hpp"
#include "core/report/view.hpp"

namespace tlspath {
class Catalogue;
class Redactor;
}  // namespace tlspath

namespace tlspath::gui {

// Never moves while it lives: spans and views point into it.
struct Reading {
  Reading() = default;
  Reading(const Reading&) = delete;
  Reading& operator=(const Reading&) = delete;

  std::string given;                      // its bytes as they came
  Given as = Given::stored;               // and how
  std::optional<std::uint64_t> offset{};  // of the first of them in the file; nothing in a .msg
  RepairedText repaired{};
  std::string_view raw{};  // what the spans index: `given`, or the repaired text
  Analysis analysis{};
  MailHead head{};
  std::optional<NestedKind> kind{};  // of a message within a message
  std::uint32_t depth = 0;
  std::string source{};           // "a.eml"; empty where it was pasted
  std::string entry{};            // within a .msg or an archive
  bool without_headers = false;   // an Outlook item that kept no internet headers
  MailView view{};                // with everything in it: nothing hidden
  std::vector<LineMark> marks{};  // of its Received lines, in `raw`

  std::string named() const;
  Span given_span(Span in_raw) const {
    return repaired.changed() ? repaired.given(in_raw) : in_raw;
  }
};

// A mail, then what is within it: an attached message, the original that a bounce returns.
using Readings = std::vector<std::shared_ptr<const Reading>>;

struct Opened {
  Readings mails;
  std::string error{};  // one line of core/report; empty where there are mails
};

// Nothing: a pipe or a device, which might be waited for without end.
enum class Holds : std::uint8_t { mail, archive, database, nothing };

class Desk {
 public:
  // `language` wins over config.toml, which wins over the locale. Where a settings file is wrong,
  // `problem` says so, and it counts as absent.
  explicit Desk(std::optional<Language> language = {});
  ~Desk();

  Language language() const;
  const OwnSide& own() const;
  const std::string& problem() const { return problem_; }

  // By its first bytes. What cannot be read is a mail: opening it says why.
  Holds holds(const std::string& path) const;
  Opened read_file(const std::string& path);
  // `name`: what it is called where it is no mail; `source` may be empty.
  Opened read_text(std::string_view bytes, std::string_view name, std::string_view source = {});
  // What another desk read, read anew: it may know other systems and another side of one's own.
  Readings read_again(const Readings& mails);
  // True where the text has a mail's header field in it, so that a paste is meant for reading.
  bool is_mail(std::string_view text) const;

  MailView view_of(const Reading& mail, const ViewOptions& options) const;
  // Has learnt the mail. Lives no longer than the desk.
  std::unique_ptr<Redactor> redactor_of(const Reading& mail, bool domains_too) const;
  const HopReader& reader() const;
  OrganisationOf& organisations() const;
  std::span<const ProviderDomain> providers() const;
  // "a.eml: no such file", in the desk's language.
  std::string not_read(std::string_view path, std::string_view reason) const;
  std::string not_written(std::string_view path, std::string_view reason) const;

 private:
  struct Parts;
  void add(Opened& out, std::string bytes, std::optional<std::uint64_t> offset,
           std::string_view source, std::string_view entry, Given as = Given::stored);
  void add_without_headers(Opened& out, const std::string& path);
  Opened packed(const std::string& path, std::string_view bytes);

  std::string problem_;  // before parts_, which fills it
  std::unique_ptr<Parts> parts_;
};

}  // namespace tlspath::gui
