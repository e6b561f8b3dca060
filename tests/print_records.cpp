// Prints records, one a line, for tests/schema_test.py: the mails made by hand, in every shape a
// record takes.
#include <cstdio>
#include <string>
#include <vector>

#include "core/report/record.hpp"
#include "tests/hand_made.hpp"

using namespace tlspath;

namespace {

RecordInput input(const hand_made::Mail& m) {
  RecordInput in{.raw = m.raw, .analysis = m.analysis, .head = m.head};
  in.path = m.path;
  in.size = m.raw.size();
  in.answer = m.answer;
  return in;
}

void print(const RecordInput& in) {
  std::string line;
  append_record(line, in);
  std::puts(line.c_str());
}

}  // namespace

int main() {
  const std::string dir = TLSPATH_SOURCE_DIR;
  const hand_made::Mail seed = hand_made::seed(dir), mixed = hand_made::mixed(dir),
                        hostile = hand_made::hostile(), none = hand_made::no_hops();
  for (const hand_made::Mail* m : {&seed, &mixed, &hostile, &none}) print(input(*m));

  RecordInput full = input(mixed);
  const std::vector<std::string> to{"corp.example", "other.example"};
  full.entry = "2025/inbox/1.eml";
  full.offset = 5'000'000'000;
  full.from_domain = full.partner = "shop.example";
  full.to_domains = to;
  std::vector<std::string> nested;
  for (const NestedKind k :
       {NestedKind::forwarded, NestedKind::returned_message, NestedKind::returned_headers}) {
    RecordInput inner = input(seed);
    inner.kind = k;
    inner.depth = 2;
    append_record(nested.emplace_back(), inner);
  }
  full.list_nested = true;
  full.nested = nested;
  print(full);

  // Every value that an enumeration has, each once where the schema must know it.
  hand_made::Mail all = hand_made::mixed(dir);
  Hop& h = all.analysis.hops[1];
  for (int i = 0; i < static_cast<int>(kFactKinds); ++i) {
    h.evidence.clear();
    h.evidence.push({static_cast<Fact>(i), {}, "rule"});
    print(input(all));
  }
  for (std::size_t i = 0; i < kContentEncryptions; ++i) {
    all.head.content_encryption = {{static_cast<ContentEncryption>(i), {}}};
    print(input(all));
  }
  std::vector<Statement> statements(5);
  for (std::size_t i = 0; i < statements.size(); ++i) {
    statements[i].kind = static_cast<StatementKind>(i);
    statements[i].trust = static_cast<Trust>(i % 2);
    statements[i].set = statements[i].hop = static_cast<std::uint32_t>(i % 2);
    statements[i].by = statements[i].value = statements[i].field = {0, 8};
    statements[i].results.assign(i, Span{0, 8});
  }
  RecordInput beside = input(all);
  beside.statements = statements;
  print(beside);
  for (std::size_t i = 0; i < kFindingKinds; ++i) {
    h.findings.clear();
    h.findings.push({static_cast<FindingKind>(i), {}, 1});
    all.analysis.findings.assign(1, {static_cast<FindingKind>(i), {}, 7});
    print(input(all));
  }
  for (int i = 0; i <= static_cast<int>(TlsVersion::tls1_3); ++i) {
    h.tls.version->value = static_cast<TlsVersion>(i);
    h.grade = static_cast<Grade>(i % 4);
    h.verdict = static_cast<Verdict>(i % 4);
    h.basis = static_cast<Basis>(i % 5);
    h.scope = static_cast<Scope>(i % 3);
    h.trust = static_cast<Trust>(i % 2);
    h.tls.client_certificate->value = static_cast<ClientCertificate>(i % 5);
    h.authenticated = Span{};
    all.analysis.path.verdict = all.analysis.path.internet_verdict =
        static_cast<PathVerdict>(i % 4);
    all.analysis.path.boundary_verdict = static_cast<Verdict>(i % 4);
    print(input(all));
  }
}
