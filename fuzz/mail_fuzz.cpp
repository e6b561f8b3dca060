// Any bytes through the field walker and the structure reader: spans lie inside and in order,
// limits hold, text is UTF-8. Seeds: samples/, after a scratch folder (libFuzzer writes into the
// first).
//   mail_fuzz -max_len=8192 scratch samples/lab samples/odd
#include <glib.h>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "core/base/ascii.hpp"
#include "core/mail/header_block.hpp"
#include "core/mail/structure.hpp"

namespace {

using namespace tlspath;

void must(bool holds) {
  if (!holds) std::abort();
}

void check_fields(std::string_view mail, const HeaderBlock& block, const HeaderLimits& limits) {
  must(block.begin() <= block.end() && block.end() <= block.body() && block.body() <= mail.size());
  must(block.end() <= limits.max_bytes && block.fields().size() <= limits.max_fields);
  std::size_t at = block.begin();
  for (const HeaderField& f : block.fields()) {
    must(f.name.at >= at && f.name.size > 0 && f.value.at > f.name.end());
    must(f.value.end() <= block.end());
    must(slice(mail, f.name).find_first_of(": \t\r\n") == std::string_view::npos);
    must(f.value.empty() || !ascii::is_blank(slice(mail, f.value).front()));
    at = f.value.end();
  }
  std::size_t received = 0;
  for (std::size_t i = 0; i < block.fields().size(); ++i)
    if (ascii::iequal(slice(mail, block.fields()[i].name), "received")) {
      must(received < block.received().size() && block.received()[received] == i);
      ++received;
    }
  must(received == block.received().size());
}

// g_utf8_validate refuses NUL, which may stand in a text.
void check_utf8(std::string text) {
  for (char& c : text)
    if (c == '\0') c = ' ';
  must(g_utf8_validate(text.data(), static_cast<gssize>(text.size()), nullptr) != 0);
}

void check_structure(std::string_view mail, const StructureLimits& limits) {
  const MailStructure seen = read_structure(mail, limits);
  check_utf8(seen.subject);
  check_utf8(seen.message_id);
  check_utf8(seen.content_type);
  for (const std::string& address : seen.from) check_utf8(address);
  for (const std::string& address : seen.to) check_utf8(address);
  must(seen.nested.size() <= limits.max_nested);
  std::size_t at = 0;
  for (const NestedMessage& n : seen.nested) {
    must(n.depth >= 1 && n.depth <= limits.max_depth && !n.where.empty());
    must(n.where.at > at && n.where.end() <= mail.size() && n.where.end() <= limits.max_bytes);
    must(n.encoded || n.decoded.empty());
    at = n.where.at;
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string mail(reinterpret_cast<const char*>(data), size);
  static HeaderBlock block;  // used again, as in a scan
  for (const HeaderLimits& limits :
       {HeaderLimits{}, HeaderLimits{.max_bytes = 200, .max_fields = 50'000},
        HeaderLimits{.max_bytes = 1 << 20, .max_fields = 3}}) {
    block.read(mail, limits);
    check_fields(mail, block, limits);
  }
  check_structure(mail, {});
  check_structure(mail, {.max_depth = 2, .max_nested = 3, .max_bytes = 1000});
  return 0;
}
