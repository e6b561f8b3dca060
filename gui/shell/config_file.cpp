// config_file.cpp: toml++ finds the places; the text between them is kept.
#include "gui/shell/config_file.hpp"

#include <fmt/format.h>

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QSaveFile>
#include <algorithm>

#include "cli/settings.hpp"
#include "core/base/toml.hpp"
#include "core/policy/policy_file.hpp"
#include "core/report/messages.hpp"
#include "core/text/toml_words.hpp"

namespace tlspath::gui {
namespace {

// toml++ counts lines and characters from 1.
std::size_t offset_of(std::string_view text, toml::source_position at) {
  std::size_t i = 0;
  for (toml::source_index line = 1; line < at.line; ++line) {
    i = text.find('\n', i);
    if (i == std::string_view::npos) return text.size();
    ++i;
  }
  for (toml::source_index column = 1; column < at.column && i < text.size(); ++column) {
    ++i;
    while (i < text.size() && (static_cast<unsigned char>(text[i]) & 0xC0u) == 0x80u) ++i;
  }
  return i;
}

std::string list_of(const std::vector<std::string>& texts) {
  std::string out;
  for (const std::string& t : texts) out += fmt::format("{}\"{}\"", out.empty() ? "" : ", ", t);
  return "[" + out + "]";
}

std::vector<std::string> texts_of(const toml::table& own, std::string_view key) {
  std::vector<std::string> out;
  if (const toml::array* list = own.get_as<toml::array>(key))
    for (const toml::node& item : *list)
      if (const auto text = item.value_exact<std::string>()) out.push_back(*text);
  return out;
}

bool is_network(std::string_view text) {
  OwnSide side;
  return add_own(side, text) && !side.networks.empty();
}

struct Edit {
  std::size_t begin = 0, end = 0;
  std::string text;
};

tl::unexpected<Error> not_written(const QString& why) {
  return tl::unexpected(Error{ErrorKind::not_written, why.toStdString()});
}

tl::unexpected<Error> unchangeable() {
  return not_written(
      QCoreApplication::translate("ConfigFile", "%1: cannot be changed here; edit it by hand")
          .arg(QString::fromStdString(config_path())));
}

}  // namespace

bool is_own(std::string_view text) {
  OwnSide side;
  return add_own(side, text);
}

Shared shared_of(std::string_view text) {
  Shared out;
  const toml::parse_result parsed = toml::parse(text);
  if (!parsed) return out;
  if (const auto language = parsed.table()["language"].value<std::string>())
    out.language = parse_language(*language);
  if (const toml::table* own = parsed.table().get_as<toml::table>("own")) {
    out.own = texts_of(*own, "domains");
    for (std::string& n : texts_of(*own, "networks")) out.own.push_back(std::move(n));
  }
  return out;
}

Result<std::string> with_shared(std::string_view text, const Shared& wanted, Language l) {
  const toml::parse_result parsed = toml::parse(text);
  if (!parsed) {
    const toml::source_position at = parsed.error().source().begin;
    return toml_mistake(config_path(), {at.line, at.column},
                        filled(toml_words(l).not_toml, parsed.error().description()));
  }
  std::vector<std::string> domains, networks;
  for (const std::string& o : wanted.own) (is_network(o) ? networks : domains).push_back(o);
  std::vector<Edit> edits;
  const auto place = [&](const toml::source_region& r) {
    return std::pair(offset_of(text, r.begin), offset_of(text, r.end));
  };

  const toml::table& root = parsed.table();
  std::string before, after;
  if (const toml::node* language = root.get("language")) {
    const auto [begin, end] = place(language->source());
    if (wanted.language) {
      edits.push_back({begin, end, fmt::format("\"{}\"", name(*wanted.language))});
    } else {
      for (const auto& [key, value] : root)
        if (key.str() == "language") edits.push_back({place(key.source()).first, end, {}});
    }
  } else if (wanted.language) {
    before = fmt::format("language = \"{}\"\n", name(*wanted.language));
  }

  const toml::table* own = root.get_as<toml::table>("own");
  if (own == nullptr) {
    if (!wanted.own.empty()) {
      after = text.empty() || text.ends_with('\n') ? "" : "\n";
      after += fmt::format("\n[own]\ndomains = {}\nnetworks = {}\n", list_of(domains),
                           list_of(networks));
    }
  } else if (own->is_inline()) {
    const auto [begin, end] = place(own->source());
    edits.push_back(
        {begin, end,
         fmt::format("{{ domains = {}, networks = {} }}", list_of(domains), list_of(networks))});
  } else {
    std::string missing;
    const auto set = [&](std::string_view key, const std::vector<std::string>& list) {
      if (const toml::node* there = own->get(key)) {
        const auto [begin, end] = place(there->source());
        edits.push_back({begin, end, list_of(list)});
      } else if (!list.empty()) {
        missing += fmt::format("{} = {}\n", key, list_of(list));
      }
    };
    set("domains", domains);
    set("networks", networks);
    if (!missing.empty()) {
      std::size_t line = text.find('\n', offset_of(text, own->source().begin));
      const bool last = line == std::string_view::npos;
      line = last ? text.size() : line + 1;
      edits.push_back({line, line, (last ? "\n" : "") + missing});
    }
  }

  std::ranges::sort(edits, std::greater{}, &Edit::begin);
  std::string out(text);
  for (const Edit& e : edits) {
    if (e.end < e.begin || e.end > out.size()) return unchangeable();
    out.replace(e.begin, e.end - e.begin, e.text);
  }
  out = before + out + after;
  // What was written is what was wanted, or nothing is.
  std::vector<std::string> all = domains;
  all.insert(all.end(), networks.begin(), networks.end());
  const Shared now = shared_of(out);
  if (now.own != all || now.language != wanted.language) return unchangeable();
  return out;
}

std::string config_path() {
  const QByteArray folder = qgetenv("XDG_CONFIG_HOME");
  if (!folder.isEmpty()) return folder.toStdString() + "/tlspath/config.toml";
  const QByteArray home = qgetenv("HOME");
  return home.isEmpty() ? std::string() : home.toStdString() + "/.config/tlspath/config.toml";
}

Shared load_shared() {
  const auto text = cli::settings_text(config_path(), Language::en);
  return text ? shared_of(*text) : Shared{};
}

Result<void> save_shared(const Shared& wanted, Language l) {
  const std::string path = config_path();
  if (path.empty())
    return not_written(QCoreApplication::translate(
        "ConfigFile", "settings: nowhere to keep them; set HOME or XDG_CONFIG_HOME"));
  const auto text = cli::settings_text(path, l);
  if (!text) return tl::unexpected(text.error());
  const auto changed = with_shared(*text, wanted, l);
  if (!changed) return tl::unexpected(changed.error());
  if (*changed == *text) return {};
  const QString file_path = QString::fromStdString(path);
  QDir().mkpath(QFileInfo(file_path).path());
  QSaveFile file(file_path);
  const QByteArray bytes = QByteArray::fromStdString(*changed);
  if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
    return tl::unexpected(Error{ErrorKind::not_written,
                                messages(l).not_written(path, file.errorString().toStdString())});
  return {};
}

}  // namespace tlspath::gui
