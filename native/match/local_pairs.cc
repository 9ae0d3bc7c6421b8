#include "local_pairs.h"

#include <algorithm>
#include <bit>
#include <cmath>

#include "../minutiae/angles.h"
#include "tuning.h"

// Hardware bit counts where the processor has them: five times as fast. Clang (used for fuzzing
// only) and other machines take the plain version.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && !defined(__SANITIZE_ADDRESS__)
#define TRAM_COUNT_BITS __attribute__((target_clones("popcnt", "default")))
#else
#define TRAM_COUNT_BITS
#endif

namespace tram::match_detail {
namespace {

using minutiae::turn;

/// Dice similarity of what both neighbourhoods can see, for one point against all of a print.
TRAM_COUNT_BITS void compare(const Cylinder& a, const Cylinder* b, std::size_t count, float* out) {
  for (std::size_t n = 0; n < count; ++n) {
    const std::uint64_t seen = a.seen & b[n].seen;
    int common = 0, total = 0;
    for (int k = 0; k < kDirectionBins; ++k) {
      const std::uint64_t x = a.bits[k] & seen, y = b[n].bits[k] & seen;
      common += std::popcount(x & y);
      total += std::popcount(x) + std::popcount(y);
    }
    const bool enough = std::popcount(seen) >= kMinSeenCells && total > 0;
    out[n] = enough ? 2 * static_cast<float>(common) / static_cast<float>(total) : 0;
  }
}

}  // namespace

float similarity_of(const Cylinder& a, const Cylinder& b) {
  float out = 0;
  compare(a, &b, 1, &out);
  return out;
}

std::vector<Pair> find_pairs(const Prepared& a, const Prepared& b) {
  std::vector<Pair> all;
  std::vector<float> similarity(b.points.size());
  for (std::size_t i = 0; i < a.points.size(); ++i) {
    compare(a.cylinders[i], b.cylinders.data(), b.points.size(), similarity.data());
    for (std::size_t j = 0; j < b.points.size(); ++j) {
      if (similarity[j] < kMinSimilarity) continue;
      const float rotation = turn(b.points[j].angle, a.points[i].angle);
      if (std::abs(rotation) > kMaxRotation) continue;
      all.push_back({static_cast<int>(i), static_cast<int>(j), similarity[j], similarity[j], rotation});
    }
  }
  std::sort(all.begin(), all.end(), [](const Pair& p, const Pair& q) {
    return p.similarity != q.similarity ? p.similarity > q.similarity : p.a != q.a ? p.a < q.a : p.b < q.b;
  });
  std::vector<int> used_a(a.points.size()), used_b(b.points.size());
  std::vector<Pair> best;
  for (const Pair& p : all) {
    if (used_a[p.a] >= kPairsPerPoint || used_b[p.b] >= kPairsPerPoint) continue;
    ++used_a[p.a];
    ++used_b[p.b];
    best.push_back(p);
    best.back().cos = std::cos(p.turn);
    best.back().sin = std::sin(p.turn);
    if (best.size() == kMaxPairs) break;
  }
  return best;
}

}  // namespace tram::match_detail
