// The fingers in the direction in which they make most sense.
#pragma once

#include <cstddef>
#include <vector>

#include "density.h"
#include "finger.h"
#include "upright.h"

namespace tram::slap {

struct Layout {
  Frame frame;                  ///< in which the fingers are upright
  std::vector<Distal> fingers;  ///< from left to right
  double plausibility = 0;      ///< 0..1: do the boxes look like fingers?
};

/// `density` must hold ink (threshold above 0). A layout of `expected_count` fingers (0: unknown) is
/// preferred, but not at any price. Tries at most `most_directions` directions.
Layout lay_out(const Density& density, int expected_count, std::size_t most_directions);

}  // namespace tram::slap
