// A maker's library, loaded and looked over before any of its functions is called.
#pragma once

#include <cstdint>
#include <string>

#include "frames.h"

namespace tram::helper {

struct LoadResult {
  Loaded how = Loaded::kCannotLoad;
  const tram_library* library = nullptr;  ///< not null where `how` is kYes
  std::uint32_t abi_version = 0;          ///< what the library says of itself; 0 where it says nothing
  std::string why;
};

/// Loads the library at an absolute path. It stays loaded as long as the process.
LoadResult load_library(const std::string& path);

/// Looks over what the library's one function gave: `table` may be null.
LoadResult accept_table(const tram_library* table);

}  // namespace tram::helper
