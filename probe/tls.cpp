// tls.cpp: OpenSSL 3 at security level 0, so that what is old can be seen at all.
#include "probe/tls.hpp"

#include <fmt/format.h>
#include <openssl/err.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>

#include <algorithm>
#include <array>
#include <ctime>

#include "core/received/address.hpp"
#include "core/tls/groups.hpp"
#include "core/tls/suites.hpp"

namespace tlspath::probe {
namespace {

// The first handshake wants a certificate; anonymous and NULL suites are asked for by themselves.
constexpr const char* kWithCertificate = "ALL:!aNULL:@SECLEVEL=0";
constexpr std::string_view kAll = "ALL:COMPLEMENTOFALL";
constexpr std::size_t kMaxChain = 16, kMaxNames = 200;

struct Free {
  void operator()(SSL_CTX* p) const { SSL_CTX_free(p); }
  void operator()(SSL* p) const { SSL_free(p); }
  void operator()(X509_STORE_CTX* p) const { X509_STORE_CTX_free(p); }
  void operator()(BIO* p) const { BIO_free(p); }
  void operator()(GENERAL_NAMES* p) const { GENERAL_NAMES_free(p); }
  void operator()(STACK_OF(SSL_CIPHER) * p) const { sk_SSL_CIPHER_free(p); }
};
template <class T>
using Owned = std::unique_ptr<T, Free>;

int number(TlsVersion v) {
  switch (v) {
    case TlsVersion::tls1_3:
      return TLS1_3_VERSION;
    case TlsVersion::tls1_2:
      return TLS1_2_VERSION;
    case TlsVersion::tls1_1:
      return TLS1_1_VERSION;
    case TlsVersion::tls1_0:
      return TLS1_VERSION;
    default:
      return SSL3_VERSION;
  }
}

std::string name_of(const X509_NAME* n) {
  const Owned<BIO> out(BIO_new(BIO_s_mem()));
  X509_NAME_print_ex(out.get(), n, 0, XN_FLAG_RFC2253 & ~ASN1_STRFLGS_ESC_MSB);
  char* text = nullptr;
  const long size = BIO_get_mem_data(out.get(), &text);
  return size > 0 ? std::string(text, std::min<std::size_t>(static_cast<std::size_t>(size), 1024))
                  : std::string();
}

std::int64_t time_of(const ASN1_TIME* t) {
  std::tm tm{};
  return ASN1_TIME_to_tm(t, &tm) == 1 ? static_cast<std::int64_t>(::timegm(&tm)) : 0;
}

ProbeCertificate read(X509* x) {
  ProbeCertificate c;
  c.subject = name_of(X509_get_subject_name(x));
  c.issuer = name_of(X509_get_issuer_name(x));
  c.not_before = time_of(X509_get0_notBefore(x));
  c.not_after = time_of(X509_get0_notAfter(x));
  const Owned<GENERAL_NAMES> names(
      static_cast<GENERAL_NAMES*>(X509_get_ext_d2i(x, NID_subject_alt_name, nullptr, nullptr)));
  for (int i = 0; names && i < sk_GENERAL_NAME_num(names.get()) && c.names.size() < kMaxNames;
       ++i) {
    const GENERAL_NAME* g = sk_GENERAL_NAME_value(names.get(), i);
    const ASN1_STRING* s = g->type == GEN_DNS     ? g->d.dNSName
                           : g->type == GEN_IPADD ? g->d.iPAddress
                                                  : nullptr;
    if (s == nullptr) continue;
    const std::string_view bytes(reinterpret_cast<const char*>(ASN1_STRING_get0_data(s)),
                                 static_cast<std::size_t>(ASN1_STRING_length(s)));
    c.names.emplace_back(g->type == GEN_DNS ? std::string(bytes.substr(0, 255))
                                            : read_address(bytes));
  }
  if (EVP_PKEY* key = X509_get0_pubkey(x)) {
    const char* type = EVP_PKEY_get0_type_name(key);
    c.key = type == nullptr ? "" : type;
    c.key_bits = EVP_PKEY_get_bits(key);
  }
  if (const char* sn = OBJ_nid2ln(X509_get_signature_nid(x))) c.signature = sn;
  std::array<unsigned char, EVP_MAX_MD_SIZE> hash{};
  unsigned size = 0;
  if (X509_digest(x, EVP_sha256(), hash.data(), &size) == 1)
    for (unsigned i = 0; i < size; ++i) c.sha256 += fmt::format("{:02x}", hash[i]);
  return c;
}

CertificateTrouble trouble_of(int error) {
  switch (error) {
    case X509_V_ERR_CERT_HAS_EXPIRED:
      return CertificateTrouble::expired;
    case X509_V_ERR_CERT_NOT_YET_VALID:
      return CertificateTrouble::not_yet_valid;
    case X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT:
      return CertificateTrouble::self_signed;
    case X509_V_ERR_SELF_SIGNED_CERT_IN_CHAIN:
    case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT:
    case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY:
    case X509_V_ERR_UNABLE_TO_VERIFY_LEAF_SIGNATURE:
    case X509_V_ERR_CERT_UNTRUSTED:
      return CertificateTrouble::unknown_issuer;
    case X509_V_ERR_HOSTNAME_MISMATCH:
    case X509_V_ERR_IP_ADDRESS_MISMATCH:
      return CertificateTrouble::wrong_name;
    case X509_V_ERR_EE_KEY_TOO_SMALL:
    case X509_V_ERR_CA_KEY_TOO_SMALL:
    case X509_V_ERR_CA_MD_TOO_WEAK:
      return CertificateTrouble::weak;
    default:
      return CertificateTrouble::other;
  }
}

// All that is wrong, not only the first.
int collect(int good, X509_STORE_CTX* ctx) {
  auto* errors = static_cast<std::vector<int>*>(X509_STORE_CTX_get_app_data(ctx));
  if (good == 0 && errors->size() < 32) errors->push_back(X509_STORE_CTX_get_error(ctx));
  return 1;
}

class Session final : public TlsSession {
 public:
  Session(Owned<SSL> ssl, X509_STORE* store, const SessionOptions& o, bool usable)
      : ssl_(std::move(ssl)), store_(store), name_(o.name), address_(o.address), usable_(usable) {}

  ssl_st* handle() override { return ssl_.get(); }

  std::string suite() const override {
    const SSL_CIPHER* c = SSL_get_current_cipher(ssl_.get());
    return c == nullptr ? "" : SSL_CIPHER_get_name(c);
  }

  ProbeTls facts() const override {
    ProbeTls t;
    t.version = parse_tls_version(SSL_get_version(ssl_.get())).value_or(TlsVersion::tls1_2);
    const std::string suite_name = suite();
    const Suite* known = find_suite(suite_name, t.version);
    t.suite = known != nullptr && !known->iana.empty() ? std::string(known->iana) : suite_name;
    const bool has_group = t.version == TlsVersion::tls1_3 || known == nullptr ||
                           known->key_exchange == KeyExchange::ecdhe ||
                           known->key_exchange == KeyExchange::ecdh_anon;
    if (has_group) {
      const int nid = static_cast<int>(SSL_get_negotiated_group(ssl_.get()));
      const char* name = nid == NID_undef ? nullptr : EC_curve_nid2nist(nid);
      if (name == nullptr && nid != NID_undef) name = OBJ_nid2sn(nid);
      if (name != nullptr) t.group = name;
    }
    t.bits = SSL_CIPHER_get_bits(SSL_get_current_cipher(ssl_.get()), nullptr);
    t.grade = grade({.version = t.version, .suite = known, .bits = t.bits});
    if (STACK_OF(X509)* chain = SSL_get_peer_cert_chain(ssl_.get()))
      for (int i = 0; i < sk_X509_num(chain) && t.chain.size() < kMaxChain; ++i)
        t.chain.push_back(read(sk_X509_value(chain, i)));
    if (!t.chain.empty()) verify(t);
    return t;
  }

  Dane dane() const override {
    if (!usable_) return Dane::unusable;
    return SSL_get_verify_result(ssl_.get()) == X509_V_OK &&
                   SSL_get0_dane_authority(ssl_.get(), nullptr, nullptr) >= 0
               ? Dane::matches
               : Dane::no_match;
  }

 private:
  // As a sender would that trusts the usual authorities; at the level of today.
  void verify(ProbeTls& t) const {
    STACK_OF(X509)* chain = SSL_get_peer_cert_chain(ssl_.get());
    X509* own = sk_X509_value(chain, 0);
    const Owned<X509_STORE_CTX> ctx(X509_STORE_CTX_new());
    if (!ctx || X509_STORE_CTX_init(ctx.get(), store_, own, chain) != 1) return;
    std::vector<int> errors;
    X509_VERIFY_PARAM* param = X509_STORE_CTX_get0_param(ctx.get());
    X509_VERIFY_PARAM_set_purpose(param, X509_PURPOSE_SSL_SERVER);
    X509_VERIFY_PARAM_set_auth_level(param, 2);
    X509_STORE_CTX_set_app_data(ctx.get(), &errors);
    X509_STORE_CTX_set_verify_cb(ctx.get(), collect);
    X509_verify_cert(ctx.get());
    ERR_clear_error();
    if (!name_.empty()) {
      t.checked = name_;
      t.name_fits = X509_check_host(own, name_.c_str(), name_.size(), 0, nullptr) == 1;
      if (!t.name_fits) errors.push_back(X509_V_ERR_HOSTNAME_MISMATCH);
    } else if (!address_.empty()) {
      t.checked = address_;
      t.name_fits = X509_check_ip_asc(own, address_.c_str(), 0) == 1;
      if (!t.name_fits) errors.push_back(X509_V_ERR_IP_ADDRESS_MISMATCH);
    }
    for (const int e : errors) {
      const CertificateTrouble c = trouble_of(e);
      if (std::ranges::find(t.troubles, c) != t.troubles.end()) continue;
      if (t.detail.empty()) t.detail = X509_verify_cert_error_string(e);
      t.troubles.push_back(c);
    }
    // A leaf signed by itself also lacks an issuer: one word is enough.
    const bool self =
        std::ranges::find(t.troubles, CertificateTrouble::self_signed) != t.troubles.end();
    if (self) std::erase(t.troubles, CertificateTrouble::unknown_issuer);
    t.issuer_known = !self && std::ranges::find(t.troubles, CertificateTrouble::unknown_issuer) ==
                                  t.troubles.end();
    std::ranges::sort(t.troubles);
  }

  Owned<SSL> ssl_;
  X509_STORE* store_;
  std::string name_, address_;
  bool usable_;  // a TLSA record was taken
};

class Client final : public TlsClient {
 public:
  explicit Client(Owned<SSL_CTX> ctx) : ctx_(std::move(ctx)) { find_limits(); }

  std::unique_ptr<TlsSession> session(const SessionOptions& o) const override {
    ERR_clear_error();
    Owned<SSL> ssl(SSL_new(ctx_.get()));
    if (!ssl) return nullptr;
    if (o.only) {
      const int v = number(*o.only);
      if (SSL_set_min_proto_version(ssl.get(), v) != 1 ||
          SSL_set_max_proto_version(ssl.get(), v) != 1)
        return nullptr;
    }
    if (!o.suites.empty()) {
      const bool newest = o.only == TlsVersion::tls1_3;
      if ((newest ? SSL_set_ciphersuites(ssl.get(), o.suites.c_str())
                  : SSL_set_cipher_list(ssl.get(), (o.suites + ":@SECLEVEL=0").c_str())) != 1)
        return nullptr;
    }
    // What SSL_set_tlsext_host_name() is, without its cast.
    if (!o.name.empty())
      SSL_ctrl(ssl.get(), SSL_CTRL_SET_TLSEXT_HOSTNAME, TLSEXT_NAMETYPE_host_name,
               const_cast<char*>(o.name.c_str()));
    bool usable = false;
    if (!o.tlsa.empty()) {
      SSL_dane_enable(ssl.get(), o.name.c_str());
      SSL_dane_set_flags(ssl.get(), DANE_FLAG_NO_DANE_EE_NAMECHECKS);
      for (const Tlsa& t : o.tlsa)
        usable |= SSL_dane_tlsa_add(
                      ssl.get(), static_cast<std::uint8_t>(t.usage),
                      static_cast<std::uint8_t>(t.selector), static_cast<std::uint8_t>(t.matching),
                      reinterpret_cast<const unsigned char*>(t.data.data()), t.data.size()) == 1;
      ERR_clear_error();
    }
    return std::make_unique<Session>(std::move(ssl), SSL_CTX_get_cert_store(ctx_.get()), o, usable);
  }

  std::vector<std::string> suites(TlsVersion v) const override {
    std::vector<std::string> out;
    const auto s = session({.name = {},
                            .only = v,
                            .suites = v == TlsVersion::tls1_3 ? std::string() : std::string(kAll)});
    if (!s) return out;
    // Those that this version can use and this client has all for: no PSK, no SRP.
    const Owned<STACK_OF(SSL_CIPHER)> list(SSL_get1_supported_ciphers(s->handle()));
    for (int i = 0; list && i < sk_SSL_CIPHER_num(list.get()); ++i)
      out.emplace_back(SSL_CIPHER_get_name(sk_SSL_CIPHER_value(list.get(), i)));
    return out;
  }

  const ProbeLimits& limits() const override { return limits_; }

 private:
  void find_limits() {
    limits_.library = fmt::format("OpenSSL {}", OpenSSL_version(OPENSSL_VERSION_STRING));
    limits_.versions.emplace_back("SSLv2");
    if (suites(TlsVersion::ssl3).empty()) limits_.versions.emplace_back("SSLv3");
    for (const TlsVersion v :
         {TlsVersion::tls1_0, TlsVersion::tls1_1, TlsVersion::tls1_2, TlsVersion::tls1_3})
      if (suites(v).empty()) limits_.versions.emplace_back(name(v));
    for (const char* family : {"RC4", "DES", "3DES", "EXPORT", "aNULL", "eNULL", "IDEA", "SEED",
                               "CAMELLIA", "ARIA", "kDHr", "kECDHr", "kGOST", "PSK", "SRP"}) {
      const Owned<SSL> s(SSL_new(ctx_.get()));
      if (s && SSL_set_cipher_list(s.get(), fmt::format("{}:@SECLEVEL=0", family).c_str()) == 1) {
        SSL_set_max_proto_version(s.get(), TLS1_2_VERSION);
        const Owned<STACK_OF(SSL_CIPHER)> list(SSL_get1_supported_ciphers(s.get()));
        if (list && sk_SSL_CIPHER_num(list.get()) > 0) continue;
      }
      limits_.suites.emplace_back(family);
    }
    for (const char* group :
         {"X25519", "P-256", "P-384", "P-521", "X448", "brainpoolP256r1", "brainpoolP384r1",
          "brainpoolP512r1", "ffdhe2048", "ffdhe3072", "ffdhe4096", "X25519MLKEM768",
          "SecP256r1MLKEM768", "SecP384r1MLKEM1024", "MLKEM768", "MLKEM1024"}) {
      const Owned<SSL> s(SSL_new(ctx_.get()));
      if (!s || SSL_set1_groups_list(s.get(), group) != 1) limits_.groups.emplace_back(group);
    }
    ERR_clear_error();
  }

  Owned<SSL_CTX> ctx_;
  ProbeLimits limits_;
};

}  // namespace

Result<std::unique_ptr<TlsClient>> TlsClient::open(const std::string& ca_file) {
  Owned<SSL_CTX> ctx(SSL_CTX_new(TLS_client_method()));
  if (!ctx || SSL_CTX_set_cipher_list(ctx.get(), kWithCertificate) != 1)
    return tl::unexpected(Error{ErrorKind::unsupported, "OpenSSL: no client"});
  SSL_CTX_set_security_level(ctx.get(), 0);
  SSL_CTX_set_min_proto_version(ctx.get(), TLS1_VERSION);
  SSL_CTX_set_options(ctx.get(), SSL_OP_LEGACY_SERVER_CONNECT);
  SSL_CTX_set_session_cache_mode(ctx.get(), SSL_SESS_CACHE_OFF);
  SSL_CTX_set_verify(ctx.get(), SSL_VERIFY_NONE, nullptr);
  SSL_CTX_dane_enable(ctx.get());
  if (ca_file.empty())
    SSL_CTX_set_default_verify_paths(ctx.get());
  else if (SSL_CTX_load_verify_file(ctx.get(), ca_file.c_str()) != 1)
    return tl::unexpected(
        Error{ErrorKind::usage, fmt::format("{}: no certificates in it (PEM)", ca_file)});
  ERR_clear_error();
  return std::make_unique<Client>(std::move(ctx));
}

}  // namespace tlspath::probe
