// The catalogue as people and programs read it: `tlspath systems` (all, a line each) and
// `tlspath systems exchange` (one explained). Text for a terminal, Markdown, JSON
// (docs/systems.schema.json).
//   VERSION, BUILD               HAS TLS   SHOWS TLS AS        SILENCE MEANS
//   2016 on    from 15.1.467     yes       version=, cipher=   ✗ cleartext
// Not done here: finding systems and reading their examples; the caller does (cli/systems.cpp).
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/path/system.hpp"
#include "core/text/language.hpp"

namespace tlspath {

// A line of that system, and what tlspath reads in it.
struct SystemExample {
  std::string received;  // the value, unfolded
  Verdict verdict{};
  std::optional<TlsVersion> version;
  std::string cipher;  // as written; empty: not stated
  std::optional<int> bits;
};

struct SystemEntry {
  const System* system = nullptr;
  bool own = false;           // of the user, not built in
  std::string_view replaces;  // the built-in system whose place it has; empty: none
  std::vector<SystemExample> examples;
  std::string_view asked;            // the version or day that `only` is of; empty: all
  std::vector<const Profile*> only;  // with `asked`: explain these alone; none: that is said
};

struct SystemsStyle {
  Language language = Language::en;
  int width = 80;
  bool ascii = false;
  bool list = false;  // a labelled fact a line, for narrow windows and screen readers
};

// Lines end with "\n"; none is wider than style.width (at least 40).
std::string systems_table(std::span<const SystemEntry> systems, const SystemsStyle& style);
std::string system_page(const SystemEntry& system, const SystemsStyle& style);

std::string systems_markdown(std::span<const SystemEntry> systems, const SystemsStyle& style);
std::string system_markdown(const SystemEntry& system, const SystemsStyle& style);

// One document, always in English; `program` is "tlspath 0.1.0".
std::string systems_json(std::span<const SystemEntry> systems, std::string_view program);

}  // namespace tlspath
