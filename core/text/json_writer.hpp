// JsonWriter: puts commas and quotes, so that a document reads as it is nested.
//   JsonWriter j; j.open('{').key("schema").text("tlspath.probe/1").key("hosts").open('[') ...
// Strings are escaped by json_text.hpp. Not done: checking the nesting.
#pragma once

#include <concepts>
#include <optional>
#include <string>
#include <string_view>

#include "core/text/json_text.hpp"

namespace tlspath {

class JsonWriter {
 public:
  JsonWriter& open(char bracket) {
    comma();
    out_ += bracket;
    first_ = true;
    return *this;
  }
  JsonWriter& close(char bracket) {
    out_ += bracket;
    first_ = false;
    return *this;
  }
  JsonWriter& key(std::string_view name) {
    comma();
    append_json_text(out_, name);
    out_ += ':';
    first_ = true;
    return *this;
  }
  JsonWriter& text(std::string_view value) {
    comma();
    append_json_text(out_, value);
    return *this;
  }
  // Absent is null.
  JsonWriter& text_or_null(std::string_view value) { return value.empty() ? null() : text(value); }
  JsonWriter& null() { return plain("null"); }
  JsonWriter& flag(bool value) { return plain(value ? "true" : "false"); }
  JsonWriter& flag(const std::optional<bool>& value) { return value ? flag(*value) : null(); }
  template <std::integral T>
  JsonWriter& number(T value) {
    return plain(std::to_string(value));
  }
  template <class List>
  JsonWriter& texts(const List& list) {
    open('[');
    for (const auto& one : list) text(one);
    return close(']');
  }

  std::string take() && { return std::move(out_); }

 private:
  void comma() {
    if (!first_) out_ += ',';
    first_ = false;
  }
  JsonWriter& plain(std::string_view value) {
    comma();
    out_ += value;
    return *this;
  }

  std::string out_;
  bool first_ = true;
};

}  // namespace tlspath
