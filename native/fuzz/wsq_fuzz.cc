// WSQ decoder: no crash, no read outside the file, and a result of the stated size.
#include <cstddef>
#include <cstdint>

#include "../wsq/wsq.h"

namespace {

// Large pictures run the same code for longer: files that claim one are left out to save the time.
constexpr int kLargestSide = 200;

bool claims_a_large_picture(std::span<const std::uint8_t> bytes) {
  for (std::size_t i = 0; i + 10 <= bytes.size(); ++i) {
    if (bytes[i] != 0xFF || bytes[i + 1] != 0xA2) continue;
    const int height = bytes[i + 6] << 8 | bytes[i + 7];
    const int width = bytes[i + 8] << 8 | bytes[i + 9];
    if (height > kLargestSide || width > kLargestSide) return true;
  }
  return false;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::span bytes(data, size);
  if (claims_a_large_picture(bytes)) return -1;
  const auto image = tram::decode_wsq(bytes);
  if (!image) return 0;
  const auto& picture = image.value();
  if (picture.pixels.size() != static_cast<std::size_t>(picture.width) * static_cast<std::size_t>(picture.height)) __builtin_trap();
  return 0;
}
