// Ridge-like test images of any size, and the files of ../shared/data where they are present.
#pragma once

#include <cmath>
#include <cstdint>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "../image/gray.h"

namespace tram::testing {

/// Curved ridges of nine pixels' period with some noise, fading out to white at the edges.
inline GrayImage ridges(int width, int height, std::uint32_t seed = 1) {
  GrayImage image(width, height);
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x) {
      seed = seed * 1664525u + 1013904223u;
      const double u = 2.0 * x / width - 1;
      const double v = 2.0 * y / height - 1;
      const double depth = std::fmax(0, 1 - u * u - v * v);
      const double phase = 0.7 * std::hypot(x - 0.4 * width, 1.3 * y - 0.9 * height);
      const double level = 255 - depth * (110 + 100 * std::sin(phase)) - (seed >> 28);
      image.row(y)[x] = static_cast<std::uint8_t>(std::fmin(255, std::fmax(0, level)));
    }
  }
  return image;
}

/// Peak signal to noise ratio in dB; both have the same size.
inline double psnr(const GrayImage& a, const GrayImage& b) {
  double squares = 0;
  for (std::size_t i = 0; i < a.pixels.size(); ++i) {
    const double d = static_cast<double>(a.pixels[i]) - b.pixels[i];
    squares += d * d;
  }
  return 10 * std::log10(255.0 * 255.0 * static_cast<double>(a.pixels.size()) / squares);
}

/// A file of ../shared/data/fingerprints, seen from the project root; empty, and said loudly, where
/// the folder is missing.
inline std::vector<std::uint8_t> reference_file(const std::string& name) {
  std::ifstream file("../shared/data/fingerprints/" + name, std::ios::binary);
  if (!file) std::printf("SKIPPED: no reference file %s\n", name.c_str());
  return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace tram::testing
