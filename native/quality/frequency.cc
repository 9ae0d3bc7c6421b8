#include "frequency.h"

#include <array>
#include <cmath>
#include <numbers>

namespace tram::quality {
namespace {

struct Waves {
  double cosine[kSlantLong];
  double sine[kSlantLong];
  Waves() {
    for (int i = 0; i < kSlantLong; ++i) {
      const double angle = 2.0 * std::numbers::pi * i / kSlantLong;
      cosine[i] = std::cos(angle);
      sine[i] = std::sin(angle);
    }
  }
};

}  // namespace

Frequency dominant_frequency(const double row_means[kSlantLong]) {
  static const Waves waves;
  constexpr int kHighest = kSlantLong / 2 + 1;  // one above Nyquist, as the right neighbour of the highest peak
  std::array<double, kHighest + 1> amplitude{};
  for (int k = 1; k <= kHighest; ++k) {
    double re = 0.0;
    double im = 0.0;
    for (int i = 0; i < kSlantLong; ++i) {
      const int phase = (k * i) % kSlantLong;
      re += row_means[i] * waves.cosine[phase];
      im += row_means[i] * waves.sine[phase];
    }
    amplitude[k] = std::sqrt(re * re + im * im);
  }
  int peak = 1;
  double total = 0.0;
  for (int k = 1; k < kHighest; ++k) {
    if (amplitude[k] > amplitude[peak]) peak = k;
    if (k < kSlantLong / 2) total += amplitude[k];
  }
  if (peak == 1 || total <= 0.0) return {1.0, 1};
  return {(amplitude[peak] + 0.3 * (amplitude[peak - 1] + amplitude[peak + 1])) / total, peak};
}

}  // namespace tram::quality
