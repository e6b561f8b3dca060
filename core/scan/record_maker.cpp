// record_maker.cpp: the domains of sender and recipients, and one record a line.
#include "core/scan/record_maker.hpp"

#include <algorithm>
#include <optional>
#include <vector>

#include "core/report/view.hpp"
#include "core/scan/mail_facts.hpp"

namespace tlspath {
void RecordMaker::append(std::string& out, const ScannedMail& mail, const RecordShape& shape) {
  const bool hide = shape.hide != Hide::nothing;
  std::optional<Redactor> redactor;  // not made for each mail of a scan
  if (hide) {
    redactor.emplace(&organisations_, shape.hide);
    redactor->learn(mail.raw, mail.analysis, &mail.head);
  }
  std::string hidden_domain, hidden_partner;
  if (hide) {
    hidden_domain = redactor->short_host(mail.facts->from_domain);
    hidden_partner = redactor->domain(mail.facts->partner);
  }
  std::size_t to_domains = 0;
  for (const std::string& to : mail.head.to) {
    if (to_domains == to_domains_.size()) to_domains_.emplace_back();
    std::string& domain = to_domains_[to_domains];
    read_domain(to, domain);
    if (hide) domain = redactor->short_host(domain);
    const auto known = std::span(to_domains_).first(to_domains);
    if (!domain.empty() && std::ranges::find(known, domain) == known.end()) ++to_domains;
  }
  const std::string sentence = answer(
      {.mail = mail.raw,
       .analysis = &mail.analysis,
       .head = &mail.head,
       .repaired = mail.repaired,
       .organisations = &organisations_,
       .providers = providers_,
       .source = mail.path,
       .options = {.language = language_, .redact = hide, .redact_all = shape.hide == Hide::all}});
  const std::vector<Statement> statements =
      shape.statements ? read_statements(mail.raw, mail.analysis) : std::vector<Statement>();
  const RecordInput input{.raw = mail.raw,
                          .analysis = mail.analysis,
                          .head = mail.head,
                          .repaired = mail.repaired,
                          .path = hide ? std::string_view() : mail.path,
                          .entry = hide ? std::nullopt : mail.entry,
                          .offset = mail.offset,
                          .size = mail.size,
                          .answer = sentence,
                          .from_domain = hide ? hidden_domain : mail.facts->from_domain,
                          .partner = hide ? hidden_partner : mail.facts->partner,
                          .to_domains = std::span(to_domains_).first(to_domains),
                          .statements = statements,
                          .redactor = hide ? &*redactor : nullptr,
                          .pretty = shape.pretty,
                          .kind = shape.kind,
                          .depth = shape.depth,
                          .list_nested = shape.list_nested,
                          .nested = shape.nested};
  append_record(out, input);
}

bool NdjsonSink::take(const ScannedMail& mail) {
  maker_.append(lines_, mail);
  lines_ += '\n';
  return lines_.size() < kFlush || checkpoint();
}

bool NdjsonSink::checkpoint() {
  const bool more = lines_.empty() || write_(lines_);
  lines_.clear();
  return more;
}

}  // namespace tlspath
