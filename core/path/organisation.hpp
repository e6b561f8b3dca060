// Placeholder until the room's own header arrives.
#pragma once
#include <memory>
#include <span>
#include <string_view>

namespace tlspath {

class OrganisationOf {
 public:
  virtual ~OrganisationOf() = default;
  virtual std::string_view registered_domain(std::string_view host) = 0;
  virtual std::string_view list_date() const = 0;
};
struct ProviderDomain {
  std::string_view domain;
  std::string_view family;
};

}  // namespace tlspath
