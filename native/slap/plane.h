// A plane of numbers: one value per cell of a reduced picture.
#pragma once

#include <cstddef>
#include <vector>

namespace tram::slap {

template <typename T>
struct Plane {
  int width = 0, height = 0;
  std::vector<T> values;

  Plane() = default;
  Plane(int w, int h, T fill = T{})
      : width(w), height(h), values(static_cast<std::size_t>(w) * h, fill) {}
  T* row(int y) { return values.data() + static_cast<std::size_t>(y) * width; }
  const T* row(int y) const { return values.data() + static_cast<std::size_t>(y) * width; }
  T& at(int x, int y) { return row(y)[x]; }
  const T& at(int x, int y) const { return row(y)[x]; }
  bool has(int x, int y) const { return x >= 0 && y >= 0 && x < width && y < height; }
};

}  // namespace tram::slap
