#include "filter_bank.h"

#include <algorithm>
#include <cmath>

#include "math.h"

namespace tram::synth {
namespace {

constexpr int kDirections = 64;
constexpr int kPeriods = 12;
constexpr double kShortest = 3.4;  ///< pixels of the half-resolution sheet
constexpr double kPeriodStep = 0.2;

// The envelope decides how many minutiae grow: longer along the ridge, fewer. Chosen so that a
// 416x560 print of ours has as many minutiae as the reference prints (73 to 82).
constexpr double kSigmaAlong = 3.0;
constexpr double kSigmaAcross = 2.2;
/// Above 1 the growth is driven towards full height at each pass.
constexpr double kGain = 1.7;

void fill(std::int16_t* taps, double direction, double period) {
  double wave[kFilterSize][kFilterSize];
  double envelope[kFilterSize][kFilterSize];
  double weight = 0, mean = 0, power = 0;
  const double c = cosine(direction), s = sine(direction);
  for (int y = 0; y < kFilterSize; ++y) {
    for (int x = 0; x < kFilterSize; ++x) {
      const double dx = x - kFilterRadius, dy = y - kFilterRadius;
      const double along = dx * c + dy * s, across = dy * c - dx * s;
      const double a = along / kSigmaAlong, b = across / kSigmaAcross;
      envelope[y][x] = exponential(-(a * a + b * b) / 2);
      wave[y][x] = cosine(2 * kPi * across / period);
      weight += envelope[y][x];
      mean += envelope[y][x] * wave[y][x];
    }
  }
  mean /= weight;
  for (int y = 0; y < kFilterSize; ++y)
    for (int x = 0; x < kFilterSize; ++x) power += envelope[y][x] * (wave[y][x] - mean) * wave[y][x];
  const double scale = kGain * (1 << kFilterShift) / power;
  for (int y = 0; y < kFilterSize; ++y)
    for (int x = 0; x < kFilterSize; ++x)
      taps[y * kFilterStride + x] = static_cast<std::int16_t>(
          std::floor(envelope[y][x] * (wave[y][x] - mean) * scale + 0.5));
}

}  // namespace

int filter_index(double direction, double period) {
  const int d = static_cast<int>(std::floor(direction * (kDirections / kPi) + 0.5));
  const int p = static_cast<int>(std::floor((period - kShortest) / kPeriodStep + 0.5));
  return (d & (kDirections - 1)) * kPeriods + std::clamp(p, 0, kPeriods - 1);
}

FilterBank::FilterBank()
    : taps_(static_cast<std::size_t>(kDirections) * kPeriods * kFilterSize * kFilterStride) {
  for (int d = 0; d < kDirections; ++d)
    for (int p = 0; p < kPeriods; ++p)
      fill(&taps_[static_cast<std::size_t>(d * kPeriods + p) * kFilterSize * kFilterStride],
           d * kPi / kDirections, kShortest + p * kPeriodStep);
}

}  // namespace tram::synth
