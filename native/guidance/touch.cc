#include "touch.h"

#include <array>
#include <cmath>

#include "tuning.h"

namespace tram::guidance {
namespace {

constexpr double kDegree = 3.14159265358979323846 / 180;
constexpr double kInner = 0.35;  ///< of the box to either side of its middle: no rim, no crease
constexpr int kStep = 3;         ///< pixels between samples, no multiple of half a ridge period

using Histogram = std::array<int, 256>;

void add_box(const GrayView& frame, const FingerBox& b, Histogram& histogram) {
  const double c = std::cos(b.angle_deg * kDegree), s = std::sin(b.angle_deg * kDegree);
  for (double along = -kInner * b.height; along < kInner * b.height; along += kStep) {
    for (double across = -kInner * b.width; across < kInner * b.width; across += kStep) {
      const int x = static_cast<int>(b.centre_x + across * c - along * s);
      const int y = static_cast<int>(b.centre_y + across * s + along * c);
      if (x >= 0 && y >= 0 && x < frame.width && y < frame.height) ++histogram[frame.at(x, y)];
    }
  }
}

/// The grey level below which `share` of the samples lie.
int level_at(const Histogram& h, int total, double share) {
  int left = static_cast<int>(total * share), level = 0;
  while (level < 255 && (left -= h[level]) >= 0) ++level;
  return level;
}

}  // namespace

Tone measure_tone(const GrayView& frame, const std::vector<SlapFinger>& fingers) {
  Histogram histogram{};
  for (const SlapFinger& f : fingers) add_box(frame, f.box, histogram);
  int total = 0;
  for (int n : histogram) total += n;
  if (total == 0) return {};
  const int dark = level_at(histogram, total, 0.05), bright = level_at(histogram, total, 0.97);
  int ridges = 0;
  for (int level = 0; level < (dark + bright) / 2; ++level) ridges += histogram[level];
  return {(bright - dark) / 255.0, static_cast<double>(ridges) / total};
}

Touch judge_touch(const Tone& t) {
  if (t.ridge_share > kDarkShare) return Touch::kTooDark;
  if (t.ridge_share < kLightShare || t.contrast < kLeastContrast) return Touch::kTooLight;
  return Touch::kGood;
}

}  // namespace tram::guidance
