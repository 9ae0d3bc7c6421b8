// Orientation flow (OF): how much the ridge direction of a block differs from that of its neighbours.
#pragma once

#include <vector>

#include "survey.h"

namespace tram::quality {

/// One value per block whose eight neighbours are all foreground and whose mean difference exceeds 4 degrees:
/// the excess over 4 degrees, divided by 86 degrees.
std::vector<double> orientation_flow(const Survey& s);

}  // namespace tram::quality
