// All that tlspath says in English. German is de.cpp; the order is the same.
#include <fmt/format.h>

#include <array>

#include "core/report/lang.hpp"
#include "core/report/messages.hpp"
#include "core/text/numbers.hpp"

namespace tlspath::lang {
namespace {

std::string did_you_mean(std::string_view near) {
  return near.empty() ? std::string() : fmt::format("; did you mean \"{}\"?", near);
}

std::string in_brackets(std::string_view words) {
  return words.empty() ? std::string() : fmt::format(" ({})", words);
}

std::string and_more(std::uint64_t count) {
  return count < 2 ? std::string() : fmt::format(" and {} more", count - 1);
}

std::string_view looks(LooksLike l) {
  switch (l) {
    case LooksLike::unknown:
      return {};
    case LooksLike::pdf:
      return "PDF";
    case LooksLike::image:
      return "an image";
    case LooksLike::office:
      return "an Office document";
    case LooksLike::archive:
      return "an archive";
    case LooksLike::mailbox:
      return "a mailbox";
    case LooksLike::html:
      return "a web page";
    case LooksLike::program:
      return "a program";
    case LooksLike::database:
      return "a database";
  }
  return {};
}

// What follows on unpacking.
std::string then(std::string_view command) {
  return command.empty() ? "then open the folder"
                         : fmt::format("then try: tlspath {} FOLDER", command);
}

class EnglishMessages final : public Messages {
 public:
  std::string standard_input() const override { return "standard input"; }

  std::string no_such_file(std::string_view file, bool of_mail) const override {
    return fmt::format("{}: no such file; check the name{}", file,
                       of_mail ? ", or paste the headers instead" : "");
  }
  std::string no_such_file_but(std::string_view file, std::string_view near,
                               std::string_view command) const override {
    return fmt::format("{}: no such file; {} is here, try: tlspath {} {}", file, near, command,
                       near);
  }
  std::string folder(std::string_view file, std::string_view command) const override {
    if (command.empty()) return fmt::format("{}: a folder; open it as an archive", file);
    if (command == "audit")
      return fmt::format("{}: a folder, and audit reads one file; name the file of settings", file);
    return fmt::format("{}: a folder, and show explains single mails; try: tlspath scan {}", file,
                       file);
  }
  std::string not_permitted(std::string_view file) const override {
    return fmt::format("{}: you may not read it; ask its owner, or copy it to a place of yours",
                       file);
  }
  std::string not_readable(std::string_view file, std::string_view reason) const override {
    return fmt::format("{}: could not be read ({}); copy the file again and retry", file, reason);
  }
  std::string not_a_file(std::string_view file) const override {
    return fmt::format("{}: a folder, and a file is expected", file);
  }
  std::string empty_file(std::string_view file) const override {
    return fmt::format("{}: empty; save the mail again, or paste its headers", file);
  }
  std::string nothing_pasted() const override {
    return "standard input: nothing was pasted; run tlspath again, paste the headers, then press "
           "Ctrl-D";
  }
  std::string no_mail_headers(std::string_view file, LooksLike l,
                              std::string_view command) const override {
    if (l == LooksLike::mailbox || l == LooksLike::archive) {
      return fmt::format(
          "{}: no mail headers in it, looks like {}; unpack or export its mails as .eml, {}", file,
          looks(l), then(command));
    }
    if (l == LooksLike::database && !command.empty())
      return fmt::format("{}: a database, no mail; if scan made it, try: tlspath report {}", file,
                         file);
    const std::string guess =
        l == LooksLike::unknown ? std::string() : fmt::format(", looks like {}", looks(l));
    return fmt::format(
        "{}: no mail headers in it{}; save the mail itself as .eml, or paste its headers", file,
        guess);
  }
  std::string hidden_headers(std::string_view file) const override {
    return fmt::format(
        "{}: lines that look like headers, but in a form that cannot be read; paste them as plain "
        "text, as the mail program shows its source",
        file);
  }
  std::string too_large(std::string_view file, std::uint64_t limit_bytes,
                        std::string_view command) const override {
    const std::string size = size_text(limit_bytes);
    if (command.empty())
      return fmt::format(
          "{}: larger than {}, too large for one mail; a mailbox opens as an archive", file, size);
    if (command == "audit")
      return fmt::format("{}: larger than {}, too large for settings; name the file of settings",
                         file, size);
    return fmt::format(
        "{}: larger than {}, too large for one mail; for a mailbox try: tlspath scan {}", file,
        size, file);
  }
  std::string no_mails(std::string_view file) const override {
    return fmt::format("{}: no mails in it; name an archive or a mailbox that holds some", file);
  }
  std::string left_out(std::string_view file) const override {
    return fmt::format("{}: no mail, left out", file);
  }
  std::string hidden(std::string_view file) const override {
    return fmt::format("{}: left out; it is read where it is named itself", file);
  }
  std::string torn(std::string_view file) const override {
    return fmt::format(
        "{}: breaks off; the mails before that were read, for the rest copy the file again", file);
  }
  std::string damaged(std::string_view file, std::string_view reason) const override {
    return fmt::format("{}: damaged{}; copy the file again and retry", file, in_brackets(reason));
  }
  std::string encrypted(std::string_view file, std::uint64_t count,
                        std::string_view command) const override {
    return fmt::format("{}{}: encrypted; unpack with the password, {}", file, and_more(count),
                       then(command));
  }
  std::string no_internet_headers(std::string_view file, std::uint64_t count) const override {
    return fmt::format(
        "{}{}: no internet headers were kept, as in drafts, sent items and notes; ask for the mail "
        "as it came in",
        file, and_more(count));
  }
  std::string too_deep(std::string_view file, std::uint64_t levels,
                       std::string_view command) const override {
    return fmt::format("{}: packed more than {} times; unpack it, {}", file, levels, then(command));
  }
  std::string unpacks_too_much(std::string_view file, std::uint64_t limit_bytes,
                               std::string_view command) const override {
    return fmt::format(
        "{}: unpacks to more than {}, far more than mails do; if you trust it, unpack it, {}", file,
        size_text(limit_bytes), then(command));
  }
  std::string packed_too_large(std::string_view file, std::uint64_t limit_bytes,
                               std::string_view command) const override {
    return fmt::format("{}: larger than {}; unpack it, {}", file, size_text(limit_bytes),
                       then(command));
  }
  std::string unknown_packing(std::string_view file, std::string_view what,
                              std::string_view command) const override {
    return fmt::format("{}: packed in a way that is not known ({}); unpack it, {}", file, what,
                       then(command));
  }
  std::string no_room(std::string_view file, std::string_view reason) const override {
    return fmt::format("{}: no room to unpack it ({}); set TMPDIR to a folder with more", file,
                       reason);
  }
  std::string pst_not_read(std::string_view file, std::string_view reason) const override {
    return fmt::format(
        "{}: the reader of Outlook data files failed ({}); the mails before that were read", file,
        reason);
  }
  std::string more_mails(std::string_view file, std::size_t mails,
                         std::size_t shown) const override {
    return fmt::format(
        "{}: {} mails, of which the first {} are explained; for all try: tlspath scan {}", file,
        mails, shown, file);
  }
  std::string nested_title(NestedKind kind) const override {
    switch (kind) {
      case NestedKind::forwarded:
        return "Within it, a forwarded message:";
      case NestedKind::returned_message:
      case NestedKind::returned_headers:
        return "Within it, the message that came back: the way to the one who bounced:";
    }
    return {};
  }
  std::string not_written(std::string_view file, std::string_view reason) const override {
    return fmt::format("{}: could not be written ({})", file, reason);
  }

  std::string paste_prompt() const override {
    return "Paste the headers, then press Enter and Ctrl-D.";
  }
  std::string unknown_command(std::string_view word, std::string_view near) const override {
    return fmt::format("{}: no such command or file{}", word, did_you_mean(near));
  }
  std::string unknown_option(std::string_view word, std::string_view near) const override {
    return fmt::format("unknown option {}{}", word, did_you_mean(near));
  }
  std::string trust_when_scanning() const override {
    return "unknown option --trust: own servers are named when scanning, tlspath scan --trust "
           "corp.example --db results.sqlite";
  }
  std::string unknown_system(std::string_view word, std::string_view near) const override {
    return fmt::format(
        "{}: no such system{}", word,
        near.empty() ? std::string("; all of them: tlspath systems") : did_you_mean(near));
  }
  std::string missing_value(std::string_view option) const override {
    return fmt::format("{} needs a value", option);
  }
  std::string missing_operand(std::string_view usage) const override {
    return fmt::format("something is missing; type: tlspath {}", usage);
  }
  std::string needs_option(std::string_view option, std::string_view other) const override {
    return fmt::format("{} needs another option: {}", option, other);
  }
  std::string bad_value(std::string_view option, std::string_view value,
                        std::string_view choices) const override {
    return fmt::format("{}: \"{}\" is none of: {}", option, value, choices);
  }
  std::string one_too_many(std::string_view command, std::string_view word) const override {
    return fmt::format("{} takes one file only, and {} is another", command, word);
  }
  std::string not_together(std::string_view one, std::string_view other) const override {
    return fmt::format("{} does not go together with {}", one, other);
  }
  std::string bad_trust(std::string_view value) const override {
    return fmt::format(
        "--trust: \"{}\" is neither a domain nor a network; "
        "try: --trust corp.example --trust 192.0.2.0/24",
        value);
  }
  std::string see_help(std::string_view command) const override {
    return command.empty() ? std::string("tlspath --help shows examples")
                           : fmt::format("tlspath {} --help shows examples", command);
  }
};

class English final : public Words {
 public:
  std::string_view head_hop() const override { return "HOP"; }
  std::string_view head_verdict() const override { return "VERDICT"; }
  std::string_view head_grade() const override { return "GRADE"; }
  std::string_view head_version() const override { return "VERSION"; }
  std::string_view head_suite() const override { return "SUITE (BITS)"; }
  std::string_view head_time() const override { return "TIME UTC"; }
  std::string_view head_delay() const override { return "DELAY"; }
  std::string_view head_system() const override { return "WRITTEN BY"; }
  std::string_view mail() const override { return "Mail"; }
  std::string_view proof() const override { return "Proof"; }
  std::string_view notes() const override { return "Notes"; }
  std::string_view unknown() const override { return "Unknown"; }
  std::string_view label_verdict() const override { return "Verdict"; }
  std::string_view label_grade() const override { return "Grade"; }
  std::string_view label_from() const override { return "From"; }
  std::string_view label_by() const override { return "By"; }
  std::string_view label_where() const override { return "Where"; }
  std::string_view label_version() const override { return "TLS version"; }
  std::string_view label_suite() const override { return "Suite"; }
  std::string_view label_bits() const override { return "Key bits"; }
  std::string_view label_key_exchange() const override { return "Key exchange"; }
  std::string_view label_signature() const override { return "Signature"; }
  std::string_view label_keyword() const override { return "Protocol"; }
  std::string_view label_client_certificate() const override { return "Certificate"; }
  std::string_view label_time() const override { return "Time"; }
  std::string_view label_delay() const override { return "Delay"; }
  std::string_view label_system() const override { return "Written"; }
  std::string_view label_trust() const override { return "Trust"; }
  std::string_view label_note() const override { return "Note"; }
  std::string hop_of(std::uint32_t number, std::uint32_t all) const override {
    return fmt::format("Hop {} of {}", number, all);
  }

  std::string_view verdict(Verdict v) const override {
    switch (v) {
      case Verdict::encrypted:
        return "encrypted";
      case Verdict::cleartext:
        return "cleartext";
      case Verdict::unstated:
        return "not stated";
      case Verdict::local:
        return "local";
    }
    return {};
  }
  std::string_view path_verdict(std::optional<PathVerdict> v) const override {
    if (!v) return "no answer";
    switch (*v) {
      case PathVerdict::encrypted:
        return "encrypted";
      case PathVerdict::cleartext:
        return "cleartext";
      case PathVerdict::unproven:
        return "not proven";
      case PathVerdict::local:
        return "local";
    }
    return {};
  }
  std::string_view grade(Grade g) const override {
    switch (g) {
      case Grade::broken:
        return "broken";
      case Grade::weak:
        return "weak";
      case Grade::acceptable:
        return "acceptable";
      case Grade::good:
        return "good";
    }
    return {};
  }
  std::string_view trust(Trust t) const override {
    return t == Trust::trusted ? "trusted" : "claimed";
  }
  std::string_view not_stated() const override { return "not stated"; }
  std::string_view boundary(bool inferred) const override {
    return inferred ? "boundary (inferred)" : "boundary";
  }
  std::string_view clocks_disagree() const override { return "clocks disagree"; }
  std::string_view forged_looking() const override { return "forged-looking"; }
  std::string_view gap_before() const override { return "gap before"; }
  std::string hop(std::uint32_t number) const override { return fmt::format("hop {}", number); }
  std::string hops(HopNumbers n) const override {
    return fmt::format("{} {}", n.size() == 1 ? "hop" : "hops", list(n));
  }
  std::string hops_start(HopNumbers n) const override {
    return fmt::format("{} {}", n.size() == 1 ? "Hop" : "Hops", list(n));
  }
  std::string bits(int n) const override { return fmt::format("{} bit{}", n, n == 1 ? "" : "s"); }
  std::string_view version_not_stated() const override { return "version not stated"; }
  std::string_view suite_not_stated() const override { return "suite not stated"; }
  std::string_view only_tls() const override { return "TLS, nothing more stated"; }
  std::string_view no_tls_words() const override { return "no TLS stated"; }
  std::string_view null_suite() const override { return "NULL suite"; }
  std::string client_certificate(ClientCertificate c) const override {
    switch (c) {
      case ClientCertificate::verified:
        return "the sender's certificate verified";
      case ClientCertificate::unverified:
        return "the sender's certificate not verified";
      case ClientCertificate::not_presented:
        return "the sender's certificate not presented";
      case ClientCertificate::not_requested:
        return "the sender's certificate not requested";
      case ClientCertificate::error:
        return "error with the sender's certificate";
    }
    return {};
  }
  std::string_view login() const override { return "login"; }
  std::string_view sender_logged_in() const override { return "the sender logged in"; }
  std::string byte(std::uint64_t at) const override { return fmt::format("byte {}", at); }

  std::string by_system(std::string_view system, Habit h, std::string_view keyword) const override {
    switch (h) {
      case Habit::none:
        return fmt::format("by {}", system);
      case Habit::writes_keyword:
        return fmt::format("by {}, which writes {} whenever TLS is used", system, keyword);
      case Habit::marks_always:
        return fmt::format("by {}, which marks every use of TLS", system);
      case Habit::never:
        return fmt::format("by {}, which never writes whether TLS was used", system);
      case Habit::cannot:
        return fmt::format("by {}, which cannot do TLS", system);
      case Habit::sometimes:
        return fmt::format("by {}, which does not always write whether TLS was used", system);
      case Habit::unknown_system:
        return std::string(plain_reading());
    }
    return {};
  }
  std::string system_sentence(std::string_view system, Habit h,
                              std::string_view keyword) const override {
    switch (h) {
      case Habit::none:
        return {};
      case Habit::writes_keyword:
        return fmt::format("{} writes {} whenever TLS is used", system, keyword);
      case Habit::marks_always:
        return fmt::format("{} marks every use of TLS", system);
      case Habit::never:
        return fmt::format("{} never writes whether TLS was used", system);
      case Habit::cannot:
        return fmt::format("{} cannot do TLS", system);
      case Habit::sometimes:
        return fmt::format("{} does not always write whether TLS was used", system);
      case Habit::unknown_system:
        return std::string(plain_reading());
    }
    return {};
  }
  std::string_view habit_short(Habit h) const override {
    switch (h) {
      case Habit::writes_keyword:
      case Habit::marks_always:
        return "marks every TLS";
      case Habit::never:
        return "never says";
      case Habit::sometimes:
        return "may not say";
      case Habit::cannot:
        return "cannot do TLS";
      case Habit::none:
      case Habit::unknown_system:
        return {};
    }
    return {};
  }
  std::string_view plain_reading() const override {
    return "by the plain reading of a system we do not know";
  }
  std::string_view system_not_known() const override { return "not known"; }

  std::string local_by(LocalBy how, std::string_view detail) const override {
    switch (how) {
      case LocalBy::user_id:
        return fmt::format("handed in by user id {}", detail);
      case LocalBy::handed_in:
        return "handed in on this host";
      case LocalBy::queue:
        return "a queue's own line";
      case LocalBy::store:
        return "put into a mailbox";
      case LocalBy::web:
        return "handed in through a web page";
      case LocalBy::loopback:
        return fmt::format("loopback {}", detail);
      case LocalBy::same_host:
        return "from this host to itself";
    }
    return {};
  }
  std::string local_hops(std::size_t n, std::string_view host) const override {
    return host.empty() ? fmt::format("{} local hops", n)
                        : fmt::format("{} local hops on {}", n, host);
  }

  std::string forged(std::uint32_t hop_number, bool cleartext) const override {
    return fmt::format(
        "{} on hop {}, though it looks so: the TLS words stand in the sender's greeting, not in "
        "the server's own words.",
        cleartext ? "Not encrypted" : "Not proven", hop_number);
  }
  std::string clear_at_boundary(std::string_view organisation, std::uint32_t hop_number,
                                std::string_view from, bool calls_itself) const override {
    return fmt::format("Not encrypted where it entered {}: hop {} came in cleartext{}{}.",
                       organisation.empty() ? "the receiving side" : organisation, hop_number,
                       from.empty()   ? ""
                       : calls_itself ? " from a host that calls itself "
                                      : " from ",
                       from);
  }
  std::string null_suite_used(std::uint32_t hop_number) const override {
    return fmt::format("Not encrypted: hop {} says TLS but used a NULL suite.", hop_number);
  }
  std::string clear_between(HopNumbers n, std::string_view word_of, bool others, AtBoundary at,
                            std::uint32_t boundary_hop,
                            std::string_view organisation) const override {
    std::string out = fmt::format("In cleartext on {}", hops(n));
    if (others)
      out += ", by the word of others";
    else if (!word_of.empty())
      out += fmt::format(", by the word of {}", word_of);
    const std::string_view where = organisation.empty() ? "the receiving side" : organisation;
    if (at == AtBoundary::encrypted) out += fmt::format("; encrypted where it entered {}", where);
    if (at == AtBoundary::unstated) {
      out += fmt::format("; hop {}, where it entered {}, does not say", boundary_hop, where);
    }
    return out + ".";
  }
  std::string clear_inside(std::string_view organisation, HopNumbers n, HopNumbers in_public,
                           bool all_private, Rest rest, bool by_others) const override {
    std::string net;
    if (all_private) net = ", private network";
    if (in_public.size() == n.size())
      net = n.size() == 1 ? ", public address" : ", public addresses";
    else if (!in_public.empty())
      net =
          fmt::format("; public address{}: {}", in_public.size() == 1 ? "" : "es", list(in_public));
    std::string out;
    if (organisation.empty() && n.size() > 1)
      out = fmt::format("In cleartext only on {}, each within one organisation{}", hops(n),
                        net.empty() ? net : in_brackets(std::string_view(net).substr(2)));
    else
      out = fmt::format("In cleartext only inside {} ({}{})",
                        organisation.empty() ? "one organisation" : organisation, hops(n), net);
    switch (rest) {
      case Rest::none:
        break;
      case Rest::between_encrypted:
        out += "; encrypted between organisations";
        if (by_others) out += ", by the word of others";
        break;
      case Rest::between_unproven:
        out += "; encryption is not proven between organisations";
        break;
      case Rest::others_encrypted:
        out += "; encrypted on the other hops";
        break;
      case Rest::others_unproven:
        out += "; encryption is not proven on the other hops";
        break;
    }
    return out + ".";
  }
  std::string unproven(HopNumbers n, Silence why) const override {
    const bool one = n.size() == 1;
    switch (why) {
      case Silence::never:
        return one ? fmt::format(
                         "Not proven: {} was written by a system that never says whether TLS was "
                         "used.",
                         hops(n))
                   : fmt::format(
                         "Not proven: {} were written by systems that never say whether TLS was "
                         "used.",
                         hops(n));
      case Silence::sometimes:
        return one ? fmt::format(
                         "Not proven: {} was written by a system that does not always say whether "
                         "TLS was used.",
                         hops(n))
                   : fmt::format(
                         "Not proven: {} were written by systems that do not always say whether "
                         "TLS was used.",
                         hops(n));
      case Silence::plain:
        break;
    }
    return fmt::format("Not proven: {} {} not say whether TLS was used.", hops(n),
                       one ? "does" : "do");
  }
  std::string encrypted(const CountedHops& counted, WordOf whose, HopNumbers claimed,
                        HopNumbers own, std::string_view organisation) const override {
    const std::string start = "Encrypted on " + which(counted);
    const std::string_view side = organisation.empty() ? "the receiving side" : organisation;
    switch (whose) {
      case WordOf::nobody_named:
        break;
      case WordOf::own:
        return fmt::format("{}, by the word of {}.", start, side);
      case WordOf::mixed:
        return own.empty() ? fmt::format("{}, by the word of others.", start)
                           : fmt::format("{}; {} by the word of others, {} by that of {}.", start,
                                         hops(claimed), hops(own), side);
    }
    return start + ", if the headers are genuine.";
  }
  std::string encrypted_but(const CountedHops& counted, HopNumbers n, Grade worst,
                            std::string_view reason) const override {
    return fmt::format("Encrypted on {}, but {}{}{}.", which(counted),
                       counted.count == 1 ? std::string() : hops(n) + " ", how_weak(worst),
                       in_brackets(reason));
  }
  std::string_view no_forward_secrecy() const override { return "no forward secrecy"; }
  std::string local_only(std::size_t n, std::string_view host) const override {
    const std::string subject = n == 1   ? "the one hop"
                                : n == 2 ? "both hops"
                                         : fmt::format("all {} hops", n);
    if (host.empty() && n > 1)
      return fmt::format(
          "Local: {} stayed on one host each; how the mail came from one to the other no header "
          "says.",
          subject);
    return fmt::format("Local: by its headers this mail never crossed a network; {} stayed on {}.",
                       subject, host.empty() ? "one host" : host);
  }
  std::string_view nothing_decides() const override {
    return "Local: no hop names another host that it came from, so the headers show no way over a "
           "network.";
  }
  std::string only_fetched(HopNumbers n, std::optional<Verdict> how) const override {
    return fmt::format(
        "Local: the headers show no way over a network; {} only fetched the mail from a mailbox{}.",
        hops(n),
        how == Verdict::encrypted   ? ", encrypted"
        : how == Verdict::cleartext ? ", in cleartext"
                                    : "");
  }
  std::string_view no_received() const override {
    return "No answer: this mail has no Received lines, so its way is not recorded.";
  }
  std::string_view sent_item() const override {
    return "No answer: probably the sender's own copy, which never travelled; ask the recipient "
           "for the headers.";
  }
  std::string no_internet_headers(std::string_view file) const override {
    return fmt::format("No answer: {} kept no internet headers (internal or sent item).", file);
  }
  std::string lone(PathVerdict v, std::string_view detail, Grade g) const override {
    const std::string more = in_brackets(detail);
    static constexpr std::string_view kRest = "; the rest of the way is not in this text.";
    switch (v) {
      case PathVerdict::encrypted:
        if (g == Grade::good || g == Grade::acceptable) {
          return fmt::format("Encrypted on the one hop given{}{}", more, kRest);
        }
        return fmt::format("Encrypted on the one hop given, but {}{}{}",
                           g == Grade::broken ? "with broken TLS" : "weakly", more, kRest);
      case PathVerdict::cleartext:
        return fmt::format("In cleartext on the one hop given{}{}", more, kRest);
      case PathVerdict::unproven:
        return fmt::format("Not proven: the one hop given does not say whether TLS was used{}",
                           kRest);
      case PathVerdict::local:
        return fmt::format("Local: the one hop given crossed no network{}", kRest);
    }
    return {};
  }

  std::string_view lone_without_from() const override {
    return "Local: the one hop given names no host that it came from; the rest of the way is not "
           "in this text.";
  }

  std::string_view not_all_read() const override {
    return "Not all Received lines of this text were read: see the notes.";
  }

  std::string before_that(HopNumbers clear, HopNumbers unstated) const override {
    std::string out = "Before that, ";
    if (!clear.empty())
      out += fmt::format("{} {} in cleartext as well", hops(clear),
                         clear.size() == 1 ? "was" : "were");
    if (!clear.empty() && !unstated.empty()) out += ", and ";
    if (!unstated.empty())
      out += fmt::format("{} {} not say", hops(unstated), unstated.size() == 1 ? "does" : "do");
    return out + ".";
  }
  std::string cleartext_too(HopNumbers n) const override {
    return fmt::format("{} {} in cleartext as well.", hops_start(n),
                       n.size() == 1 ? "was" : "were");
  }
  std::string does_not_say(HopNumbers n) const override {
    return fmt::format("{} {} not say.", hops_start(n), n.size() == 1 ? "does" : "do");
  }
  std::string weak_too(HopNumbers n) const override {
    return fmt::format("{} {} weak too.", hops_start(n), n.size() == 1 ? "is" : "are");
  }
  std::string weak_where_encrypted(HopNumbers n, Grade worst,
                                   std::string_view reason) const override {
    return fmt::format("{} {} encrypted, but {}{}.", hops_start(n), n.size() == 1 ? "was" : "were",
                       how_weak(worst), in_brackets(reason));
  }
  std::string_view none_known_clear() const override {
    return "No hop is known to be in cleartext.";
  }
  std::string_view ask_for_headers() const override {
    return "Ask the recipient for the headers of the mail as it arrived, then paste them.";
  }
  std::string_view export_again() const override {
    return "Export it again from the recipient's mailbox.";
  }

  std::string about(HopNumbers n, std::string_view sentences) const override {
    return fmt::format("{}: {}", hops_start(n), sentences);
  }
  std::string finding(FindingKind k, std::string_view detail) const override {
    switch (k) {
      case FindingKind::no_forward_secrecy:
        return detail.empty() ? std::string("No forward secrecy.")
                              : fmt::format("{} key exchange, so no forward secrecy.", detail);
      case FindingKind::anonymous_suite:
        return "Anonymous suite: anybody in the middle could have answered.";
      case FindingKind::null_suite:
        return "NULL suite: TLS without encryption.";
      case FindingKind::suite_class:
        return fmt::format("\"{}\" is the family of the suite, not the version of the session.",
                           detail);
      case FindingKind::unknown_suite:
        return detail.empty() ? std::string("No registry has this suite.")
                              : fmt::format("No registry has the suite \"{}\".", detail);
      case FindingKind::old_version:
        return detail.empty() ? std::string("The version of TLS is out of use.")
                              : fmt::format("{} is out of use ({}).", detail, rfc_against(detail));
      case FindingKind::conflicting_words:
        return "The line says TLS and denies it.";
      case FindingKind::unknown_system:
        return "Written by a system we do not know, read by the plain rules.";
      case FindingKind::profile_never:
        return "This system cannot do TLS itself.";
      case FindingKind::keyword_proves_nothing:
        return "The keyword proves nothing: this system may write it with TLS too.";
      case FindingKind::unclear_words:
        return "A system we do not know speaks of TLS in words that we cannot read.";
      case FindingKind::forged_looking:
        return "Words that look like TLS stand in what the sender chose; they prove nothing.";
      case FindingKind::local_with_peer:
        return "It says \"with local\", but names a public address.";
      case FindingKind::no_date:
        return "No date that can be read.";
      case FindingKind::unbalanced:
        return "A bracket or quotation mark is open or stray: whose words are whose is unclear.";
      case FindingKind::whose_words:
        return "Nobody can tell which of its words are the server's and which the sender's; "
               "none of them proves TLS.";
      case FindingKind::line_cut:
        return "The text ends in the middle of this line: what it does not say may have followed. "
               "Copy the headers whole.";
      case FindingKind::too_deep:
        return "Comments are nested too deeply; the rest was not read.";
      case FindingKind::too_many_parts:
        return "Too many parts; the rest was not read.";
      case FindingKind::too_long:
        return "The line is too long; the rest was not read.";
      case FindingKind::pattern_limit:
        return "A part of the line took too long to read and was left out.";
      case FindingKind::cut_start:
        return "The text begins in the middle of the headers: the hop that was cut, or hops above "
               "it, "
               "were not read.";
      case FindingKind::received_below:
        return detail == "1"
                   ? std::string(
                         "1 more Received line stands below the end of the headers and was not "
                         "read. If it belongs to this mail, take out what stands between, an empty "
                         "line too, and paste again.")
                   : fmt::format(
                         "{} more Received lines stand below the end of the headers and were not "
                         "read. If they belong to this mail, take out what stands between, an "
                         "empty line too, and paste again.",
                         detail);
      case FindingKind::another_mail:
        return "Another mail's headers seem to stand below: only the first mail's were read. Paste "
               "them "
               "one at a time.";
      case FindingKind::mails_mixed:
        return "The headers of two mails seem to be mixed here (From and Subject or Message-ID "
               "twice): what is said may be of both. Paste them one at a time.";
      case FindingKind::x_received:
        return "X-Received lines are copies and count as no hops.";
      case FindingKind::header_cut:
        return "The header is longer than the limit; the rest was not read.";
      case FindingKind::too_many_hops:
        return "More Received lines than the limit; the rest were not read.";
      default:
        return {};
    }
  }
  std::string repair(FindingKind k, std::uint32_t count) const override {
    const auto counted = [&](std::string_view what, std::string_view one, std::string_view many) {
      if (count == 0) return std::string(what);
      return fmt::format("{} ({} {})", what, count, count == 1 ? one : many);
    };
    switch (k) {
      case FindingKind::repaired_bom:
        return "byte order mark removed";
      case FindingKind::repaired_utf16:
        return "UTF-16 decoded";
      case FindingKind::repaired_entities:
        return counted("entities decoded", "place", "places");
      case FindingKind::repaired_quoting:
        return counted("quoting removed", "line", "lines");
      case FindingKind::repaired_blanks:
        return counted("no-break spaces replaced", "place", "places");
      case FindingKind::repaired_quotes:
        return counted("typographic quotes replaced", "place", "places");
      case FindingKind::repaired_folding:
        return counted("broken lines joined", "line", "lines");
      case FindingKind::repaired_indent:
        return counted("indent removed", "line", "lines");
      case FindingKind::repaired_line_ends:
        return "mixed line ends evened out";
      case FindingKind::repaired_colons:
        return counted("colons behind the names of fields restored", "line", "lines");
      case FindingKind::repaired_links:
        return counted("links removed", "place", "places");
      case FindingKind::repaired_gaps:
        return counted("gaps between headers closed", "place", "places");
      case FindingKind::repaired_markdown:
        return counted("marks of Markdown removed", "place", "places");
      case FindingKind::repaired_dots:
        return counted("\"[.]\" made dots again", "place", "places");
      case FindingKind::prose_skipped:
        return counted("other text skipped", "byte", "bytes");
      case FindingKind::lone_received:
        return count < 2 ? std::string("one Received line without its name")
                         : fmt::format("{} Received lines without their names", count);
      default:
        return {};
    }
  }
  std::string repairs(std::string_view what) const override {
    return fmt::format("Repaired before reading: {}. Byte numbers are those of the text given.",
                       what);
  }
  std::string_view decides_nothing(WhyNot why) const override {
    switch (why) {
      case WhyNot::handover:
        return "Handed over inside one system, no other host named: it decides nothing.";
      case WhyNot::fetched:
        return "Fetched from a mailbox, where the mail's way had ended: it decides nothing.";
      case WhyNot::no_peer:
        return "Names no host that it came from: it decides nothing.";
    }
    return {};
  }
  std::string clocks(std::uint32_t n, std::uint32_t below,
                     std::string_view by_how_much) const override {
    return fmt::format(
        "The clocks disagree: hop {} is stamped {} before hop {}, so its delay is not known.", n,
        by_how_much, below);
  }
  std::string clocks_zone(std::uint32_t n, std::uint32_t below, std::string_view by_how_much,
                          int hour_count, int off, std::string_view zone) const override {
    const std::string whole =
        hour_count == 1 ? "an hour" : fmt::format("{} hours", number(hour_count));
    const int s = off < 0 ? -off : off;
    const std::string how = off == 0
                                ? fmt::format("exactly {}", whole)
                                : fmt::format("{} second{} {} {}", number(s), s == 1 ? "" : "s",
                                              off < 0 ? "short of" : "over", whole);
    const std::string wrote =
        zone.empty() ? std::string() : fmt::format(" (hop {} wrote {})", below, zone);
    return fmt::format(
        "Hop {} is stamped {} before hop {}, {}: rather a wrong time zone{} than a delay.", n,
        by_how_much, below, how, wrote);
  }
  std::string gap(std::uint32_t below, std::uint32_t above) const override {
    return fmt::format("A hop may be missing between hops {} and {}.", below, above);
  }
  std::string_view no_boundary() const override {
    return "No hop shows where the mail came in from outside.";
  }

  std::string_view servers_certificates() const override {
    return "Did the senders check the servers' certificates? No header tells.";
  }
  std::string sender_certificate(HopNumbers n, ClientCertificate c) const override {
    const std::string_view how = c == ClientCertificate::verified     ? "verified"
                                 : c == ClientCertificate::unverified ? "not verified"
                                                                      : "with an error";
    return fmt::format("{}: the sender's own certificate, {}; it says nothing of the server's.",
                       hops_start(n), how);
  }
  std::string others_wrote(HopNumbers n) const override {
    return n.size() == 1 ? fmt::format("{} is what others wrote; anybody could have made it up.",
                                       hops_start(n))
                         : fmt::format("{} are what others wrote; anybody could have made them up.",
                                       hops_start(n));
  }
  std::string_view are_they_genuine() const override {
    return "Are the lines genuine? Name the servers that are yours:";
  }
  std::string_view own_domain_placeholder() const override { return "your.example"; }
  std::string front_end(HopNumbers n) const override {
    return fmt::format("Did a TLS front end stand before {}? The headers could not show it.",
                       hops(n));
  }
  std::string_view front_end_any() const override {
    return "Did a TLS front end stand before a server? The headers could not show it.";
  }
  std::string hosted_filter(std::string_view domain, std::uint32_t into_it) const override {
    return fmt::format(
        "Does {0} take in your mail? Then name it too, --trust {0}: {1} is the way in.", domain,
        hop(into_it));
  }

  std::string_view ticket_hop() const override { return "Hop"; }
  std::string_view ticket_from_by() const override { return "From -> by"; }
  std::string_view ticket_as_written() const override { return "As written"; }
  std::string ticket_proof(std::uint32_t n) const override {
    return fmt::format("Proof, hop {}", n);
  }
  std::string ticket_unknown(HopNumbers claimed) const override {
    return fmt::format("Unknown: {} {} what others wrote.", hops(claimed),
                       claimed.size() == 1 ? "is" : "are");
  }
  std::string ticket_unknown_all() const override {
    return "Unknown: whether the headers are genuine.";
  }
  std::string hidden(const HiddenCount& n) const override {
    const auto part = [](std::size_t k, std::string_view one, std::string_view many) {
      return fmt::format("{} {}", k, k == 1 ? one : many);
    };
    std::string out = fmt::format(
        "Hidden: {}, {}, {}, {}", part(n.addresses, "address", "addresses"),
        part(n.hosts, "host", "hosts"), part(n.ips, "IP", "IPs"), part(n.ids, "id", "ids"));
    const auto more = [&](std::size_t k, std::string_view one, std::string_view many) {
      if (k > 0) out += ", " + part(k, one, many);
    };
    more(n.domains, "domain", "domains");
    more(n.users, "user name", "user names");
    more(n.names, "other name", "other names");
    more(n.subjects, "subject", "subjects");
    return out + '.';
  }
  std::string and_more(std::size_t n) const override { return fmt::format("and {} more", n); }

 private:
  static std::string list(HopNumbers n) { return number_list(n, " to ", " and ", "more"); }
  static std::string_view how_weak(Grade worst) {
    return worst == Grade::broken ? "with broken TLS" : "weakly";
  }
  static std::string which(const CountedHops& c) {
    const std::string_view what = c.on_host == 0         ? "crossed a network"
                                  : c.on_host == c.count ? "state TLS, on one host"
                                                         : "crossed a network or state TLS";
    if (c.count == 1)
      return c.on_host == 0 ? "the one hop that crossed a network"
                            : "the one hop that states TLS, on one host";
    if (c.count == 2) return c.of > 2 ? fmt::format("both hops that {}", what) : "both hops";
    return fmt::format("all {} hops that {}", c.count, what);
  }
  static std::string number(int n) {
    static constexpr std::array<std::string_view, 13> kWords{
        "no",    "one",   "two",  "three", "four",   "five",  "six",
        "seven", "eight", "nine", "ten",   "eleven", "twelve"};
    return n >= 0 && n <= 12 ? std::string(kWords[static_cast<std::size_t>(n)])
                             : fmt::format("{}", n);
  }
};

}  // namespace

const Messages& english_messages() {
  static const EnglishMessages m;
  return m;
}

const Words& english_words() {
  static const English w;
  return w;
}

}  // namespace tlspath::lang
