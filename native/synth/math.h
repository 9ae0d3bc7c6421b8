// Elementary functions built only from + - * / and floor, so that a finger is the same on every
// machine: libm picks its sin or exp by processor, and the last bit differs. Compile with
// -ffp-contract=off where the target has fused multiply-add by default (arm64).
#pragma once

namespace tram::synth {

inline constexpr double kPi = 3.14159265358979323846;

/// Absolute error below 1e-8 for |x| < 1e6.
double sine(double x);
double cosine(double x);

/// In (-pi, pi]; absolute error below 1e-7. (0, 0) gives 0.
double angle_of(double y, double x);

/// e to the x; relative error below 1e-9 for |x| < 700, 0 far below.
double exponential(double x);

/// 0 at or below `from`, 1 at or above `to`, smooth between.
constexpr double smooth_step(double from, double to, double x) {
  const double t = x <= from ? 0.0 : x >= to ? 1.0 : (x - from) / (to - from);
  return t * t * (3.0 - 2.0 * t);
}

/// NaN becomes `low`, so that no parameter can lead a cast astray.
constexpr double bounded(double x, double low, double high) {
  return x > low ? (x < high ? x : high) : low;
}
constexpr double clamp01(double x) { return bounded(x, 0, 1); }

}  // namespace tram::synth
