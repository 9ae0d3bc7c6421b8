#include "region.h"

#include <algorithm>

#include "blur.h"

namespace tram::quality {
namespace {

// Blurs of the definition at 500 ppi (41 and 91 taps), in half-size cells.
constexpr double kFirstSigma = 6.5 / 2, kSecondSigma = 14.0 / 2;
constexpr int kFirstRadius = 10, kSecondRadius = 22;

struct Patch {
  int left, top, right, bottom;
  bool touches_rim;
  std::size_t first;  ///< index of its cells in `Patches::cells`
  std::size_t count;
  long box() const { return static_cast<long>(right - left + 1) * (bottom - top + 1); }
};

/// 4-connected patches of the cells that hold `value`.
struct Patches {
  std::vector<int> cells;
  std::vector<Patch> list;

  Patches(const Plane& plane, std::uint8_t value) {
    std::vector<std::uint8_t> seen(plane.grey.size(), 0);
    cells.reserve(plane.grey.size());
    for (int start = 0; start < static_cast<int>(plane.grey.size()); ++start) {
      if (!seen[start] && plane.grey[start] == value) list.push_back(fill(plane, value, start, seen));
    }
  }

 private:
  // `cells` is the queue of the flood and afterwards the list of the patch's cells.
  Patch fill(const Plane& plane, std::uint8_t value, int start, std::vector<std::uint8_t>& seen) {
    const int w = plane.width;
    const int h = plane.height;
    Patch p{start % w, start / w, start % w, start / w, false, cells.size(), 0};
    const auto visit = [&](int cell) {
      if (seen[cell] || plane.grey[cell] != value) return;
      seen[cell] = 1;
      cells.push_back(cell);
    };
    visit(start);
    for (std::size_t next = p.first; next < cells.size(); ++next) {
      const int cell = cells[next];
      const int x = cell % w;
      const int y = cell / w;
      p.left = std::min(p.left, x);
      p.right = std::max(p.right, x);
      p.top = std::min(p.top, y);
      p.bottom = std::max(p.bottom, y);
      if (x > 0) visit(cell - 1);
      if (x + 1 < w) visit(cell + 1);
      if (y > 0) visit(cell - w);
      if (y + 1 < h) visit(cell + w);
    }
    p.touches_rim = p.left == 0 || p.top == 0 || p.right == w - 1 || p.bottom == h - 1;
    p.count = cells.size() - p.first;
    return p;
  }
};

void paint(Plane& plane, const Patches& patches, const Patch& patch, std::uint8_t value) {
  for (std::size_t i = 0; i < patch.count; ++i) plane.grey[patches.cells[patch.first + i]] = value;
}

void binarise(Plane& plane) {
  const int threshold = otsu_threshold(plane);
  for (std::uint8_t& g : plane.grey) g = g > threshold ? 255 : 0;
}

void close_holes(Plane& plane) {
  const Patches white(plane, 255);
  for (const Patch& p : white.list) {
    if (!p.touches_rim) paint(plane, white, p, 0);
  }
}

/// Of several dark patches the one with the largest bounding box is the finger.
void keep_largest(Plane& plane) {
  const Patches dark(plane, 0);
  if (dark.list.empty()) return;
  const auto largest = std::max_element(dark.list.begin(), dark.list.end(),
                                        [](const Patch& a, const Patch& b) { return a.box() < b.box(); });
  for (const Patch& p : dark.list) {
    if (&p != &*largest) paint(plane, dark, p, 255);
  }
}

}  // namespace

Region find_region(const GrayView& image) {
  Plane plane = erode_and_halve(image);
  gaussian_blur(plane, kFirstSigma, kFirstRadius);
  binarise(plane);
  gaussian_blur(plane, kSecondSigma, kSecondRadius);
  binarise(plane);
  close_holes(plane);
  keep_largest(plane);

  Region region;
  region.width = plane.width;
  region.height = plane.height;
  region.inside.resize(plane.grey.size());
  double sum = 0.0;
  for (int y = 0; y < image.height; ++y) {
    const std::uint8_t* line = image.row(y);
    const std::uint8_t* mask = plane.row(y / 2);
    int row_sum = 0;
    for (int x = 0; x < image.width; ++x) {
      if (mask[x / 2] != 0) continue;
      row_sum += line[x];
      ++region.pixels;
    }
    sum += row_sum;
  }
  if (region.pixels > 0) region.mean = sum / region.pixels;
  for (std::size_t i = 0; i < plane.grey.size(); ++i) region.inside[i] = plane.grey[i] == 0;
  return region;
}

}  // namespace tram::quality
