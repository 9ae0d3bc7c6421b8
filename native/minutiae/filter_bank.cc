#include "filter_bank.h"

#include <algorithm>
#include <cmath>
#include <memory>

#include "tuning.h"

namespace tram::minutiae {
namespace {

constexpr double kPi = 3.14159265358979323846;

/// 2^16 / 4 is the gain on a full-scale image of 2^14; half of 16 bits leaves room for rounding.
constexpr double kWeightSum = 100000;

constexpr std::array<float, kPeriods> kBankPeriods = {5, 6, 7, 8, 9.2f, 10.6f, 12.2f, 14};

using Bank = std::array<std::array<Filter, kDirections>, kPeriods>;

Filter make_filter(double angle, double period) {
  const double ux = std::cos(angle), uy = -std::sin(angle);
  const double across = kSigmaAcross * period, along = kSigmaAlong * period;
  std::array<double, kFilterSide * kFilterSide> even{}, envelope{};
  double even_sum = 0, envelope_sum = 0;
  for (int y = -kFilterRadius, i = 0; y <= kFilterRadius; ++y)
    for (int x = -kFilterRadius; x <= kFilterRadius; ++x, ++i) {
      const double u = x * ux + y * uy, v = y * ux - x * uy;
      envelope[i] = std::exp(-0.5 * (u * u / (along * along) + v * v / (across * across)));
      even[i] = envelope[i] * std::cos(2 * kPi * v / period);
      even_sum += even[i];
      envelope_sum += envelope[i];
    }
  double total = 0;
  for (std::size_t i = 0; i < even.size(); ++i) {
    even[i] -= envelope[i] * even_sum / envelope_sum;  // no answer to plain grey
    total += std::abs(even[i]);
  }
  Filter out;
  for (std::size_t i = 0; i < even.size(); ++i)
    out[i] = static_cast<std::int16_t>(std::lround(even[i] * kWeightSum / total));
  return out;
}

std::unique_ptr<const Bank> make_bank() {
  auto bank = std::make_unique<Bank>();
  for (int p = 0; p < kPeriods; ++p)
    for (int d = 0; d < kDirections; ++d)
      (*bank)[p][d] = make_filter(kPi * d / kDirections, kBankPeriods[p]);
  return bank;
}

}  // namespace

const Filter& filter_for(float angle, float period) {
  static const std::unique_ptr<const Bank> kBank = make_bank();
  int p = 0;
  while (p + 1 < kPeriods && period > 0.5f * (kBankPeriods[p] + kBankPeriods[p + 1])) ++p;
  const int d = static_cast<int>(std::lround(angle * (kDirections / kPi)));
  return (*kBank)[p][((d % kDirections) + kDirections) % kDirections];
}

}  // namespace tram::minutiae
