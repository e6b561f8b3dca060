// Writes HTML pages into the folder given, for tests/html_test.py: one mail, several, hostile ones,
// in both languages, and every sample as it is read.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <memory>
#include <string>
#include <vector>

#include "core/report/html.hpp"
#include "core/report/redact.hpp"
#include "parsers/catalogue.hpp"
#include "parsers/providers.hpp"
#include "tests/hand_made.hpp"

using namespace tlspath;

namespace {

struct Shown {
  const hand_made::Mail* mail;
  MailView view;
  std::unique_ptr<Redactor> redactor;
};

class Pages {
 public:
  Pages(std::string folder, OrganisationOf& organisations)
      : folder_(std::move(folder)), organisations_(organisations) {}

  void write(const std::string& page, const std::vector<const hand_made::Mail*>& mails,
             Language language, bool redact = false) {
    std::vector<Shown> shown;
    for (const hand_made::Mail* m : mails) {
      ViewInput in;
      in.mail = m->raw;
      in.analysis = &m->analysis;
      in.head = &m->head;
      in.organisations = &organisations_;
      in.providers = parsers::providers();
      in.source = m->path;
      in.options.language = language;
      in.options.redact = redact;
      Shown s{m, make_view(in), nullptr};
      if (redact) {
        s.redactor = std::make_unique<Redactor>(&organisations_, Hide::names);
        s.redactor->learn(m->raw, m->analysis, &m->head);
      }
      shown.push_back(std::move(s));
    }
    std::vector<HtmlMail> html;
    html.reserve(shown.size());
    for (const Shown& s : shown)
      html.push_back({&s.view, s.mail->raw, &s.mail->analysis, s.redactor.get()});
    std::string out;
    append_html(out, {.mails = html,
                      .language = language,
                      .command = "tlspath --format html mail.eml <x>",
                      .version = "0.1.0"});
    std::ofstream(folder_ + "/" + page + ".html", std::ios::binary) << out;
  }

 private:
  std::string folder_;
  OrganisationOf& organisations_;
};

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    std::cerr << "usage: print_pages FOLDER\n";
    return 2;
  }
  const std::string dir = TLSPATH_SOURCE_DIR;
  const auto organisations = make_psl_organisation();
  Pages pages(argv[1], *organisations);
  const hand_made::Mail seed = hand_made::seed(dir), mixed = hand_made::mixed(dir),
                        hostile = hand_made::hostile(), none = hand_made::no_hops();
  for (const Language l : {Language::en, Language::de}) {
    const std::string suffix = "-" + std::string(name(l));
    pages.write("seed" + suffix, {&seed}, l);
    pages.write("mixed" + suffix, {&mixed}, l);
    pages.write("hostile" + suffix, {&hostile}, l);
    pages.write("none" + suffix, {&none}, l);
    pages.write("several" + suffix, {&seed, &mixed, &hostile, &none}, l);
    pages.write("redacted" + suffix, {&mixed}, l, true);
  }

  const OwnSide own;
  Analyzer analyzer(Catalogue::built_in(), *organisations, parsers::providers(), own);
  std::vector<hand_made::Mail> samples;
  for (const auto& e : std::filesystem::recursive_directory_iterator(dir + "/samples")) {
    if (e.path().extension() != ".eml") continue;
    hand_made::Mail m;
    m.path = std::filesystem::relative(e.path(), dir).string();
    m.raw = hand_made::read_file(e.path().string());
    analyzer.analyze(m.raw, m.analysis);
    m.head = read_head(m.raw);
    samples.push_back(std::move(m));
  }
  constexpr std::size_t kMailsAPage = 25;
  for (std::size_t i = 0; i + 1 < samples.size(); i += kMailsAPage) {
    std::size_t end = std::min(i + kMailsAPage, samples.size());
    if (end + 1 == samples.size()) ++end;  // one alone would be no page of several
    std::vector<const hand_made::Mail*> some;
    for (std::size_t k = i; k < end; ++k) some.push_back(&samples[k]);
    pages.write("samples-" + std::to_string(i / kMailsAPage), some, Language::en);
  }
}
