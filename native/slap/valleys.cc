#include "valleys.h"

#include <algorithm>
#include <cmath>

#include "tuning.h"

namespace tram::slap {
namespace {

constexpr int kSlopes = 11;         ///< from -kSteepest to kSteepest
constexpr double kSteepest = 0.25;  ///< 14 degrees: fingers spread
constexpr int kReach = 45;          ///< cells to look for the peaks beside a valley

double slope_of(int k) { return kSteepest * (2.0 * k / (kSlopes - 1) - 1); }

/// Ink summed along lines of one slope, by the column where the line crosses the middle row.
std::vector<float> project(const Plane<float>& ink, const Plane<int>& labels, const Blob& b,
                           int label, double slope) {
  std::vector<float> sums(b.right - b.left + 1, 0.0f);
  const double middle = (b.top + b.bottom) / 2.0;
  for (int y = b.top; y <= b.bottom; ++y) {
    const int shift = static_cast<int>(std::lround(slope * (y - middle)));
    const int from = std::max(b.left, b.left + shift), to = std::min(b.right, b.right + shift);
    const float* v = ink.row(y);
    const int* l = labels.row(y);
    for (int x = from; x <= to; ++x)
      if (l[x] == label) sums[x - shift - b.left] += v[x];
  }
  return sums;
}

float highest(const std::vector<float>& sums, int from, int to) {
  float best = 0;
  for (int i = std::max(0, from); i <= std::min<int>(to, static_cast<int>(sums.size()) - 1); ++i)
    best = std::max(best, sums[i]);
  return best;
}

/// Columns between the first and the last that hold a tenth of the fullest one's ink.
int extent_of(const std::vector<float>& sums) {
  const float least = highest(sums, 0, static_cast<int>(sums.size()) - 1) / 10;
  int first = 0, last = static_cast<int>(sums.size()) - 1;
  while (first < last && sums[first] < least) ++first;
  while (last > first && sums[last] < least) --last;
  return last - first + 1;
}

}  // namespace

CrossSection cross_section(const Plane<float>& ink, const Plane<int>& labels, const Blob& b, int label) {
  CrossSection section;
  std::vector<float> lowest(b.right - b.left + 1, 1e30f);
  std::vector<double> slope(lowest.size(), 0.0);
  section.width = static_cast<double>(lowest.size());
  for (int k = 0; k < kSlopes; ++k) {
    const std::vector<float> sums = project(ink, labels, b, label, slope_of(k));
    section.width = std::min<double>(section.width, extent_of(sums));
    for (std::size_t i = 0; i < sums.size(); ++i) {
      if (sums[i] >= lowest[i]) continue;
      lowest[i] = sums[i];
      slope[i] = slope_of(k);
    }
  }
  const int n = static_cast<int>(lowest.size());
  for (int i = 2; i + 2 < n; ++i) {
    if (lowest[i] > lowest[i - 1] || lowest[i] >= lowest[i + 1]) continue;
    const float peak = std::min(highest(lowest, i - kReach, i), highest(lowest, i, i + kReach));
    const double depth = peak > 0 ? 1 - lowest[i] / peak : 0;
    if (depth >= kLeastValley) section.valleys.push_back({static_cast<double>(b.left + i), slope[i], depth});
  }
  return section;
}

}  // namespace tram::slap
