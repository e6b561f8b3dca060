// from process-daemon.mx.example by mx.example (PRODUCT 8.1) id <...>; date
// Members: PMDF, and Sun, iPlanet and Oracle Messaging Server, which grew out of it. Between their
// own channels (queue, conversion, DKIM, milter) they write no `with` clause and no address; a
// transfer between hosts always has the clause.

#include "parsers/families/families.hpp"

namespace tlspath::families {

bool inner_channel(ReadContext& c, Span part) {
  const ReceivedField& f = c.field;
  if (!f.has(Slot::from) || f.has(Slot::with) || f.has(Slot::via) || f.peer_address) return false;
  if (c.hop.form == HopForm::queue) return true;
  c.hop.form = HopForm::queue;
  c.hop.evidence.push({Fact::local, part, c.rule});
  return true;
}

}  // namespace tlspath::families
