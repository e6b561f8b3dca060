// Session: what every command that reads mails needs: language, own servers, the catalogue,
// registered domains.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string_view>

#include "cli/io.hpp"
#include "cli/options.hpp"
#include "cli/settings.hpp"
#include "core/input/read.hpp"
#include "core/path/analysis.hpp"
#include "core/report/messages.hpp"

namespace tlspath {
class Catalogue;
}

namespace tlspath::cli {

// Options of the commands that use them: those that read mails, and those that show what systems
// write.
inline constexpr Option kTrustOption{"trust", "CIDR|DOMAIN", "",
                                     "a network or domain of yours; may be given again"};
inline constexpr Option kSystemsOption{"systems", "FILE", "",
                                       "mail systems of your own; may be given again"};

// Options that all these commands have.
inline constexpr auto kCommonOptions = std::to_array<Option>({
    {"lang", "en|de", "", "the language of the answer (else by the locale)"},
    {"ascii", "", "", "ASCII signs only"},
    {"quiet", "", "", "nothing on stderr but errors"},
    {"verbose", "", "", "more on stderr: what was left out, and why"},
    {"no-config", "", "", "do not read config.toml and systems.toml"},
    {"help", "", "", "this"},
});

// Its own ones, some of those above, and the common ones.
template <std::size_t N, class... Some>
constexpr auto with_common(const Option (&own)[N], const Some&... some) {
  std::array<Option, N + sizeof...(some) + kCommonOptions.size()> all{};
  std::size_t n = 0;
  for (const Option& o : own) all[n++] = o;
  ((all[n++] = some), ...);
  for (const Option& o : kCommonOptions) all[n++] = o;
  return all;
}

// All that a session is opened by.
inline constexpr Option kMailOptions[] = {kTrustOption, kSystemsOption};
inline constexpr auto kSessionOptions = with_common(kMailOptions);

class Session {
 public:
  static Result<Session> open(const Arguments& arguments, const Io& io);

  const Messages& say() const { return messages(language); }
  const Catalogue& catalogue() const;
  const HopReader& reader() const;
  std::span<const ProviderDomain> providers() const;

  Language language = Language::en;
  std::optional<Language> asked;  // --lang: records are English unless it is asked for
  bool ascii = false;
  bool quiet = false;
  bool verbose = false;
  OwnSide own;
  std::unique_ptr<OrganisationOf> organisations;
  std::shared_ptr<const Catalogue> own_catalogue;  // nullptr: the built-in one
  std::uint64_t systems_hash = 0;  // of the files that describe own systems, as given
};

// By LC_ALL, LC_MESSAGES, LANG; English where they name no language we have.
Language language_of_locale(const Io& io);
bool utf8_locale(const Io& io);

// The words for an input that could not be read. `command`: "show", "audit" or "scan", and what it
// needs: "check --policy partners.toml".
std::string input_problem(const InputError& error, const Messages& say, std::string_view command);

// The same for a window, where no command can be typed. `archive`: of an archive that was opened,
// not of a single mail.
std::string window_problem(const InputError& error, const Messages& say, bool archive);

}  // namespace tlspath::cli
