// HopReader: who knows the mail systems. Core asks it to fill a hop from a field; parsers/ answers
// (Catalogue). It is const while scanning and shared by all workers; what a worker needs for itself
// is in its Scratch.
#pragma once

#include <memory>
#include <string_view>

#include "core/path/hop.hpp"
#include "core/received/slots.hpp"

namespace tlspath {

class HopReader {
 public:
  class Scratch {
   public:
    virtual ~Scratch() = default;
  };

  virtual ~HopReader() = default;
  virtual std::unique_ptr<Scratch> make_scratch() const = 0;

  // Finds the system that wrote `field` and fills the facts of `hop` from the slots that this
  // system writes.
  virtual void read(std::string_view raw, const ReceivedField& field, Scratch& scratch,
                    Hop& hop) const = 0;
};

}  // namespace tlspath
