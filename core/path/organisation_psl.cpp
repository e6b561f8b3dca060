// Registered domains by libpsl, behind a cache: libpsl takes most of a microsecond, a repeated host
// a few dozen nanoseconds. Nothing of libpsl leaves this file. See organisation.hpp.

#include <libpsl.h>
#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <new>
#include <optional>
#include <string>
#include <unordered_set>

#include "core/base/ascii.hpp"
#include "core/base/unicode.hpp"
#include "core/path/organisation.hpp"

namespace tlspath {
namespace {

constexpr std::size_t kLongestHost = 253;  // RFC 1035 2.3.4, without the trailing dot
constexpr std::size_t kLongestLabel = 63;
constexpr std::size_t kSlots = 8192;
constexpr std::size_t kSlotsASet = 2;
constexpr std::size_t kLongestCached =
    103;  // what is longer is looked up each time; fills a slot to 128 bytes
constexpr std::size_t kMostDomains = 262144;

// Bytes of a host name, in lower case; 0 for what stands in none. '_' is no host name by RFC 1123,
// and common.
constexpr auto kHostByte = [] {
  std::array<char, 256> table{};
  for (unsigned c = 0; c < 256; ++c) {
    const char byte = static_cast<char>(c);
    if (ascii::is_alnum(byte) || byte == '-' || byte == '_' || byte == '.' || c >= 0x80)
      table[c] = ascii::lower(byte);
  }
  return table;
}();

bool all_host_bytes(std::string_view s) {
  return std::all_of(s.begin(), s.end(),
                     [](char c) { return kHostByte[static_cast<unsigned char>(c)] != '\0'; });
}

// Seeded, because hosts come from strangers who could pick ones that fall together.
std::uint64_t hash_bytes(const char* p, std::size_t n, std::uint64_t seed) {
  std::uint64_t h = seed ^ (n * 0x9e3779b97f4a7c15u);
  const auto mix = [&h](std::uint64_t word) {
    h = (h ^ word) * 0xbf58476d1ce4e5b9u;
    h ^= h >> 29;
  };
  const char* const end = p + n;
  std::uint64_t word = 0;
  for (; end - p > 8; p += 8) {
    std::memcpy(&word, p, 8);
    mix(word);
  }
  if (n >= 8)
    std::memcpy(&word, end - 8, 8);  // a fixed size, though bytes of the last word come again
  else
    std::memcpy(&word, p, n);
  mix(word);
  mix(seed);
  return h;
}

struct SeededHash {
  using is_transparent = void;
  std::uint64_t seed = 0;
  std::size_t operator()(std::string_view s) const { return hash_bytes(s.data(), s.size(), seed); }
};
struct SameText {
  using is_transparent = void;
  bool operator()(std::string_view a, std::string_view b) const { return a == b; }
};

struct Slot {
  const char* domain;  // into the interned domains
  std::uint64_t hash;
  std::uint32_t last_used;  // which of a set goes when a third host comes
  std::uint8_t domain_size;
  std::uint8_t host_size;  // 0: empty slot
  char host[kLongestCached];
};
static_assert(sizeof(Slot) == 128);

struct Freed {
  void operator()(Slot* p) const { std::free(p); }
};
struct FreedList {
  void operator()(psl_ctx_t* p) const { psl_free(p); }
};

// libpsl puts U+FFFD for what is no UTF-8, and so would give one domain to different names.
bool is_utf8(std::string_view s) {
  for (std::size_t at = 0; at < s.size();) {
    const Glyph glyph = read_utf8(s, at);
    if (glyph.lone) return false;
    at += glyph.size;
  }
  return true;
}

// Labels of 1 to 63 bytes, at least two, the last not a number (that is an address), not "here" by
// another name.
bool has_organisation(std::string_view host) {
  std::size_t labels = 0;
  std::string_view last;
  for (std::size_t at = 0; at <= host.size();) {
    const std::size_t dot = std::min(host.find('.', at), host.size());
    last = host.substr(at, dot - at);
    if (last.empty() || last.size() > kLongestLabel) return false;
    ++labels;
    at = dot + 1;
  }
  if (labels < 2 || last == "localdomain" || last == "localhost") return false;
  return last.find_first_not_of("0123456789") != last.npos;
}

std::string iso_day(std::time_t t) {
  std::tm day{};
  std::array<char, 16> text{};
  if (t <= 0 || gmtime_r(&t, &day) == nullptr) return {};
  return std::string(text.data(), std::strftime(text.data(), text.size(), "%Y-%m-%d", &day));
}

class PslOrganisation final : public OrganisationOf {
 public:
  PslOrganisation() {
    // As psl_latest does, which does not tell what it took.
    list_ = psl_builtin();
    date_ = iso_day(psl_builtin_file_time());
    const char* file = psl_dist_filename();
    struct stat info{};
    if (file != nullptr && *file != '\0' && stat(file, &info) == 0 &&
        (list_ == nullptr || info.st_mtime > psl_builtin_file_time())) {
      if (psl_ctx_t* loaded = psl_load_file(file); loaded != nullptr) {
        loaded_.reset(loaded);
        list_ = loaded;
        date_ = iso_day(info.st_mtime);
      }
    }
    // Zeroed pages from the system cost nothing until a host falls on them.
    slots_.reset(static_cast<Slot*>(std::calloc(kSlots, sizeof(Slot))));
    if (slots_ == nullptr) throw std::bad_alloc();
  }

  std::string_view registered_domain(std::string_view host) override {
    if (!host.empty() && host.back() == '.') host.remove_suffix(1);
    if (host.empty() || host.size() > kLongestHost) return {};
    if (host.size() > kLongestCached) return look_up(host).value_or(std::string_view());

    // As it is written: most hosts are always written in one way.
    const std::uint64_t hash = hash_bytes(host.data(), host.size(), seed_);
    Slot* const set = slots_.get() + (hash % (kSlots / kSlotsASet)) * kSlotsASet;
    ++clock_;
    for (Slot* s = set; s != set + kSlotsASet; ++s) {
      if (s->hash == hash && s->host_size == host.size() &&
          std::memcmp(s->host, host.data(), host.size()) == 0) {
        s->last_used = clock_;
        return {s->domain, s->domain_size};
      }
    }
    const auto found = look_up(host);
    if (!found) return {};
    const std::string_view domain = *found;
    // Unsigned difference: right also after the clock wrapped.
    Slot& s = clock_ - set[0].last_used > clock_ - set[1].last_used ? set[0] : set[1];
    s.domain = domain.data();
    s.domain_size = static_cast<std::uint8_t>(domain.size());
    s.hash = hash;
    s.last_used = clock_;
    s.host_size = static_cast<std::uint8_t>(host.size());
    std::memcpy(s.host, host.data(), host.size());
    return domain;
  }

  std::string_view list_date() const override { return date_; }

 private:
  // Nothing where a byte stands in no host name.
  std::optional<std::string_view> look_up(std::string_view host) {
    std::array<char, kLongestHost + 1> lower;
    for (std::size_t i = 0; i < host.size(); ++i) {
      const char c = kHostByte[static_cast<unsigned char>(host[i])];
      if (c == '\0') return std::nullopt;
      lower[i] = c;
    }
    lower[host.size()] = '\0';
    return look_up(lower.data(), host.size());
  }

  // `host` ends with a zero byte and is in lower case as far as ASCII goes.
  std::string_view look_up(const char* host, std::size_t size) {
    const std::string_view name(host, size);
    if (list_ == nullptr || !has_organisation(name)) return {};
    bool ascii_only = true;
    for (const char c : name) ascii_only = ascii_only && (c & 0x80) == 0;
    if (ascii_only) return by_levels(host, size);
    if (!is_utf8(name)) return {};
    char* folded = nullptr;
    if (psl_str_to_utf8lower(host, "utf-8", nullptr, &folded) != PSL_SUCCESS) return {};
    // Folding normalises too: a no-break space becomes a blank, a one-dot leader a dot. Look again.
    std::string_view domain;
    if (all_host_bytes(folded) && has_organisation(folded))
      domain = keep(psl_registrable_domain(list_, folded));
    psl_free_string(folded);
    return domain;
  }

  // As psl_registrable_domain: of each name from the whole host down it is asked whether it is a
  // public suffix; the name above the first that is one is the registered domain. Only that a name
  // which was found before ends it: "mail.shop.example" costs one question then, and not three.
  std::string_view by_levels(const char* host, std::size_t size) {
    const char* const end = host + size;
    const char* above = nullptr;
    for (const char* at = host;;) {
      if (const auto it = domains_.find({at, static_cast<std::size_t>(end - at)});
          it != domains_.end())
        return *it;
      const char* const dot = std::find(at, end, '.');
      if (dot == end || psl_is_public_suffix(list_, at) != 0) return keep(above);
      above = at;
      at = dot + 1;
    }
  }

  std::string_view keep(const char* found) {
    if (found == nullptr) return {};
    const std::string_view domain(found);
    if (domain.size() > kLongestHost) return {};  // case folding can lengthen a name
    if (const auto it = domains_.find(domain); it != domains_.end()) return *it;
    if (domains_.size() >= kMostDomains) return {};
    return *domains_.emplace(domain).first;  // nodes stay where they are, so the view does
  }

  std::unique_ptr<psl_ctx_t, FreedList> loaded_;
  const psl_ctx_t* list_ = nullptr;
  std::string date_;
  std::unique_ptr<Slot[], Freed> slots_;
  std::uint32_t clock_ = 0;
  std::uint64_t seed_ =
      reinterpret_cast<std::uintptr_t>(this) ^
      static_cast<std::uint64_t>(std::chrono::steady_clock::now().time_since_epoch().count());
  std::unordered_set<std::string, SeededHash, SameText> domains_{0, SeededHash{seed_}};
};

}  // namespace

std::unique_ptr<OrganisationOf> make_psl_organisation() {
  return std::make_unique<PslOrganisation>();
}

}  // namespace tlspath
