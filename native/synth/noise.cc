#include "noise.h"

#include <algorithm>
#include <cmath>

#include "random.h"

namespace tram::synth {
namespace {

float eased(double t) { return static_cast<float>(t * t * (3.0 - 2.0 * t)); }

}  // namespace

NoiseField::NoiseField(std::uint64_t seed, int width, int height, double cell)
    : width_(width),
      columns_(static_cast<int>(width / cell) + 2),
      rows_(static_cast<int>(height / cell) + 2),
      cell_(cell),
      lattice_(static_cast<std::size_t>(columns_) * rows_),
      left_(width),
      weight_(width) {
  Random random(seed);
  for (float& v : lattice_) v = static_cast<float>(random.uniform() * 2 - 1);
  for (int x = 0; x < width; ++x) {
    const double column = x / cell;
    left_[x] = static_cast<int>(column);
    weight_[x] = eased(column - left_[x]);
  }
}

void NoiseField::row(int y, float* out) const {
  const double position = std::clamp(y / cell_, 0.0, rows_ - 1.001);
  const int top = static_cast<int>(position);
  const float down = eased(position - top);
  const float* upper = &lattice_[static_cast<std::size_t>(top) * columns_];
  const float* lower = upper + columns_;
  for (int x = 0; x < width_; ++x) {
    const int c = left_[x];
    const float a = upper[c] + (lower[c] - upper[c]) * down;
    const float b = upper[c + 1] + (lower[c + 1] - upper[c + 1]) * down;
    out[x] = a + (b - a) * weight_[x];
  }
}

float NoiseField::at(double x, double y) const {
  const double cx = std::clamp(x / cell_, 0.0, columns_ - 1.001);
  const double cy = std::clamp(y / cell_, 0.0, rows_ - 1.001);
  const int ix = static_cast<int>(cx), iy = static_cast<int>(cy);
  const float wx = eased(cx - ix), wy = eased(cy - iy);
  const float* upper = &lattice_[static_cast<std::size_t>(iy) * columns_ + ix];
  const float* lower = upper + columns_;
  const float a = upper[0] + (upper[1] - upper[0]) * wx;
  const float b = lower[0] + (lower[1] - lower[0]) * wx;
  return a + (b - a) * wy;
}

}  // namespace tram::synth
