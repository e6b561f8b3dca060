// session.cpp: settings, then options over them.
#include "cli/session.hpp"

#include <sys/stat.h>

#include "core/base/ascii.hpp"
#include "core/base/hash.hpp"
#include "core/policy/policy_file.hpp"
#include "parsers/catalogue.hpp"
#include "parsers/providers.hpp"
#include "parsers/user_systems.hpp"

namespace tlspath::cli {
namespace {

// The first that is set and not empty decides, as POSIX says.
std::string first_set(const Io& io, std::initializer_list<std::string_view> names) {
  for (const std::string_view name : names)
    if (std::string value = env(io, name); !value.empty()) return value;
  return {};
}

LooksLike looks_like(Content c) {
  switch (c) {
    case Content::pdf:
      return LooksLike::pdf;
    case Content::image:
      return LooksLike::image;
    case Content::outlook:
      return LooksLike::office;
    case Content::pst:
      return LooksLike::mailbox;
    case Content::program:
      return LooksLike::program;
    case Content::sqlite:
      return LooksLike::database;
    case Content::zip:
    case Content::gzip:
    case Content::bzip2:
    case Content::xz:
    case Content::zstd:
    case Content::seven_zip:
    case Content::tar:
      return LooksLike::archive;
    default:
      return LooksLike::unknown;
  }
}

// What suits a file that was only nearly named.
std::string_view command_for(const std::string& path) {
  struct stat st{};
  if (::stat(path.c_str(), &st) == 0 && S_ISDIR(st.st_mode)) return "scan";
  return ascii::iends_with(path, ".mbox") ? "scan" : "show";
}

// `asked`: by name, so it has to be there; the file of the settings folder need not.
Result<void> add_systems(UserSystems& user, std::uint64_t& hash, const std::string& path,
                         bool asked, Language l) {
  const Messages& say = messages(l);
  const Bytes text = read_file(path, UserSystems::kMaxFile + 1);
  if (text) {
    hash = hash_bytes(*text, hash);
    return user.add(*text, path, l);
  }
  if (!asked && text.error().kind == ErrorKind::not_found) return {};
  std::string what;
  switch (text.error().kind) {
    case ErrorKind::not_found:
      what = say.no_such_file(path, false);
      break;
    case ErrorKind::is_folder:
      what = say.not_a_file(path);
      break;
    case ErrorKind::too_large:
      return user.add(std::string(UserSystems::kMaxFile + 1, ' '), path, l);
    default:
      what = say.not_readable(path, text.error().reason);
  }
  return tl::unexpected(Error{ErrorKind::usage, std::move(what)});
}

}  // namespace

Language language_of_locale(const Io& io) {
  return parse_language(first_set(io, {"LC_ALL", "LC_MESSAGES", "LANG"})).value_or(Language::en);
}

bool utf8_locale(const Io& io) {
  const std::string locale = first_set(io, {"LC_ALL", "LC_CTYPE", "LANG"});
  return ascii::ifind(locale, "utf-8") != std::string_view::npos ||
         ascii::ifind(locale, "utf8") != std::string_view::npos;
}

Result<Session> Session::open(const Arguments& arguments, const Io& io) {
  Session s;
  s.asked = parse_language(arguments.get("lang"));
  s.language = s.asked.value_or(language_of_locale(io));
  s.quiet = arguments.has("quiet");
  s.verbose = arguments.has("verbose");
  s.ascii = arguments.has("ascii") || !utf8_locale(io) || env(io, "TERM") == "linux";
  if (!arguments.has("no-config")) {
    auto settings = load_settings(io, s.language);
    if (!settings && !s.asked)  // said again in the language that the file asks for
      if (const auto own = settings_language(io)) settings = load_settings(io, *own);
    if (!settings) return tl::unexpected(settings.error());
    if (!s.asked && settings->language) s.language = *settings->language;
    s.own = std::move(settings->own);
  }
  for (const std::string& own : arguments.all("trust"))
    if (!add_own(s.own, own))
      return tl::unexpected(Error{ErrorKind::usage, s.say().bad_trust(own)});
  UserSystems user;
  if (const auto path = systems_path(io); path && !arguments.has("no-config"))
    if (auto read = add_systems(user, s.systems_hash, *path, false, s.language); !read)
      return tl::unexpected(read.error());
  for (const std::string& path : arguments.all("systems"))
    if (auto read = add_systems(user, s.systems_hash, path, true, s.language); !read)
      return tl::unexpected(read.error());
  auto catalogue = catalogue_with(std::move(user), s.language);
  if (!catalogue) return tl::unexpected(catalogue.error());
  s.own_catalogue = std::move(*catalogue);
  s.organisations = make_psl_organisation();
  return s;
}

const Catalogue& Session::catalogue() const {
  return own_catalogue ? *own_catalogue : Catalogue::built_in();
}

const HopReader& Session::reader() const { return catalogue(); }

std::span<const ProviderDomain> Session::providers() const { return parsers::providers(); }

namespace {

// What can be tried: on the file itself, and on the folder into which an archive was unpacked.
struct Remedies {
  std::string_view command, unpacked;
  bool single = false;  // one mail or one file of settings was expected
};

std::string problem(const InputError& e, const Messages& say, const Remedies& remedies) {
  const std::string file = e.entry.empty() ? e.path : e.path + '/' + e.entry;
  const auto& [command, unpacked, single] = remedies;
  switch (e.kind) {
    case ErrorKind::not_found: {
      const auto near = command.empty() ? std::nullopt : nearest_file(e.path);
      if (!near) return say.no_such_file(e.path, command == "show");
      const std::string_view suits = command == "show" ? command_for(*near) : command;
      return say.no_such_file_but(e.path, *near, suits);
    }
    case ErrorKind::is_folder:
      return say.folder(e.path, command);
    case ErrorKind::empty:
      return say.empty_file(file);
    case ErrorKind::not_mail:
      if (e.hidden) return say.hidden_headers(file);
      return say.no_mail_headers(file, looks_like(e.content), unpacked);
    case ErrorKind::too_large:
      return single ? say.too_large(file, e.limit, command)
                    : say.packed_too_large(file, e.limit, unpacked);
    case ErrorKind::no_mails:
      return say.no_mails(file);
    case ErrorKind::torn:
      return say.torn(file);
    case ErrorKind::damaged:
      return say.damaged(file, e.reason);
    case ErrorKind::encrypted:
      return say.encrypted(file, e.count, unpacked);
    case ErrorKind::no_headers:
      return say.no_internet_headers(file, e.count);
    case ErrorKind::too_deep:
      return say.too_deep(file, e.limit, unpacked);
    case ErrorKind::bomb:
      return say.unpacks_too_much(file, e.limit, unpacked);
    case ErrorKind::unsupported:
      return say.unknown_packing(file, e.reason, unpacked);
    case ErrorKind::no_space:
      return say.no_room(file, e.reason);
    case ErrorKind::no_helper:
      return say.pst_not_read(file, e.reason);
    case ErrorKind::not_permitted:
      return say.not_permitted(file);
    default:
      return say.not_readable(file, e.reason);
  }
}

}  // namespace

std::string input_problem(const InputError& e, const Messages& say, std::string_view command) {
  // What takes archives is tried again on what was unpacked; for single mails scan does that.
  const bool single = command == "show" || command == "audit";
  return problem(e, say, {command, single ? "scan" : command, single});
}

std::string window_problem(const InputError& e, const Messages& say, bool archive) {
  return problem(e, say, {.command = {}, .unpacked = {}, .single = !archive});
}

}  // namespace tlspath::cli
