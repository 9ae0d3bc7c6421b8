#include "filter_bank.h"

#include <cmath>

namespace tram::wsq {
namespace {

// The largest sum of absolute coefficients that is believed; the 9/7 pair has 1.95 and 2.53. Ten
// passes at this gain over the largest coefficient still fit into a float with room to spare.
constexpr double kMaxGain = 64;

double gain(const std::array<double, kMaxFilterLength / 2 + 1>& half, int length) {
  double sum = 0;
  for (int k = 0; k < half_length(length); ++k) sum += 2 * std::abs(half[k]);
  return sum;
}

double alternating(int k) { return k % 2 == 0 ? 1.0 : -1.0; }

int floor_half(int value) { return (value - (value & 1)) / 2; }

// Puts a synthesis weight that reaches from half-band sample i to signal sample 2i + reach.
void scatter(Taps& even, Taps& odd, int reach, double value) {
  Taps& to = reach % 2 == 0 ? even : odd;
  to.add(-floor_half(reach), value);
}

SynthesisTaps odd_synthesis(const FilterBank& bank) {
  SynthesisTaps taps;
  for (int k = 1 - half_length(bank.high_length); k < half_length(bank.high_length); ++k) {
    scatter(taps.even_from_low, taps.odd_from_low, k, alternating(k) * bank.high[std::abs(k)]);
  }
  for (int k = 1 - half_length(bank.low_length); k < half_length(bank.low_length); ++k) {
    scatter(taps.even_from_high, taps.odd_from_high, k + 1, alternating(k) * bank.low[std::abs(k)]);
  }
  return taps;
}

SynthesisTaps even_synthesis(const FilterBank& bank) {
  SynthesisTaps taps;
  for (int k = 0; k < half_length(bank.high_length); ++k) {
    const double value = -alternating(k) * bank.high[k];
    scatter(taps.even_from_low, taps.odd_from_low, -k, value);
    scatter(taps.even_from_low, taps.odd_from_low, k + 1, value);
  }
  for (int k = 0; k < half_length(bank.low_length); ++k) {
    const double value = alternating(k) * bank.low[k];
    scatter(taps.even_from_high, taps.odd_from_high, -k, -value);
    scatter(taps.even_from_high, taps.odd_from_high, k + 1, value);
  }
  return taps;
}

}  // namespace

FilterBank standard_filters() {
  FilterBank bank;
  bank.low_length = 9;
  bank.high_length = 7;
  bank.low = {0.85269867900940344, 0.37740285561265380, -0.11062440441842342, -0.02384946501938000,
              0.03782845550699546};
  bank.high = {0.78848561640566439, -0.41809227322221221, -0.04068941760955844, 0.06453888262893845};
  return bank;
}

bool is_usable(const FilterBank& bank) {
  const auto in_range = [](int length) { return length >= 2 && length <= kMaxFilterLength; };
  if (!in_range(bank.low_length) || !in_range(bank.high_length)) return false;
  if (bank.low_length % 2 != bank.high_length % 2) return false;
  return gain(bank.low, bank.low_length) <= kMaxGain && gain(bank.high, bank.high_length) <= kMaxGain;
}

void Taps::add(int at, double value) {
  offset[count] = at;
  weight[count] = static_cast<float>(value);
  ++count;
}

AnalysisTaps analysis_taps(const FilterBank& bank) {
  AnalysisTaps taps;
  if (bank.is_even()) {
    for (int k = 1 - half_length(bank.low_length); k <= half_length(bank.low_length); ++k) {
      taps.low.add(k, bank.low[k > 0 ? k - 1 : -k]);
    }
    // The file holds the high filter reversed in time, hence the minus on the right half.
    for (int k = 1 - half_length(bank.high_length); k <= half_length(bank.high_length); ++k) {
      taps.high.add(k, k > 0 ? -bank.high[k - 1] : bank.high[-k]);
    }
    return taps;
  }
  for (int k = 1 - half_length(bank.low_length); k < half_length(bank.low_length); ++k) {
    taps.low.add(k, bank.low[std::abs(k)]);
  }
  for (int k = 1 - half_length(bank.high_length); k < half_length(bank.high_length); ++k) {
    taps.high.add(k + 1, bank.high[std::abs(k)]);
  }
  return taps;
}

SynthesisTaps synthesis_taps(const FilterBank& bank) {
  return bank.is_even() ? even_synthesis(bank) : odd_synthesis(bank);
}

Extension signal_extension(const FilterBank& bank) {
  const Edge edge = bank.is_even() ? Edge::kHalf : Edge::kWhole;
  return {edge, edge, false};
}

Extension low_extension(const FilterBank& bank, int length) {
  const Edge right = length % 2 == 0 ? Edge::kHalf : Edge::kWhole;
  return {bank.is_even() ? Edge::kHalf : Edge::kWhole, right, false};
}

Extension high_extension(const FilterBank& bank, int length) {
  const bool even_signal = length % 2 == 0;
  if (bank.is_even()) return {Edge::kHalf, even_signal ? Edge::kHalf : Edge::kBeyond, true};
  return {Edge::kHalf, even_signal ? Edge::kWhole : Edge::kHalf, false};
}

}  // namespace tram::wsq
