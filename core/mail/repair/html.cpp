// html.cpp: entities by name and number, tags by name.
#include "core/mail/repair/html.hpp"

#include <array>

#include "core/base/ascii.hpp"
#include "core/mail/repair/words.hpp"

namespace tlspath::repairing {
namespace {

constexpr std::size_t kMaxEntity = 10;  // "&#x1F600;" and the names below

std::uint32_t numeric_entity(std::string_view digits) {
  const bool hex = !digits.empty() && ascii::lower(digits[0]) == 'x';
  if (hex) digits.remove_prefix(1);
  if (digits.empty() || digits.size() > 7) return 0;
  std::uint32_t code = 0;
  for (const char c : digits) {
    if (!(hex ? ascii::is_xdigit(c) : ascii::is_digit(c))) return 0;
    const std::uint32_t digit = ascii::is_digit(c)
                                    ? static_cast<std::uint32_t>(c - '0')
                                    : static_cast<std::uint32_t>(ascii::lower(c) - 'a') + 10;
    code = code * (hex ? 16 : 10) + digit;
  }
  const bool text = code == '\t' || code == '\n' || code >= ' ';
  const bool surrogate = code >= 0xd800 && code <= 0xdfff;
  return text && !surrogate && code <= 0x10ffff ? code : 0;
}

}  // namespace

Entity entity_at(std::string_view text, std::size_t at) {
  struct Named {
    std::string_view name;
    std::uint32_t code;
  };
  constexpr auto kNamed = std::to_array<Named>({{"lt", '<'},
                                                {"gt", '>'},
                                                {"amp", '&'},
                                                {"quot", '"'},
                                                {"apos", '\''},
                                                {"nbsp", 0xa0},
                                                {"shy", 0xad},
                                                {"lsquo", 0x2018},
                                                {"rsquo", 0x2019},
                                                {"ldquo", 0x201c},
                                                {"rdquo", 0x201d},
                                                {"ndash", 0x2013},
                                                {"mdash", 0x2014}});
  const std::string_view rest = text.substr(at + 1, kMaxEntity);
  const std::size_t end = rest.find(';');
  if (end == kNone || end == 0) return {};
  const std::string_view name = rest.substr(0, end);
  if (name[0] == '#') {
    const std::uint32_t code = numeric_entity(name.substr(1));
    return code == 0 ? Entity{} : Entity{end + 2, code};
  }
  for (const Named& n : kNamed)
    if (ascii::iequal(n.name, name)) return {end + 2, n.code};
  return {};
}

std::size_t break_tag_at(std::string_view text, std::size_t at) {
  const std::string_view rest = text.substr(at, kMaxTag);
  if (!ascii::istarts_with(rest, "<br") || rest.size() < 4) return 0;
  if (rest[3] != '>' && rest[3] != '/' && !is_space(rest[3])) return 0;
  const std::size_t end = rest.find('>');
  return end == kNone ? 0 : end + 1;
}

std::size_t dressing_tag_at(std::string_view text, std::size_t at, bool& breaks) {
  constexpr auto kBlocks = std::to_array<std::string_view>(
      {"p", "div", "pre", "tr", "li", "blockquote", "html", "head", "body", "table", "tbody"});
  constexpr auto kInline = std::to_array<std::string_view>(
      {"span", "font", "b", "tt", "code", "td", "o:p", "wbr", "strong", "em", "i", "u"});
  std::string_view rest = text.substr(at, kMaxTag);
  std::size_t i = rest.size() > 1 && rest[1] == '/' ? 2 : 1;
  const std::size_t name_at = i;
  while (i < rest.size() && (ascii::is_alpha(rest[i]) || rest[i] == ':')) ++i;
  if (i == rest.size() || (rest[i] != '>' && !is_space(rest[i]))) return 0;
  const std::string_view name = rest.substr(name_at, i - name_at);
  breaks = is_any_of(name, kBlocks);
  if (!breaks && !is_any_of(name, kInline)) return 0;
  const std::size_t end = rest.find('>');
  const bool address = end != kNone && rest.substr(0, end).find('@') != kNone;
  return end == kNone || address ? 0 : end + 1;
}

bool has_entities(std::string_view text, std::size_t from, std::size_t to) {
  const std::string_view part = text.substr(0, to);
  for (std::size_t i = part.find_first_of("&<", from); i != kNone;
       i = part.find_first_of("&<", i + 1))
    if (part[i] == '&' ? entity_at(part, i).size > 0 : break_tag_at(part, i) > 0) return true;
  return false;
}

}  // namespace tlspath::repairing
