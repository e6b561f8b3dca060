// options.cpp: Boost.Program_options behind a table.
#include "cli/options.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <boost/program_options.hpp>

#include "core/base/ascii.hpp"
#include "core/base/spelling.hpp"
#include "core/text/escape.hpp"

namespace tlspath::cli {
namespace {

namespace po = boost::program_options;

const Option* find(std::span<const Option> options, std::string_view name) {
  const auto it = std::ranges::find(options, name, &Option::name);
  return it == options.end() ? nullptr : &*it;
}

std::vector<std::string_view> choices(const Option& option) {
  std::vector<std::string_view> words;
  for (std::string_view rest = option.value; !rest.empty();) {
    const std::size_t bar = std::min(rest.find('|'), rest.size());
    words.push_back(rest.substr(0, bar));
    rest.remove_prefix(std::min(rest.size(), bar + 1));
  }
  const bool free = words.size() < 2 ||
                    std::ranges::any_of(option.value, [](char c) { return ascii::lower(c) != c; });
  return free ? std::vector<std::string_view>{} : words;
}

tl::unexpected<Error> usage(std::string what) {
  return tl::unexpected(Error{ErrorKind::usage, std::move(what)});
}

std::string nearest_option(std::span<const Option> options, std::string_view typed) {
  typed.remove_prefix(std::min(typed.find_first_not_of('-'), typed.size()));
  typed = typed.substr(0, typed.find('='));
  std::vector<std::string_view> names;
  for (const Option& o : options)
    if (o.instead == nullptr) names.push_back(o.name);
  const std::string_view near = nearest_word(typed, names);
  return near.empty() ? std::string() : fmt::format("--{}", near);
}

}  // namespace

Result<Arguments> Arguments::parse(std::span<const Option> options,
                                   std::span<const std::string> words, const Messages& say) {
  po::options_description known;
  for (const Option& o : options) {
    if (o.value.empty())
      known.add_options()(std::string(o.name).c_str(), "");
    else
      known.add_options()(std::string(o.name).c_str(), po::value<std::vector<std::string>>(), "");
  }
  constexpr auto kFiles = "\x01files";  // no user can type it as an option
  known.add_options()(kFiles, po::value<std::vector<std::string>>(), "");
  po::positional_options_description positional;
  positional.add(kFiles, -1);

  // Boost's implicit values take the next word as well: "--redact a.eml" would lose its file.
  std::vector<std::string> given(words.begin(), words.end());
  for (std::string& word : given) {
    if (word == "--") break;
    if (!word.starts_with("--")) continue;
    const Option* o = find(options, std::string_view(word).substr(2));
    if (o != nullptr && !o->bare.empty()) word += fmt::format("={}", o->bare);
  }

  Arguments out;
  out.words_.assign(words.begin(), words.end());
  try {
    namespace style = po::command_line_style;
    const auto parsed =
        po::command_line_parser(given)
            .options(known)
            .positional(positional)
            .style(style::allow_long | style::long_allow_next | style::long_allow_adjacent)
            .run();
    for (const auto& o : parsed.options) {
      if (o.string_key == kFiles)
        out.files_.insert(out.files_.end(), o.value.begin(), o.value.end());
      else
        out.given_.emplace_back(o.string_key, o.value.empty() ? std::string() : o.value.front());
    }
  } catch (const po::unknown_option& e) {
    const std::string typed = e.get_option_name();
    return usage(
        say.unknown_option(typed.substr(0, typed.find('=')), nearest_option(options, typed)));
  } catch (const po::error_with_option_name& e) {
    // What is left: a value is missing, or a switch was given one.
    const std::string name = e.get_option_name();
    const Option* o =
        find(options, std::string_view(name).substr(std::min<std::size_t>(2, name.size())));
    if (o != nullptr && !o->value.empty()) return usage(say.missing_value(spelled(*o)));
    return usage(e.what());
  } catch (const po::error& e) {
    return usage(e.what());
  }
  for (const auto& [name, value] : out.given_)
    if (const Option* o = find(options, name); o != nullptr && o->instead != nullptr)
      return usage((say.*o->instead)());
  // "-x" reaches us as a file. A file of that name can be given as ./-x or after "--".
  const auto end = std::ranges::find(words, "--");
  const auto behind = static_cast<std::size_t>(end == words.end() ? 0 : words.end() - end - 1);
  const std::span files(out.files_);
  for (const std::string& file : files.first(files.size() - std::min(behind, files.size())))
    if (file.size() > 1 && file.front() == '-')
      return usage(say.unknown_option(file, nearest_option(options, file)));
  for (const auto& [name, value] : out.given_) {
    const Option* o = find(options, name);
    if (o == nullptr || o->value.empty()) continue;
    if (value.empty()) return usage(say.missing_value(spelled(*o)));
    const auto allowed = choices(*o);
    if (!allowed.empty() && std::ranges::find(allowed, value) == allowed.end())
      return usage(say.bad_value(fmt::format("--{}", name), value,
                                 fmt::format("{}", fmt::join(allowed, ", "))));
  }
  return out;
}

bool Arguments::has(std::string_view name) const {
  return std::ranges::any_of(given_, [name](const auto& g) { return g.first == name; });
}

std::string_view Arguments::get(std::string_view name) const {
  std::string_view last;
  for (const auto& [key, value] : given_)
    if (key == name) last = value;
  return last;
}

std::vector<std::string> Arguments::all(std::string_view name) const {
  std::vector<std::string> values;
  for (const auto& [key, value] : given_)
    if (key == name) values.push_back(value);
  return values;
}

std::string Arguments::typed(std::string_view command) const {
  std::string out = fmt::format("tlspath {}", command);
  for (const std::string& word : words_) out += " " + shell_word(word);
  return out;
}

std::string spelled(const Option& option) {
  if (option.value.empty()) return fmt::format("--{}", option.name);
  if (!option.bare.empty()) return fmt::format("--{}[={}]", option.name, option.value);
  return fmt::format("--{} {}", option.name, option.value);
}

}  // namespace tlspath::cli
