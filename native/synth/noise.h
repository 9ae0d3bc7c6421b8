// Smooth random fields ("value noise"): random values on a lattice, cubic-eased between. Read row
// by row, because every consumer walks an image.
#pragma once

#include <cstdint>
#include <vector>

namespace tram::synth {

class NoiseField {
 public:
  /// Covers [0, width) x [0, height) pixels with lattice cells of `cell` pixels (at least 1).
  NoiseField(std::uint64_t seed, int width, int height, double cell);

  /// Values in [-1, 1] for the pixels (0..width-1, y); `out` holds `width` floats.
  void row(int y, float* out) const;

  /// One value; coordinates are clamped into the field.
  float at(double x, double y) const;

 private:
  int width_, columns_, rows_;
  double cell_;
  std::vector<float> lattice_;
  std::vector<int> left_;      ///< lattice column left of each pixel
  std::vector<float> weight_;  ///< eased share of the column to its right
};

}  // namespace tram::synth
