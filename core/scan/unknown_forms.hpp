// Forms that no system claimed, for `scan --unknown FILE`: what an analyst should teach tlspath
// first. A Received value becomes a template: what changes from mail to mail is masked, what its
// writer always writes stays.
//   from gw7 (gw7.example.net [192.0.2.7]) by mx.example.org (SuperMail 4.2) with ESMTP id 5XyZ77;
//   Tue, 4 Nov 2025 09:14:05 +0100
//     -> from <host> (<host> [<ip>]) by <host> (SuperMail <n>) with ESMTP id <id>; <date>
// Bounded: kMaxTemplates are kept, in the order they come; further ones are counted together.
// Not done: joining templates that differ in one word; hiding names (the example is a real line).
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/received/slots.hpp"
#include "core/scan/scan.hpp"

namespace tlspath {

// Appends the template of the value that `field` was cut from. Linear in its length; never longer
// than kMaxTemplate bytes; printable ASCII.
inline constexpr std::size_t kMaxTemplate = 400;
void append_template(std::string& out, std::string_view raw, const ReceivedField& field);

struct UnknownForm {
  std::uint64_t count = 0;
  std::string form;  // the template
  std::string
      example;  // the first line of that form, unfolded and made visible; cut where it is long
};

class UnknownForms final : public MailSink {
 public:
  static constexpr std::size_t kMaxTemplates = 4096;
  static constexpr std::size_t kMaxExample = 1000;

  // Without examples only their number is kept: for the summary.
  explicit UnknownForms(bool examples) : examples_(examples) {}

  HeadParts head_parts() const override { return kNoHeadParts; }
  bool take(const ScannedMail& mail) override;

  std::uint64_t hops() const { return hops_; }      // of unknown systems
  std::size_t forms() const { return at_.size(); }  // kept
  std::uint64_t others() const { return others_; }  // hops of forms that are not kept
  // Most frequent first; equal ones by their template.
  std::vector<UnknownForm> sorted() const;
  // A table: count, form, example, TAB between; a last line for the others, where there are any.
  std::string table() const;

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view s) const { return std::hash<std::string_view>{}(s); }
  };

  bool examples_;
  std::uint64_t hops_ = 0, others_ = 0;
  std::unordered_map<std::string, std::size_t, Hash, std::equal_to<>> at_;
  std::vector<UnknownForm> forms_;
  ReceivedField field_;
  std::string form_;
};

}  // namespace tlspath
