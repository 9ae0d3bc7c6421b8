// Candidate dividing lines through a blob.
#pragma once

#include <vector>

#include "blobs.h"

namespace tram::slap {

/// The line x = at + slope * (y - middle row of the blob), in cells.
struct Valley {
  double at, slope;
  double depth;  ///< 1 - ink along the line / ink along the lower of the peaks beside it
};

struct CrossSection {
  std::vector<Valley> valleys;  ///< by `at`, ascending
  double width = 0;             ///< of the blob seen along the slope that makes it narrowest, cells
};

/// `label` names the blob in `labels`.
CrossSection cross_section(const Plane<float>& ink, const Plane<int>& labels, const Blob& blob, int label);

}  // namespace tram::slap
