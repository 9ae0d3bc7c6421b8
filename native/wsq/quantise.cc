#include "quantise.h"

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace tram::wsq {
namespace {

constexpr float kLargest = 65535;

// Branchless, so that it runs on whole vectors.
void quantise_row(const float* row, int n, float step, float zero, std::int32_t* out) {
  const float half_zero = zero / 2;
  const float scale = 1 / step;
  for (int i = 0; i < n; ++i) {
    const float beyond = std::fabs(row[i]) - half_zero;
    const float bin = std::min(beyond * scale + 1, kLargest);
    const auto number = static_cast<std::int32_t>(bin);
    const std::int32_t magnitude = beyond > 0 ? number : 0;
    out[i] = row[i] < 0 ? -magnitude : magnitude;
  }
}

std::size_t widest_band(const Layout& layout) {
  int widest = 0;
  for (const Rect& band : layout.bands) widest = std::max(widest, band.width);
  return static_cast<std::size_t>(widest);
}

}  // namespace

std::vector<Token> quantise(const Plane& plane, const Layout& layout, const Bins& bins, int first, int last) {
  Tokeniser tokeniser;
  std::vector<std::int32_t> row(widest_band(layout));
  for (int k = first; k < last; ++k) {
    if (bins.step[k] <= 0) continue;
    const Rect& band = layout.bands[k];
    for (int y = 0; y < band.height; ++y) {
      quantise_row(plane.at(band.x, band.y + y), band.width, bins.step[k], bins.zero[k], row.data());
      tokeniser.add(std::span(row).first(band.width));
    }
  }
  return tokeniser.take();
}

}  // namespace tram::wsq
