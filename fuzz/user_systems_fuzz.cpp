// A file of --systems from anywhere: it is refused with one line, or its systems read a line.
//   fuzz_user_systems scratch/ seeds/      (seeds: the examples of docs/own-systems.md)
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "core/path/analysis.hpp"
#include "parsers/catalogue.hpp"
#include "parsers/user_systems.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace tlspath;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  UserSystems user;
  const auto added = user.add(text, "f.toml", Language::en);
  if (!added) {
    if (!added.error().what.starts_with("f.toml:") || !user.empty()) std::abort();
    return 0;
  }
  const auto catalogue = catalogue_with(std::move(user), Language::en);
  if (!catalogue || *catalogue == nullptr) return 0;
  const auto scratch = (*catalogue)->make_scratch();
  const std::string raw =
      "from a.example (a.example [192.0.2.1]) by b.example (Gate) with ESMTP id 7; Tue, 4 Nov 2025 "
      "09:14:05 +0100";
  ReceivedField field;
  Hop hop;
  read_hop(raw, {{}, span_between(0, raw.size())}, **catalogue, *scratch, field, hop);
  for (const Evidence& e : hop.evidence)
    if (e.where.end() > raw.size()) std::abort();
  return 0;
}
