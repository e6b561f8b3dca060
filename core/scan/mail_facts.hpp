// What a mail counts under in tables: the domain of its sender, its time, and how it came to the
// relay that handed it over at the boundary. Made once a mail, for all sinks.
//   order@shop.example, boundary hop from relay.mailhub.example, which got it in cleartext
//     -> from_domain shop.example, partner shop.example, came_to_relay cleartext
// The relay itself is in Path. Not done here: anything that needs a body.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/mail/head.hpp"
#include "core/path/analysis.hpp"

namespace tlspath {

struct MailFacts {
  std::string from_domain;           // what follows the @ of From, lower case; empty: not stated
  std::string partner;               // its registered domain; empty: there is none
  std::optional<std::int64_t> time;  // the topmost readable stamp, else Date; UTC
  std::optional<Verdict> came_to_relay;  // by the hop that brought it into the relay's organisation
  // Who sent by a weak or broken suite: index into the hops, registered domain of its `from`. Lent
  // by the OrganisationOf that it was read with.
  std::vector<std::pair<std::uint32_t, std::string_view>> weak_from;

  // Of the hop at that index; empty where it is not weak, or comes from no known domain.
  std::string_view weak_organisation(std::size_t hop) const;
};

// `out` is used again, so that its strings keep their room.
void read_mail_facts(std::string_view raw, const Analysis& analysis, const MailHead& head,
                     OrganisationOf& organisations, MailFacts& out);

// The domain of a mail address in lower case, into a string that is used again; empty where it has
// none.
void read_domain(std::string_view address, std::string& domain);

}  // namespace tlspath
