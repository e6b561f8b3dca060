// What decides what a scan says, for results that are gone on with or joined: the version of
// tlspath, which its systems go with, a fingerprint of the files that describe the user's own ones,
// the public suffix list's day, own domains and networks.
#pragma once

#include "cli/session.hpp"
#include "core/store/store.hpp"

namespace tlspath::cli {

StoreIdentity identity_of(const Session& session, Shard shard, const MailFilter& only);

}  // namespace tlspath::cli
