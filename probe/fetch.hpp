// Fetch: one small text over https, by libcurl: no redirect, no proxy, no cookie, its certificate
// held against its name, limits in bytes and time. The address is given: curl asks no DNS.
#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "core/base/result.hpp"

namespace tlspath::probe {

struct FetchOptions {
  std::string host, address;
  std::uint16_t port = 443;
  std::string path;     // "/.well-known/mta-sts.txt"
  std::string ca_file;  // empty: what the system trusts
  int timeout_ms = 30'000;
  std::function<bool()> interrupted{};
};

// Error::what is the cause alone: "status 404", or curl's words.
Result<std::string> fetch(const FetchOptions& options);

}  // namespace tlspath::probe
