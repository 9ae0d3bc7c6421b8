// Commands to the helper: a stream of frames is read to its end, and everything read is within the bounds.
#include <cstddef>
#include <cstdint>
#include <cstring>

#include "../helper/frames.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::size_t at = 0;
  const auto take = [&](std::uint8_t* into, std::size_t count) {
    if (count > size - at) return false;
    std::memcpy(into, data + at, count);
    at += count;
    return true;
  };
  while (const auto command = tram::helper::next_command(take)) {
    if (command->id.size() > 255 || command->position > 255) __builtin_trap();
  }
  return 0;
}
