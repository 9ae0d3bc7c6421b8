// The working copy of a print: 500 ppi, ridges bright, with a margin that filters may read.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "../image/gray.h"
#include "cells.h"

namespace tram::minutiae {

/// 0 (white, no contact) .. 255 << kRidgeShift (black). The margin repeats the edge, so that the
/// frame of the image is not taken for a ridge.
struct RidgeImage {
  static constexpr int kMargin = 40;
  static constexpr int kRidgeShift = 6;

  int width = 0;   ///< pixels at 500 ppi, a whole number of cells
  int height = 0;
  int stride = 0;
  double scale = 1;  ///< pixels of the given image per pixel here
  std::vector<std::int16_t> data;

  /// Readable for -kMargin <= y < height + kMargin, and so are its x.
  const std::int16_t* row(int y) const {
    return data.data() + static_cast<std::ptrdiff_t>(y + kMargin) * stride + kMargin;
  }
  std::int16_t* row(int y) { return const_cast<std::int16_t*>(std::as_const(*this).row(y)); }
  int cols() const { return width / kCell; }
  int rows() const { return height / kCell; }
};

/// Width 0 where the image is outside the bounds of extract_minutiae.
RidgeImage make_ridge_image(const GrayView& image);

/// The same geometry, all white.
RidgeImage blank_like(const RidgeImage& image);

}  // namespace tram::minutiae
