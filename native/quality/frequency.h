// Frequency domain analysis (FDA): does the profile across the ridges hold one clear period?
#pragma once

#include "block.h"

namespace tram::quality {

/// `share`: the strongest frequency with 0.3 of its two neighbours, in the amplitudes 1..15 of the 32 row means; 1 where
/// the strongest is the lowest (no ridge period in sight), which is how the reference marks it.
/// `peak`: periods per 32 pixels of the strongest, 1..16.
struct Frequency {
  double share = 0.0;
  int peak = 1;
};
Frequency dominant_frequency(const double row_means[kSlantLong]);

}  // namespace tram::quality
