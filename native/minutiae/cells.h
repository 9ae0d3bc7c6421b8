// Maps with one value per cell of 8 x 8 pixels: ridge flow changes slowly, pixels are dear.
#pragma once

#include <algorithm>
#include <vector>

namespace tram::minutiae {

inline constexpr int kCell = 8;  ///< pixels per side

template <typename T>
struct CellMap {
  int cols = 0;
  int rows = 0;
  std::vector<T> values;

  CellMap() = default;
  CellMap(int c, int r, T fill = T{})
      : cols(c), rows(r), values(static_cast<std::size_t>(c) * r, fill) {}

  T& at(int c, int r) { return values[static_cast<std::size_t>(r) * cols + c]; }
  const T& at(int c, int r) const { return values[static_cast<std::size_t>(r) * cols + c]; }
  bool has(int c, int r) const { return c >= 0 && r >= 0 && c < cols && r < rows; }

  /// The value at a pixel; pixels outside take the nearest cell.
  const T& at_pixel(int x, int y) const {
    return at(std::clamp(x / kCell, 0, cols - 1), std::clamp(y / kCell, 0, rows - 1));
  }
};

}  // namespace tram::minutiae
