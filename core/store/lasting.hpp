// Files that last: once told, they are there also after the power failed. For core/store.
#pragma once

#include <string>

namespace tlspath::store {

// A file's bytes, or a folder's names. Throws Failure.
void make_last(const std::string& path);
// `written` gets the name `path`, once its bytes last; then that lasts too. Throws Failure.
void rename_lasting(const std::string& written, const std::string& path);

}  // namespace tlspath::store
