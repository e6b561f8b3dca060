#include "probe/mta_sts.hpp"

#include <algorithm>
#include <charconv>

#include "core/base/ascii.hpp"

namespace tlspath::probe {
namespace {

constexpr std::size_t kMaxPatterns = 100;

// "v=STSv1; id=2024;" -> the value of `key`; nothing where the record is of another kind.
std::optional<std::string> field(std::string_view text, std::string_view version,
                                 std::string_view key) {
  std::string value;
  bool first = true;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(';'), text.size());
    const std::string_view part = ascii::trim(text.substr(0, end));
    text.remove_prefix(std::min(text.size(), end + 1));
    const std::size_t sign = part.find('=');
    const std::string_view name = ascii::trim(part.substr(0, std::min(sign, part.size())));
    const std::string_view what =
        sign == std::string_view::npos ? std::string_view() : ascii::trim(part.substr(sign + 1));
    if (first && (name != "v" || what != version)) return std::nullopt;
    first = false;
    if (name == key && value.empty()) value = what.substr(0, 512);
  }
  return first ? std::nullopt : std::optional(value);
}

std::optional<std::string> only_one(std::span<const std::string> texts, std::string_view version,
                                    std::string_view key) {
  std::optional<std::string> found;
  for (const std::string& text : texts) {
    auto value = field(text, version, key);
    if (!value) continue;
    if (found) return std::nullopt;
    found = std::move(value);
  }
  return found;
}

}  // namespace

std::optional<std::string> sts_id(std::span<const std::string> texts) {
  auto id = only_one(texts, "STSv1", "id");
  return id && !id->empty() ? id : std::nullopt;
}

std::optional<std::string> tls_rpt_address(std::span<const std::string> texts) {
  auto rua = only_one(texts, "TLSRPTv1", "rua");
  return rua && !rua->empty() ? rua : std::nullopt;
}

void read_policy(std::string_view text, ProbeMtaSts& into) {
  bool version = false;
  into.state = MtaSts::no_policy;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = ascii::trim(text.substr(0, end));
    text.remove_prefix(std::min(text.size(), end + 1));
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos) continue;
    const std::string_view key = ascii::trim(line.substr(0, colon));
    const std::string_view value = ascii::trim(line.substr(colon + 1)).substr(0, 255);
    if (key == "version") version = value == "STSv1";
    if (key == "mode" && into.mode.empty()) into.mode = value;
    if (key == "mx" && into.mx.size() < kMaxPatterns) into.mx.emplace_back(value);
    if (key == "max_age" && !into.max_age) {
      std::int64_t seconds = 0;
      const auto [at, error] = std::from_chars(value.data(), value.data() + value.size(), seconds);
      if (error == std::errc() && at == value.data() + value.size() && seconds >= 0)
        into.max_age = seconds;
    }
  }
  if (!version)
    into.problem = "no \"version: STSv1\"";
  else if (into.mode != "enforce" && into.mode != "testing" && into.mode != "none")
    into.problem = into.mode.empty() ? "no mode" : "unknown mode";
  else if (!into.max_age)
    into.problem = "no max_age";
  else if (into.mx.empty() && into.mode != "none")
    into.problem = "no mx";
  else
    into.state = MtaSts::policy;
}

bool names_host(std::span<const std::string> patterns, std::string_view host) {
  return std::ranges::any_of(patterns, [host](std::string_view p) {
    if (!p.starts_with("*.")) return ascii::iequal(p, host);
    const std::size_t dot = host.find('.');
    return dot != std::string_view::npos && dot > 0 &&
           ascii::iequal(p.substr(2), host.substr(dot + 1));
  });
}

}  // namespace tlspath::probe
