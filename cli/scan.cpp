// scan.cpp: folders, mbox files and mails -> records and counts.
// Not done: SQLite, CSV, HTML, several jobs, resume.
#include "cli/scan.hpp"

#include <fmt/format.h>

#include <cerrno>
#include <chrono>
#include <cstdio>
#include <memory>
#include <system_error>

#include "cli/session.hpp"
#include "core/scan/record_maker.hpp"
#include "core/scan/scan.hpp"
#include "core/scan/unknown_forms.hpp"

namespace tlspath::cli {
namespace {

constexpr Option kOwn[] = {
    {"ndjson", "FILE|-", "", "write one record a mail, one a line; - is stdout"},
    {"unknown", "FILE|-", "", "write the forms that no system claims, counted"},
};
constexpr auto kOptions = with_common(kOwn);

struct CloseFile {
  void operator()(std::FILE* f) const { std::fclose(f); }
};

// 1234567 -> "1,234,567"
std::string grouped(std::uint64_t n) {
  std::string digits = std::to_string(n);
  for (std::size_t at = digits.size(); at > 3;) digits.insert(at -= 3, ",");
  return digits;
}

std::string month(std::int64_t utc) {
  // Days to civil date, after Howard Hinnant's public-domain algorithm; <chrono> has it for years
  // of any size.
  const std::chrono::year_month_day day{
      std::chrono::floor<std::chrono::days>(std::chrono::sys_seconds(std::chrono::seconds(utc)))};
  return fmt::format("{:04}-{:02}", static_cast<int>(day.year()),
                     static_cast<unsigned>(day.month()));
}

struct Row {
  std::string_view sign, ascii, word;
  std::uint64_t count = 0;
};

std::string cell(const Row& row, std::uint64_t all, bool ascii) {
  const double percent =
      all == 0 ? 0.0 : 100.0 * static_cast<double>(row.count) / static_cast<double>(all);
  return fmt::format("{} {:13}{:>12} {:5.1f} %", ascii ? row.ascii : row.sign, row.word,
                     grouped(row.count), percent);
}

std::string counted(const CountSink& n, const UnknownForms& unknown, const ScanResult& result,
                    bool ascii, std::string_view listed) {
  const auto number = [](std::uint64_t many, std::string_view one) {
    return fmt::format("{} {}{}", grouped(many), one, many == 1 ? "" : "s");
  };
  std::string out = fmt::format("{}, {}", number(n.mails, "mail"), number(n.hops, "hop"));
  if (n.first && n.last) out += fmt::format(", {} to {}", month(*n.first), month(*n.last));
  out += fmt::format("; {} read", number(result.files, "file"));
  if (result.left_out > 0)
    out += result.left_out == 1
               ? std::string(", 1 that is no mail left out")
               : fmt::format(", {} that are no mails left out", grouped(result.left_out));
  out += '\n';
  if (result.failed > 0)
    out += fmt::format("{} could not be read, see above.\n", grouped(result.failed));
  if (n.mails == 0) return out;
  const Row ways[] = {{"✓", "+", "encrypted", n.path_verdicts[0]},
                      {"✗", "x", "cleartext", n.path_verdicts[1]},
                      {"?", "?", "not proven", n.path_verdicts[2]},
                      {"⌂", ".", "local", n.path_verdicts[3]},
                      {"-", "-", "no answer", n.no_answer}};
  const Row hops[] = {{"✓", "+", "encrypted", n.hop_verdicts[0]},
                      {"✗", "x", "cleartext", n.hop_verdicts[1]},
                      {"?", "?", "not stated", n.hop_verdicts[2]},
                      {"⌂", ".", "local", n.hop_verdicts[3]}};
  out += "\nTHE WHOLE WAY         MAILS       %    SINGLE HOPS            HOPS       %\n";
  for (std::size_t i = 0; i < std::size(ways); ++i) {
    out += cell(ways[i], n.mails, ascii);
    if (i < std::size(hops)) out += "    " + cell(hops[i], n.hops, ascii);
    out += '\n';
  }
  if (unknown.hops() > 0)
    out +=
        fmt::format("\nUNKNOWN FORMS: {}{}, in {}; {}\n", unknown.others() > 0 ? "more than " : "",
                    grouped(unknown.forms()), number(unknown.hops(), "hop"),
                    listed.empty() ? std::string("list them: tlspath scan --unknown forms.txt")
                                   : fmt::format("listed in {}", listed));
  return out;
}

}  // namespace

std::span<const Option> ScanCommand::options() const { return kOptions; }

std::string_view ScanCommand::examples() const {
  return "  tlspath scan inbox.mbox                      counts of an mbox\n"
         "  tlspath scan --ndjson all.ndjson archive/    one record a mail of a folder\n"
         "  tlspath scan --ndjson - mails/ | jq .path    ... to another program\n"
         "  tlspath scan --unknown forms.txt archive/    lines of systems not known\n";
}

Status ScanCommand::run(const Arguments& arguments, Io& io) const {
  auto session = Session::open(arguments, io);
  if (!session) {
    complain(io, session.error().what);
    return Status::usage;
  }
  const Messages& say = session->say();
  if (arguments.files().empty()) {
    complain(io, say.missing_value("scan PATH..."));
    complain(io, say.see_help("scan"));
    return Status::usage;
  }

  const std::string target(arguments.get("ndjson")), forms_target(arguments.get("unknown"));
  if (target == "-" && forms_target == "-") {
    complain(io, "--ndjson - does not go together with --unknown -: both would be stdout");
    return Status::usage;
  }
  std::unique_ptr<std::FILE, CloseFile> file, forms_file;
  for (auto [name, opened] : {std::pair(&target, &file), std::pair(&forms_target, &forms_file)}) {
    if (name->empty() || *name == "-") continue;
    opened->reset(std::fopen(name->c_str(), "wb"));
    if (!*opened) {
      complain(io, say.not_written(*name, std::generic_category().message(errno)));
      return Status::nothing;
    }
  }
  int write_error = 0;
  NdjsonSink records(RecordMaker(*session->organisations, session->providers(),
                                 session->asked.value_or(Language::en)),
                     [&](std::string_view lines) {
                       if (!file)
                         return static_cast<bool>(io.out.write(
                             lines.data(), static_cast<std::streamsize>(lines.size())));
                       if (std::fwrite(lines.data(), 1, lines.size(), file.get()) == lines.size())
                         return true;
                       write_error = errno;
                       return false;
                     });
  CountSink counts;
  UnknownForms unknown(!forms_target.empty());
  std::vector<MailSink*> sinks{&counts, &unknown};
  if (!target.empty()) sinks.push_back(&records);

  const ScanInput input{
      .paths = arguments.files(),
      .standard_input = &io.in,
      .standard_input_name = say.standard_input(),
      .reader = session->reader(),
      .organisations = *session->organisations,
      .providers = session->providers(),
      .own = session->own,
      .failed = [&](const InputError& e) { complain(io, input_problem(e, say, "scan")); },
      .left_out =
          [&](std::string_view path, std::string_view entry, Content) {
            if (session->verbose)
              complain(io, fmt::format("{}{}{}: no mail, left out", path, entry.empty() ? "" : "/",
                                       entry));
          },
      .stop = [&] { return io.interrupted && io.interrupted(); },
  };
  const ScanResult result = tlspath::scan(input, sinks);

  bool written = !result.sink_full;
  if (!target.empty()) written = records.finish() && written;
  if (file && std::fclose(file.release()) != 0 && written) {
    write_error = errno;
    written = false;
  }
  if (!written && write_error != 0)
    complain(io, say.not_written(target, std::generic_category().message(write_error)));
  if (forms_target == "-") {
    io.out << unknown.table();
  } else if (forms_file) {
    const std::string table = unknown.table();
    const bool whole = std::fwrite(table.data(), 1, table.size(), forms_file.get()) == table.size();
    const int error = whole ? 0 : errno;
    if (std::fclose(forms_file.release()) != 0 || !whole) {
      write_error = whole ? errno : error;
      complain(io, say.not_written(forms_target, std::generic_category().message(write_error)));
    }
  }
  if (!session->quiet)
    (target == "-" || forms_target == "-" ? io.err : io.out) << counted(
        counts, unknown, result, session->ascii, forms_target == "-" ? "" : forms_target);

  if (result.stopped) return Status::interrupted;
  if (counts.mails == 0 && result.failed > 0) return Status::nothing;
  return result.failed > 0 || write_error != 0 ? Status::partly : Status::done;
}

}  // namespace tlspath::cli
