// Marks: which stretches of a Received line prove what, as they are shown under the bytes (`--raw`)
// and in the HTML page. Made from the hop's facts; where words stand inside wider words, the wider
// mark ends where the inner begins, so that no byte is marked twice.
//   (TREND IMSS SMTP Service 7.0; TLS: TLSv1/SSLv3,128bits,AES128-SHA)
//                                 ^^^^ 1^^^^^^^^^^ 2^^^^^^ 3^^^^^^^^^
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/path/hop.hpp"
#include "core/report/page_words.hpp"

namespace tlspath {

struct Mark {
  Span where{};
  std::string label;
  Fact says{};
};

// The marks of a hop in the order of the bytes, without overlap. `first` is true for the first hop
// shown: its labels say a little more.
std::vector<Mark> marks_of(std::string_view raw, const Hop& hop, const PageWords& words,
                           bool first);

}  // namespace tlspath
