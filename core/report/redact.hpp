// Redactor: hides what a mail tells of people and machines, by stable tokens: [address1],
// host3.corp.example, [ip2], [id4], [subject]. The same host has the same token everywhere; numbers
// count from the oldest hop up.
//   relay.mailhub.example -> host3.mailhub.example     (Hide::names: registered domains stay)
//   relay.mailhub.example -> host3.B                   (Hide::all: domains become A, B, C)
// With Hide::nothing it only makes text visible (escape.hpp), so that callers need not ask.
// What it hides in free text are mail addresses, IP addresses, host names with a dot, and every
// name and id that the path of this mail holds; names of logins too: [user1], and those in
// certificates: [name1]. So are names of machines without a dot, where only those stand, and what
// a computer calls its time zone:
//   (node=mx7-annas)  ->  (node=host4)      +0100 (Annas Mac)  ->  +0100 ([name1] [name1])
// Not hidden: build numbers and user ids of systems, times, the names of mail systems.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>

#include "core/mail/head.hpp"
#include "core/path/analysis.hpp"
#include "core/path/organisation.hpp"
#include "core/report/lang.hpp"

namespace tlspath {

enum class Hide : std::uint8_t { nothing, names, all };

class Redactor {
 public:
  // `organisations` may be null where nothing is hidden; it must outlive the redactor.
  Redactor(OrganisationOf* organisations, Hide hide) : organisations_(organisations), hide_(hide) {}

  // Gives a number to all that the path and the head hold, oldest hop first. Needed once, before
  // the functions below.
  void learn(std::string_view mail, const Analysis& analysis, const MailHead* head);

  bool hides() const { return hide_ != Hide::nothing; }
  HiddenCount counts() const;

  // Each takes a name as it stands in the mail and gives it as it may be shown.
  std::string host(std::string_view name);    // "host3.mailhub.example"
  std::string domain(std::string_view name);  // a registered domain: itself, or "B"
  std::string short_host(
      std::string_view name);  // for sentences: the registered domain where hosts are hidden
  std::string address(std::string_view mail_address);
  std::string ip(std::string_view written);  // "ip2": callers put the brackets round it
  std::string id(std::string_view written);
  std::string subject(std::string_view text);
  std::string text(std::string_view any);   // visible text with all of that replaced in it
  std::string quote(std::string_view any);  // the same of a folded line, unfolded before

 private:
  void logins(std::string_view line);
  void names(std::string_view words);
  void user(std::string_view name);
  void certificate(std::string_view line);
  void machines(std::string_view mail, const Hop& hop);
  void values(std::string_view comment);
  void before_addresses(std::string_view comment);
  void zone(std::string_view comment);
  bool is_machine(std::string_view word) const;
  void proof(std::string_view words);
  std::uint32_t number(std::unordered_map<std::string, std::uint32_t>& of, std::string key);
  bool is_known_id(std::string_view piece) const;
  std::string letter(std::string_view domain);
  std::string token_or_text(std::string_view piece, bool host_place, bool bracketed);
  std::string scan(std::string_view any, bool odd_ids);
  std::string run(std::string_view run, bool host_place, bool bracketed);

  OrganisationOf* organisations_;
  Hide hide_;
  std::unordered_map<std::string, std::uint32_t> hosts_, domains_, addresses_, ips_, ids_;
  std::map<std::string, std::string, std::less<>> users_;       // names of users who logged in
  std::map<std::string, std::string, std::greater<>> phrases_;  // names in certificates, no hosts'
  std::map<std::string, std::string, std::less<>> words_;  // machines and zones, no dot in them
  std::set<std::string, std::less<>> proof_;  // words of evidence: shown, whoever is called so
  std::size_t certificate_names_ = 0;
  std::set<std::string, std::less<>> versions_;  // build numbers: shown, and no addresses
};

}  // namespace tlspath
