// Analysis: one mail, from its bytes to hops and path. Analyzer does the work and is reused: in
// steady state it allocates nothing. One Analyzer a thread.
#pragma once

#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "core/mail/header_block.hpp"
#include "core/path/finding.hpp"
#include "core/path/hop.hpp"
#include "core/path/hop_reader.hpp"
#include "core/path/organisation.hpp"
#include "core/path/path.hpp"

namespace tlspath {

struct Analysis {
  HeaderBlock header;
  std::vector<Hop> hops;  // oldest first
  Path path;
  std::vector<Finding> findings;  // of the mail; those of a hop are with the hop
};

class Analyzer {
 public:
  static constexpr std::size_t kMaxHops =
      1000;  // more Received fields than that are counted, not read

  Analyzer(const HopReader& reader, OrganisationOf& organisations,
           std::span<const ProviderDomain> providers, const OwnSide& own);

  // `mail` must live as long as the spans of `out` are used.
  void analyze(std::string_view mail, Analysis& out);
  // A message within a mail: whoever wrote the mail wrote its header, lines in the name of own
  // servers too. None is trusted.
  void analyze_within(std::string_view message, Analysis& out);

 private:
  const HopReader& reader_;
  OrganisationOf& organisations_;
  Families families_;
  const OwnSide& own_;
  std::unique_ptr<HopReader::Scratch> scratch_;
  ReceivedField field_;
};

// One field alone: tokenize, read, judge. For tests and benchmarks; Analyzer does the same for each
// field of a mail.
void read_hop(std::string_view raw, const HeaderField& header, const HopReader& reader,
              HopReader::Scratch& scratch, ReceivedField& field, Hop& hop);

}  // namespace tlspath
