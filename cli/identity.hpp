// What decides what a scan says, for results that are gone on with or joined: the version of
// tlspath, fingerprints of the catalogue and of the user's own systems, the public suffix list's
// day, own domains and networks.
#pragma once

#include "cli/session.hpp"
#include "core/store/store.hpp"

namespace tlspath::cli {

StoreIdentity identity_of(const Session& session, Shard shard, const MailFilter& only);

}  // namespace tlspath::cli
