// merge: joins the databases of all shards of one scan into the one that a scan without shards
// would have written, row for row: mails in the order of the sources, names numbered by first use.
//   merge_stores("all.sqlite", {"part-1.sqlite", "part-2.sqlite"})
// Refuses, and names, what does not belong together: a part that is missing, double, unfinished, or
// made with another tlspath, catalogue, public suffix list, own systems, own side or number of
// shards. Not done: joining results of different archives.
#pragma once

#include <cstdint>
#include <span>
#include <string>

#include "core/store/store.hpp"

namespace tlspath {

struct Merged {
  std::uint64_t mails = 0, hops = 0, sources = 0;
};

// `out` must not be there; on failure it is not.
StoreResult<Merged> merge_stores(const std::string& out, std::span<const std::string> parts);

}  // namespace tlspath
