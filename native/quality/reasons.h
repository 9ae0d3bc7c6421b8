// From traits to the reasons that an officer reads.
#pragma once

#include <vector>

#include "quality.h"
#include "traits.h"

namespace tram::quality {

/// Reasons in the order of the enumeration. `place`: where the surveyed view lies in the image at 500 ppi (left, top),
/// and the size of that image.
std::vector<Reason> reasons_of(const Traits& t, const MeasureSet& m, const QualityOptions& options,
                               const Frame& place);

}  // namespace tram::quality
