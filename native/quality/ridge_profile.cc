#include "ridge_profile.h"

#include <cmath>

namespace tram::quality {
namespace {

// Mean widths that a finger can have at 500 ppi, in pixels divided by 20 (the widest ridge at that resolution):
// the reference compares the divided values, and a mean that lies on a limit must fall on the same side.
constexpr double kWidest = 20.0;
constexpr double kRidgeMin = 3.0 / kWidest, kRidgeMax = 10.0 / kWidest;
constexpr double kValleyMin = 2.0 / kWidest, kValleyMax = 10.0 / kWidest;

struct MeanWidth {
  double sum = 0.0;
  int count = 0;
  void add(int pixels) {
    sum += pixels / kWidest;
    ++count;
  }
  double value() const { return count > 0 ? sum * (1.0 / count) : 0.0; }
};

/// Widths are those of a finger? The run that touches the right rim is left out; the first is counted one short.
bool plausible_widths(const RidgeProfile& p) {
  MeanWidth ridge, valley;
  int last = 0;
  for (int i = 1; i < kSlantLong; ++i) {
    if (p.ridge[i] == p.ridge[i - 1]) continue;
    (p.ridge[i - 1] ? ridge : valley).add(i - 1 - last);
    last = i - 1;
  }
  const double r = ridge.value();
  const double v = valley.value();
  return r >= kRidgeMin && r <= kRidgeMax && v >= kValleyMin && v <= kValleyMax;
}

}  // namespace

RidgeProfile ridge_profile(const SlantedBlock& block) {
  RidgeProfile p;
  double sum = 0.0;
  double moment = 0.0;
  constexpr double kCentre = (kSlantLong - 1) / 2.0;
  for (int c = 0; c < kSlantLong; ++c) {
    int total = 0;
    for (int r = 0; r < kSlantShort; ++r) total += block.grey[r][c];
    p.mean[c] = total / static_cast<double>(kSlantShort);
    sum += p.mean[c];
    moment += (c - kCentre) * p.mean[c];
  }
  constexpr double kSpread = kSlantLong * (kSlantLong * kSlantLong - 1.0) / 12.0;
  const double slope = moment / kSpread;
  for (int c = 0; c < kSlantLong; ++c) {
    p.trend[c] = sum / kSlantLong + slope * (c - kCentre);
    p.ridge[c] = p.mean[c] < p.trend[c];
  }
  return p;
}

double local_clarity(const SlantedBlock& block, const RidgeProfile& profile) {
  if (!plausible_widths(profile)) return 0.0;
  int wrong[2] = {0, 0};  // pixels on the wrong side of the trend: [0] in valleys, [1] in ridges
  int columns[2] = {0, 0};
  for (int c = 0; c < kSlantLong; ++c) {
    const bool ridge = profile.ridge[c];
    ++columns[ridge];
    for (int r = 0; r < kSlantShort; ++r) wrong[ridge] += (block.grey[r][c] < profile.trend[c]) != ridge;
  }
  const double valley_share = wrong[0] / static_cast<double>(columns[0] * kSlantShort);
  const double ridge_share = wrong[1] / static_cast<double>(columns[1] * kSlantShort);
  return 1.0 - (valley_share + ridge_share) / 2.0;
}

void append_width_ratios(const RidgeProfile& profile, std::vector<double>& ratios) {
  // A change at the very last column is not looked at, and the run after the first change is passed over, as in the
  // reference; going from right to left decides nothing but the order of the values.
  int change[kSlantLong];
  int changes = 0;
  for (int i = 1; i < kSlantLong - 1; ++i) {
    if (profile.ridge[i] != profile.ridge[i - 1]) change[changes++] = i;
  }
  for (int k = changes - 1; k >= 3; --k) {
    const double right = change[k] - change[k - 1];
    const double left = change[k - 1] - change[k - 2];
    // Ridge over valley by the reference's own counting, which takes the colour after the first change and
    // alternates from the right-hand end.
    const int position = changes - 1 - k;
    const bool first_is_ridge = profile.ridge[change[0]];
    const bool inverted = position >= (first_is_ridge ? 1 : 0) && (position - (first_is_ridge ? 1 : 0)) % 2 == 0;
    ratios.push_back(inverted ? 1.0 / (right / left) : right / left);
  }
}

}  // namespace tram::quality
