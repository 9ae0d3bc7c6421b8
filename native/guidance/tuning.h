// The numbers of the guidance, set by hand on synthetic slaps of seeds 1..40: the ridge share and
// contrast of touches by moisture and pressure as `guidance_rates 1 40` prints them.
#pragma once

namespace tram::guidance {

inline constexpr double kLeastMargin_mm = 1.0;     ///< between a finger and the rim of the glass
inline constexpr double kStillMotion = 0.02;       ///< about a quarter of a millimetre
inline constexpr double kLightShare = 0.26;        ///< of dark skin: below it the touch is too light
inline constexpr double kDarkShare = 0.72;         ///< above it ridges run together
inline constexpr double kLeastContrast = 0.5;

}  // namespace tram::guidance
