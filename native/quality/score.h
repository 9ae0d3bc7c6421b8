// The quality score: 0 (useless) to 100 (excellent), predicted from the measures of the standard by our own model.
// It runs on the scale of the published scores but is not an NFIQ 2 score and must never be shown as one.
#pragma once

#include "measures.h"

namespace tram::quality {

/// Unrounded, 0-100. Meant for prints; an image without enough blocks must be caught before (see assess).
double quality_score(const MeasureSet& m);

}  // namespace tram::quality
