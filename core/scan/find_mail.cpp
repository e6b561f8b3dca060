#include "core/scan/find_mail.hpp"

#include <algorithm>

#include "core/base/hash.hpp"
#include "core/input/content.hpp"
#include "core/input/mail_reader.hpp"
#include "core/mail/header_block.hpp"
#include "core/mail/repair.hpp"
#include "core/text/escape.hpp"

namespace tlspath {
namespace {

constexpr std::uint64_t kFromLine = 4 << 10;  // of an mbox: where it is longer, all is walked

// As a scan makes it (core/store/mail_rows): of the header that was read.
std::uint64_t hash_of(const InputMail& mail) {
  std::optional<RepairedText> repaired;
  std::string_view raw = mail.bytes;
  if (mail.paste) {
    RepairedText text = repair(raw);
    if (text.changed()) raw = repaired.emplace(std::move(text)).text;
  }
  HeaderBlock header;
  header.read(raw);
  return hash_bytes(raw.substr(header.begin(), header.end() - header.begin()));
}

MailFound look(const MailPlace& place, ByteRange range, const std::function<bool()>& stop) {
  MailFound found;
  MailReader reader({.bodies = true});
  const InputEars ears{
      .mail =
          [&](const InputMail& mail) {
            if (stop && stop()) {
              found.what = MailFound::stopped;
              return false;
            }
            if (mail.offset != place.offset || unfolded(mail.entry) != place.entry) return true;
            found.what = hash_of(mail) == place.header_hash ? MailFound::mail : MailFound::changed;
            if (found.what == MailFound::mail) found.bytes = mail.bytes;
            // Entries of one name without offsets (.pst): another may be the one.
            return found.what == MailFound::changed && !place.offset;
          },
      .failed = [&](const InputError& e) { found.error = e; },
      .left_out = [](std::string_view, Content) {},
  };
  reader.read({.path = place.path, .range = range}, ears);
  if (found.what != MailFound::gone)
    found.error.reset();
  else if (found.error)
    found.what = MailFound::unreadable;
  return found;
}

}  // namespace

MailFound find_mail(const MailPlace& place, const std::function<bool()>& stop) {
  if (place.entry.empty() && place.offset && *place.offset > 0 && is_mbox_file(place.path)) {
    const std::uint64_t at = *place.offset;
    MailFound found = look(place, {at - std::min(at, kFromLine), at}, stop);
    if (found.what != MailFound::gone) return found;
  }
  return look(place, {}, stop);
}

}  // namespace tlspath
