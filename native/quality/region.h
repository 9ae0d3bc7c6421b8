// The region of interest: where the finger lies on the glass (ISO/IEC 29794-4, found by blurring and thresholding).
#pragma once

#include <cstdint>
#include <vector>

#include "../image/gray.h"

namespace tram::quality {

/// Works on half the resolution: the blurs have sigmas of 6.5 and 14 pixels, so nothing of the outline is lost, and
/// a quarter of the pixels is left to filter. One cell is 2x2 pixels; a last odd row or column shares its cell.
struct Region {
  int width = 0;   ///< cells
  int height = 0;  ///< cells
  std::vector<std::uint8_t> inside;  ///< 1 in the region, row-major

  double mean = 255.0;  ///< mean grey of the pixels inside; 255 for an empty region
  int pixels = 0;       ///< area in pixels of the image

  bool at(int cell_x, int cell_y) const { return inside[static_cast<std::size_t>(cell_y) * width + cell_x] != 0; }
};

/// The darkest connected stretch of the image with its holes closed. On an image without contrast it may be
/// everything or nothing: callers look at the contrast first.
Region find_region(const GrayView& image);

}  // namespace tram::quality
