#include "gui/probe/probe_targets.hpp"

#include "core/scan/mail_facts.hpp"
#include "gui/look/plain.hpp"
#include "gui/mail/reading.hpp"
#include "probe/target.hpp"

namespace tlspath::gui {

QStringList probe_targets(const Reading& mail, OrganisationOf& organisations) {
  QStringList out;
  const auto add = [&](std::string_view name, const char* port) {
    if (name.ends_with('.')) name.remove_suffix(1);
    if (!probe::is_host_name(name) || name.find('.') == std::string_view::npos) return;
    const QString target = utf8(name).toLower() + QLatin1String(port);
    if (!out.contains(target)) out += target;
  };
  const Analysis& a = mail.analysis;
  add(a.path.relay, "");
  if (a.path.boundary_hop && *a.path.boundary_hop <= a.hops.size()) {
    const Hop& boundary = a.hops[*a.path.boundary_hop - 1];
    if (boundary.from.name) add(slice(mail.raw, *boundary.from.name), ":25");
  }
  MailFacts facts;
  read_mail_facts(mail.raw, a, mail.head, organisations, facts);
  add(facts.partner, "");
  return out;
}

}  // namespace tlspath::gui
