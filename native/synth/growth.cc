#include "growth.h"

#include <algorithm>
#include <cmath>

#include "filter_bank.h"
#include "math.h"
#include "noise.h"
#include "random.h"

namespace tram::synth {
namespace {

// Ridges are grown at half resolution, where a period is still 4 to 5 pixels, a quarter of the work.
constexpr int kWidth = kSkinWidth / 2;
constexpr int kHeight = kSkinHeight / 2;
constexpr int kStride = kWidth + 2 * kFilterMargin;
constexpr int kRows = kHeight + 2 * kFilterMargin;
constexpr int kIterations = 12;
constexpr double kSway = 0.16;  ///< radians that a ridge strays from the ideal field
constexpr int kFull = 1024;  ///< height of a crest while growing

using Sheet = std::vector<std::int16_t>;

std::size_t index_of(int x, int y) {
  return static_cast<std::size_t>(y + kFilterMargin) * kStride + x + kFilterMargin;
}

Sheet noise_sheet(std::uint64_t seed) {
  Sheet sheet(static_cast<std::size_t>(kStride) * kRows);
  Random random(seed);
  for (std::int16_t& v : sheet) v = static_cast<std::int16_t>(random.below(2 * kFull) - kFull);
  return sheet;
}

/// Local ridge period in full-resolution pixels: finer at the tip, coarser towards the crease.
double period_at(const Pattern& p, const NoiseField& variation, double x, double y) {
  const double along = 0.95 + 0.10 * smooth_step(150, 480, y) + 0.06 * smooth_step(480, 640, y);
  return p.period * along * (1 + 0.07 * variation.at(x, y));
}

/// The filter of every 2 x 2 block of half-resolution pixels; -1 where there is no skin.
std::vector<int> choose_filters(const Pattern& pattern, std::uint64_t seed) {
  const NoiseField variation(seed, kSkinWidth, kSkinHeight, 90);
  const NoiseField sway(derive(seed, 1), kSkinWidth, kSkinHeight, 110);
  std::vector<int> chosen(static_cast<std::size_t>(kWidth / 2) * (kHeight / 2), -1);
  for (int by = 0; by < kHeight / 2; ++by) {
    for (int bx = 0; bx < kWidth / 2; ++bx) {
      const double x = bx * 4 + 2, y = by * 4 + 2;
      if (!is_skin(x, y)) continue;
      chosen[static_cast<std::size_t>(by) * (kWidth / 2) + bx] =
          filter_index(orientation_at(pattern, x, y) + kSway * sway.at(x, y),
                       period_at(pattern, variation, x, y) / 2);
    }
  }
  return chosen;
}

__attribute__((target_clones("avx2", "default"))) void filter_once(const Sheet& from, Sheet& to,
                                                                   const std::vector<int>& chosen,
                                                                   const FilterBank& bank) {
  for (int y = 0; y < kHeight; ++y) {
    const int* row = &chosen[static_cast<std::size_t>(y / 2) * (kWidth / 2)];
    for (int x = 0; x < kWidth; ++x) {
      if (row[x / 2] < 0) {
        to[index_of(x, y)] = 0;
        continue;
      }
      const std::int16_t* taps = bank.taps(row[x / 2]);
      const std::int16_t* window = &from[index_of(x - kFilterRadius, y - kFilterRadius)];
      std::int32_t sum = 0;
      for (int r = 0; r < kFilterSize; ++r, taps += kFilterStride, window += kStride) {
        for (int i = 0; i < kFilterStride; ++i) sum += taps[i] * window[i];
      }
      to[index_of(x, y)] = static_cast<std::int16_t>(std::clamp(sum >> kFilterShift, -kFull, kFull));
    }
  }
}

/// Doubles the resolution with the four-point cubic of Catmull and Rom, in exact integers.
std::vector<std::int8_t> enlarge(const Sheet& half) {
  std::vector<std::int8_t> out(static_cast<std::size_t>(kSkinWidth) * kSkinHeight);
  std::vector<int> column(kStride);
  for (int y = 0; y < kSkinHeight; ++y) {
    const std::int16_t* s = &half[index_of(-kFilterMargin, y / 2)];
    for (int i = 0; i < kStride; ++i) {
      column[i] = y % 2 == 0 ? 16 * s[i]
                             : 9 * (s[i] + s[i + kStride]) - s[i - kStride] - s[i + 2 * kStride];
    }
    std::int8_t* row = &out[static_cast<std::size_t>(y) * kSkinWidth];
    for (int x = 0; x < kSkinWidth; ++x) {
      const int* c = &column[x / 2 + kFilterMargin];
      const int value = x % 2 == 0 ? 16 * c[0] : 9 * (c[0] + c[1]) - c[-1] - c[2];
      row[x] = static_cast<std::int8_t>(std::clamp(value * 127 / (kFull * 256), -127, 127));
    }
  }
  return out;
}

}  // namespace

bool is_skin(double x, double y) {
  const double half_width = kSkinCentre - 12;
  const double dx = (x - kSkinCentre) / half_width;
  const double dy = y < 250 ? (250 - y) / (250 - kSkinTip) : 0;
  return dx * dx + dy * dy < 1;
}

std::vector<std::int8_t> grow_ridges(std::uint64_t seed, const Pattern& pattern) {
  static const FilterBank bank;  // immutable: the same for every finger
  const std::vector<int> chosen = choose_filters(pattern, derive(seed, 1));
  Sheet now = noise_sheet(derive(seed, 2));
  Sheet next(now.size());
  for (int i = 0; i < kIterations; ++i) {
    filter_once(now, next, chosen, bank);
    now.swap(next);
  }
  return enlarge(now);
}

}  // namespace tram::synth
