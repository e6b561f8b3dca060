#include "gui/mail/policy_line.hpp"

#include "core/overview/check_words.hpp"
#include "core/policy/check.hpp"
#include "core/scan/mail_facts.hpp"
#include "gui/look/plain.hpp"
#include "gui/mail/reading.hpp"

namespace tlspath::gui {

PolicyLine policy_line(const Desk& desk, const Reading& mail, const ChosenPolicy& chosen) {
  // The policy may name own servers, as it does for `tlspath check`.
  OwnSide own = desk.own();
  own.add(chosen.policy.own);
  Analysis analysis;
  Analyzer(desk.reader(), desk.organisations(), desk.providers(), own).analyze(mail.raw, analysis);
  MailFacts facts;
  read_mail_facts(mail.raw, analysis, mail.head, desk.organisations(), facts);
  CheckSink check(chosen.policy, own, desk.organisations(), desk.providers(), desk.language());
  check.take({.path = mail.source,
              .offset = mail.offset,
              .size = mail.given.size(),
              .raw = mail.raw,
              .analysis = analysis,
              .head = mail.head,
              .repaired = mail.repaired.changed() ? &mail.repaired : nullptr,
              .facts = &facts});
  const std::string said = check_mail(chosen.policy, check.result(), chosen.name, desk.language());
  return {utf8(std::string(check_sign(check.last(), false)) + ' ' + said), check.last()};
}

}  // namespace tlspath::gui
