// Parts fingers that touch: looks for upright lines along which there is little ink.
#pragma once

#include <vector>

#include "blobs.h"

namespace tram::slap {

/// Cuts blobs that are wider than one finger: `labels` and `blobs` are renewed. All widths of one
/// hand are judged together. Returns the common finger width in cells.
double split_fingers(const Plane<float>& ink, Plane<int>& labels, std::vector<Blob>& blobs);

}  // namespace tram::slap
