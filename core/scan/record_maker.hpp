// RecordMaker: a mail with its answer and its domains as a record (core/report/record.hpp), for
// `scan --ndjson` and `show --format json`, and the sink that writes one record a line.
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/report/record.hpp"
#include "core/report/redact.hpp"
#include "core/scan/scan.hpp"
#include "core/text/language.hpp"

namespace tlspath {

// What only single mails have: a message within a message, and how it is laid out.
struct RecordShape {
  bool pretty = false;
  std::optional<NestedKind> kind{};
  std::uint32_t depth = 0;
  bool list_nested = false;
  std::span<const std::string> nested{};
  bool statements = false;    // of fields beside the path
  Hide hide = Hide::nothing;  // then without the file's name too
};

class RecordMaker {
 public:
  RecordMaker(OrganisationOf& organisations, std::span<const ProviderDomain> providers,
              Language language)
      : organisations_(organisations), providers_(providers), language_(language) {}

  // Appends the record, without a line end.
  void append(std::string& out, const ScannedMail& mail, const RecordShape& shape = {});

 private:
  OrganisationOf& organisations_;
  std::span<const ProviderDomain> providers_;
  Language language_;
  std::vector<std::string> to_domains_;  // used again
};

class NdjsonSink final : public MailSink {
 public:
  // `write` is given whole lines and says false where it can take no more.
  NdjsonSink(RecordMaker maker, std::function<bool(std::string_view)> write)
      : maker_(std::move(maker)), write_(std::move(write)) {}

  bool take(const ScannedMail& mail) override;
  bool checkpoint() override;  // writes what is left

 private:
  static constexpr std::size_t kFlush = 256 << 10;

  RecordMaker maker_;
  std::function<bool(std::string_view)> write_;
  std::string lines_;
};

}  // namespace tlspath
