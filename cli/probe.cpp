// probe.cpp: targets, or the partners and relays of a database whose mail came in cleartext ->
// Probe -> text or JSON.
#include "cli/probe.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "cli/session.hpp"
#include "core/base/ascii.hpp"
#include "core/overview/store_words.hpp"
#include "core/report/probe_page.hpp"
#include "core/report/probe_words.hpp"
#include "core/store/query.hpp"
#include "probe/probe.hpp"

namespace tlspath::cli {
namespace {

constexpr Option kOwn[] = {
    {"format", "text|json", "", "the form of the answer"},
    {"from-db", "FILE", "", "what scan --db wrote: then and now"},
    {"partners", "N", "", "ask the N partners that sent most in cleartext"},
    {"relays", "N", "", "the same for the N relays"},
    {"all-versions", "", "", "ask for each TLS version, a connection each"},
    {"suites", "", "", "ask for all suites, a connection each"},
    {"all", "", "", "banner, EHLO and certificates in full"},
    {"helo", "NAME", "", "the name for EHLO (else of this machine)"},
    {"ip", "4|6", "", "over IPv4 or IPv6 only"},
    {"port", "N", "", "instead of 25"},
    {"tls-at-once", "", "", "no STARTTLS, as port 465 does"},
    {"policy-port", "N", "", "of the MTA-STS policy, instead of 443"},
    {"timeout", "SECONDS", "", "for one connection (60)"},
    {"resolver", "FILE|ADDRESS", "", "where DNS is asked; FILE as unbound.conf"},
    {"ca", "FILE", "", "trusted authorities, in PEM"},
};
constexpr auto kOptions = with_common(kOwn);
constexpr int kMostNames = 1000;

// A whole number of an option in its bounds; -1 and said so where it is none. 0: not given.
int number(const Arguments& arguments, std::string_view option, int most, const ProbeWords& w,
           Io& io) {
  const std::string_view text = arguments.get(option);
  if (text.empty()) return 0;
  int n = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), n);
  if (error == std::errc() && end == text.data() + text.size() && n >= 1 && n <= most) return n;
  complain(io, fmt::format(fmt::runtime(w.bad_number), option, text, 1, most));
  return -1;
}

ProbePast past_of(const Group& g, bool relay, const std::string& database) {
  return {.name = g.name,
          .relay = relay,
          .database = database,
          .mails = g.count,
          .cleartext = g.of(Verdict::cleartext)};
}

// The names that sent most in cleartext, that first.
std::vector<ProbeEntry> worst(const std::vector<Group>& groups, std::size_t most, bool relay,
                              const std::string& database) {
  std::vector<ProbePast> pasts;
  for (const Group& g : groups)
    if (g.of(Verdict::cleartext) > 0 && probe::is_target(g.name) &&
        g.name.find(':') == std::string::npos)
      pasts.push_back(past_of(g, relay, database));
  std::ranges::sort(pasts, [](const ProbePast& a, const ProbePast& b) {
    return a.cleartext != b.cleartext ? a.cleartext > b.cleartext : a.name < b.name;
  });
  if (pasts.size() > most) pasts.resize(most);
  std::vector<ProbeEntry> out(pasts.size());
  for (std::size_t i = 0; i < pasts.size(); ++i) out[i].past = std::move(pasts[i]);
  return out;
}

// The row of that name; one without mails where it has none.
ProbePast find_past(const Summary& s, std::string_view typed, const std::string& database) {
  if (typed.ends_with('.')) typed.remove_suffix(1);
  const std::string name = ascii::lower_copy(typed);
  if (const auto it = std::ranges::find(s.partners, name, &Group::name); it != s.partners.end())
    return past_of(*it, false, database);
  if (const auto it = std::ranges::find(s.relays, name, &Group::name); it != s.relays.end())
    return past_of(*it, true, database);
  return {.name = name, .relay = false, .database = database};
}

// The numbers among the options; 0: not given.
struct Numbers {
  int partners = 0, relays = 0, port = 0, policy_port = 0, timeout = 0;

  // Names of the database instead of targets.
  bool listed() const { return partners > 0 || relays > 0; }
  bool of_relays() const { return relays > 0; }
};

// Nothing where one is wrong: said.
std::optional<Numbers> numbers_of(const Arguments& arguments, const ProbeWords& w, Io& io) {
  const Numbers n{.partners = number(arguments, "partners", kMostNames, w, io),
                  .relays = number(arguments, "relays", kMostNames, w, io),
                  .port = number(arguments, "port", 65535, w, io),
                  .policy_port = number(arguments, "policy-port", 65535, w, io),
                  .timeout = number(arguments, "timeout", 3600, w, io)};
  if (std::min({n.partners, n.relays, n.port, n.policy_port, n.timeout}) < 0) return std::nullopt;
  return n;
}

// What of the options does not go together; empty: all does.
std::string wrong_together(const Arguments& arguments, const Numbers& n, const Messages& say,
                           const ProbeWords& w) {
  const std::vector<std::string>& targets = arguments.files();
  const std::string_view list = n.of_relays() ? "--relays" : "--partners";
  if (n.partners > 0 && n.relays > 0) return say.not_together("--partners", "--relays");
  if (n.listed() && arguments.get("from-db").empty())
    return say.needs_option(list, "--from-db FILE");
  if (n.listed() && !targets.empty()) return say.not_together(list, targets.front());
  if (!n.listed() && targets.empty()) return say.missing_operand("probe DOMAIN");
  for (const std::string& target : targets)
    if (!probe::is_target(target)) return fmt::format(fmt::runtime(w.bad_target), target);
  return {};
}

// What is to be asked, with its past where there is a database.
StoreResult<std::vector<ProbeEntry>> entries_of(const Arguments& arguments, const Numbers& n) {
  std::vector<ProbeEntry> entries;
  const std::string database(arguments.get("from-db"));
  if (database.empty()) {
    entries.resize(arguments.files().size());
    return entries;
  }
  const auto results = Results::open(database);
  if (!results) return tl::unexpected(results.error());
  const auto summary = (*results)->summary({}, false);
  if (!summary) return tl::unexpected(summary.error());
  if (n.listed())
    entries =
        worst(n.of_relays() ? summary->relays : summary->partners,
              static_cast<std::size_t>(std::max(n.partners, n.relays)), n.of_relays(), database);
  for (const std::string& target : arguments.files())
    entries.push_back({.target = {}, .past = find_past(*summary, target, database)});
  return entries;
}

probe::ProbeOptions probe_options(const Arguments& arguments, const Numbers& n, const Io& io) {
  const int session_ms = n.timeout > 0 ? n.timeout * 1000 : 60'000;
  return {.helo = std::string(arguments.get("helo")),
          .ipv4 = arguments.get("ip") != "6",
          .ipv6 = arguments.get("ip") != "4",
          .all_versions = arguments.has("all-versions"),
          .all_suites = arguments.has("suites"),
          .connect_ms = std::min(10'000, session_ms),
          .reply_ms = std::min(30'000, session_ms),
          .session_ms = session_ms,
          .dns_ms = std::min(15'000, session_ms),
          .resolver = std::string(arguments.get("resolver")),
          .ca_file = std::string(arguments.get("ca")),
          .port = n.port > 0 ? std::optional(static_cast<std::uint16_t>(n.port)) : std::nullopt,
          .policy_port = static_cast<std::uint16_t>(n.policy_port > 0 ? n.policy_port : 443),
          .tls_at_once = arguments.has("tls-at-once"),
          .interrupted = io.interrupted};
}

}  // namespace

std::span<const Option> ProbeCommand::options() const { return kOptions; }

std::string_view ProbeCommand::examples() const {
  return "  tlspath probe mailhub.example                    its mail servers, by MX\n"
         "  tlspath probe mx.example:465 [192.0.2.1]:25      these servers\n"
         "  tlspath probe --suites mx.example:25             versions and suites it takes\n"
         "  tlspath probe --from-db r.sqlite mailhub.example then and now\n"
         "  tlspath probe --from-db r.sqlite --partners 20   who could do better today?\n";
}

Status ProbeCommand::run_in(Session& session, const Arguments& arguments, Io& io) const {
  const Messages& say = session.say();
  const Language l = session.language;
  const ProbeWords& w = probe_words(l);
  if (!probe::built_in()) {
    complain(io, w.not_built);
    return Status::nothing;
  }
  const std::string_view helo = arguments.get("helo");
  if (std::ranges::any_of(helo, [](char c) { return c <= 0x20 || c >= 0x7f; }))
    return wrong_usage(session, say.bad_value("--helo", helo, "mail.example, [192.0.2.1]"), io);
  const auto numbers = numbers_of(arguments, w, io);
  if (!numbers) return Status::usage;
  if (const std::string wrong = wrong_together(arguments, *numbers, say, w); !wrong.empty())
    return wrong_usage(session, wrong, io);

  auto entries = entries_of(arguments, *numbers);
  if (!entries) {
    complain(io, store_problem(entries.error(), l));
    return Status::nothing;
  }
  if (entries->empty()) {
    io.out << fmt::format(fmt::runtime(w.nothing_in_clear), arguments.get("from-db")) << '\n';
    return Status::done;
  }
  auto probe = probe::Probe::open(probe_options(arguments, *numbers, io));
  if (!probe) return wrong_usage(session, probe.error().what, io);

  const bool listed = numbers->listed();
  bool answered = false;
  std::size_t done = 0;
  for (ProbeEntry& e : *entries) {
    if (io.interrupted && io.interrupted()) break;
    e.target = (*probe)->ask(listed ? e.past->name : arguments.files()[done]);
    answered = answered || e.target.answered();
    ++done;
    if (listed && io.err_tty && !session.quiet)
      complain(io, fmt::format("{}/{} {}", done, entries->size(), e.target.asked));
  }
  entries->resize(done);

  const ProbeStyle style{.language = l,
                         .width = std::min(io.columns, 120),
                         .ascii = session.ascii,
                         .all = arguments.has("all")};
  if (arguments.get("format") == "json")
    io.out << probe_json(*entries, (*probe)->limits(), "tlspath " TLSPATH_VERSION);
  else if (listed && !style.all)
    io.out << probe_table(*entries, style);
  else
    io.out << probe_text(*entries, (*probe)->limits(), style);
  return answered ? Status::done : Status::nothing;
}

}  // namespace tlspath::cli
