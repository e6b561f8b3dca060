// merge.cpp: names in, one line out.
#include "cli/merge.hpp"

#include <fmt/format.h>

#include "cli/session.hpp"
#include "core/overview/store_words.hpp"
#include "core/overview/summary_words.hpp"
#include "core/store/merge.hpp"
#include "core/text/escape.hpp"
#include "core/text/numbers.hpp"

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
    complain(io, say.missing_operand("merge OUT DB..."));
    complain(io, say.see_help("merge"));
    return Status::usage;
  }
  const std::string& out = arguments.files().front();
  const std::vector<std::string> parts(arguments.files().begin() + 1, arguments.files().end());
  const auto merged = merge_stores(out, parts);
  if (!merged) {
    if (merged.error().trouble == StoreTrouble::there_already) {
      complain(io, merged_is_there(out, l));
      return Status::usage;
    }
    complain(io, store_problem(merged.error(), l));
    return Status::nothing;
  }
  if (arguments.has("quiet")) return Status::done;
  const SummaryWords& w = summary_words(l);
  const auto number = [l](std::uint64_t n, std::string_view one, std::string_view many) {
    return fmt::format("{} {}", grouped(n, l), n == 1 ? one : many);
  };
  io.out << terminal_text(fmt::format("{}: {}, {}, {}", out, number(merged->mails, w.mail, w.mails),
                                      number(merged->hops, w.hop, w.hops),
                                      number(merged->sources, w.file, w.files)))
         << '\n';
  return Status::done;
}

}  // namespace tlspath::cli
