// From patches of ink to fingers: which patches belong together, where the tip and the crease are.
#pragma once

#include <vector>

#include "blobs.h"

namespace tram::slap {

/// The last phalanx of one finger in upright cells.
struct Distal {
  double x = 0, y = 0;           ///< centre
  double width = 0, height = 0;
  double tilt = 0;               ///< radians, clockwise, against upright
  double ink = 0;                ///< mean grey levels of darkness
  double fill = 0;               ///< share of the box that is inked
};

/// From left to right. `width` is the hand's common finger width, `threshold` the ink of a finger.
std::vector<Distal> find_fingers(const Plane<float>& ink, const Plane<int>& labels,
                                 const std::vector<Blob>& blobs, double width, float threshold);

}  // namespace tram::slap
