// MTA-STS (RFC 8461): the DNS record that says a policy is there, the policy's text, and whether it
// names a host.
//   read_policy("version: STSv1\nmode: enforce\nmx: *.example\nmax_age: 604800\n")
// Also the record of TLS reports (RFC 8460). No library, no network: fetch.hpp gets the text.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "core/report/probe_result.hpp"

namespace tlspath::probe {

// The id of the one "v=STSv1" record among the TXT records; nothing where there is none, or several
// (which count as none).
std::optional<std::string> sts_id(std::span<const std::string> texts);

// Where TLS reports are sent: "mailto:tls@example"; nothing where there is not one record.
std::optional<std::string> tls_rpt_address(std::span<const std::string> texts);

// Fills mode, mx, max_age, and the state; `problem` where the text is no policy.
void read_policy(std::string_view text, ProbeMtaSts& into);

// "*.example" names mx.example, not a.mx.example.
bool names_host(std::span<const std::string> patterns, std::string_view host);

}  // namespace tlspath::probe
