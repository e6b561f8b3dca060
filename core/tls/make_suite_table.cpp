// Builds the table of cipher suites: core/tls/suites.tsv -> suite_table.inc, for suites.cpp.
// Runs while the project is built:  make_suite_table core/tls/suites.tsv suite_table.inc
// Refuses, by line, a row that it does not understand and a spelling that two rows claim.
// Not done: judging the facts; tests/tls_test.cpp holds the table against the file.
#include <array>
#include <cstddef>
#include <fstream>
#include <ios>
#include <iostream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/tls/suite_key.hpp"

namespace {

namespace suite_key = tlspath::suite_key;

enum Column : std::size_t {
  code,
  iana,
  openssl,
  gnutls,
  also,
  key_exchange,
  authentication,
  cipher,
  bits,
  mode,
  mac,
  flags,
  kColumns
};

struct Spelling {
  std::string text;
  std::size_t row = 0;
};

class Maker {
 public:
  explicit Maker(std::string name) : name_(std::move(name)) {}

  bool read(std::istream& in) {
    std::string line;
    bool head = true;
    while (std::getline(in, line)) {
      ++line_;
      if (line.empty() || line[0] == '#') continue;
      if (head) {  // the names of the columns
        head = false;
        continue;
      }
      if (!row(split(line, '\t'))) return false;
    }
    if (rows_.empty()) return fail("no rows");
    // Twice as many slots as spellings keep the chains short.
    return spellings_.size() * 2 <= suite_key::kSlots || fail("too many spellings: raise kSlots");
  }

  void write(std::ostream& out) const {
    out << "// Generated from core/tls/suites.tsv by make_suite_table. Do not edit.\n";
    out << "constexpr Suite kSuites[] = {\n";
    for (const std::string& row : rows_) out << row;
    out << "};\n\n";

    std::array<std::size_t, suite_key::kSlots> slots{};
    std::ostringstream blocks;
    std::ostringstream keys;
    std::size_t at = 0;
    blocks << std::hex;
    for (std::size_t i = 0; i < spellings_.size(); ++i) {
      const Spelling& spelling = spellings_[i];
      suite_key::Key key{};
      suite_key::make(spelling.text, key);
      for (std::size_t b = 0; b < key.blocks; ++b) blocks << "0x" << key.block[b] << "U,";
      blocks << '\n';
      keys << '{' << at << ',' << spelling.row << ',' << spelling.text.size() << "},\n";
      at += key.blocks;
      std::size_t slot = key.slot;
      while (slots[slot] != 0) slot = (slot + 1) % suite_key::kSlots;
      slots[slot] = i + 1;
    }
    out << "constexpr std::uint64_t kBlocks[] = {\n" << blocks.str() << "};\n\n";
    out << "constexpr Entry kEntries[] = {\n" << keys.str() << "};\n\n";
    out << "// Number of the entry plus one; 0 is a free slot.\n";
    out << "constexpr std::uint16_t kSlots[] = {\n";
    for (std::size_t i = 0; i < slots.size(); ++i) out << slots[i] << (i % 16 == 15 ? ",\n" : ",");
    out << "};\n";
  }

 private:
  bool fail(const std::string& what) const {
    std::cerr << name_ << ':' << line_ << ": " << what << '\n';
    return false;
  }

  static std::vector<std::string> split(std::string_view text, char at) {
    std::vector<std::string> parts(1);
    for (const char c : text) {
      if (c == at)
        parts.emplace_back();
      else
        parts.back() += c;
    }
    return parts;
  }

  // False where another row has this spelling already; the same row may say it twice.
  bool add(std::string_view text) {
    std::string folded;
    for (const char c : text)
      folded += c == '-' ? '_' : c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    const auto [it, fresh] = owner_.try_emplace(folded, rows_.size());
    if (fresh) spellings_.push_back({std::string(text), rows_.size()});
    return it->second == rows_.size();
  }

  bool names(const std::vector<std::string>& cell, bool ssl2) {
    std::vector<std::string> all = split(cell[also], ',');
    all.push_back(cell[iana]);
    if (cell[gnutls] != "-") {
      all.push_back(cell[gnutls]);
      all.push_back("TLS_" + cell[gnutls]);
    }
    for (std::size_t i = 0, n = all.size(); i < n; ++i)  // what GnuTLS' early releases wrote
      if (all[i].ends_with("_SHA1")) all.push_back(all[i].substr(0, all[i].size() - 1));
    for (const std::string& name : all) {
      if (name == "-") continue;
      if (name.size() < 4 || name.size() > suite_key::kMaxSize) return fail("odd name: " + name);
      if (!add(name)) return fail("another row has this name: " + name);
    }
    // OpenSSL's SSL 2.0 kinds share names with TLS suites, which come first in the file and keep
    // them.
    if (cell[openssl] != "-" && !add(cell[openssl]) && !ssl2)
      return fail("another row has this name: " + cell[openssl]);
    return true;
  }

  bool row(const std::vector<std::string>& cell) {
    static const std::set<std::string> kExchanges{
        "unknown", "rsa",       "dhe",     "ecdhe", "dh",  "ecdh", "dh_anon", "ecdh_anon", "psk",
        "dhe_psk", "ecdhe_psk", "rsa_psk", "krb5",  "srp", "any",  "gost",    "null"};
    static const std::set<std::string> kModes{"unknown", "aead", "cbc", "stream", "null"};
    static const std::set<std::string> kFlags{"export", "tls13", "ssl2"};
    if (cell.size() != kColumns) return fail("a row has 12 columns");
    if (!kExchanges.contains(cell[key_exchange])) return fail("no such key exchange");
    if (!kModes.contains(cell[mode])) return fail("no such mode");
    std::set<std::string> flag;
    if (cell[flags] != "-")
      for (const std::string& f : split(cell[flags], ','))
        if (!kFlags.contains(f) || !flag.insert(f).second) return fail("odd flag: " + f);
    const bool ssl2 = flag.contains("ssl2");
    if (!cell[code].starts_with("0x") || cell[code].size() != (ssl2 ? 8U : 6U) ||
        cell[code].find_first_not_of("0123456789ABCDEF", 2) != std::string::npos ||
        !codes_.insert(cell[code]).second)
      return fail("odd code, or one listed twice");
    if (cell[bits].empty() || cell[bits].size() > 3 ||
        cell[bits].find_first_not_of("0123456789") != std::string::npos)
      return fail("odd bits");

    if (!names(cell, ssl2)) return false;

    const auto value = [](const std::string& text) { return text == "-" ? std::string() : text; };
    std::ostringstream out;
    out << "    {.iana = \"" << value(cell[iana]) << "\", .openssl = \"" << value(cell[openssl])
        << "\", .code = " << (ssl2 ? "0" : cell[code]) << ", .bits = " << std::stoi(cell[bits])
        << ", .key_exchange = KeyExchange::" << cell[key_exchange]
        << ", .mode = CipherMode::" << cell[mode];
    if (cell[mac] == "SHA1" || cell[mac] == "MD5") out << ", .sha1 = true";
    if (cell[cipher] == "RC4") out << ", .rc4 = true";
    if (cell[cipher] == "DES") out << ", .des = true";
    if (cell[cipher] == "3DES") out << ", .triple_des = true";
    if (flag.contains("export")) out << ", .export_grade = true";
    if (flag.contains("tls13")) out << ", .tls13 = true";
    if (ssl2) out << ", .ssl2 = true";
    out << "},\n";
    rows_.push_back(out.str());
    return true;
  }

  std::string name_;
  std::size_t line_ = 0;
  std::vector<std::string> rows_;
  std::vector<Spelling> spellings_;
  std::map<std::string, std::size_t> owner_;  // folded spelling -> row
  std::set<std::string> codes_;
};

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::cerr << "usage: make_suite_table suites.tsv suite_table.inc\n";
    return 2;
  }
  std::ifstream in(argv[1], std::ios::binary);
  if (!in) {
    std::cerr << argv[1] << ": cannot be read\n";
    return 1;
  }
  Maker maker(argv[1]);
  if (!maker.read(in)) return 1;
  std::ofstream out(argv[2], std::ios::binary);
  maker.write(out);
  out.close();
  if (!out) {
    std::cerr << argv[2] << ": cannot be written\n";
    return 1;
  }
  return 0;
}
