// Gaussian blur, Otsu's threshold and the small grey plane that they work on.
#pragma once

#include <cstdint>
#include <vector>

#include "../image/gray.h"

namespace tram::quality {

/// An 8-bit plane without padding.
struct Plane {
  int width = 0;
  int height = 0;
  std::vector<std::uint8_t> grey;

  Plane(int w, int h) : width(w), height(h), grey(static_cast<std::size_t>(w) * h) {}
  std::uint8_t* row(int y) { return grey.data() + static_cast<std::size_t>(y) * width; }
  const std::uint8_t* row(int y) const { return grey.data() + static_cast<std::size_t>(y) * width; }
};

/// Gaussian of the given sigma, cut off at `radius` and mirrored at the rim (without repeating the rim pixel).
void gaussian_blur(Plane& plane, double sigma, int radius);

/// Otsu's threshold (IEEE SMC-9, 1979): the grey level that splits the histogram best. Above it is background.
int otsu_threshold(const Plane& plane);

/// Half-size copy: the mean of each 2x2 square.
Plane halve(const GrayView& image);

/// Darkest of each 5x5 neighbourhood, then `halve`: closes the valleys between ridges.
Plane erode_and_halve(const GrayView& image);

}  // namespace tram::quality
