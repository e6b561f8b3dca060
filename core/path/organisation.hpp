// Which organisation a host name belongs to: its registered domain by the public suffix list
// ("mx.corp.example" -> "corp.example", "a.b.co.uk" -> "b.co.uk").
// Does not resolve names, does not translate between UTF-8 and punycode, and knows no provider by
// name: that outlook.com and exchangelabs.com are one house is data which callers pass to
// family_of.
#pragma once

#include <memory>
#include <span>
#include <string_view>
#include <vector>

namespace tlspath {

// One worker, one object: it keeps a cache and is not for use by two threads at once.
class OrganisationOf {
 public:
  virtual ~OrganisationOf();

  // In lower case, without a trailing dot. "" where there is none: a single label, an address,
  // "localhost", "localhost.localdomain" (every machine has that name), a public suffix itself
  // ("co.uk", and so the bare "ec2-192-0-2-1.compute-1.amazonaws.com": what is rented there belongs
  // to no single house), a malformed name. The view lives as long as the object.
  virtual std::string_view registered_domain(std::string_view host) = 0;

  // The day of the public suffix list in use, "2023-02-09"; "" where there is none.
  virtual std::string_view list_date() const = 0;
};

// With libpsl and the newer of its built-in list and the system's. A top level the list does not
// know counts as one ("mx.lab.test" -> "lab.test"). Memory is bounded: 1 MB for recent hosts, and
// at most 262144 registered domains (about 20 MB); domains first met after that are answered with
// "".
std::unique_ptr<OrganisationOf> make_psl_organisation();

// Below a top level that networks use for themselves (RFC 6762, section 3 and appendix G, and some
// that nobody delegates): "corp.local" may be anybody's.
bool known_only_inside(std::string_view registered_domain);

// "protection.outlook.com" belongs to the family "microsoft". Domains in lower case.
struct ProviderDomain {
  std::string_view domain;
  std::string_view family;
  bool filters = false;  // takes mail in for other houses
};

// The family of a registered domain, or of a name below a listed one; the domain itself where none
// is listed, so that two hosts are of one house when this is equal. Walks the whole list: for lists
// of some dozens.
std::string_view family_of(std::span<const ProviderDomain> providers,
                           std::string_view registered_domain);

// The same list for every host of every mail: one look, and only what is listed itself.
class Families {
 public:
  explicit Families(std::span<const ProviderDomain> providers);

  // The domain itself where it is not listed.
  std::string_view of(std::string_view registered_domain) const;

 private:
  static std::size_t hash(std::string_view domain);

  std::vector<const ProviderDomain*> slots_;  // a power of two; nullptr: free
};

}  // namespace tlspath
