#include "gradient_tensor.h"

#include <cmath>
#include <cstdint>

#include "block.h"

namespace tram::quality {
namespace {

constexpr int kStride = kBlock + 2;

/// A block with one extra pixel on each side, extrapolated in a straight line, so that a plain central
/// difference gives the one-sided difference on the rim and the inner loop needs no special case.
struct PaddedBlock {
  std::int16_t grey[kStride * kStride] = {};

  void load(const GrayView& image, int x, int y, int width, int height) {
    for (int r = 0; r < height; ++r) {
      const std::uint8_t* from = image.row(y + r) + x;
      std::int16_t* to = grey + (r + 1) * kStride + 1;
      for (int c = 0; c < width; ++c) to[c] = from[c];
      extend(to, width, 1);
    }
    for (int c = 0; c < width; ++c) extend(grey + kStride + 1 + c, height, kStride);
  }

 private:
  static void extend(std::int16_t* line, int n, int step) {
    const int second = n > 1 ? step : 0;
    line[-step] = static_cast<std::int16_t>(2 * line[0] - line[second]);
    std::int16_t* last = line + (n - 1) * step;
    last[step] = static_cast<std::int16_t>(2 * last[0] - last[-second]);
  }
};

struct Sums {
  std::int32_t xx = 0, yy = 0, xy = 0;
};

// |g| <= 510, so 1024 squares stay below 2^28: 32-bit sums cannot overflow.
__attribute__((target_clones("avx2", "default"))) Sums sum_full(const std::int16_t* grey) {
  Sums s;
  for (int r = 0; r < kBlock; ++r) {
    const std::int16_t* line = grey + (r + 1) * kStride + 1;
    for (int c = 0; c < kBlock; ++c) {
      const std::int32_t gx = line[c + 1] - line[c - 1];
      const std::int32_t gy = line[c + kStride] - line[c - kStride];
      s.xx += gx * gx;
      s.yy += gy * gy;
      s.xy += gx * gy;
    }
  }
  return s;
}

Sums sum_part(const std::int16_t* grey, int width, int height) {
  Sums s;
  for (int r = 0; r < height; ++r) {
    const std::int16_t* line = grey + (r + 1) * kStride + 1;
    for (int c = 0; c < width; ++c) {
      const std::int32_t gx = line[c + 1] - line[c - 1];
      const std::int32_t gy = line[c + kStride] - line[c - kStride];
      s.xx += gx * gx;
      s.yy += gy * gy;
      s.xy += gx * gy;
    }
  }
  return s;
}

}  // namespace

double GradientTensor::reference_angle() const { return std::atan2(xy, xx - yy) / 2.0; }

double GradientTensor::direction() const { return std::atan2(2.0 * xy, xx - yy) / 2.0; }

double GradientTensor::coherence() const {
  const double total = xx + yy;
  return total > 0.0 ? std::sqrt((xx - yy) * (xx - yy) + 4.0 * xy * xy) / total : 0.0;
}

GradientTensor gradient_tensor(const GrayView& image, int x, int y, int width, int height) {
  PaddedBlock block;
  block.load(image, x, y, width, height);
  const bool full = width == kBlock && height == kBlock;
  const Sums s = full ? sum_full(block.grey) : sum_part(block.grey, width, height);
  return {static_cast<double>(s.xx), static_cast<double>(s.yy), static_cast<double>(s.xy)};
}

}  // namespace tram::quality
