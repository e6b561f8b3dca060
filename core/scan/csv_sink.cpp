#include "core/scan/csv_sink.hpp"

#include <fmt/format.h>

#include <array>
#include <iterator>

#include "core/path/system.hpp"
#include "core/text/escape.hpp"
#include "core/text/numbers.hpp"

namespace tlspath {
namespace {

constexpr auto kColumns = std::to_array<std::string_view>({"path",         "entry",
                                                           "offset",       "message_id",
                                                           "time",         "from_domain",
                                                           "partner",      "relay",
                                                           "way_verdict",  "boundary_verdict",
                                                           "hops",         "hop",
                                                           "verdict",      "basis",
                                                           "scope",        "grade",
                                                           "trust",        "boundary",
                                                           "system",       "system_version",
                                                           "protocol",     "from_helo",
                                                           "from_name",    "from_address",
                                                           "by_name",      "by_address",
                                                           "hop_time",     "delay",
                                                           "tls_version",  "cipher",
                                                           "cipher_iana",  "bits",
                                                           "key_exchange", "client_certificate",
                                                           "findings"});

constexpr std::size_t kFlush = 256 << 10;

class Row {
 public:
  explicit Row(std::string& out) : out_(out) {}

  void text(std::string_view s) {
    next();
    // Most cells are plain words.
    if (is_plain(s))
      out_ += s;
    else
      out_ += csv_cell(unfolded_keeping_start(s));
  }
  void number(std::int64_t n) {
    next();
    fmt::format_to(std::back_inserter(out_), "{}", n);
  }
  void time(const std::optional<std::int64_t>& utc) {
    next();
    if (utc && date_of(*utc) != "-")
      fmt::format_to(std::back_inserter(out_), "{}T{}Z", date_of(*utc), time_of_day(*utc));
  }
  template <class T>
  void word(const std::optional<T>& v) {
    text(v ? name(*v) : std::string_view());
  }
  void end() { out_ += "\r\n"; }

 private:
  static bool is_plain(std::string_view s) {
    for (const char c : s)
      if (c <= ' ' || c >= 0x7f || c == ',' || c == '"' || c == '\'' || c == ';') return false;
    return s.empty() || std::string_view("=+-@").find(s.front()) == std::string_view::npos;
  }
  // A TAB or CR at the start is a formula's disguise: csv_cell has to see it.
  static std::string unfolded_keeping_start(std::string_view s) {
    if (s.front() == '\t' || s.front() == '\r') return std::string(s);
    return unfolded(s);
  }
  void next() {
    if (!first_) out_ += ',';
    first_ = false;
  }

  std::string& out_;
  bool first_ = true;
};

}  // namespace

std::string csv_head() {
  std::string out;
  Row row(out);
  for (const std::string_view c : kColumns) row.text(c);
  row.end();
  return out;
}

CsvSink::CsvSink(std::function<bool(std::string_view)> write, bool head)
    : write_(std::move(write)) {
  if (head) lines_ = csv_head();
}

bool CsvSink::take(const ScannedMail& mail) {
  for (const Hop& hop : mail.analysis.hops) row(mail, &hop);
  if (mail.analysis.hops.empty()) row(mail, nullptr);
  return lines_.size() < kFlush || checkpoint();
}

bool CsvSink::checkpoint() {
  const bool more = lines_.empty() || write_(lines_);
  lines_.clear();
  return more;
}

void CsvSink::row(const ScannedMail& mail, const Hop* hop) {
  const Path& path = mail.analysis.path;
  Row r(lines_);
  r.text(mail.path);
  r.text(mail.entry.value_or(""));
  mail.offset ? r.number(static_cast<std::int64_t>(*mail.offset)) : r.text("");
  r.text(mail.head.message_id);
  r.time(mail.facts->time);
  r.text(mail.facts->from_domain);
  r.text(mail.facts->partner);
  r.text(path.relay);
  r.word(path.verdict);
  r.word(path.boundary_verdict);
  r.number(static_cast<std::int64_t>(mail.analysis.hops.size()));
  if (hop == nullptr) {
    lines_.append(kColumns.size() - 11, ',');
    r.end();
    return;
  }
  const auto span = [&](const std::optional<Span>& s) { r.text(s ? slice(mail.raw, *s) : ""); };
  const auto address = [&](const std::optional<Seen<IpAddress>>& a) {
    r.text(a ? to_string(a->value) : std::string());
  };
  const TlsFacts& tls = hop->tls;
  r.number(hop->number);
  r.text(name(hop->verdict));
  r.text(name(hop->basis));
  r.word(hop->scope);
  r.word(hop->grade);
  r.text(name(hop->trust));
  r.text(path.boundary_hop == hop->number ? "yes" : "");
  r.text(hop->system ? hop->system->id : "");
  span(hop->system_version);
  r.text(hop->protocol ? slice(mail.raw, hop->protocol->where) : "");
  span(hop->from.helo);
  span(hop->from.name);
  address(hop->from.address);
  span(hop->by.name);
  address(hop->by.address);
  r.time(hop->stamp ? std::optional(hop->stamp->utc) : std::nullopt);
  if (hop->delay)
    r.number(*hop->delay);
  else
    r.text("");
  r.text(tls.version ? name(tls.version->value) : "");
  span(tls.cipher);
  r.text(tls.suite ? tls.suite->iana : "");
  r.text(tls.bits ? std::to_string(tls.bits->value) : "");
  span(tls.key_exchange);
  r.text(tls.client_certificate ? name(tls.client_certificate->value) : "");
  std::string findings;
  for (const Finding& f : hop->findings) {
    if (!findings.empty()) findings += ' ';
    findings += name(f.kind);
  }
  r.text(findings);
  r.end();
}

}  // namespace tlspath
