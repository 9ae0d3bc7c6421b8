#include "score.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "score_table.h"

namespace tram::quality {
namespace {

double share(const Distribution& d, std::size_t bin) {
  return static_cast<double>(d.bins[bin]) / std::max(1, d.count);
}

/// In the order of the table (fit.py FEATURES), standardised and clipped to what the fit has seen.
std::array<double, kFeatures> standard_features(const MeasureSet& m) {
  std::array<double, kFeatures> z{m.fda.stddev,    m.fda.mean,      share(m.fda, 9),  std::log1p(m.coherence_sum),
                                  m.coherence_rel, m.rvup.stddev,   share(m.rvup, 7), m.lcs.mean,
                                  m.ocl.mean,      m.of.mean,       m.mmb};
  for (std::size_t i = 0; i < z.size(); ++i) {
    z[i] = std::clamp((z[i] - kFeatureMean[i]) / kFeatureSpread[i], -kFeatureClip, kFeatureClip);
  }
  return z;
}

}  // namespace

double quality_score(const MeasureSet& m) {
  const std::array<double, kFeatures> z = standard_features(m);
  double logit = kIntercept;
  std::size_t product = 0;
  for (std::size_t i = 0; i < z.size(); ++i) {
    logit += kLinear[i] * z[i];
    for (std::size_t j = i; j < z.size(); ++j) logit += kProduct[product++] * z[i] * z[j];
  }
  return std::clamp((100.0 + 2.0 * kScoreMargin) / (1.0 + std::exp(-logit)) - kScoreMargin, 0.0, 100.0);
}

}  // namespace tram::quality
