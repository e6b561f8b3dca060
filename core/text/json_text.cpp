// See json_text.hpp and json_buffer.hpp.
#include "core/text/json_text.hpp"

#include <array>

#include "core/base/unicode.hpp"
#include "core/text/escape.hpp"
#include "core/text/json_buffer.hpp"

namespace tlspath {
namespace {

void append_u(std::string& out, unsigned unit) {
  constexpr std::string_view kHex = "0123456789abcdef";
  const std::array<char, 6> text{'\\',
                                 'u',
                                 kHex[unit >> 12 & 15u],
                                 kHex[unit >> 8 & 15u],
                                 kHex[unit >> 4 & 15u],
                                 kHex[unit & 15u]};
  out.append(text.data(), text.size());
}

void append_escaped(std::string& out, std::string_view s, bool unfold) {
  out.push_back('"');
  for (std::size_t i = 0; i < s.size();) {
    const char c = s[i];
    if (unfold && (c == '\r' || c == '\n' || c == ' ' ||
                   c == '\t')) {  // a run of blanks with a line end in it is folding
      std::size_t end = i;
      bool folded = false;
      while (end < s.size() &&
             (s[end] == '\r' || s[end] == '\n' || s[end] == ' ' || s[end] == '\t')) {
        folded = folded || s[end] == '\r' || s[end] == '\n';
        ++end;
      }
      if (folded) {
        out.push_back(' ');
      } else {
        for (; i < end; ++i) s[i] == '\t' ? out.append("\\t") : out.append(1, ' ');
      }
      i = end;
      continue;
    }
    if (c == '"' || c == '\\') {
      out.push_back('\\');
      out.push_back(c);
      ++i;
      continue;
    }
    const Character d = character_at(s, i);
    if (!d.valid) {
      out.append(kReplacement);
    } else if (is_unseen(d.value)) {
      if (d.value >= 0x10000) {
        const auto v = static_cast<unsigned>(d.value - 0x10000);
        append_u(out, 0xd800u + (v >> 10));
        append_u(out, 0xdc00u + (v & 0x3ffu));
      } else {
        append_u(out, static_cast<unsigned>(d.value));
      }
    } else {
      out.append(s.substr(i, d.size));
    }
    i += d.size;
  }
  out.push_back('"');
}

}  // namespace

char* JsonBuffer::slow_text(char* at, std::string_view s) {
  flush(at);
  append_escaped(out_, s, true);
  return buffer_.data();
}

char* JsonBuffer::exact_text(char* at, std::string_view s) {
  if (s.find_first_of("\r\n") == std::string_view::npos) return text(at, s);
  flush(at);
  append_escaped(out_, s, false);
  return buffer_.data();
}

void append_json_text(std::string& out, std::string_view text) {
  JsonBuffer w(out);
  w.end(w.text(w.begin(), text));
}

void append_pretty_json(std::string& out, std::string_view json) {
  constexpr std::size_t kWidth = 100;
  // The size of the object or array that starts at `i`, or 0 where it is longer than `room`. Never
  // looks further than `room`, so the whole stays linear.
  const auto fits = [&](std::size_t i, std::size_t room) -> bool {
    std::size_t depth = 0, printed = 0;
    bool in_text = false;
    for (std::size_t k = i; k < json.size() && printed <= room; ++k, ++printed) {
      const char c = json[k];
      if (in_text) {
        if (c == '\\') {
          ++k, ++printed;
        } else if (c == '"') {
          in_text = false;
        }
      } else if (c == '"') {
        in_text = true;
      } else if (c == '{' || c == '[') {
        ++depth;
      } else if (c == ':' || c == ',') {
        ++printed;  // the blank after it
      } else if (c == '}' || c == ']') {
        if (--depth == 0) return printed + 1 <= room;
      }
    }
    return false;
  };
  std::size_t indent = 0, column = 0,
              flat = 0;  // flat: depth within an object that stays on its line
  const auto put = [&](char c) { out.push_back(c), ++column; };
  const auto new_line = [&] {
    out.push_back('\n');
    out.append(indent, ' ');
    column = indent;
  };
  bool in_text = false;
  for (std::size_t i = 0; i < json.size(); ++i) {
    const char c = json[i];
    if (in_text) {
      put(c);
      if (c == '\\' && i + 1 < json.size()) {
        put(json[++i]);
      } else if (c == '"') {
        in_text = false;
      }
      continue;
    }
    switch (c) {
      case '"':
        in_text = true;
        put(c);
        break;
      case '{':
      case '[':
        put(c);
        if (flat > 0 || (i > 0 && fits(i, kWidth > column ? kWidth - column : 0))) {
          ++flat;
        } else {
          indent += 2;
          new_line();
        }
        break;
      case '}':
      case ']':
        if (flat > 0) {
          --flat;
        } else {
          indent -= 2;
          new_line();
        }
        put(c);
        break;
      case ',':
        put(c);
        flat > 0 ? put(' ') : new_line();
        break;
      case ':':
        put(c);
        put(' ');
        break;
      default:
        put(c);
    }
  }
}

}  // namespace tlspath
