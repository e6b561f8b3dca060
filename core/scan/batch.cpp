// See batch.hpp.
#include "core/scan/batch.hpp"

namespace tlspath {

Batch::Batch() : mails_(kMails), headers_(kMails) {}

void Batch::clear() {
  constexpr std::size_t kKeep = std::size_t{64} << 10;  // of a header's copy, for the next one
  events_.clear();
  errors_.clear();
  left_out_.clear();
  for (std::size_t i = 0; i < mails_used_; ++i)
    if (headers_[i].capacity() > kKeep) std::string().swap(headers_[i]);
  mails_used_ = text_size_ = 0;
}

void Batch::add_mail(std::uint32_t part, const InputMail& mail, MailWorker& worker) {
  const std::size_t i = mails_used_++;
  ReadMail& read = mails_[i];
  worker.read(mail, read);
  if (!read.repaired) {
    headers_[i].assign(read.raw.substr(0, read.analysis.header.body()));
    read.raw = headers_[i];
    text_size_ += headers_[i].size();
  } else {
    text_size_ += read.raw.size();
  }
  events_.push_back({.what = What::mail, .part = part, .index = static_cast<std::uint32_t>(i)});
}

void Batch::add_failed(std::uint32_t part, const InputError& error) {
  events_.push_back(
      {.what = What::failed, .part = part, .index = static_cast<std::uint32_t>(errors_.size())});
  errors_.push_back(error);
}

void Batch::add_left_out(std::uint32_t part, std::string_view entry, Content what) {
  events_.push_back({.what = What::left_out,
                     .part = part,
                     .index = static_cast<std::uint32_t>(left_out_.size())});
  left_out_.push_back({std::string(entry), what});
}

void Batch::add_end(std::uint32_t part, ReadEnd end) {
  events_.push_back({.what = What::end, .part = part, .end = end});
}

}  // namespace tlspath
