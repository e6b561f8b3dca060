// All that tlspath says in English. German is de.cpp; the order is the same.
#include <fmt/format.h>

#include "core/report/messages.hpp"

namespace tlspath::lang {
namespace {

std::string did_you_mean(std::string_view near) {
  return near.empty() ? std::string() : fmt::format("; did you mean \"{}\"?", near);
}

std::string_view looks(LooksLike l) {
  switch (l) {
    case LooksLike::unknown: return {};
    case LooksLike::pdf: return "PDF";
    case LooksLike::image: return "an image";
    case LooksLike::office: return "an Office document";
    case LooksLike::archive: return "an archive";
    case LooksLike::mailbox: return "a mailbox";
    case LooksLike::html: return "a web page";
    case LooksLike::program: return "a program";
  }
  return {};
}

class EnglishMessages final : public Messages {
 public:
  std::string standard_input() const override { return "standard input"; }

  std::string no_such_file(std::string_view file) const override {
    return fmt::format("{}: no such file; check the name, or paste the headers instead", file);
  }
  std::string no_such_file_but(std::string_view file, std::string_view near,
                               std::string_view command) const override {
    return fmt::format("{}: no such file; {} is here, try: tlspath {} {}", file, near, command, near);
  }
  std::string folder(std::string_view file) const override {
    return fmt::format("{}: a folder, and show explains single mails; try: tlspath scan {}", file, file);
  }
  std::string not_permitted(std::string_view file) const override {
    return fmt::format("{}: you may not read it; ask its owner, or copy it to a place of yours", file);
  }
  std::string not_readable(std::string_view file, std::string_view reason) const override {
    return fmt::format("{}: could not be read ({}); copy the file again and retry", file, reason);
  }
  std::string empty_file(std::string_view file) const override {
    return fmt::format("{}: empty; save the mail again, or paste its headers", file);
  }
  std::string nothing_pasted() const override {
    return "standard input: nothing was pasted; run tlspath again, paste the headers, then press Ctrl-D";
  }
  std::string no_mail_headers(std::string_view file, LooksLike l) const override {
    if (l == LooksLike::mailbox || l == LooksLike::archive) {
      return fmt::format("{}: no mail headers in it, looks like {}; try: tlspath scan {}", file, looks(l), file);
    }
    const std::string guess = l == LooksLike::unknown ? std::string() : fmt::format(", looks like {}", looks(l));
    return fmt::format("{}: no mail headers in it{}; save the mail itself as .eml or .msg, or paste its headers",
                       file, guess);
  }
  std::string too_large(std::string_view file, std::uint64_t limit_bytes) const override {
    return fmt::format("{}: larger than {} MB, too large for one mail; for a mailbox try: tlspath scan {}", file,
                       limit_bytes >> 20, file);
  }
  std::string several_mails(std::string_view file) const override {
    return fmt::format("{}: a mailbox, and show explains single mails; try: tlspath scan {}", file, file);
  }
  std::string not_written(std::string_view file, std::string_view reason) const override {
    return fmt::format("{}: could not be written ({})", file, reason);
  }

  std::string paste_prompt() const override { return "Paste the headers, then press Enter and Ctrl-D."; }
  std::string unknown_command(std::string_view word, std::string_view near) const override {
    return fmt::format("{}: no such command or file{}", word, did_you_mean(near));
  }
  std::string unknown_option(std::string_view word, std::string_view near) const override {
    return fmt::format("unknown option {}{}", word, did_you_mean(near));
  }
  std::string missing_value(std::string_view option) const override {
    return fmt::format("{} needs a value", option);
  }
  std::string bad_value(std::string_view option, std::string_view value, std::string_view choices) const override {
    return fmt::format("{}: \"{}\" is none of: {}", option, value, choices);
  }
  std::string bad_trust(std::string_view value) const override {
    return fmt::format("--trust: \"{}\" is neither a domain nor a network; "
                       "try: --trust corp.example --trust 192.0.2.0/24", value);
  }
  std::string see_help(std::string_view command) const override {
    return command.empty() ? std::string("tlspath --help shows examples")
                           : fmt::format("tlspath {} --help shows examples", command);
  }

  std::string unknown_key(std::string_view file, std::uint32_t line, std::uint32_t column, std::string_view key,
                          std::string_view table, std::string_view near) const override {
    const std::string where = table.empty() ? std::string() : fmt::format(" in [{}]", table);
    return fmt::format("{}:{}:{}: unknown key \"{}\"{}{}", file, line, column, key, where, did_you_mean(near));
  }
};

}  // namespace

const Messages& english_messages() {
  static const EnglishMessages m;
  return m;
}

}  // namespace tlspath::lang
