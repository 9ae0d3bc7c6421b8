#include "math.h"

#include <cmath>

namespace tram::synth {
namespace {

// Taylor series; the arguments stay within pi/4, tan(pi/8) and ln(2)/2.
double sine_small(double x) {
  const double q = x * x;
  return x * (1 - q / 6 * (1 - q / 20 * (1 - q / 42 * (1 - q / 72))));
}

double cosine_small(double x) {
  const double q = x * x;
  return 1 - q / 2 * (1 - q / 12 * (1 - q / 30 * (1 - q / 56 * (1 - q / 90))));
}

double arctangent_small(double t) {
  const double q = t * t;
  double sum = 0;
  for (int n = 15; n >= 1; n -= 2) sum = 1.0 / n - q * sum;
  return t * sum;
}

/// For t in [0, 1].
double arctangent_unit(double t) {
  constexpr double kTanEighth = 0.41421356237309503;
  if (t <= kTanEighth) return arctangent_small(t);
  return kPi / 4 + arctangent_small((t - 1) / (t + 1));
}

}  // namespace

double sine(double x) {
  const double turns = std::floor(x * (2 / kPi) + 0.5);
  const double rest = x - turns * (kPi / 2);
  switch (static_cast<long long>(turns) & 3) {
    case 0: return sine_small(rest);
    case 1: return cosine_small(rest);
    case 2: return -sine_small(rest);
    default: return -cosine_small(rest);
  }
}

double cosine(double x) { return sine(x + kPi / 2); }

double angle_of(double y, double x) {
  const double ax = x < 0 ? -x : x;
  const double ay = y < 0 ? -y : y;
  if (ax == 0 && ay == 0) return 0;
  double a = ay <= ax ? arctangent_unit(ay / ax) : kPi / 2 - arctangent_unit(ax / ay);
  if (x < 0) a = kPi - a;
  return y < 0 ? -a : a;
}

double exponential(double x) {
  if (x < -700) return 0;
  constexpr double kLn2 = 0.69314718055994531;
  const double k = std::floor(x / kLn2 + 0.5);
  const double r = x - k * kLn2;
  double sum = 1;
  for (int n = 9; n >= 1; --n) sum = 1 + r / n * sum;
  return std::ldexp(sum, static_cast<int>(k));
}

}  // namespace tram::synth
