// Whom a probe could ask about a mail: the relay at the boundary, then the sender's domain.
//   mixed.eml  ->  {"mailhub.example", "relay.mailhub.example:25", "shop.example"}
// Names that DNS could not have are left out.
#pragma once

#include <QStringList>

#include "core/path/organisation.hpp"

namespace tlspath::gui {

struct Reading;

QStringList probe_targets(const Reading& mail, OrganisationOf& organisations);

}  // namespace tlspath::gui
