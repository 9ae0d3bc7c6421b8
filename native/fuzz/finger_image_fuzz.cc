// ISO/IEC 19794-4 reader, both editions: what it accepts and may write comes back the same.
#include <algorithm>
#include <cstddef>
#include <cstdint>

#include "../records/finger_image.h"

namespace {

using tram::Compression;
using tram::FingerImage;

bool is_writable(const FingerImage& image) {
  const bool known = image.compression == Compression::kRaw || image.compression == Compression::kWsq ||
                     image.compression == Compression::kPng;
  const auto in_range = [](int ppi) { return ppi >= 1 && ppi <= 0xFFFF; };
  return known && in_range(image.scan_ppi) && in_range(image.image_ppi);
}

bool is_same(const FingerImage& a, const FingerImage& b) {
  return a.data == b.data && a.width == b.width && a.height == b.height && a.position == b.position &&
         a.image_ppi == b.image_ppi && a.capture.quality.size() == b.capture.quality.size();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto record = tram::read_finger_images({data, size});
  if (!record || !std::ranges::all_of(record.value().images, is_writable)) return 0;
  const auto bytes = tram::write_finger_images(record.value().images);
  if (!bytes) __builtin_trap();
  const auto again = tram::read_finger_images(bytes.value());
  if (!again || !std::ranges::equal(again.value().images, record.value().images, is_same)) __builtin_trap();
  return 0;
}
