// systems.cpp: the catalogue -> entries -> page. The examples are read here by the catalogue
// itself, so that a page cannot say what tlspath would not.
#include "cli/systems.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "cli/profiles_asked.hpp"
#include "cli/session.hpp"
#include "core/base/ascii.hpp"
#include "core/base/day.hpp"
#include "core/base/spelling.hpp"
#include "core/path/analysis.hpp"
#include "core/report/systems_page.hpp"
#include "core/report/systems_words.hpp"
#include "parsers/catalogue.hpp"
#include "parsers/examples.hpp"
#include "parsers/user_systems.hpp"

namespace tlspath::cli {
namespace {

constexpr Option kOwn[] = {
    {"format", "text|json|markdown", "", "the form of the answer"},
    {"for", "VERSION|DATE", "", "only what holds for that version, or on that day"},
};
constexpr auto kOptions = with_common(kOwn, kSystemsOption);

class Pages {
 public:
  explicit Pages(const Catalogue& catalogue)
      : catalogue_(catalogue), scratch_(catalogue.make_scratch()) {}

  SystemEntry entry(const System& s) const {
    SystemEntry e{.system = &s, .own = {}, .replaces = {}, .examples = {}, .asked = {}, .only = {}};
    e.own = s.id.starts_with(UserSystems::kMark);
    if (e.own)
      if (const System* b = Catalogue::built_in().find(s.id.substr(UserSystems::kMark.size())))
        e.replaces = b->id;
    for (const std::string_view line : parsers::examples_of(s)) e.examples.push_back(example(line));
    return e;
  }

 private:
  SystemExample example(std::string_view line) const {
    ReceivedField field;
    Hop hop;
    read_hop(line, {{}, span_between(0, line.size())}, catalogue_, *scratch_, field, hop);
    SystemExample x{.received = std::string(line),
                    .verdict = hop.verdict,
                    .version = {},
                    .cipher = {},
                    .bits = {}};
    if (hop.tls.version) x.version = hop.tls.version->value;
    if (hop.tls.cipher) x.cipher = slice(line, *hop.tls.cipher);
    if (hop.tls.bits) x.bits = hop.tls.bits->value;
    return x;
  }

  const Catalogue& catalogue_;
  std::unique_ptr<HopReader::Scratch> scratch_;
};

// By id, else by a name that only one system has: "Exchange", "postfix".
const System* find_system(const Catalogue& catalogue, std::string_view word) {
  if (const System* s = catalogue.find(word)) return s;
  if (const System* s = catalogue.find(fmt::format("{}{}", UserSystems::kMark, word))) return s;
  const System* found = nullptr;
  for (const System* s : catalogue.systems()) {
    if (!ascii::iequal(s->id, word) && !ascii::iequal(s->short_title, word)) continue;
    if (found != nullptr) return nullptr;
    found = s;
  }
  return found;
}

// Up to five ids of systems whose title holds that word: farcaster", "ses
std::string titled(const Catalogue& catalogue, std::string_view word) {
  std::string out;
  int found = 0;
  for (const System* s : catalogue.systems())
    if (ascii::ifind(s->title, word) != std::string_view::npos && ++found <= 5)
      out += fmt::format("{}{}", out.empty() ? "" : "\", \"", s->id);
  return out;
}

// What the user may have meant: systems with that word, or one of its words, in their title
// ("amazon-ses"), or a word nearly spelled so.
std::string suggestion(const Catalogue& catalogue, std::string_view word) {
  std::string_view part = word, rest = word;
  while (true) {
    std::string ids = part.size() > 2 ? titled(catalogue, part) : std::string();
    if (!ids.empty()) return ids;
    if (rest.empty()) break;
    part = rest.substr(0, rest.find_first_of("- ."));
    rest.remove_prefix(std::min(part.size() + 1, rest.size()));
  }
  std::vector<std::string_view> ids;
  for (const System* s : catalogue.systems()) ids.push_back(s->id);
  return std::string(nearest_word(word, ids));
}

// "8.14.4", "2007 SP1"; not "abc", and no day that is none: 2020-13-45
bool is_version_or_day(std::string_view text) {
  if (text.empty() || !ascii::is_digit(text.front())) return false;
  const bool day = text.size() == 10 && text[4] == '-' && text[7] == '-';
  return !day || parse_iso_day(text);
}

}  // namespace

std::span<const Option> SystemsCommand::options() const { return kOptions; }

std::string_view SystemsCommand::examples() const {
  return "  tlspath systems                              all of them, a line each\n"
         "  tlspath systems exchange                     one explained, by version\n"
         "  tlspath systems sendmail --for 8.14.4        can 8.14.4 do TLS, would it show?\n"
         "  tlspath systems --format json | jq .systems  for programs\n";
}

Status SystemsCommand::run_in(Session& session, const Arguments& arguments, Io& io) const {
  const Catalogue& catalogue = session.catalogue();
  const Messages& say = session.say();
  const std::string_view version = arguments.get("for");
  if (!version.empty() && arguments.files().empty()) {
    complain(io, say.missing_operand("systems ID --for VERSION"));
    return Status::usage;
  }

  const Pages pages(catalogue);
  std::vector<SystemEntry> entries;
  for (const std::string& word : arguments.files()) {
    const System* s = find_system(catalogue, word);
    if (s == nullptr) {
      complain(io, say.unknown_system(word, suggestion(catalogue, word)));
      return Status::usage;
    }
    SystemEntry e = pages.entry(*s);
    if (!version.empty()) {
      e.asked = version;
      e.only = profiles_asked(*s, version);
      if (!is_version_or_day(version) && (e.only.empty() || ascii::is_digit(version.front()))) {
        complain(io, say.bad_value("--for", version, "VERSION (8.14.4), DATE (2020-01-31)"));
        return Status::usage;
      }
    }
    entries.push_back(std::move(e));
  }
  const bool all = entries.empty();
  if (all)
    for (const System* s : catalogue.systems()) entries.push_back(pages.entry(*s));

  const std::string_view format = arguments.get("format");
  if (format == "json") {
    io.out << systems_json(entries, "tlspath " TLSPATH_VERSION);
    return Status::done;
  }
  const SystemsStyle style{.language = session.language,
                           .width = io.columns,
                           .ascii = session.ascii,
                           .list = accessible(io)};
  if (all) {
    io.out << (format == "markdown" ? systems_markdown(entries, style)
                                    : systems_table(entries, style));
    return Status::done;
  }
  for (std::size_t i = 0; i < entries.size(); ++i) {
    if (i > 0) io.out << '\n';
    io.out << (format == "markdown" ? system_markdown(entries[i], style)
                                    : system_page(entries[i], style));
  }
  return Status::done;
}

}  // namespace tlspath::cli
