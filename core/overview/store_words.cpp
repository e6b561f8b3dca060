#include "core/overview/store_words.hpp"

#include <fmt/format.h>

#include "core/text/escape.hpp"
#include "core/text/numbers.hpp"

namespace tlspath {
namespace {

std::string english(const StoreError& e, std::optional<std::uint64_t> safe) {
  const std::string& p = e.path;
  const std::string& d = e.detail;
  switch (e.trouble) {
    case StoreTrouble::there_already:
      return fmt::format("{}: is there already; go on with it by --resume, or name another file",
                         p);
    case StoreTrouble::no_database:
      return fmt::format("{}: no results database; one is made by tlspath scan --db", p);
    case StoreTrouble::newer:
      return fmt::format("{}: {}", p, d);
    case StoreTrouble::other_tlspath:
      return fmt::format("{}: made by tlspath {}; results of different ones do not go together", p,
                         d);
    case StoreTrouble::other_systems:
      return fmt::format("{}: made with other systems of your own ({})", p, d.empty() ? "none" : d);
    case StoreTrouble::other_suffixes:
      return fmt::format("{}: made with the public suffix list of {}", p, d);
    case StoreTrouble::other_own:
      return fmt::format("{}: made with other own domains and networks ({})", p,
                         d.empty() ? "none" : d);
    case StoreTrouble::other_only:
      return fmt::format("{}: made of other mails ({}); ask for the same, or name another file", p,
                         d.empty() ? "all" : d);
    case StoreTrouble::other_shard:
      return fmt::format("{}: is shard {}", p, d);
    case StoreTrouble::disk_full:
      if (!safe) return fmt::format("{}: disk full; free some room, then the same again", p);
      return fmt::format(
          "{}: disk full, the first {} mails are safe; free some room, then the same command with "
          "--resume",
          p, grouped(*safe, Language::en));
    case StoreTrouble::no_file:
      return fmt::format("{0}: no such file; check the name, or make it: tlspath scan --db {0}", p);
    case StoreTrouble::damaged:
      return fmt::format("{}: damaged or cut off ({}); copy it again, or make it anew", p, d);
    case StoreTrouble::failed:
      return fmt::format("{}: {}", p, d);
    case StoreTrouble::stopped:
      return fmt::format("{}: stopped", p);
    case StoreTrouble::missing_part:
      return fmt::format("{}: shard {} is missing; name its database too", p, d);
    case StoreTrouble::duplicate_part:
      return fmt::format("{}: shard {} is there twice", p, d);
    case StoreTrouble::unfinished_part:
      return fmt::format("{}: its scan did not end; the same scan with --resume ends it", p);
    case StoreTrouble::not_a_part:
      return fmt::format("{}: no shard; merge joins what scan --shard I/N --db wrote", p);
  }
  return p;
}

std::string german(const StoreError& e, std::optional<std::uint64_t> safe) {
  const std::string& p = e.path;
  const std::string& d = e.detail;
  switch (e.trouble) {
    case StoreTrouble::there_already:
      return fmt::format("{}: ist schon da; mit --resume fortsetzen oder eine andere Datei nennen",
                         p);
    case StoreTrouble::no_database:
      return fmt::format("{}: keine Ergebnisdatenbank; tlspath scan --db erstellt eine", p);
    case StoreTrouble::newer:
      return fmt::format("{}: {}", p, d);
    case StoreTrouble::other_tlspath:
      return fmt::format("{}: von tlspath {}; Ergebnisse verschiedener passen nicht zusammen", p,
                         d);
    case StoreTrouble::other_systems:
      return fmt::format("{}: mit anderen eigenen Systemen erstellt ({})", p,
                         d.empty() ? "keine" : d);
    case StoreTrouble::other_suffixes:
      return fmt::format("{}: mit der Public Suffix List vom {} erstellt", p, d);
    case StoreTrouble::other_own:
      return fmt::format("{}: mit anderen eigenen Domains und Netzen erstellt ({})", p,
                         d.empty() ? "keine" : d);
    case StoreTrouble::other_only:
      return fmt::format(
          "{}: aus anderen Mails erstellt ({}); dieselben verlangen oder eine andere Datei nennen",
          p, d.empty() ? "allen" : d);
    case StoreTrouble::other_shard:
      return fmt::format("{}: ist Teil {}", p, d);
    case StoreTrouble::disk_full:
      if (!safe)
        return fmt::format("{}: Platte voll; Platz schaffen, dann dasselbe noch einmal", p);
      return fmt::format(
          "{}: Platte voll, die ersten {} Mails sind gesichert; Platz schaffen, dann derselbe "
          "Befehl mit --resume",
          p, grouped(*safe, Language::de));
    case StoreTrouble::no_file:
      return fmt::format(
          "{0}: keine solche Datei; prüfen Sie den Namen, oder erstellen Sie sie: tlspath scan "
          "--db {0}",
          p);
    case StoreTrouble::damaged:
      return fmt::format("{}: beschädigt oder abgeschnitten ({}); neu kopieren oder neu erstellen",
                         p, d);
    case StoreTrouble::failed:
      return fmt::format("{}: {}", p, d);
    case StoreTrouble::stopped:
      return fmt::format("{}: angehalten", p);
    case StoreTrouble::missing_part:
      return fmt::format("{}: Teil {} fehlt; auch seine Datenbank nennen", p, d);
    case StoreTrouble::duplicate_part:
      return fmt::format("{}: Teil {} ist doppelt", p, d);
    case StoreTrouble::unfinished_part:
      return fmt::format("{}: der Scan kam nicht zum Ende; derselbe mit --resume beendet ihn", p);
    case StoreTrouble::not_a_part:
      return fmt::format("{}: kein Teil; merge verbindet, was scan --shard I/N --db schrieb", p);
  }
  return p;
}

}  // namespace

std::string store_problem(const StoreError& error, Language l,
                          std::optional<std::uint64_t> safe_mails) {
  return l == Language::de ? german(error, safe_mails) : english(error, safe_mails);
}

std::string store_problem_in_window(const StoreError& error, Language l) {
  const bool deutsch = l == Language::de;
  if (error.trouble == StoreTrouble::no_database)
    return error.path + (deutsch ? ": keine Ergebnisse von tlspath; öffnen Sie die Mails selbst, "
                                   "dann werden sie gelesen"
                                 : ": no results of tlspath; open the mails themselves, they are "
                                   "read then");
  if (error.trouble == StoreTrouble::unfinished_part)
    return error.path + (deutsch
                             ? ": der Scan kam nicht zum Ende; zu sehen ist, was er bis dahin las"
                             : ": its scan did not end; shown is what it had read");
  return store_problem(error, l);
}

std::string source_changed(std::string_view path, Language l) {
  return l == Language::de
             ? fmt::format(
                   "{}: nicht mehr, was es beim letzten Scan war, und seine alten Zeilen "
                   "stehen in der Ausgabe; ohne --resume neu scannen",
                   path)
             : fmt::format(
                   "{}: not what it was at the last scan, and its old records are in the "
                   "output; scan anew without --resume",
                   path);
}

std::string mail_is_gone(std::string_view path, Language l) {
  return l == Language::de
             ? fmt::format("{}: die Mail steht nicht mehr dort, wo der Scan sie fand; neu scannen",
                           path)
             : fmt::format("{}: the mail is not there any more where the scan found it; scan anew",
                           path);
}

std::string mail_has_changed(std::string_view path, Language l) {
  return l == Language::de
             ? fmt::format("{}: die Mail ist nicht mehr die, die der Scan las; neu scannen", path)
             : fmt::format("{}: the mail is not the one any more that the scan read; scan anew",
                           path);
}

std::string file_was_cut(std::string_view path, Language l) {
  return l == Language::de
             ? fmt::format("{}: kürzer als beim letzten Scan; ohne --resume neu scannen", path)
             : fmt::format("{}: shorter than the last scan left it; scan anew without --resume",
                           path);
}

std::string file_of_another_scan(std::string_view path, Language l) {
  return l == Language::de
             ? fmt::format(
                   "{}: ist schon da, aber nicht vom letzten Scan; wie damals nennen oder eine "
                   "andere Datei",
                   path)
             : fmt::format(
                   "{}: is there already, but the last scan did not write it; name it as then, or "
                   "another file",
                   path);
}

std::string file_holds_new_mails(std::string_view path, Language l) {
  return l == Language::de
             ? fmt::format("{}: bekommt nur die neuen Mails; für alle ohne --resume neu scannen",
                           path)
             : fmt::format(
                   "{}: gets the new mails only; for all of them scan anew without --resume", path);
}

std::string database_on_stdout(Language l) {
  return l == Language::de ? "--db: eine Datenbank geht nicht auf die Standardausgabe; eine Datei "
                             "nennen"
                           : "--db: a database cannot go to standard output; name a file";
}

std::string resume_needs_files(Language l) {
  return l == Language::de
             ? "--resume geht nicht mit der Standardausgabe: was dorthin ging, ist weg; "
               "eine Datei nennen"
             : "--resume does not go together with standard output: what went there is "
               "gone; name a file";
}

std::string bad_jobs(std::string_view value, Language l) {
  return l == Language::de
             ? fmt::format("--jobs: \"{}\" ist keine Zahl von Threads; möglich ist 1 bis 256",
                           value)
             : fmt::format("--jobs: \"{}\" is no number of threads; try 1 to 256", value);
}

std::string bad_shard(std::string_view value, Language l) {
  return l == Language::de
             ? fmt::format("--shard: \"{}\" ist kein Teil; möglich ist 3/8, der dritte von acht",
                           value)
             : fmt::format("--shard: \"{}\" is no share; try 3/8, the third of eight", value);
}

std::string bad_limit(std::string_view value, std::string_view names, Language l) {
  return l == Language::de
             ? fmt::format(
                   "--limit: \"{}\" ist keine Grenze; möglich ist unpacked=20G, mit einem von: {}",
                   value, names)
             : fmt::format("--limit: \"{}\" is no limit; try unpacked=20G, with one of: {}", value,
                           names);
}

std::string bad_memory(std::string_view value, Language l) {
  return l == Language::de
             ? fmt::format("--memory: \"{}\" ist keine Größe; möglich ist 64M, mindestens 1M",
                           value)
             : fmt::format("--memory: \"{}\" is no size; try 64M, 1M or more", value);
}

std::string bad_day(std::string_view option, std::string_view value, Language l) {
  return l == Language::de
             ? fmt::format("--{}: \"{}\" ist kein Tag; möglich ist 2025-07-01", option, value)
             : fmt::format("--{}: \"{}\" is no day; try 2025-07-01", option, value);
}

std::string until_before_since(std::string_view until, std::string_view since, Language l) {
  return l == Language::de ? fmt::format("--until: {} liegt vor --since {}", until, since)
                           : fmt::format("--until: {} is before --since {}", until, since);
}

std::string bad_domain(std::string_view option, std::string_view value, Language l) {
  return l == Language::de
             ? fmt::format("--{}: \"{}\" ist keine Domain; möglich ist shop.example", option, value)
             : fmt::format("--{}: \"{}\" is no domain; try shop.example", option, value);
}

std::string two_on_stdout(std::string_view one, std::string_view other, Language l) {
  return l == Language::de
             ? fmt::format("--{} - geht nicht zusammen mit --{} -: beides wäre die Standardausgabe",
                           one, other)
             : fmt::format("--{} - does not go together with --{} -: both would be stdout", one,
                           other);
}

std::string two_into_one(std::string_view one, std::string_view other, std::string_view file,
                         Language l) {
  return l == Language::de ? fmt::format("--{} geht nicht zusammen mit --{}: beide schrieben in {}",
                                         one, other, file)
                           : fmt::format("--{} does not go together with --{}: both would write {}",
                                         one, other, file);
}

std::string output_is_source(std::string_view option, std::string_view file, Language l) {
  return l == Language::de
             ? fmt::format(
                   "--{}: {} soll gelesen werden und würde überschrieben; eine andere Datei nennen",
                   option, file)
             : fmt::format("--{}: {} is to be read, and would be overwritten; name another file",
                           option, file);
}

std::string output_is_journal(std::string_view option, std::string_view file, Language l) {
  return l == Language::de
             ? fmt::format("--{}: {} merkt sich, was gelesen ist; eine andere Datei nennen", option,
                           file)
             : fmt::format("--{}: {} keeps what was read, for --resume; name another file", option,
                           file);
}

std::string output_is_mail(std::string_view option, std::string_view file, Language l) {
  return l == Language::de
             ? fmt::format(
                   "--{}: {} enthält Mails oder eine Datenbank und würde überschrieben; eine "
                   "andere Datei nennen",
                   option, file)
             : fmt::format(
                   "--{}: {} holds mail or a database, and would be overwritten; name another file",
                   option, file);
}

std::string no_mail_of(std::string_view database, std::string_view name, bool relay, Language l) {
  const std::string_view by = relay ? "relay" : "partner";
  const std::string list = fmt::format("tlspath report {} --by {}", shell_word(database), by);
  return l == Language::de
             ? fmt::format("{}: keine Mail von {} darin; {} nennt, wer darin ist", database, name,
                           list)
             : fmt::format("{}: no mail of {} in it; {} tells who is", database, name, list);
}

std::string merged_is_there(std::string_view file, Language l) {
  return l == Language::de ? fmt::format("{}: ist schon da; eine andere Datei nennen", file)
                           : fmt::format("{}: is there already; name another file", file);
}

}  // namespace tlspath
