// from process-daemon.mx.example by mx.example (PRODUCT 8.1) id <...>; date
// Members: PMDF, and Sun, iPlanet and Oracle Messaging Server, which grew out of it. Between their
// own channels (queue, conversion, DKIM, milter) they write no `with` clause and no address, and
// the channel's name or their own before `by`. A transfer from another host has the clause, but not
// before PMDF 5: "from a.example by b.example (PMDF V4.2-14 #4768) id <...>".

#include "core/base/ascii.hpp"
#include "parsers/families/families.hpp"

namespace tlspath::families {
namespace {

// PROCESS-DAEMON, process_milters-daemon.mx.example, conversion.mx.example; the host itself.
bool names_itself(std::string_view from, std::string_view by) {
  const std::string_view channel = from.substr(0, from.find('.'));
  return ascii::iequal(from, by) || ascii::iends_with(channel, "-daemon") ||
         ascii::iequal(channel, "conversion");
}

}  // namespace

bool inner_channel(ReadContext& c, Span part) {
  const ReceivedField& f = c.field;
  if (!f.has(Slot::from) || f.has(Slot::with) || f.has(Slot::via) || f.peer_address) return false;
  if (!names_itself(c.text(f.span(Slot::from)), c.text(f.span(Slot::by)))) return false;
  if (c.hop.form == HopForm::queue) return true;
  c.local(HopForm::queue, part);
  return true;
}

}  // namespace tlspath::families
