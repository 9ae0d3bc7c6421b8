#include "ridge_period.h"

#include <cmath>

#include "tuning.h"

namespace tram::minutiae {
namespace {

constexpr int kAcross = 40;  // samples across the ridges: four periods of an adult's finger
constexpr int kAlong = 8;    // lines averaged along them, two pixels apart
constexpr int kMaxLag = 18;
static_assert(kAcross / 2 + kAlong + 2 < RidgeImage::kMargin);

/// Mean grey of lines along the ridge, one per step across it.
void signature(const RidgeImage& image, int cx, int cy, float angle, float* out) {
  constexpr int kOne = 1 << 16;
  const int ux = static_cast<int>(std::cos(angle) * kOne), uy = static_cast<int>(-std::sin(angle) * kOne);
  const int vx = -uy, vy = ux;
  std::int32_t sum[kAcross] = {};
  for (int a = 0; a < kAlong; ++a) {
    const int along = 2 * a - kAlong + 1;
    int x = cx * kOne + along * ux - kAcross / 2 * vx + kOne / 2;
    int y = cy * kOne + along * uy - kAcross / 2 * vy + kOne / 2;
    for (int i = 0; i < kAcross; ++i, x += vx, y += vy) sum[i] += image.row(y >> 16)[x >> 16];
  }
  constexpr float kToGrey = 1.0f / (kAlong << RidgeImage::kRidgeShift);
  for (int i = 0; i < kAcross; ++i) out[i] = kToGrey * static_cast<float>(sum[i]);
}

/// Takes the mean and the slope away: uneven pressure is not a wave.
void detrend(float* s) {
  float mean = 0, slope = 0, norm = 0;
  constexpr float kMid = (kAcross - 1) / 2.0f;
  for (int i = 0; i < kAcross; ++i) {
    mean += s[i];
    slope += (i - kMid) * s[i];
    norm += (i - kMid) * (i - kMid);
  }
  mean /= kAcross;
  slope /= norm;
  for (int i = 0; i < kAcross; ++i) s[i] -= mean + slope * (i - kMid);
}

Pitch wave_of(float* s) {
  detrend(s);
  float auto_corr[kMaxLag + 1];
  for (int lag = 0; lag <= kMaxLag; ++lag) {
    float sum = 0;
    for (int i = 0; i + lag < kAcross; ++i) sum += s[i] * s[i + lag];
    auto_corr[lag] = sum / static_cast<float>(kAcross - lag);
  }
  Pitch p;
  p.contrast = std::sqrt(auto_corr[0]);
  if (auto_corr[0] <= 0) return p;
  // The first peak after the first trough is one period; later ones are its multiples.
  int lag = 2;
  while (lag < kMaxLag && auto_corr[lag] > auto_corr[lag + 1]) ++lag;
  int best = 0;
  for (++lag; lag < kMaxLag; ++lag) {
    const bool peak = auto_corr[lag] >= auto_corr[lag - 1] && auto_corr[lag] > auto_corr[lag + 1];
    if (peak && auto_corr[lag] > 0) {
      best = lag;
      break;
    }
  }
  if (best < kMinPeriod) return p;
  const float l = auto_corr[best - 1], m = auto_corr[best], r = auto_corr[best + 1];
  p.period = static_cast<float>(best) + 0.5f * (l - r) / (l - 2 * m + r);
  p.regularity = std::clamp(m / auto_corr[0], 0.0f, 1.0f);
  return p;
}

/// Two rounds of a regularity-weighted mean: fills cells without a wave from their neighbours.
void smooth_periods(CellMap<Pitch>& map) {
  for (int round = 0; round < 2; ++round) {
    const CellMap<Pitch> old = map;
    for (int r = 0; r < map.rows; ++r)
      for (int c = 0; c < map.cols; ++c) {
        float sum = 0, weight = 0;
        for (int dr = -2; dr <= 2; ++dr)
          for (int dc = -2; dc <= 2; ++dc) {
            if (!old.has(c + dc, r + dr)) continue;
            const Pitch& p = old.at(c + dc, r + dr);
            if (p.period <= 0) continue;
            const float w = 0.01f + p.regularity * p.regularity;
            sum += w * p.period;
            weight += w;
          }
        map.at(c, r).period = weight > 0 ? sum / weight : 0;
      }
  }
}

}  // namespace

CellMap<Pitch> estimate_pitch(const RidgeImage& image, const CellMap<Flow>& flow) {
  // Every second cell each way: the period changes even more slowly than the direction.
  CellMap<Pitch> coarse((flow.cols + 1) / 2, (flow.rows + 1) / 2);
  for (int r = 0; r < coarse.rows; ++r)
    for (int c = 0; c < coarse.cols; ++c) {
      float s[kAcross];
      const int x = std::min(2 * c * kCell + kCell, image.width - 1);
      const int y = std::min(2 * r * kCell + kCell, image.height - 1);
      signature(image, x, y, flow.at(2 * c, 2 * r).angle(), s);
      coarse.at(c, r) = wave_of(s);
    }
  smooth_periods(coarse);
  CellMap<Pitch> map(flow.cols, flow.rows);
  for (int r = 0; r < map.rows; ++r)
    for (int c = 0; c < map.cols; ++c) {
      map.at(c, r) = coarse.at(c / 2, r / 2);
      if (map.at(c, r).period <= 0) map.at(c, r).period = kDefaultPeriod;
    }
  return map;
}

}  // namespace tram::minutiae
