// Values of enums as the database holds them, by their number; their words are in the table
// `words`.
//   word<Verdict>(row, 3)   1 -> Verdict::cleartext; NULL, and a 9 that no tlspath wrote -> nothing
// For the .cpp files of core/store.
#pragma once

#include <cstdint>
#include <optional>

#include "core/path/facts.hpp"
#include "core/path/path.hpp"
#include "core/store/sqlite.hpp"
#include "core/tls/grade.hpp"
#include "core/tls/version.hpp"

namespace tlspath::store {

template <class E>
inline constexpr E kLastOf{};
template <>
inline constexpr Verdict kLastOf<Verdict> = Verdict::local;
template <>
inline constexpr PathVerdict kLastOf<PathVerdict> = PathVerdict::local;
template <>
inline constexpr Basis kLastOf<Basis> = Basis::none;
template <>
inline constexpr Scope kLastOf<Scope> = Scope::host;
template <>
inline constexpr Grade kLastOf<Grade> = Grade::good;
template <>
inline constexpr Trust kLastOf<Trust> = Trust::trusted;
template <>
inline constexpr TlsVersion kLastOf<TlsVersion> = TlsVersion::tls1_3;
template <>
inline constexpr ClientCertificate kLastOf<ClientCertificate> = ClientCertificate::error;

// How many there are.
template <class E>
inline constexpr std::int64_t kWords = static_cast<std::int64_t>(kLastOf<E>) + 1;
static_assert(kWords<TlsVersion> == kTlsVersions);

template <class E>
constexpr std::optional<E> word(std::int64_t number) {
  if (number < 0 || number >= kWords<E>) return std::nullopt;
  return static_cast<E>(number);
}
template <class E>
std::optional<E> word(const Statement& s, int at) {
  return s.is_null(at) ? std::nullopt : word<E>(s.integer(at));
}

}  // namespace tlspath::store
