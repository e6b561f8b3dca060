// dns.cpp: libunbound stays in here. A question runs in its thread, so that the limit in time is
// ours and an interrupt is heard.
#include "probe/dns.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <unbound.h>
#include <unistd.h>

#include <array>
#include <chrono>

#include "core/input/read.hpp"

namespace tlspath::probe {
namespace {

constexpr std::size_t kMaxRecords = 64;
constexpr std::size_t kMaxConfig = 1 << 20;
constexpr auto kAnchors = std::to_array(
    {"/usr/share/dns/root.key", "/var/lib/unbound/root.key", "/etc/unbound/root.key"});

using Clock = std::chrono::steady_clock;

struct Context {
  void operator()(ub_ctx* c) const { ub_ctx_delete(c); }
};
struct ResultOf {
  void operator()(ub_result* r) const { ub_resolve_free(r); }
};

// What the thread hands back.
struct Waiting {
  bool done = false;
  int error = 0;
  std::unique_ptr<ub_result, ResultOf> result;
};

void took(void* data, int error, ub_result* result) {
  auto* w = static_cast<Waiting*>(data);
  w->done = true;
  w->error = error;
  w->result.reset(result);
}

class Unbound final : public Resolver {
 public:
  Unbound(std::unique_ptr<ub_ctx, Context> ctx, bool validates, const ResolverOptions& options)
      : ctx_(std::move(ctx)), validates_(validates), options_(options) {}

  Answer ask(std::string_view name, Record type) override {
    Answer out;
    Waiting w;
    int id = 0;
    const int started = ub_resolve_async(ctx_.get(), std::string(name).c_str(),
                                         static_cast<int>(type), 1, &w, took, &id);
    if (started != 0) return trouble(ub_strerror(started));
    const auto end = Clock::now() + std::chrono::milliseconds(options_.timeout_ms);
    while (!w.done) {
      const bool stop = options_.interrupted && options_.interrupted();
      if (stop || Clock::now() >= end) {
        ub_cancel(ctx_.get(), id);
        // The answer may have come in between; after this nobody writes to `w`.
        if (!w.done) return trouble(stop ? "interrupted" : "no answer in time");
        break;
      }
      pollfd p{.fd = ub_fd(ctx_.get()), .events = POLLIN, .revents = 0};
      if (::poll(&p, 1, 100) > 0) ub_process(ctx_.get());
    }
    if (w.error != 0 || w.result == nullptr) return trouble(ub_strerror(w.error));
    const ub_result& r = *w.result;
    out.state = r.bogus != 0    ? DnsState::bogus
                : r.secure != 0 ? DnsState::secure
                : validates_    ? DnsState::insecure
                                : DnsState::unchecked;
    if (r.bogus != 0) {
      out.problem = r.why_bogus == nullptr ? "bogus" : r.why_bogus;
      return out;
    }
    out.no_domain = r.nxdomain != 0;
    if (r.rcode != 0 && !out.no_domain) {
      out.problem = r.rcode == 2 ? "SERVFAIL" : fmt::format("rcode {}", r.rcode);
      return out;
    }
    if (r.havedata != 0)
      for (std::size_t i = 0; r.data[i] != nullptr && i < kMaxRecords; ++i)
        out.data.emplace_back(r.data[i], static_cast<std::size_t>(r.len[i]));
    return out;
  }

 private:
  static Answer trouble(std::string_view what) {
    Answer a;
    a.state = DnsState::unchecked;
    a.problem = what;
    return a;
  }

  std::unique_ptr<ub_ctx, Context> ctx_;
  bool validates_;
  ResolverOptions options_;
};

}  // namespace

Result<std::unique_ptr<Resolver>> Resolver::open(const ResolverOptions& o) {
  std::unique_ptr<ub_ctx, Context> ctx(ub_ctx_create());
  const auto wrong = [](ErrorKind kind, std::string what) {
    return tl::unexpected(Error{kind, std::move(what)});
  };
  if (!ctx) return wrong(ErrorKind::unreadable, "libunbound: no memory");
  ub_ctx_debugout(ctx.get(), nullptr);  // it would write to stderr
  bool validates = false;
  const bool file = o.where.find('/') != std::string::npos || ::access(o.where.c_str(), R_OK) == 0;
  if (!o.where.empty() && file) {
    const Bytes text = read_file(o.where, kMaxConfig);
    if (!text) return wrong(ErrorKind::unreadable, fmt::format("{}: cannot be read", o.where));
    validates = text->find("anchor") != std::string::npos;
    if (const int e = ub_ctx_config(ctx.get(), o.where.c_str()); e != 0)
      return wrong(ErrorKind::usage, fmt::format("{}: {}", o.where, ub_strerror(e)));
  } else {
    const int e = o.where.empty() ? ub_ctx_resolvconf(ctx.get(), nullptr)
                                  : ub_ctx_set_fwd(ctx.get(), o.where.c_str());
    if (e != 0 && !o.where.empty())
      return wrong(ErrorKind::usage, fmt::format("{}: {}", o.where, ub_strerror(e)));
    const auto add = [&](const char* path) {
      return ::access(path, R_OK) == 0 && ub_ctx_add_ta_file(ctx.get(), path) == 0;
    };
    if (!o.anchor.empty()) {
      if (!add(o.anchor.c_str()))
        return wrong(ErrorKind::usage, fmt::format("{}: no key of the root in it", o.anchor));
      validates = true;
    } else {
      for (const char* path : kAnchors)
        if (!validates) validates = add(path);
    }
  }
  ub_ctx_async(ctx.get(), 1);
  return std::make_unique<Unbound>(std::move(ctx), validates, o);
}

}  // namespace tlspath::probe
