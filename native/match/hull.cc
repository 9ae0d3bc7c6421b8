#include "hull.h"

#include <algorithm>
#include <cmath>

namespace tram::match_detail {
namespace {

float cross(const Spot& o, const Spot& a, const Spot& b) {
  return (a.x - o.x) * (b.y - o.y) - (a.y - o.y) * (b.x - o.x);
}

std::vector<Spot> corners_of(std::vector<Spot> spots) {
  std::sort(spots.begin(), spots.end(),
            [](const Spot& a, const Spot& b) { return a.x < b.x || (a.x == b.x && a.y < b.y); });
  std::vector<Spot> chain(2 * spots.size());
  std::size_t k = 0;
  const auto push = [&](const Spot& s, std::size_t least) {
    while (k >= least && cross(chain[k - 2], chain[k - 1], s) <= 0) --k;
    chain[k++] = s;
  };
  for (const Spot& s : spots) push(s, 2);
  const std::size_t lower = k + 1;
  for (std::size_t i = spots.size() - 1; i-- > 0;) push(spots[i], lower);
  chain.resize(k > 1 ? k - 1 : k);
  return chain;
}

std::vector<Side> box_of(const std::vector<Spot>& spots) {
  const auto [x0, x1] = std::minmax_element(spots.begin(), spots.end(), [](auto& a, auto& b) { return a.x < b.x; });
  const auto [y0, y1] = std::minmax_element(spots.begin(), spots.end(), [](auto& a, auto& b) { return a.y < b.y; });
  return {{-1, 0, -x0->x}, {1, 0, x1->x}, {0, -1, -y0->y}, {0, 1, y1->y}};
}

}  // namespace

std::vector<Side> hull_of(std::vector<Spot> spots) {
  if (spots.empty()) return {};
  const std::vector<Spot> corners = corners_of(spots);
  if (corners.size() < 3) return box_of(spots);
  std::vector<Side> sides;
  for (std::size_t i = 0; i < corners.size(); ++i) {
    const Spot &a = corners[i], &b = corners[(i + 1) % corners.size()];
    const float length = std::hypot(b.x - a.x, b.y - a.y);
    // The chain turns so that the inside lies to the left of a -> b in these coordinates.
    const float nx = (b.y - a.y) / length, ny = -(b.x - a.x) / length;
    sides.push_back({nx, ny, nx * a.x + ny * a.y});
  }
  return sides;
}

bool covers(const std::vector<Side>& hull, float x, float y, float margin) {
  for (const Side& s : hull)
    if (s.outside(x, y) > margin) return false;
  return !hull.empty();
}

}  // namespace tram::match_detail
