#include "measures.h"

#include "block.h"
#include "distribution.h"
#include "orientation_flow.h"
#include "prepare.h"
#include "survey.h"

namespace tram {
namespace quality {
namespace {

void add_slant_measures(const Survey& s, MeasureSet& m) {
  std::vector<double> fda, lcs;
  for (const SlantBlock& b : s.slant) {
    if (!b.foreground) continue;
    fda.push_back(b.fda);
    lcs.push_back(b.clarity);
  }
  m.fda = distribution(fda, kFdaLimits);
  m.lcs = distribution(lcs, kLcsLimits);
  m.of = distribution(orientation_flow(s), kOfLimits);
  m.rvup = distribution(s.width_ratios, kRvupLimits);
}

/// 1 - smaller over larger eigenvalue of the tensor.
double certainty(const GradientTensor& t) {
  const double coherence = t.coherence();
  return 1.0 - (1.0 - coherence) / (1.0 + coherence);
}

void add_plain_measures(const Survey& s, MeasureSet& m) {
  std::vector<double> ocl;
  for (const PlainBlock& b : s.plain) {
    m.mmb += b.mean / static_cast<double>(s.plain.size());
    const bool full = b.width == kBlock && b.height == kBlock;
    if (full && b.tensor.xx + b.tensor.yy > 0.0) ocl.push_back(certainty(b.tensor));
    if (!b.in_region) continue;
    ++m.roi_blocks;
    m.coherence_sum += b.tensor.coherence();
  }
  m.ocl = distribution(ocl, kOclLimits);
  if (m.roi_blocks > 0) m.coherence_rel = m.coherence_sum / m.roi_blocks;
}

}  // namespace

MeasureSet measures_of(const Survey& s) {
  MeasureSet m;
  m.mu = s.mean;
  m.sigma = s.stddev;
  m.roi_mean = s.region.mean;
  m.roi_pixels = s.region.pixels;
  add_slant_measures(s, m);
  add_plain_measures(s, m);
  return m;
}

}  // namespace quality

Result<MeasureSet> measure(const GrayView& print) {
  quality::Prepared prepared;
  if (const auto error = quality::prepare(print, prepared)) return *error;
  return quality::measures_of(quality::survey(prepared.view));
}

}  // namespace tram
