// One bit per pixel, 64 to a word: thinning works on whole words.
#pragma once

#include <cstdint>
#include <vector>

namespace tram::minutiae {

/// Bit `x % 64` of word `x / 64` is pixel x. One empty word stands on either side of a row and one
/// empty row above and below, so a neighbour can always be read.
struct Bitmap {
  int width = 0;
  int height = 0;
  int words = 0;  ///< words per row with pixels in them
  std::vector<std::uint64_t> data;

  Bitmap() = default;
  Bitmap(int w, int h)
      : width(w), height(h), words((w + 63) / 64),
        data(static_cast<std::size_t>(words + 2) * (h + 2)) {}

  std::uint64_t* row(int y) { return data.data() + static_cast<std::size_t>(words + 2) * (y + 1) + 1; }
  const std::uint64_t* row(int y) const {
    return data.data() + static_cast<std::size_t>(words + 2) * (y + 1) + 1;
  }
  /// For -1 <= x <= width and -1 <= y <= height.
  bool get(int x, int y) const { return (row(y)[x >> 6] >> (x & 63)) & 1; }
  void clear(int x, int y) { row(y)[x >> 6] &= ~(std::uint64_t{1} << (x & 63)); }
  void set_byte(int x8, int y, std::uint8_t bits) {
    row(y)[x8 >> 3] |= std::uint64_t{bits} << ((x8 & 7) * 8);
  }

  /// The eight neighbours, counter-clockwise from the right: bit k is the pixel at kStep[k].
  unsigned ring(int x, int y) const;
};

/// Offsets of the ring; y points down, so the second is up and right.
inline constexpr int kStepX[8] = {1, 1, 0, -1, -1, -1, 0, 1};
inline constexpr int kStepY[8] = {0, -1, -1, -1, 0, 1, 1, 1};

}  // namespace tram::minutiae
