// merge.cpp: names in, one line out.
#include "cli/merge.hpp"

#include <fmt/format.h>

#include "cli/session.hpp"
#include "core/report/store_words.hpp"
#include "core/report/summary_words.hpp"
#include "core/store/merge.hpp"

namespace tlspath::cli {
namespace {

constexpr Option kOptions[] = {
    {"lang", "en|de", "", "the language of the answer (else by the locale)"},
    {"quiet", "", "", "say nothing but errors"},
    {"help", "", "", "this"},
};

}  // namespace

std::span<const Option> MergeCommand::options() const { return kOptions; }

std::string_view MergeCommand::examples() const {
  return "  tlspath scan --db 1.sqlite --shard 1/2 archive/   on one machine\n"
         "  tlspath scan --db 2.sqlite --shard 2/2 archive/   on another\n"
         "  tlspath merge all.sqlite 1.sqlite 2.sqlite        as one scan would have it\n";
}

Status MergeCommand::run(const Arguments& arguments, Io& io) const {
  const Language l = parse_language(arguments.get("lang")).value_or(language_of_locale(io));
  const Messages& say = messages(l);
  if (arguments.files().size() < 2) {
    complain(io, say.missing_value("merge OUT DB..."));
    complain(io, say.see_help("merge"));
    return Status::usage;
  }
  const std::string& out = arguments.files().front();
  const std::vector<std::string> parts(arguments.files().begin() + 1, arguments.files().end());
  const auto merged = merge_stores(out, parts);
  if (!merged) {
    complain(io, store_problem(merged.error(), l));
    return Status::nothing;
  }
  if (arguments.has("quiet")) return Status::done;
  const SummaryWords& w = summary_words(l);
  io.out << fmt::format("{}: {} {}, {} {}, {} {}\n", out, grouped(merged->mails, l), w.mails,
                        grouped(merged->hops, l), w.hops, grouped(merged->sources, l), w.files);
  return Status::done;
}

}  // namespace tlspath::cli
