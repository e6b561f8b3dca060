// Exim's macros and conditions, as far as the text itself decides them:
//   MAIN_TLS_ADVERTISE_HOSTS = *
//   .ifdef MAIN_TLS_ENABLE
//   tls_advertise_hosts = MAIN_TLS_ADVERTISE_HOSTS
//   .endif
// A macro that the text does not define counts as not defined, as Exim itself would read it, and is
// named: it may be given on the command line, by a file that is included, or above the part that
// was pasted. Built-in macros (_HAVE_TLS) are unknown unless the text says more (exim -bV, exim -bP
// macros): neither branch of theirs counts. Source   spec.txt of 4.96, 6.4 to 6.7. Not done: a
// macro within a longer word; Exim replaces it there too. For core/audit only.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace tlspath::audit_of {

class EximMacros {
 public:
  // True for ".ifdef" and the like, which it follows, and for a macro's definition in a place that
  // counts. ".include" is not its own.
  bool take(std::string_view line);
  bool counts() const;
  // Where lines do not count: the macros that might make them count, and are not in the text.
  std::vector<std::string> missing() const;
  // From here on all macros may be defined elsewhere.
  void included() { elsewhere_ = true; }
  // Tells a built-in macro.
  void tell(std::string_view name, bool is_defined);
  // "CONFDIR/exim.crt" -> "/etc/exim4/exim.crt"
  std::string expand(std::string_view value) const;

 private:
  enum class Truth : unsigned char { no, yes, unknown };
  struct Block {
    Truth now = Truth::no;
    bool taken = false, open = false;    // a branch counted; a branch may count
    std::vector<std::string> missing{};  // of all branches up to here
  };

  Truth defined(std::string_view names, std::vector<std::string>& missing) const;
  void branch(Block& b, std::string_view names, bool wanted) const;

  std::map<std::string, std::string, std::less<>> macros_;
  std::map<std::string, bool, std::less<>> told_;
  std::vector<Block> blocks_;
  std::size_t too_deep_ = 0;
  bool elsewhere_ = false;
};

}  // namespace tlspath::audit_of
