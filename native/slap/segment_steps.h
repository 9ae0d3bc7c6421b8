// The inside of segment_slap, for who has measured the density already (live guidance).
#pragma once

#include <cstddef>

#include "density.h"
#include "slap.h"

namespace tram {

/// How many fingers the citizen has for this hand; 0 for kUnknown.
int expected_finger_count(Hand expected, unsigned missing);

/// segment_slap without its check of the picture. Fewer directions, faster, and blind to a row of
/// touching fingertips.
SlapSegmentation segment_density(const slap::Density& density, const GrayView& image, Hand expected,
                                 const SegmentOptions& options, std::size_t most_directions);

}  // namespace tram
