// Fuzz: an OLE2 file that says it is an Outlook message. Seeds: none among the samples; the ones
// that the tests make are best (tests/packed.hpp).
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "core/input/msg.hpp"

// libgsf 1.14 forgets an entry of a folder, with its name and key, where the folder is broken
// (ole's own tree, built by gsf_infile_msole_new). Objects, which are ours to give back, are not of
// these.
extern "C" const char* __lsan_default_suppressions() {
  return "leak:^g_malloc0$\nleak:^g_utf16_to_utf8$\nleak:^gsf_msole_sorting_key_new$\n";
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace tlspath;
  const InputLimits limits{.head = 1 << 20};
  std::size_t items = 0;
  read_msg(std::string_view(reinterpret_cast<const char*>(data), size), limits,
           [&](const OutlookItem& item) {
             if (item.headers.size() > limits.head * 2) std::abort();
             return ++items < 1000;
           });
  return 0;
}
