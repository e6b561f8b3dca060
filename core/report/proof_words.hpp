// Which bytes prove a hop's verdict: of its evidence the words that make it, as one stretch.
//   encrypted, stated     "version=TLSv1.3 cipher=TLS_AES_256_GCM_SHA384"
//   encrypted, keyword    "with ESMTPS"
//   cleartext             "with ESMTP"
// Not done: hiding names in them, offsets in a text as given (view.cpp).
#pragma once

#include <optional>
#include <string_view>

#include "core/path/hop.hpp"

namespace tlspath {

inline constexpr std::size_t kMostProof = 400;  // bytes; of more the best word is shown alone

struct ProofWords {
  Span where;
  std::string_view rule;  // of the reader that found them
};

// Nothing for what is unstated, and for local hops without `local_too`.
std::optional<ProofWords> find_proof(std::string_view mail, const Hop& hop, bool local_too);

}  // namespace tlspath
