// make_examples SAMPLES OUT: chooses from samples/*/expected.tsv the example lines that
// `tlspath systems ID` shows, and writes them as rows for examples.cpp:
//   {"exim", "from mail.example.com ([192.0.2.1]) by mx.example.org with esmtps ..."},
// Of each system: the first line with TLS, and the first that is in the clear or says nothing; a
// local one where there is no other. Runs while tlspath is built; a row that does not fit its mail
// ends the build.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <optional>
#include <sstream>
#include <string>
#include <vector>

#include "core/mail/header_block.hpp"

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kLongest = 600;  // of a line that is shown as an example

std::string read(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::vector<std::string> cells(const std::string& line) {
  std::vector<std::string> out;
  std::istringstream in(line);
  for (std::string cell; std::getline(in, cell, '\t');) out.push_back(cell);
  return out;
}

// The n-th Received value, folding and runs of blanks as one blank; nothing where it is not plain
// text, or too long to be read.
std::optional<std::string> received(const std::string& mail, std::size_t n) {
  tlspath::HeaderBlock header;
  header.read(mail);
  if (n >= header.received().size()) return std::nullopt;
  std::string out;
  for (const char c : slice(std::string_view(mail), header.fields()[header.received()[n]].value)) {
    const bool blank = c == ' ' || c == '\t' || c == '\r' || c == '\n';
    if (!blank && (c < 0x20 || c > 0x7e)) return std::string();
    if (!blank)
      out += c;
    else if (!out.empty() && out.back() != ' ')
      out += ' ';
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out.size() > kLongest ? std::string() : out;
}

std::string literal(const std::string& text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\' || c == '?') out += '\\';  // "??" could be a trigraph
    out += c;
  }
  return out + '"';
}

struct Chosen {
  std::string tls, other, local;
};

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::cerr << "usage: make_examples SAMPLES OUT\n";
    return 2;
  }
  std::vector<fs::path> tables;
  for (const auto& folder : fs::directory_iterator(argv[1]))
    if (fs::exists(folder.path() / "expected.tsv"))
      tables.push_back(folder.path() / "expected.tsv");
  std::sort(tables.begin(), tables.end());

  std::map<std::string, Chosen> chosen;
  for (const fs::path& table : tables) {
    std::istringstream rows(read(table));
    std::map<std::string, std::size_t> column;
    for (std::string line; std::getline(rows, line);) {
      const std::vector<std::string> row = cells(line);
      if (column.empty()) {
        for (std::size_t i = 0; i < row.size(); ++i) column[row[i]] = i;
        continue;
      }
      const auto cell = [&](const char* name) {
        const auto it = column.find(name);
        return it == column.end() || it->second >= row.size() ? std::string("-") : row[it->second];
      };
      const std::string id = cell("system"), verdict = cell("verdict");
      // The system's own folder holds what shows it best.
      if (id == "-" || table.parent_path().filename() != id) continue;
      Chosen& c = chosen[id];
      std::string& place = verdict == "encrypted" ? c.tls : verdict == "local" ? c.local : c.other;
      if (!place.empty()) continue;
      const fs::path mail = table.parent_path() / cell("mail");
      const auto value = received(read(mail), std::stoul(cell("field")));
      if (!value) {
        std::cerr << table.string() << ": " << cell("mail") << " has no Received " << cell("field")
                  << '\n';
        return 1;
      }
      place = *value;
    }
  }
  std::ofstream out(argv[2], std::ios::binary);
  for (const auto& [id, c] : chosen) {
    for (const std::string& value : {c.tls, c.other})
      if (!value.empty()) out << "    {" << literal(id) << ", " << literal(value) << "},\n";
    if (c.tls.empty() && c.other.empty() && !c.local.empty())
      out << "    {" << literal(id) << ", " << literal(c.local) << "},\n";
  }
  out.flush();
  return out ? 0 : 1;
}
