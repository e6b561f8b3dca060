// Fuzz: a source of any kind through MailReader: what is packed in what is found, limits hold, and
// mails lie where they say. As a pipe, which goes through every layer; a .pst is not started.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "core/input/mail_reader.hpp"

// libgsf 1.14 forgets an entry of a folder, with its name and key, where the folder is broken
// (ole's own tree, built by gsf_infile_msole_new). Objects, which are ours to give back, are not of
// these.
extern "C" const char* __lsan_default_suppressions() {
  return "leak:^g_malloc0$\nleak:^g_utf16_to_utf8$\nleak:^gsf_msole_sorting_key_new$\n";
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace tlspath;
  static MailReader reader({.limits = {.depth = 4,
                                       .ratio = 100,
                                       .ratio_from = 4 << 20,
                                       .head = 1 << 20,
                                       .mail = 1 << 20,
                                       .spool = 4 << 20},
                            .bodies = false,
                            .pst_helper = "/nonexistent/tlspath-pst"});
  MemoryStream stream({reinterpret_cast<const char*>(data), size});
  std::size_t mails = 0;
  reader.read({.path = "-", .must_be_mail = false, .stream = &stream, .range = {}},
              {.mail =
                   [&](const InputMail& m) {
                     if (m.bytes.size() > m.size) std::abort();
                     return ++mails < 10'000;
                   },
               .failed =
                   [](const InputError& e) {
                     if (e.path != "-") std::abort();
                   },
               .left_out = {}});
  return 0;
}
