#include "cli/identity.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "core/text/numbers.hpp"
#include "parsers/catalogue.hpp"
#include "parsers/user_systems.hpp"

namespace tlspath::cli {
namespace {

std::string own_text(const OwnSide& own) {
  std::vector<std::string> words = own.domains;
  for (const Network& n : own.networks)
    words.push_back(fmt::format("{}/{}", to_string(n.base), n.base.v4 ? n.bits - 96 : n.bits));
  std::ranges::sort(words);
  std::string out;
  for (const std::string& w : words) out += (out.empty() ? "" : " ") + w;
  return out;
}

std::string only_text(const MailFilter& only) {
  std::string out;
  const auto add = [&](std::string_view word, const std::string& value) {
    out += fmt::format("{}{} {}", out.empty() ? "" : " ", word, value);
  };
  if (only.since) add("--since", date_of(*only.since));
  if (only.until) add("--until", date_of(*only.until - 1));
  if (!only.from_domain.empty()) add("--from-domain", only.from_domain);
  return out;
}

}  // namespace

StoreIdentity identity_of(const Session& session, Shard shard, const MailFilter& only) {
  const auto own_systems =
      std::ranges::count_if(session.catalogue().systems(),
                            [](const System* s) { return s->id.starts_with(UserSystems::kMark); });
  return {.tlspath = TLSPATH_VERSION,
          .systems = own_systems == 0
                         ? std::string()
                         : fmt::format("{} systems, {:016x}", own_systems, session.systems_hash),
          .psl = std::string(session.organisations->list_date()),
          .own = own_text(session.own),
          .only = only_text(only),
          .shard = shard};
}

}  // namespace tlspath::cli
