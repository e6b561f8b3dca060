// show --format html: one self-contained page for one mail or several. No script, no picture, no
// link outside; the only style is the one in the page, named by its hash in the page's own content
// security policy. Light and dark by the reader's setting, on paper always light.
//   append_html(out, {.mails = mails, .command = "tlspath --format html a.eml", .version =
//   "0.1.0"});
// Text comes from the view (core/report/view.hpp); what stands in the mail is escaped, and every
// name is isolated
// (<bdi>), so that its letters cannot turn the line around it.
// Not done here: reports over many mails (charts, tables by partner).
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "core/path/analysis.hpp"
#include "core/report/view.hpp"

namespace tlspath {

class Redactor;

struct HtmlMail {
  const MailView* view = nullptr;      // needed
  std::string_view raw;                // the text that was read, for the header with its proof
  const Analysis* analysis = nullptr;  // may be missing: then there is no header
  Redactor* redactor =
      nullptr;  // where the view hides something: the one that has learnt this mail
};

struct HtmlInput {
  std::span<const HtmlMail> mails;
  Language language = Language::en;
  std::string_view command{};  // what was typed; may be empty
  std::string_view version{};
};

// Appends a whole document, UTF-8.
void append_html(std::string& out, const HtmlInput& in);

}  // namespace tlspath
