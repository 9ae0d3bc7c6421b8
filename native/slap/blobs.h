// Connected patches of ink.
#pragma once

#include <vector>

#include "plane.h"

namespace tram::slap {

struct Blob {
  int left, top, right, bottom;  ///< cells, inclusive
  int area = 0;
};

/// Labels the cells above `threshold` (4-connected): 0 for none, n for blobs[n - 1]. Patches
/// smaller than `least` cells get label 0.
std::vector<Blob> find_blobs(const Plane<float>& ink, float threshold, int least, Plane<int>& labels);

}  // namespace tram::slap
