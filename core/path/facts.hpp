// What may be said of a hop: the verdict, why, and the facts beside it, each with the bytes that
// prove it. Absent is absent: an empty optional means "not stated", never "no". The rules are in
// verdict.cpp.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

#include "core/base/span.hpp"
#include "core/tls/grade.hpp"
#include "core/tls/suites.hpp"
#include "core/tls/version.hpp"

namespace tlspath {

enum class Verdict : std::uint8_t { encrypted, cleartext, unstated, local };

// Why: its own TLS words; only the registered keyword; silence of a system that always marks TLS;
// local by form or address; nothing.
enum class Basis : std::uint8_t { stated, keyword, silence, transport, none };

enum class Scope : std::uint8_t { internet, private_net, host };

// Whose word it is: `trusted` only once the user has named own servers.
enum class Trust : std::uint8_t { claimed, trusted };

// What the receiver says of the *sender's* certificate. It never says whether the sender checked
// the server.
enum class ClientCertificate : std::uint8_t {
  verified,
  unverified,
  not_presented,
  not_requested,
  error
};

enum class Fact : std::uint8_t {
  tls,       // words that say TLS and nothing more: "(TLS)", "encrypted"
  no_tls,    // words that deny it: "unencrypted", "TLS not used"
  protocol,  // the keyword
  silence,   // the place where this system would have written TLS
  local,     // the words or the address that make it local
  version,
  cipher,
  bits,
  key_exchange,
  signature,
  client_certificate,
  authenticated,
  peer,  // the recorded address: marked, never evidence
};
inline constexpr std::size_t kFactKinds = static_cast<std::size_t>(Fact::peer) + 1;
std::string_view name(Fact f);  // "tls.cipher": as the record writes it

struct Evidence {
  Fact says{};
  Span where{};
  std::string_view
      rule;  // "comment": the reader's name; the record writes "imss/comment". Static text
};

struct TlsFacts {
  std::optional<Span> stated;  // the widest words that say TLS
  std::optional<Span> denied;  // words that say there was none
  std::optional<Seen<TlsVersion>> version;
  std::optional<Span> version_as_written;
  std::optional<Span> cipher;     // as written
  const Suite* suite = nullptr;   // its row in the registry, where the spelling maps to one
  std::optional<Seen<int>> bits;  // used symmetric key bits
  std::optional<Span> key_exchange;
  std::optional<Span> signature;
  std::optional<Seen<ClientCertificate>> client_certificate;
};

std::string_view name(Verdict v);            // "encrypted"
std::string_view name(Basis b);              // "keyword"
std::string_view name(Scope s);              // "internet", "private", "host"
std::string_view name(Trust t);              // "claimed"
std::string_view name(ClientCertificate c);  // "not-presented"

// A short list without allocation; what does not fit is left out.
template <class T, std::size_t N>
class ShortList {
 public:
  bool push(const T& v) {
    if (count_ == N) return false;
    items_[count_++] = v;
    return true;
  }
  void clear() { count_ = 0; }
  std::size_t size() const { return count_; }
  bool empty() const { return count_ == 0; }
  const T* begin() const { return items_.data(); }
  const T* end() const { return items_.data() + count_; }
  T* begin() { return items_.data(); }
  T* end() { return items_.data() + count_; }
  const T& operator[](std::size_t i) const { return items_[i]; }

 private:
  std::array<T, N> items_;
  std::uint8_t count_ = 0;
};

}  // namespace tlspath
