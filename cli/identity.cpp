#include "cli/identity.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "core/base/hash.hpp"
#include "parsers/catalogue.hpp"
#include "parsers/user_systems.hpp"

namespace tlspath::cli {
namespace {

// All that is data about a system. Code (families, confirm) is told apart by the version.
std::uint64_t fingerprint(const System& s, std::uint64_t h) {
  const auto add = [&](std::string_view text) { h = hash_bytes(text, h); };
  add(s.id);
  for (const Cue& c : s.cues) {
    add(c.text);
    h = hash_mix(h ^ static_cast<std::uint64_t>(c.slot) << 8 ^ static_cast<std::uint64_t>(c.match));
  }
  for (const Profile& p : s.profiles) {
    add(p.from);
    add(p.until);
    h = hash_mix(h ^ static_cast<std::uint64_t>(p.marks) << 8 ^
                 static_cast<std::uint64_t>(p.plain_keyword_counts) << 1 ^
                 static_cast<std::uint64_t>(p.by_date));
  }
  for (const Reader& r : s.readers) {
    add(r.pattern);
    add(r.rule);
    h = hash_mix(h ^ static_cast<std::uint64_t>(r.slot));
  }
  return h;
}

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
    out += fmt::format("{}{} {}", out.empty() ? "" : ", ", word, value);
  };
  if (only.since) add("since", fmt::format("{}", *only.since));
  if (only.until) add("until", fmt::format("{}", *only.until));
  if (!only.from_domain.empty()) add("from", only.from_domain);
  return out;
}

}  // namespace

StoreIdentity identity_of(const Session& session, Shard shard, const MailFilter& only) {
  std::uint64_t built_in = 0, user = 0;
  std::size_t systems = 0, user_systems = 0;
  for (const System* s : Catalogue::built_in().systems()) {
    built_in = fingerprint(*s, built_in);
    ++systems;
  }
  for (const System* s : session.catalogue().systems())
    if (s->id.starts_with(UserSystems::kMark)) {
      user = fingerprint(*s, user);
      ++user_systems;
    }
  return {.tlspath = TLSPATH_VERSION,
          .catalogue = fmt::format("{} systems, {:016x}", systems, built_in),
          .systems = user_systems == 0 ? std::string()
                                       : fmt::format("{} systems, {:016x}", user_systems, user),
          .psl = std::string(session.organisations->list_date()),
          .own = own_text(session.own),
          .only = only_text(only),
          .shard = shard};
}

}  // namespace tlspath::cli
