#include "axis.h"

#include <algorithm>
#include <cmath>

#include "tuning.h"

namespace tram::slap {
namespace {

/// Leftmost and rightmost cell of a row.
struct Span {
  float left = 1e9f, right = -1e9f;
  float width() const { return right - left + 1; }
  float middle() const { return (left + right) / 2; }
};

}  // namespace

std::vector<Cell> collect(const Plane<float>& ink, const Plane<int>& labels,
                          const std::vector<Blob>& blobs, const Group& group) {
  std::vector<Cell> cells;
  for (int label : group.labels) {
    const Blob& b = blobs[label - 1];
    for (int y = b.top; y <= b.bottom; ++y)
      for (int x = b.left; x <= b.right; ++x)
        if (labels.at(x, y) == label)
          cells.push_back({static_cast<float>(x), static_cast<float>(y), ink.at(x, y)});
  }
  return cells;
}

/// A line through the middles of the rows; rows much narrower than the finger (tip, broken skin)
/// do not count. A short finger says little about its own direction, so its tilt is drawn to 0.
Axis find_axis(const std::vector<Cell>& cells, double width) {
  float top = 1e9f, bottom = -1e9f;
  for (const Cell& c : cells) {
    top = std::min(top, c.y);
    bottom = std::max(bottom, c.y);
  }
  std::vector<Span> spans(static_cast<std::size_t>(bottom - top) + 1);
  for (const Cell& c : cells) {
    Span& s = spans[static_cast<std::size_t>(c.y - top)];
    s.left = std::min(s.left, c.x);
    s.right = std::max(s.right, c.x);
  }
  double n = 0, sx = 0, sy = 0, sxy = 0, syy = 0;
  for (std::size_t i = 0; i < spans.size(); ++i) {
    if (spans[i].width() < 0.7 * width) continue;
    const double x = spans[i].middle(), y = top + static_cast<double>(i);
    n += 1;
    sx += x;
    sy += y;
    sxy += x * y;
    syy += y * y;
  }
  Axis axis;
  if (n < 3) {
    for (const Cell& c : cells) {
      axis.x += c.x / static_cast<double>(cells.size());
      axis.y += c.y / static_cast<double>(cells.size());
    }
    return axis;
  }
  axis.x = sx / n;
  axis.y = sy / n;
  const double spread = syy - sy * sy / n, shared = sxy - sx * sy / n;
  const double doubt = kTiltDoubt * width * width * width;
  axis.tilt = std::clamp(-std::atan(shared / (spread + doubt)), -kMostTilt, kMostTilt);
  axis.c = std::cos(axis.tilt);
  axis.s = std::sin(axis.tilt);
  return axis;
}

}  // namespace tram::slap
