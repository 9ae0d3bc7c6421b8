#include "blobs.h"

#include <algorithm>

namespace tram::slap {
namespace {

struct Cell {
  int x, y;
};

Blob flood(const Plane<float>& ink, float threshold, Cell start, int label, Plane<int>& labels,
           std::vector<Cell>& stack) {
  Blob b{start.x, start.y, start.x, start.y};
  labels.at(start.x, start.y) = label;
  stack.assign(1, start);
  while (!stack.empty()) {
    const Cell c = stack.back();
    stack.pop_back();
    ++b.area;
    b.left = std::min(b.left, c.x);
    b.right = std::max(b.right, c.x);
    b.top = std::min(b.top, c.y);
    b.bottom = std::max(b.bottom, c.y);
    for (const Cell n : {Cell{c.x - 1, c.y}, {c.x + 1, c.y}, {c.x, c.y - 1}, {c.x, c.y + 1}}) {
      if (!ink.has(n.x, n.y) || labels.at(n.x, n.y) != 0 || ink.at(n.x, n.y) < threshold) continue;
      labels.at(n.x, n.y) = label;
      stack.push_back(n);
    }
  }
  return b;
}

void erase(const Blob& b, int label, Plane<int>& labels) {
  for (int y = b.top; y <= b.bottom; ++y)
    for (int x = b.left; x <= b.right; ++x)
      if (labels.at(x, y) == label) labels.at(x, y) = -1;
}

}  // namespace

std::vector<Blob> find_blobs(const Plane<float>& ink, float threshold, int least, Plane<int>& labels) {
  labels = Plane<int>(ink.width, ink.height);
  std::vector<Blob> blobs;
  std::vector<Cell> stack;
  for (int y = 0; y < ink.height; ++y) {
    for (int x = 0; x < ink.width; ++x) {
      if (labels.at(x, y) != 0 || ink.at(x, y) < threshold) continue;
      const int label = static_cast<int>(blobs.size()) + 1;
      const Blob b = flood(ink, threshold, {x, y}, label, labels, stack);
      if (b.area >= least) {
        blobs.push_back(b);
      } else {
        erase(b, label, labels);  // -1: seen, so that it is not found again
      }
    }
  }
  for (int& label : labels.values) label = std::max(label, 0);
  return blobs;
}

}  // namespace tram::slap
