// Where the hand lies on the glass.
#pragma once

#include <vector>

#include "../image/gray.h"
#include "guidance.h"

namespace tram::guidance {

/// Fills placement and offsets of `guidance` from the boxes.
void place(const GrayView& frame, const std::vector<SlapFinger>& fingers, double max_rotation_deg,
           Guidance& guidance);

}  // namespace tram::guidance
