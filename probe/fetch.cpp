#include "probe/fetch.hpp"

#include <curl/curl.h>
#include <fmt/format.h>

#include <memory>

namespace tlspath::probe {
namespace {

constexpr std::size_t kMaxBytes = 64 << 10;

struct Free {
  void operator()(CURL* c) const { curl_easy_cleanup(c); }
  void operator()(curl_slist* l) const { curl_slist_free_all(l); }
};

std::size_t take(char* bytes, std::size_t, std::size_t size, void* data) {
  auto* text = static_cast<std::string*>(data);
  if (text->size() + size > kMaxBytes) return 0;
  text->append(bytes, size);
  return size;
}

int look(void* data, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
  const auto& asked = *static_cast<const std::function<bool()>*>(data);
  return asked && asked() ? 1 : 0;
}

}  // namespace

Result<std::string> fetch(const FetchOptions& o) {
  static const CURLcode started = curl_global_init(CURL_GLOBAL_DEFAULT);
  const auto wrong = [](std::string what) {
    return tl::unexpected(Error{ErrorKind::unreadable, std::move(what)});
  };
  const std::unique_ptr<CURL, Free> c(started == CURLE_OK ? curl_easy_init() : nullptr);
  if (!c) return wrong("libcurl: no memory");
  const bool v6 = o.address.find(':') != std::string::npos;
  const std::unique_ptr<curl_slist, Free> known(curl_slist_append(
      nullptr, fmt::format(fmt::runtime(v6 ? "{}:{}:[{}]" : "{}:{}:{}"), o.host, o.port, o.address)
                   .c_str()));
  std::string text;
  const std::string url = fmt::format("https://{}:{}{}", o.host, o.port, o.path);
  CURL* h = c.get();
  curl_easy_setopt(h, CURLOPT_URL, url.c_str());
  curl_easy_setopt(h, CURLOPT_RESOLVE, known.get());
  curl_easy_setopt(h, CURLOPT_PROTOCOLS_STR, "https");
  curl_easy_setopt(h, CURLOPT_FOLLOWLOCATION, 0L);
  curl_easy_setopt(h, CURLOPT_PROXY, "");
  curl_easy_setopt(h, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(h, CURLOPT_TIMEOUT_MS, static_cast<long>(o.timeout_ms));
  curl_easy_setopt(h, CURLOPT_MAXFILESIZE, static_cast<long>(kMaxBytes));
  curl_easy_setopt(h, CURLOPT_USERAGENT, "tlspath");
  curl_easy_setopt(h, CURLOPT_WRITEFUNCTION, take);
  curl_easy_setopt(h, CURLOPT_WRITEDATA, &text);
  curl_easy_setopt(h, CURLOPT_NOPROGRESS, 0L);
  curl_easy_setopt(h, CURLOPT_XFERINFOFUNCTION, look);
  curl_easy_setopt(h, CURLOPT_XFERINFODATA, &o.interrupted);
  if (!o.ca_file.empty()) {
    curl_easy_setopt(h, CURLOPT_CAINFO, o.ca_file.c_str());
    curl_easy_setopt(h, CURLOPT_CAPATH, nullptr);
  }
  const CURLcode done = curl_easy_perform(h);
  if (done == CURLE_WRITE_ERROR) return wrong("longer than 64 KB");
  if (done != CURLE_OK) return wrong(curl_easy_strerror(done));
  long status = 0;
  curl_easy_getinfo(h, CURLINFO_RESPONSE_CODE, &status);
  if (status != 200) return wrong(fmt::format("status {}", status));
  return text;
}

}  // namespace tlspath::probe
