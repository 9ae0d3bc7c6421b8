#include "motion.h"

#include <algorithm>
#include <cmath>

namespace tram::guidance {

FrameSummary summarise(const slap::Density& d) {
  FrameSummary summary;
  summary.seen = true;
  if (d.threshold <= 0) return summary;
  for (int y = 0; y < d.ink.height; ++y) {
    float* row = &summary.ink[y * FrameSummary::kRows / d.ink.height * FrameSummary::kColumns];
    for (int x = 0; x < d.ink.width; ++x)
      row[x * FrameSummary::kColumns / d.ink.width] += std::min(d.ink.at(x, y), 2 * d.threshold);
  }
  return summary;
}

double motion_between(const FrameSummary& before, const FrameSummary& now) {
  if (!before.seen) return 1;
  double changed = 0, total = 0;
  for (std::size_t i = 0; i < now.ink.size(); ++i) {
    changed += std::abs(now.ink[i] - before.ink[i]);
    total += now.ink[i] + before.ink[i];
  }
  return total > 0 ? changed / total : 0;
}

}  // namespace tram::guidance
