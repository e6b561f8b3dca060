// Path: what all hops together say. Rules: verdicts.md section 6.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/path/finding.hpp"
#include "core/path/hop.hpp"
#include "core/path/organisation.hpp"
#include "core/received/address.hpp"

namespace tlspath {

enum class PathVerdict : std::uint8_t { encrypted, cleartext, unproven, local };
std::string_view name(PathVerdict v);

// Servers that the user named as own (--trust CIDR|domain, settings).
struct OwnSide {
  std::vector<Network> networks;
  std::vector<std::string> domains;  // lower case; "corp.example" covers mx.corp.example
  bool empty() const { return networks.empty() && domains.empty(); }
  void add(const OwnSide& more) {
    networks.insert(networks.end(), more.networks.begin(), more.networks.end());
    domains.insert(domains.end(), more.domains.begin(), more.domains.end());
  }

  friend bool operator==(const OwnSide&, const OwnSide&) = default;
};

struct Gap {
  std::uint32_t below = 0;  // hop number (the older one): its `by` does not match ...
  std::uint32_t above = 0;  // ... this one's `from`
};

struct Path {
  std::optional<PathVerdict> verdict;  // nothing: there is no hop
  std::optional<PathVerdict>
      internet_verdict;  // over the hops from public addresses; `local` where none came from one
  std::optional<Verdict> boundary_verdict;
  std::uint32_t hops = 0, encrypted = 0, cleartext = 0, unstated = 0, local = 0;
  std::optional<std::uint32_t> weakest_hop;  // hop numbers
  std::optional<std::uint32_t> boundary_hop;
  bool boundary_inferred = true;  // nobody named own domains or networks
  std::string relay;  // registered domain of the boundary hop's `from`; empty: not known
  std::string receiving_organisation;
  std::optional<std::int64_t> seconds;  // last readable stamp minus the first
  std::vector<Gap> gaps;
};

// Whether the peer's address, or its name where there is none, is no greeting.
bool peer_is_sure(const Hop& hop);

// Fills number, delay, decides, trust and sides of the hops, and the path. `hops` are oldest first.
// `families`: domains of one provider that count as one organisation.
void trace_path(std::string_view raw, std::vector<Hop>& hops, OrganisationOf& organisations,
                const Families& families, const OwnSide& own, Path& out);

}  // namespace tlspath
