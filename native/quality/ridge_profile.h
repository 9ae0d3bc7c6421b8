// The grey profile across the ridges of a slanted block, and what the standard reads from it: local clarity (LCS)
// and ridge-valley uniformity (RVUP).
#pragma once

#include <vector>

#include "slanted_block.h"

namespace tram::quality {

/// Column means of a slanted block against their straight-line trend: darker than the trend is ridge.
struct RidgeProfile {
  double mean[kSlantLong];
  double trend[kSlantLong];
  bool ridge[kSlantLong];
};

RidgeProfile ridge_profile(const SlantedBlock& block);

/// Local clarity, 0 (ridge and valley greys overlap, or widths are not those of a finger) to 1.
double local_clarity(const SlantedBlock& block, const RidgeProfile& profile);

/// Appends the ridge-to-valley width ratio of each neighbouring pair that lies wholly inside the block.
void append_width_ratios(const RidgeProfile& profile, std::vector<double>& ratios);

}  // namespace tram::quality
