#include "distribution.h"

#include <algorithm>
#include <cmath>

namespace tram::quality {

Distribution distribution(const std::vector<double>& values, const BinLimits& limits) {
  Distribution d;
  if (values.empty()) return d;
  double sum = 0.0;
  double sum_squares = 0.0;
  for (const double v : values) {
    const auto above = std::upper_bound(limits.begin(), limits.end(), v);
    ++d.bins[static_cast<std::size_t>(above - limits.begin())];
    sum += v;
    sum_squares += v * v;
  }
  d.count = static_cast<int>(values.size());
  d.mean = sum / d.count;
  d.stddev = std::sqrt(std::max(0.0, sum_squares / d.count - d.mean * d.mean));
  return d;
}

}  // namespace tram::quality
