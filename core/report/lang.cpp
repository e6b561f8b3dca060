// Where the sentences of a language are: in en.cpp and de.cpp.
#include "core/report/lang.hpp"

#include "core/report/messages.hpp"

namespace tlspath {

namespace lang {
const Messages& english_messages();
const Messages& german_messages();
const Words& english_words();
const Words& german_words();
}  // namespace lang

const Messages& messages(Language l) {
  return l == Language::de ? lang::german_messages() : lang::english_messages();
}

const Words& words(Language l) {
  return l == Language::de ? lang::german_words() : lang::english_words();
}

}  // namespace tlspath
