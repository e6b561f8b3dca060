// The samples as tests see them: every mail under samples/<folder>/ that has an expected.tsv, with
// a row a hop.
//   samples/exim/07-openssl-tuples.eml   0   encrypted   TLSv1.2   ECDHE-RSA-AES256-GCM-SHA384 256
//   -   -   esmtps   exim
// Folders without expected.tsv (samples/lab, samples/odd) are for other tests.
#pragma once

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "core/mail/header_block.hpp"

namespace tlspath::samples {

inline std::string read_file(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) throw std::runtime_error(path.string() + ": cannot be read");
  return {std::istreambuf_iterator<char>(in), {}};
}

enum Cell : std::size_t {
  kMail,
  kField,
  kVerdict,
  kVersion,
  kCipher,
  kBits,
  kClientCertificate,
  kAuthenticated,
  kProtocol,
  kSystem,
  kCells
};
inline constexpr std::string_view kHeader =
    "mail\tfield\tverdict\tversion\tcipher\tbits\tclient_"
    "certificate\tauthenticated\tprotocol\tsystem";

struct Row {
  std::array<std::string, kCells> cells;
  const std::string& operator[](Cell c) const { return cells[c]; }
};

struct Mail {
  std::string folder;  // "exim"
  std::string name;    // "07-openssl-tuples.eml"
  std::string raw;
  std::vector<Row> rows;  // as they stand in expected.tsv: by field, where the file is right
  std::string path() const { return "samples/" + folder + "/" + name; }
};

inline std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::size_t at = 0;
  while (at < text.size()) {
    std::size_t end = std::min(text.find('\n', at), text.size());
    lines.push_back(text.substr(at, end - at));
    if (!lines.back().empty() && lines.back().back() == '\r') lines.back().pop_back();
    at = end + 1;
  }
  return lines;
}

inline Row row_of(const std::string& line, const std::string& where) {
  Row row;
  std::size_t at = 0, n = 0;
  for (;; ++n) {
    if (n == kCells) throw std::runtime_error(where + ": too many cells");
    const std::size_t end = std::min(line.find('\t', at), line.size());
    row.cells[n] = line.substr(at, end - at);
    if (row.cells[n].empty())
      throw std::runtime_error(where + ": an empty cell; write - for not stated");
    if (end == line.size()) break;
    at = end + 1;
  }
  if (n + 1 != kCells) throw std::runtime_error(where + ": too few cells");
  return row;
}

// Every mail of the folders with expected.tsv, in order. Rows of mails that are not there throw.
inline std::vector<Mail> load(const std::filesystem::path& source_dir) {
  namespace fs = std::filesystem;
  std::vector<Mail> all;
  std::vector<fs::path> folders;
  for (const auto& e : fs::directory_iterator(source_dir / "samples"))
    if (e.is_directory() && fs::exists(e.path() / "expected.tsv")) folders.push_back(e.path());
  std::sort(folders.begin(), folders.end());
  for (const fs::path& folder : folders) {
    std::map<std::string, Mail> mails;
    for (const auto& e : fs::directory_iterator(folder))
      if (e.path().extension() == ".eml")
        mails[e.path().filename()] = {
            folder.filename(), e.path().filename(), read_file(e.path()), {}};
    const fs::path table = folder / "expected.tsv";
    const std::vector<std::string> lines = lines_of(read_file(table));
    if (lines.empty() || lines.front() != kHeader)
      throw std::runtime_error(table.string() + ": its first line is not the header");
    for (std::size_t i = 1; i < lines.size(); ++i) {
      const std::string where = table.string() + ":" + std::to_string(i + 1);
      Row row = row_of(lines[i], where);
      const auto mail = mails.find(row[kMail]);
      if (mail == mails.end()) throw std::runtime_error(where + ": no such mail");
      mail->second.rows.push_back(std::move(row));
    }
    for (auto& [name, mail] : mails) all.push_back(std::move(mail));
  }
  return all;
}

// The values of the Received fields, top first.
inline std::vector<Span> received(std::string_view raw) {
  HeaderBlock header;
  header.read(raw);
  std::vector<Span> values;
  for (const auto i : header.received()) values.push_back(header.fields()[i].value);
  return values;
}

inline std::string on_one_line(std::string_view value) {
  std::string out;
  for (const char c : value)
    if (c != '\r') out += c == '\n' ? ' ' : c;
  return out;
}

}  // namespace tlspath::samples
