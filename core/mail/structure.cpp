// The tree of a mail's parts, walked here; see structure.hpp.
//   multipart/report with a message/rfc822 in it  ->  nested {returned_message, depth 1, its bytes}
// Why GMime's own tree is not built from a mail we do not know (measured with 3.2.13):
// - it parses addresses by recursion: a "To: a:a:a:..." of 120 KB overflows the stack inside
//   g_mime_parser_construct_message;
// - every field and part becomes an object: half a megabyte of empty parts takes 131 MB;
// - it knows where leaves stand, but not where a nested message ends.
// So delimiter lines are searched here, with a stack of at most kMaxOpen multiparts and no
// recursion. Multiparts nested deeper are not opened, and what is in them is not seen. The tests
// hold our fields against GMime's (gmime_fields). Not done: uuencoded messages; messages inside an
// encoded message (give `decoded` to read_structure in its turn); a mail whose lines end with a
// lone CR has a head, but no parts.
#include "core/mail/structure.hpp"

#include <algorithm>
#include <utility>

#include "core/base/ascii.hpp"
#include "core/mail/header_block.hpp"

namespace tlspath {
namespace {

constexpr std::size_t kMaxOpen = 32;       // multiparts open at once
constexpr std::size_t kMaxParts = 50'000;  // parts whose header is read
constexpr std::size_t kMaxHeaderWork = 4;  // times the size of the mail

bool is_message(std::string_view type) {
  return type == "message/rfc822" || type == "message/global" || type == "message/rfc2822" ||
         type == "message/news";
}
bool is_headers(std::string_view type) {
  return type == "text/rfc822-headers" || type == "message/global-headers";
}

// The start of the line after the one at `at`.
std::size_t next_line(std::string_view mail, std::size_t at) {
  const std::size_t end = mail.find('\n', at);
  return end == std::string_view::npos ? mail.size() : end + 1;
}

class PartWalk {
 public:
  PartWalk(std::string_view mail, const StructureLimits& limits, std::vector<NestedMessage>& nested)
      : mail_(mail), limits_(limits), nested_(nested) {}

  // `at` is where the mail's header begins.
  void run(std::size_t at) {
    std::size_t parts = 0;
    at = enter(at);
    while (multiparts_ != 0) {
      const Delimiter found = find_delimiter(at);
      if (found.frame == kNone) break;
      close_down_to(found.frame + (found.last ? 0 : 1), before_line(found.line));
      at = next_line(mail_, found.line);
      if (!found.last && ++parts <= kMaxParts) at = enter(at);
    }
    close_down_to(0, mail_.size());
    std::erase_if(nested_, [](const NestedMessage& m) { return m.where.empty(); });
  }

 private:
  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);

  // Something that is open: a multipart, waiting for its delimiters, or a nested message, waiting
  // for its end.
  struct Frame {
    std::string boundary;  // a multipart's, never empty
    bool report = false;
    bool digest = false;
    std::size_t nested = kNone;  // a message's index
    TransferEncoding encoding = TransferEncoding::other;
  };
  struct Delimiter {
    std::size_t line = 0;
    std::size_t frame = kNone;
    bool last = false;  // "--boundary--"
  };

  // Whose delimiter is the line at `at`? The innermost is asked first.
  Delimiter delimiter_at(std::size_t at) const {
    if (!mail_.substr(at, 2).starts_with("--")) return {};
    std::string_view line = mail_.substr(at, mail_.find('\n', at) - at);
    while (ascii::is_blank(line.back())) line.remove_suffix(1);
    line.remove_prefix(2);
    for (std::size_t i = frames_.size(); i-- > 0;) {
      const std::string& boundary = frames_[i].boundary;
      if (boundary.empty() || line.size() < boundary.size()) continue;
      const std::size_t more = line.size() - boundary.size();
      if ((more != 0 && more != 2) || !line.starts_with(boundary)) continue;
      if (more == 0) return {at, i, false};
      if (line.ends_with("--")) return {at, i, true};
    }
    return {};
  }

  // The first delimiter line at or after `at`, which begins a line.
  Delimiter find_delimiter(std::size_t at) const {
    while (at < mail_.size()) {
      if (const Delimiter found = delimiter_at(at); found.frame != kNone) return found;
      at = mail_.find("\n--", at);
      if (at == std::string_view::npos) break;
      ++at;
    }
    return {};
  }

  // A header reaches no further than the first empty line, or the first delimiter.
  std::size_t header_stop(std::size_t at) const {
    while (at < mail_.size()) {
      if (mail_[at] == '\n' || mail_.substr(at, 2) == "\r\n") return next_line(mail_, at);
      if (delimiter_at(at).frame != kNone) return at;
      at = next_line(mail_, at);
    }
    return mail_.size();
  }

  // The line end before a delimiter belongs to the delimiter.
  std::size_t before_line(std::size_t line) const {
    if (line > 0 && mail_[line - 1] == '\n') --line;
    if (line > 0 && mail_[line - 1] == '\r') --line;
    return line;
  }

  // Reads the header of a message or part at `at`, opens what it announces, and gives the place
  // where the search for delimiters goes on. A message in a message in a message is one turn of the
  // loop each.
  std::size_t enter(std::size_t at) {
    bool message = false;  // the header is that of the nested message opened last
    for (;;) {
      // A header that a line of only blanks ended is walked again for what was opened in it: not
      // without end.
      if (header_work_ > kMaxHeaderWork * mail_.size()) return at;
      const std::string_view header = mail_.substr(at, header_stop(at) - at);
      header_work_ += header.size();
      block_.read(header);
      if (std::exchange(message, false)) nested_.back().where.at += block_.begin();
      const std::size_t body = at + block_.body();

      const HeaderField* type_field = block_.find(header, "Content-Type");
      const ContentType type =
          read_content_type(type_field ? slice(header, type_field->value) : std::string_view(),
                            Parameters::of_multiparts);
      if (type.type.starts_with("multipart/")) {
        if (multiparts_ < kMaxOpen && !type.boundary.empty()) {
          frames_.push_back(
              {type.boundary, type.type == "multipart/report", type.type == "multipart/digest"});
          ++multiparts_;
        }
        return body;
      }
      const bool digest = type.type.empty() && !frames_.empty() && frames_.back().digest;
      const bool whole = digest || is_message(type.type);
      const bool report = in_report();
      if (!whole && !(report && is_headers(type.type))) return body;
      if (messages_ >= limits_.max_depth || nested_.size() >= limits_.max_nested) return body;

      Frame frame;
      const HeaderField* encoding_field = block_.find(header, "Content-Transfer-Encoding");
      if (encoding_field)
        frame.encoding = read_transfer_encoding(slice(header, encoding_field->value));
      if (frame.encoding == TransferEncoding::uuencode) return body;
      const bool encoded = is_encoded(frame.encoding, body);
      if (!encoded) frame.encoding = TransferEncoding::other;
      frame.nested = nested_.size();
      frames_.push_back(std::move(frame));
      ++messages_;

      NestedMessage entry;
      entry.kind = !whole   ? NestedKind::returned_headers
                   : report ? NestedKind::returned_message
                            : NestedKind::forwarded;
      entry.depth = static_cast<std::uint32_t>(messages_);
      entry.where.at = static_cast<std::uint32_t>(body);
      entry.encoded = encoded;
      nested_.push_back(std::move(entry));
      if (encoded || !whole) return body;
      message = true;
      at = body;
    }
  }

  // Is the innermost message a report? Counts from the nested message that is open, or from the
  // mail itself.
  bool in_report() const {
    for (std::size_t i = frames_.size(); i != 0 && frames_[i - 1].nested == kNone; --i)
      if (frames_[i - 1].report) return true;
    return false;
  }

  // Some gateways say "base64" of a message and leave it as it was: base64 has no colon.
  bool is_encoded(TransferEncoding encoding, std::size_t body) const {
    if (encoding == TransferEncoding::quoted_printable) return true;
    if (encoding != TransferEncoding::base64) return false;
    const std::string_view line = mail_.substr(body, next_line(mail_, body) - body);
    return line.find(':') == std::string_view::npos;
  }

  void close_down_to(std::size_t count, std::size_t end) {
    while (frames_.size() > count) {
      const Frame& frame = frames_.back();
      if (frame.nested == kNone) {
        --multiparts_;
      } else {
        --messages_;
        NestedMessage& entry = nested_[frame.nested];
        entry.where = span_between(entry.where.at, std::max<std::size_t>(end, entry.where.at));
        if (entry.encoded) entry.decoded = decode_body(slice(mail_, entry.where), frame.encoding);
      }
      frames_.pop_back();
    }
  }

  std::string_view mail_;
  const StructureLimits& limits_;
  std::vector<NestedMessage>& nested_;
  std::vector<Frame> frames_;
  std::size_t multiparts_ = 0, messages_ = 0;  // among frames_
  std::size_t header_work_ = 0;                // bytes that header_stop looked at
  HeaderBlock block_;
};

}  // namespace

MailStructure read_structure(std::string_view mail, const StructureLimits& limits) {
  mail = mail.substr(0, limits.max_bytes);
  HeaderBlock block;
  block.read(mail);
  MailStructure out;
  read_head(mail, block, out);
  if (!block.cut()) PartWalk(mail, limits, out.nested).run(block.begin());
  if (!out.content_encryption) out.content_encryption = find_content_encryption(mail, block);
  return out;
}

}  // namespace tlspath
