#include "relax.h"

#include <algorithm>
#include <cmath>

#include "../minutiae/angles.h"
#include "tuning.h"

namespace tram::match_detail {

float agreement(const Prepared& a, const Prepared& b, const Pair& p, const Pair& q) {
  const float twist = std::abs(minutiae::turn(p.turn, q.turn)) / kTurnTolerance;
  if (twist >= 1) return 0;
  const float ax = a.points[q.a].x - a.points[p.a].x, ay = a.points[q.a].y - a.points[p.a].y;
  const float bx = b.points[q.b].x - b.points[p.b].x, by = b.points[q.b].y - b.points[p.b].y;
  // The way from p to q in a, turned as p says, against the way in b.
  const float rx = ax * p.cos + ay * p.sin, ry = ay * p.cos - ax * p.sin;
  const float length_a = std::sqrt(ax * ax + ay * ay), length_b = std::sqrt(bx * bx + by * by);
  const float longer = std::max(length_a, length_b);
  if (longer <= 0) return 0;
  const float radial = std::abs(length_a - length_b) / (kRadialAt + kRadialPer * longer);
  if (radial >= 1) return 0;
  const float dot = rx * bx + ry * by;
  if (dot <= 0) return 0;  // among others where the pairs share a point: one of them must be wrong
  const float sideways = std::abs(rx * by - ry * bx) / longer / (kSidewaysAt + kSidewaysPer * longer);
  if (sideways >= 1) return 0;
  return (1 - twist * twist) * (1 - radial * radial) * (1 - sideways * sideways);
}

void relax(const Prepared& a, const Prepared& b, std::vector<Pair>& pairs) {
  const std::size_t n = pairs.size();
  if (n < 2) return;
  std::vector<float> matrix(n * n);
  for (std::size_t i = 0; i < n; ++i)
    for (std::size_t j = i + 1; j < n; ++j)
      matrix[i * n + j] = matrix[j * n + i] =
          0.5f * (agreement(a, b, pairs[i], pairs[j]) + agreement(a, b, pairs[j], pairs[i]));
  std::vector<float> next(n);
  for (int round = 0; round < kRelaxRounds; ++round) {
    for (std::size_t i = 0; i < n; ++i) {
      float heard = 0;
      for (std::size_t j = 0; j < n; ++j) heard += matrix[i * n + j] * pairs[j].support;
      next[i] = kRelaxOwn * pairs[i].support + (1 - kRelaxOwn) * heard / static_cast<float>(n - 1);
    }
    for (std::size_t i = 0; i < n; ++i) pairs[i].support = next[i];
  }
  std::stable_sort(pairs.begin(), pairs.end(), [](const Pair& p, const Pair& q) { return p.support > q.support; });
}

}  // namespace tram::match_detail
