// What one hop costs, on the mix of all hops under samples/ that have an expected row: touching its
// bytes, slots, slots with facts and verdict, and the path of a mail with five hops; each also with
// the list of systems doubled by dummies.
//   build/release/bench/bench_hop
// "ns/hop" is the number to read (ns/mail for paths). Goals: design.md section 6. Nothing is read
// from disk while timing.

#include <benchmark/benchmark.h>

#include <cstdint>
#include <cstring>
#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/path/analysis.hpp"
#include "core/path/path.hpp"
#include "core/path/system.hpp"
#include "core/path/verdict.hpp"
#include "parsers/catalogue.hpp"
#include "parsers/providers.hpp"
#include "tests/sample_set.hpp"

namespace tlspath {
namespace {

// Every hop of the samples, in one buffer, as hops lie in a mail.
struct Mix {
  std::string raw;
  std::vector<HeaderField> hops;
};

const Mix& mix() {
  static const Mix all = [] {
    Mix m;
    for (const samples::Mail& mail : samples::load(TLSPATH_SOURCE_DIR))
      for (const Span value : samples::received(mail.raw)) {
        const std::size_t at = m.raw.size();
        m.raw.append("Received: ").append(slice(mail.raw, value)).append("\r\n");
        m.hops.push_back({span_between(at, at + 8), span_between(at + 10, m.raw.size() - 2)});
      }
    m.raw.append(64, ' ');
    return m;
  }();
  return all;
}

// The built-in systems, and as many again with other ids and cues that nobody writes.
class Doubled {
 public:
  Doubled() {
    const auto built_in = Catalogue::built_in().systems();
    std::vector<const System*> all(built_in.begin(), built_in.end());
    for (const System* s : built_in) {
      Dummy& d = dummies_.emplace_back();
      d.id = "dummy-" + std::string(s->id);
      for (const Cue& c : s->cues) {
        Cue cue = c;
        switch (c.match) {
          case Match::words:
          case Match::whole:
            cue.text = d.texts.emplace_back("Zz" + std::string(c.text));
            break;
          case Match::host:
            cue.text = d.texts.emplace_back("zz" + std::string(c.text));
            break;
          case Match::shape:
            cue.text = d.texts.emplace_back("77-" + std::string(c.text));
            break;
          case Match::digits:
          case Match::sign:
          case Match::any:
            continue;  // these cost every line that has the slot: a rule forbids more of them
        }
        d.cues.push_back(cue);
      }
      d.system = std::make_unique<System>(*s);
      d.system->id = d.id;
      d.system->cues = d.cues;
      all.push_back(d.system.get());
    }
    catalogue_ = std::make_unique<Catalogue>(all);
  }
  const Catalogue& catalogue() const { return *catalogue_; }

 private:
  struct Dummy {
    std::string id;
    std::deque<std::string> texts;
    std::vector<Cue> cues;
    std::unique_ptr<System> system;
  };
  std::deque<Dummy> dummies_;
  std::unique_ptr<Catalogue> catalogue_;
};

const Catalogue& catalogue(bool doubled) {
  if (!doubled) return Catalogue::built_in();
  static const Doubled twice;
  return twice.catalogue();
}

// Time for each of `n` things in a round, in nanoseconds.
void each_of(benchmark::State& state, const char* name, std::size_t n) {
  state.counters[name] = benchmark::Counter(
      static_cast<double>(n) * 1e-9,
      benchmark::Counter::kIsIterationInvariantRate | benchmark::Counter::kInvert);
}

// The yardstick: the bytes of a hop summed, byte by byte ("touching" of design.md section 6), and
// in words of eight.
void touch(benchmark::State& state, bool words) {
  const Mix& m = mix();
  for (auto _ : state)
    for (const HeaderField& h : m.hops) {
      const char* p = m.raw.data() + h.value.at;
      const char* const end = p + h.value.size;
      std::uint64_t sum = 0, word = 0;
      if (words)
        for (; p + 8 <= end; p += 8) {
          std::memcpy(&word, p, 8);
          sum += word;
          benchmark::DoNotOptimize(
              sum);  // one after the other: the compiler would sum four at once
        }
      for (; p < end; ++p) {
        sum += static_cast<unsigned char>(*p);
        benchmark::DoNotOptimize(sum);
      }
    }
  state.counters["bytes/hop"] =
      static_cast<double>(m.raw.size()) / static_cast<double>(m.hops.size());
  each_of(state, "ns/hop", m.hops.size());
}
BENCHMARK_CAPTURE(touch, bytes, false);
BENCHMARK_CAPTURE(touch, words, true);

void slots(benchmark::State& state) {
  const Mix& m = mix();
  ReceivedField field;
  for (auto _ : state)
    for (const HeaderField& h : m.hops) {
      tokenize(m.raw, h.value, field);
      benchmark::DoNotOptimize(field);
    }
  each_of(state, "ns/hop", m.hops.size());
}
BENCHMARK(slots);

void hop(benchmark::State& state, bool doubled) {
  const Mix& m = mix();
  const Catalogue& systems = catalogue(doubled);
  const auto scratch = systems.make_scratch();
  ReceivedField field;
  for (const HeaderField& h : m.hops) {  // patterns are compiled on first use
    Hop warm;
    read_hop(m.raw, h, systems, *scratch, field, warm);
  }
  for (auto _ : state)
    for (const HeaderField& h : m.hops) {
      Hop one;
      read_hop(m.raw, h, systems, *scratch, field, one);
      benchmark::DoNotOptimize(one);
    }
  state.counters["systems"] = static_cast<double>(systems.systems().size());
  each_of(state, "ns/hop", m.hops.size());
}
BENCHMARK_CAPTURE(hop, built_in, false);
BENCHMARK_CAPTURE(hop, doubled, true);

// A list mail: a laptop, its server, the list's server and scanner, the reader's server.
constexpr std::string_view kFiveHops =
    "Received: from lists.example.org (lists.example.org [192.0.2.30])\r\n"
    "\t(using TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 (256/256 bits)\r\n"
    "\t key-exchange X25519 server-signature RSA-PSS (2048 bits) server-digest SHA256)\r\n"
    "\t(No client certificate requested)\r\n"
    "\tby mx.corp.example (Postfix) with ESMTPS id 4T4Bd15Zz3zXyz\r\n"
    "\tfor <bob@corp.example>; Tue,  2 Jan 2024 10:00:05 +0000 (UTC)\r\n"
    "Received: from localhost (localhost [127.0.0.1])\r\n"
    "\tby lists.example.org (Postfix) with ESMTP id 4T4Bd14Zz3zXyz;\r\n"
    "\tTue,  2 Jan 2024 10:00:04 +0000 (UTC)\r\n"
    "Received: from out.partner.example ([192.0.2.20]:48812)\r\n"
    "\tby lists.example.org with esmtps  (TLS1.3) tls TLS_AES_256_GCM_SHA384\r\n"
    "\t(Exim 4.96)\r\n"
    "\t(envelope-from <alice@partner.example>)\r\n"
    "\tid 1rKbce-0001Ab-2Q\r\n"
    "\tfor list@example.org;\r\n"
    "\tTue, 02 Jan 2024 10:00:03 +0000\r\n"
    "Received: from hub.partner.example (10.0.0.7) by out.partner.example (10.0.0.8) with\r\n"
    " Microsoft SMTP Server (version=TLS1_2,\r\n"
    " cipher=TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384) id 15.2.1544.4; Tue, 2 Jan 2024\r\n"
    " 10:00:02 +0000\r\n"
    "Received: from laptop (dsl7.isp.example [203.0.113.7])\r\n"
    "\tby hub.partner.example (8.17.1/8.17.1) with ESMTPSA id 402A00ab012345\r\n"
    "\t(version=TLSv1.3 cipher=TLS_AES_256_GCM_SHA384 bits=256 verify=NO)\r\n"
    "\tfor <list@example.org>; Tue, 2 Jan 2024 10:00:01 GMT\r\n"
    "From: Alice <alice@partner.example>\r\n"
    "To: list@example.org\r\n"
    "Subject: five hops\r\n"
    "\r\n"
    "body\r\n";

// Facts, verdicts and path, after the header was walked.
void path(benchmark::State& state, bool doubled, bool with_slots) {
  const Catalogue& systems = catalogue(doubled);
  const auto scratch = systems.make_scratch();
  const auto organisations = make_psl_organisation();
  const OwnSide own;
  HeaderBlock header;
  header.read(kFiveHops);
  std::vector<ReceivedField> fields(header.received().size());
  for (std::size_t i = 0; i < fields.size(); ++i)
    tokenize(kFiveHops, header.fields()[header.received()[i]].value, fields[i]);
  const Families families(parsers::providers());
  std::vector<Hop> hops;
  hops.reserve(fields.size());
  ReceivedField field;
  Path out;
  for (auto _ : state) {
    hops.clear();
    for (std::size_t i = fields.size(); i-- > 0;) {
      Hop& one = hops.emplace_back();
      const HeaderField& h = header.fields()[header.received()[i]];
      if (with_slots) {
        read_hop(kFiveHops, h, systems, *scratch, field, one);
      } else {
        one.has_from = fields[i].has(Slot::from);
        one.stamp = fields[i].stamp;
        one.from = {fields[i].helo, fields[i].peer_name, fields[i].peer_address};
        one.by = {{}, fields[i].span(Slot::by), fields[i].by_address};
        systems.read(kFiveHops, fields[i], *scratch, one);
        judge(kFiveHops, fields[i], one);
      }
    }
    trace_path(kFiveHops, hops, *organisations, families, own, out);
    benchmark::DoNotOptimize(out);
  }
  each_of(state, "ns/mail", 1);
}
BENCHMARK_CAPTURE(path, facts_verdict_path, false, false);
BENCHMARK_CAPTURE(path, facts_verdict_path_doubled, true, false);
BENCHMARK_CAPTURE(path, slots_too, false, true);

// trace_path alone.
void trace(benchmark::State& state) {
  const auto organisations = make_psl_organisation();
  const OwnSide own;
  Analysis analysis;
  Analyzer analyzer(Catalogue::built_in(), *organisations, parsers::providers(), own);
  analyzer.analyze(kFiveHops, analysis);
  const Families families(parsers::providers());
  const std::vector<Hop> traced = analysis.hops;
  std::vector<Hop> hops;
  for (auto _ : state) {
    hops = traced;
    trace_path(kFiveHops, hops, *organisations, families, own, analysis.path);
    benchmark::DoNotOptimize(analysis.path);
  }
  each_of(state, "ns/mail", 1);
}
BENCHMARK(trace);

}  // namespace
}  // namespace tlspath

BENCHMARK_MAIN();
