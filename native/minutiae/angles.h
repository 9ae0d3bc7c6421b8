// Angles on the full circle.
#pragma once

#include <cmath>

namespace tram::minutiae {

inline constexpr float kPi = 3.14159265358979f;

/// Into [0, 2 pi).
inline float wrap(float a) {
  a = std::fmod(a, 2 * kPi);
  return a < 0 ? a + 2 * kPi : a;
}

/// Signed difference a - b in [-pi, pi).
inline float turn(float a, float b) { return wrap(a - b + kPi) - kPi; }

/// Direction from one pixel to another, counter-clockwise although y points down.
inline float bearing(float dx, float dy) { return wrap(std::atan2(-dy, dx)); }

}  // namespace tram::minutiae
