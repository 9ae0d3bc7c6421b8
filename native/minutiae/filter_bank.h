// The oriented filters, made once per process.
#pragma once

#include <array>
#include <cstdint>

namespace tram::minutiae {

inline constexpr int kFilterRadius = 8;
inline constexpr int kFilterSide = 2 * kFilterRadius + 1;
inline constexpr int kDirections = 32;  ///< half a turn
inline constexpr int kPeriods = 8;

/// Weights over 2^16, without response to a flat image, scaled so that no image of RidgeImage can
/// leave 16 bits.
using Filter = std::array<std::int16_t, kFilterSide * kFilterSide>;

/// The filter for a ridge angle (radians, counter-clockwise) and a period in pixels.
const Filter& filter_for(float angle, float period);

}  // namespace tram::minutiae
