// An 8-bit grey image and a view of one: what every part of the engine takes and gives.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace tram {

/// Largest side that any entry point accepts, in pixels. Checked before memory is reserved.
inline constexpr int kMaxSide = 4000;

/// A window on somebody else's pixels: row-major, 0 = black (ridge), 255 = white. Never owns.
struct GrayView {
  const std::uint8_t* pixels = nullptr;
  int width = 0;
  int height = 0;
  int stride = 0;  ///< bytes from one row to the next, at least `width`
  int ppi = 500;   ///< scanning resolution in pixels per inch

  const std::uint8_t* row(int y) const { return pixels + static_cast<std::ptrdiff_t>(y) * stride; }
  std::uint8_t at(int x, int y) const { return row(y)[x]; }
};

/// An image that owns its pixels, rows without padding.
struct GrayImage {
  int width = 0;
  int height = 0;
  int ppi = 500;
  std::vector<std::uint8_t> pixels;

  GrayImage() = default;
  GrayImage(int w, int h, std::uint8_t fill = 255, int resolution = 500)
      : width(w), height(h), ppi(resolution), pixels(static_cast<std::size_t>(w) * h, fill) {}

  std::uint8_t* row(int y) { return pixels.data() + static_cast<std::size_t>(y) * width; }
  GrayView view() const { return {pixels.data(), width, height, width, ppi}; }
};

}  // namespace tram
