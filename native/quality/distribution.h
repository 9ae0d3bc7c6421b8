// Histograms over the bin limits of ISO/IEC 29794-4, with mean and spread.
#pragma once

#include <array>
#include <vector>

#include "measures.h"

namespace tram::quality {

/// Nine upper limits; the tenth bin takes the rest. A value on a limit belongs to the bin above it.
using BinLimits = std::array<double, 9>;

inline constexpr BinLimits kFdaLimits{0.268, 0.304, 0.33, 0.355, 0.38, 0.407, 0.44, 0.50, 1.0};
inline constexpr BinLimits kLcsLimits{0.0, 0.70, 0.74, 0.77, 0.79, 0.81, 0.83, 0.85, 0.87};
inline constexpr BinLimits kOclLimits{0.337, 0.479, 0.579, 0.655, 0.716, 0.766, 0.81, 0.852, 0.898};
inline constexpr BinLimits kOfLimits{0.01715, 0.035, 0.0557, 0.081, 0.115, 0.1718, 0.2569, 0.4758, 0.748};
inline constexpr BinLimits kRvupLimits{0.5, 0.667, 0.8, 1.0, 1.25, 1.5, 2.0, 24.0, 30.0};

Distribution distribution(const std::vector<double>& values, const BinLimits& limits);

}  // namespace tram::quality
