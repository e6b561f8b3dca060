// See head.hpp.

#include "core/mail/head.hpp"

#include <utility>

#include "core/base/ascii.hpp"
#include "core/mail/header_block.hpp"
#include "core/mail/plain_values.hpp"

namespace tlspath {
namespace {

std::string decode_text(std::string_view value) {
  return is_plain(value) ? unfold(value) : decode_words(unfold(value));
}

void add_addresses(std::string_view value, std::vector<std::string>& out) {
  if (out.size() >= kMaxAddresses) return;
  if (!is_plain(value) || !plain_addresses(value, out)) parse_addresses(value, out);
}

std::optional<std::int64_t> read_date(std::string_view value) {
  const auto plain = plain_date(value);
  return plain ? plain : parse_mail_date(value);
}

std::string read_message_id(std::string_view value) {
  const std::size_t open = value.find('<');
  const std::size_t close = open == std::string_view::npos ? open : value.find('>', open);
  if (close != std::string_view::npos) {
    value = value.substr(open, close - open + 1);
    if (value.find_first_not_of(" \t\r\n<>") == std::string_view::npos) return {};  // <>
  }
  return valid_utf8(unfold(value.substr(0, kMaxText)));
}

void read_fields(std::string_view mail, const HeaderBlock& block, HeadParts parts, MailHead& out) {
  bool subject = !parts.subject, id = false, date = !parts.date, type = !parts.type;
  const auto first = [](bool& seen) { return !std::exchange(seen, true); };
  for (const HeaderField& field : block.fields()) {
    const std::string_view name = slice(mail, field.name);
    const std::string_view value = slice(mail, field.value);
    // The lengths of the names we look for; most fields have another.
    switch (name.size()) {
      case 2:
        if (parts.recipients && (ascii::iequal(name, "To") || ascii::iequal(name, "Cc")))
          add_addresses(value, out.to);
        break;
      case 4:
        if (ascii::iequal(name, "From")) add_addresses(value, out.from);
        if (ascii::iequal(name, "Date") && first(date)) {
          const auto time = read_date(value);
          out.has_date = time.has_value();
          out.date = time.value_or(0);
        }
        break;
      case 7:
        if (ascii::iequal(name, "Subject") && first(subject)) out.subject = decode_text(value);
        break;
      case 10:
        if (ascii::iequal(name, "Message-ID") && first(id)) out.message_id = read_message_id(value);
        break;
      case 12:
        if (ascii::iequal(name, "Content-Type") && first(type)) {
          const ContentType content = read_content_type(value, Parameters::of_reports);
          out.content_type = content.type;
          out.content_encryption = content_encryption_of_type(mail, field.value);
          out.is_report =
              content.type == "multipart/report" && content.report_type == "delivery-status";
        }
        break;
      default:
        break;
    }
  }
}

}  // namespace

ContentType read_content_type(std::string_view value, Parameters wanted) {
  ContentType result{plain_type(value), {}, {}};
  const bool has_wanted =
      result.type.starts_with(wanted == Parameters::of_reports ? "multipart/report" : "multipart/");
  if (ascii::trim(value).empty() || (!result.type.empty() && !has_wanted)) return result;
  auto parsed = parse_content_type(value);
  if (!parsed) return result;
  if (!result.type.empty()) parsed->type = std::move(result.type);
  return std::move(*parsed);
}

MailHead read_head(std::string_view mail) {
  HeaderBlock block;
  block.read(mail);
  MailHead out;
  read_fields(mail, block, {}, out);
  return out;
}

void read_head(std::string_view mail, const HeaderBlock& block, MailHead& out, HeadParts parts) {
  out.subject.clear();
  out.from.clear();
  out.to.clear();
  out.message_id.clear();
  out.date = 0;
  out.has_date = out.is_report = false;
  out.content_type.clear();
  out.content_encryption.reset();
  read_fields(mail, block, parts, out);
}

}  // namespace tlspath
