// The words of `tlspath probe`, both languages side by side in probe_words.cpp; one that lacks does
// not compile. "{}" is what the network said or a name, made visible before.
#pragma once

#include <string_view>

#include "core/text/language.hpp"

namespace tlspath {

struct ProbeWords {
  std::string_view asked;  // "Asked {} UTC: what they offer now, not what a mail got then."
  // Of a domain.
  std::string_view implicit_mx, null_mx, no_domain, no_host, dns_failed, dns_bogus, more_hosts_one,
      more_hosts;
  // Of a host.
  std::string_view starttls, at_once;
  std::string_view no_starttls, masked, refused, injected, handshake_failed, handshake_closed,
      rejected, not_smtp, too_much, timed_out, closed, not_reached, no_address, interrupted,
      more_addresses_one, more_addresses;
  std::string_view stage_connect, stage_greeting, stage_ehlo, stage_starttls, stage_handshake;
  // Of its certificate: what is wrong, then what is not.
  std::string_view certificate, no_certificate, expired, not_yet, self_signed, unknown_issuer,
      wrong_name, no_names, and_more, weak, until, name_fits, issuer_known;
  // Policies.
  std::string_view no_sts, sts, sts_unnamed, sts_no_policy, sts_failed, sts_would_refuse;
  std::string_view no_dane_signed, no_dane_unsigned, no_dane_unchecked, dane_matches, dane_differs,
      dane_unusable, dane_failed;
  std::string_view reports_to, no_reports, requiretls;
  // Versions and suites.
  std::string_view versions, accepted, not_accepted, not_tested, no_answer, suites_cut, limits,
      limits_suites, limits_groups;
  // --all
  std::string_view banner, ehlo, ehlo_in_tls, chain, subject, issuer, names, valid, key, tlsa;
  // Then and now.
  std::string_view mail, mails, then_offers_one, then_offers, then_no_tls, then_no_answer,
      then_encrypted, then_no_mails, sending_side, from_name, by_relay;
  std::string_view head_partner, head_relay, head_clear, head_now;
  std::string_view now_offers, now_none, now_no_answer;
  std::string_view sum_offers, sum_never, sum_unknown;
  std::string_view not_built, bad_target, bad_number, nothing_in_clear;
};

const ProbeWords& probe_words(Language l);

}  // namespace tlspath
