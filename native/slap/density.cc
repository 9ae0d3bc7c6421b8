#include "density.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "tuning.h"

namespace tram::slap {
namespace {

constexpr int kTile = 20;  ///< cells per side of a background tile (4 mm)

/// Adds a row of pixels to column sums; at most 10 rows of 255 fit easily.
__attribute__((target_clones("avx2", "default"))) void add_row(const std::uint8_t* p, int n,
                                                               std::uint16_t* sums) {
  for (int x = 0; x < n; ++x) sums[x] = static_cast<std::uint16_t>(sums[x] + p[x]);
}

Plane<float> reduce(const GrayView& image, int cell) {
  Plane<float> mean(image.width / cell, image.height / cell);
  std::vector<std::uint16_t> columns(image.width);
  const float scale = 1.0f / static_cast<float>(cell * cell);
  for (int y = 0; y < mean.height; ++y) {
    std::fill(columns.begin(), columns.end(), std::uint16_t{0});
    for (int line = 0; line < cell; ++line) add_row(image.row(y * cell + line), image.width, columns.data());
    const std::uint16_t* c = columns.data();
    for (int x = 0; x < mean.width; ++x, c += cell) {
      unsigned sum = 0;
      for (int i = 0; i < cell; ++i) sum += c[i];
      mean.row(y)[x] = static_cast<float>(sum) * scale;
    }
  }
  return mean;
}

/// The brightest tile mean within two tiles each way: paper, because no finger is 20 mm wide.
Plane<float> background(const Plane<float>& mean) {
  const int columns = (mean.width + kTile - 1) / kTile, rows = (mean.height + kTile - 1) / kTile;
  Plane<float> bright(columns, rows);
  for (int y = 0; y < mean.height; ++y)
    for (int x = 0; x < mean.width; ++x) {
      float& b = bright.at(x / kTile, y / kTile);
      b = std::max(b, mean.at(x, y));
    }
  Plane<float> paper(columns, rows);
  for (int y = 0; y < rows; ++y)
    for (int x = 0; x < columns; ++x)
      for (int dy = -2; dy <= 2; ++dy)
        for (int dx = -2; dx <= 2; ++dx)
          if (bright.has(x + dx, y + dy))
            paper.at(x, y) = std::max(paper.at(x, y), bright.at(x + dx, y + dy));
  return paper;
}

/// A share of the ink that a well-inked cell holds, so that faint fingers count as well as dark
/// ones and an old print beside them does not.
float choose_threshold(const Plane<float>& ink) {
  std::array<int, 256> histogram{};
  int inked = 0;
  for (float v : ink.values) {
    if (v < kNoiseFloor) continue;
    ++histogram[std::min(255, static_cast<int>(v))];
    ++inked;
  }
  if (inked < kLeastInkedCells) return 0;
  int left = static_cast<int>(static_cast<float>(inked) * kStrongShare);
  int level = 255;
  while (level > 0 && (left -= histogram[level]) > 0) --level;
  return std::max(kNoiseFloor, kThresholdShare * static_cast<float>(level));
}

template <typename Get, typename Put>
void filter_line(int n, Get get, Put put) {
  float a = get(0), b = a, c = a, d = get(std::min(1, n - 1)), e = get(std::min(2, n - 1));
  for (int i = 0; i < n; ++i) {
    put(i, (a + e + 4 * (b + d) + 6 * c) * (1.0f / 16));
    a = b;
    b = c;
    c = d;
    d = e;
    e = get(std::min(i + 3, n - 1));
  }
}

}  // namespace

void smooth(Plane<float>& plane) {
  std::vector<float> line(plane.width);
  for (int y = 0; y < plane.height; ++y) {
    float* row = plane.row(y);
    filter_line(plane.width, [&](int i) { return row[i]; }, [&](int i, float v) { line[i] = v; });
    std::copy(line.begin(), line.end(), row);
  }
  // Columns, whole rows at a time: the rows above and below are kept as they were.
  const Plane<float> old = plane;
  for (int y = 0; y < plane.height; ++y) {
    const auto from = [&](int dy) { return old.row(std::clamp(y + dy, 0, plane.height - 1)); };
    const float *a = from(-2), *b = from(-1), *c = from(0), *d = from(1), *e = from(2);
    float* row = plane.row(y);
    for (int x = 0; x < plane.width; ++x)
      row[x] = (a[x] + e[x] + 4 * (b[x] + d[x]) + 6 * c[x]) * (1.0f / 16);
  }
}

bool is_readable(const GrayView& v) {
  return v.pixels && v.width >= 64 && v.height >= 64 && v.width <= kMaxSide && v.height <= kMaxSide &&
         v.stride >= v.width && v.ppi >= 250 && v.ppi <= 1200;
}

Density measure_density(const GrayView& image) {
  Density density;
  density.cell = std::max(1, (image.ppi + kCellsPerInch / 2) / kCellsPerInch);
  density.ink = reduce(image, density.cell);
  const Plane<float> paper = background(density.ink);
  for (int y = 0; y < density.ink.height; ++y) {
    float* row = density.ink.row(y);
    const float* tile = paper.row(y / kTile);
    for (int x = 0; x < density.ink.width; ++x) row[x] = std::max(0.0f, tile[x / kTile] - row[x]);
  }
  smooth(density.ink);
  density.threshold = choose_threshold(density.ink);
  return density;
}

}  // namespace tram::slap
