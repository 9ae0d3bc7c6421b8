#include "library.h"

#include "platform.h"

namespace tram::helper {
namespace {

using Entry = const tram_library* (*)(std::uint32_t);
constexpr const char* kEntryName = "tram_device_library";

}  // namespace

LoadResult accept_table(const tram_library* table) {
  if (table == nullptr) return {Loaded::kOtherVersion, nullptr, 0, "the library cannot serve this version"};
  const std::uint32_t version = table->abi_version;
  if (version >> 16 != TRAM_ABI_VERSION >> 16) return {Loaded::kOtherVersion, nullptr, version, "other major version"};
  const auto refuse = [&](const char* why) { return LoadResult{Loaded::kNoLibrary, nullptr, version, why}; };
  if (table->struct_size < sizeof(tram_library)) return refuse("the table is too short");
  const bool is_whole = table->list != nullptr && table->open != nullptr && table->info != nullptr &&
                        table->cancel != nullptr && table->close != nullptr && table->last_error != nullptr;
  if (!is_whole) return refuse("a function is missing");
  if (table->capture_finger == nullptr && table->capture_iris == nullptr) return refuse("it captures nothing");
  return {Loaded::kYes, table, version, ""};
}

LoadResult load_library(const std::string& path) {
  std::string why;
  void* const entry = platform::find_in_library(path, kEntryName, why);
  if (entry == nullptr) return {Loaded::kCannotLoad, nullptr, 0, why};
  return accept_table(reinterpret_cast<Entry>(entry)(TRAM_ABI_VERSION));
}

}  // namespace tram::helper
