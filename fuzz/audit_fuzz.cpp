// Settings from anywhere, as `tlspath audit` reads them: refused, or answered in every form, with
// nothing raw in it.
//   fuzz_audit scratch/ samples/audit
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "core/audit/audit.hpp"
#include "core/report/audit_page.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace tlspath;
  const auto found = audit(std::string_view(reinterpret_cast<const char*>(data), size));
  if (!found) return 0;
  if (found->unread > found->settings) std::abort();
  for (const std::string& out :
       {audit_text(*found, {}), audit_text(*found, {.language = Language::de, .ascii = true}),
        audit_markdown(*found, Language::de), audit_json(*found, "tlspath 0.0.0")})
    for (const char c : out)
      if ((c >= 0 && c < ' ' && c != '\n') || c == '\x7f') std::abort();
  return 0;
}
