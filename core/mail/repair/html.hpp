// The little of HTML that comes along with pasted headers: entities, <br>, tags that are dressing.
//   "&lt;bob@example.com&gt;<br>"  ->  '<' of 4 bytes, '>' of 4, a line end of 4
//   "<bob@example.com>"  ->  no tag
// Not done: reading a page; comments, scripts, attributes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace tlspath::repairing {

inline constexpr std::size_t kMaxTag = 256;  // bytes of "<p class=...>"

struct Entity {
  std::size_t size = 0;  // with '&' and ';', 0 where there is none
  std::uint32_t code = 0;
};

// The entity whose '&' stands at `at`.
Entity entity_at(std::string_view text, std::size_t at);

// The size of a <br> in any of its spellings, or 0.
std::size_t break_tag_at(std::string_view text, std::size_t at);

// The size of a tag that is only dressing (<p>, </div>, <span class="x">), or 0; `breaks` if it
// ends a line.
std::size_t dressing_tag_at(std::string_view text, std::size_t at, bool& breaks);

// Does text[from, to) hold an entity or a <br>?
bool has_entities(std::string_view text, std::size_t from, std::size_t to);

}  // namespace tlspath::repairing
