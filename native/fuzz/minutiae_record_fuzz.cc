// ISO/IEC 19794-2:2011 reader: what it accepts and may write comes back the same.
#include <algorithm>
#include <cstddef>
#include <cstdint>

#include "../records/minutiae_record.h"

namespace {

bool is_same(const tram::FingerMinutiae& a, const tram::FingerMinutiae& b) {
  const auto same = [](const tram::Minutia& m, const tram::Minutia& n) {
    return m.x == n.x && m.y == n.y && m.angle == n.angle && m.type == n.type && m.quality == n.quality;
  };
  return a.position == b.position && std::ranges::equal(a.print.minutiae, b.print.minutiae, same);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto fingers = tram::read_minutiae({data, size});
  if (!fingers) return 0;
  const auto bytes = tram::write_minutiae(fingers.value());
  if (!bytes) return 0;  // no minutiae, or a resolution that is not written
  const auto again = tram::read_minutiae(bytes.value());
  if (!again || !std::ranges::equal(again.value(), fingers.value(), is_same)) __builtin_trap();
  return 0;
}
