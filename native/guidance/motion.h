// How much changed since the frame before.
#pragma once

#include "../slap/density.h"
#include "guidance.h"

namespace tram::guidance {

FrameSummary summarise(const slap::Density& density);

/// 0 the same .. 1 nothing in common; 1 when there was no frame before.
double motion_between(const FrameSummary& before, const FrameSummary& now);

}  // namespace tram::guidance
