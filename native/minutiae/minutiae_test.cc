// Extraction on drawn ridges, whose minutiae are known by construction, and on what is no print at all.
#include <cmath>
#include <cstdint>

#include "../testing/check.h"
#include "angles.h"
#include "bitmap.h"
#include "candidates.h"
#include "extract.h"
#include "filter_bank.h"
#include "orientation.h"
#include "ridge_image.h"
#include "ridge_period.h"
#include "skeleton.h"
#include "thin.h"

namespace {

using namespace tram;
using namespace tram::minutiae;

constexpr float kDegree = kPi / 180;

/// Parallel ridges at an angle (counter-clockwise as seen). A dislocation in the middle, if asked
/// for, gives the half plane ahead one ridge more than the one behind: exactly one minutia.
GrayImage draw_waves(int width, int height, float angle, float period, bool dislocation) {
  GrayImage image(width, height);
  const float ux = std::cos(angle), uy = -std::sin(angle);
  for (int y = 0; y < height; ++y)
    for (int x = 0; x < width; ++x) {
      const float dx = static_cast<float>(x - width / 2), dy = static_cast<float>(y - height / 2);
      float phase = 2 * kPi * (dx * uy - dy * ux) / period;
      if (dislocation) phase += std::atan2(dx * uy - dy * ux, dx * ux + dy * uy);
      image.row(y)[x] = static_cast<std::uint8_t>(128 + 100 * std::cos(phase));
    }
  return image;
}

void finds_direction_and_period() {
  for (const float degrees : {0.0f, 30.0f, 75.0f, 120.0f, 165.0f})
    for (const float period : {6.0f, 9.0f, 12.5f}) {
      const GrayImage image = draw_waves(256, 256, degrees * kDegree, period, false);
      const RidgeImage ridges = make_ridge_image(image.view());
      const auto flow = estimate_flow(ridges);
      const auto pitch = estimate_pitch(ridges, flow);
      const Flow& middle = flow.at(16, 16);
      CHECK_NEAR(turn(2 * middle.angle(), 2 * degrees * kDegree), 0, 2 * 2 * kDegree);
      CHECK(middle.coherence > 0.9f);
      CHECK_NEAR(pitch.at(16, 16).period, period, 0.35);
      CHECK(pitch.at(16, 16).regularity > 0.8f);
    }
}

void waves_without_ends_have_no_minutiae() {
  const GrayImage image = draw_waves(416, 560, 20 * kDegree, 9, false);
  CHECK(extract_minutiae(image.view()).minutiae.empty());
}

void a_dislocation_is_one_minutia() {
  for (int degrees = 0; degrees < 360; degrees += 40) {
    const GrayImage image = draw_waves(400, 400, static_cast<float>(degrees) * kDegree, 9, true);
    const Template t = extract_minutiae(image.view());
    CHECK(t.minutiae.size() == 1);
    if (t.minutiae.size() != 1) continue;
    const Minutia& m = t.minutiae[0];
    CHECK_NEAR(m.x, 200, 12);
    CHECK_NEAR(m.y, 200, 12);
    // Ahead, the dislocation adds half a wave on either side of the middle: the ridge, or the valley
    // of a fork, begins here and runs that way.
    CHECK_NEAR(turn(m.angle, static_cast<float>(degrees) * kDegree), 0, 12 * kDegree);
    CHECK(m.quality > 60);
  }
}

void resolution_scales_places_not_angles() {
  const float angle = 50 * kDegree;
  const GrayImage fine = draw_waves(800, 800, angle, 18, true);
  GrayView view = fine.view();
  view.ppi = 1000;
  const Template t = extract_minutiae(view);
  CHECK(t.minutiae.size() == 1 && t.ppi == 1000 && t.width == 800);
  if (t.minutiae.empty()) return;
  CHECK_NEAR(t.minutiae[0].x, 400, 24);
  CHECK_NEAR(t.minutiae[0].y, 400, 24);
}

void nothing_to_see_gives_nothing() {
  const GrayImage white(416, 560, 255), black(416, 560, 0), tiny(8, 8, 0);
  CHECK(extract_minutiae(white.view()).minutiae.empty());
  CHECK(extract_minutiae(black.view()).minutiae.empty());
  CHECK(extract_minutiae(tiny.view()).minutiae.empty());
  CHECK(extract_minutiae(GrayView{}).minutiae.empty());
  GrayView odd = white.view();
  odd.ppi = 0;
  CHECK(extract_minutiae(odd).minutiae.empty());
  const GrayImage widest = draw_waves(kMaxSide, 120, 0, 9, true), wider = draw_waves(kMaxSide + 1, 120, 0, 9, true);
  CHECK(extract_minutiae(widest.view()).minutiae.size() == 1);
  CHECK(extract_minutiae(wider.view()).minutiae.empty());
}

void noise_is_bounded_and_repeatable() {
  GrayImage noise(333, 257);
  std::uint32_t state = 1;
  for (auto& p : noise.pixels) p = static_cast<std::uint8_t>((state = state * 1664525u + 1013904223u) >> 24);
  const Template a = extract_minutiae(noise.view()), b = extract_minutiae(noise.view());
  CHECK(a.minutiae.size() <= kMaxMinutiae);
  CHECK(a.minutiae.size() == b.minutiae.size());
  for (std::size_t i = 0; i < a.minutiae.size(); ++i) {
    const Minutia &m = a.minutiae[i], &n = b.minutiae[i];
    CHECK(m.x == n.x && m.y == n.y && m.angle == n.angle && m.quality == n.quality);
    CHECK(m.x >= 0 && m.x < 333 && m.y >= 0 && m.y < 257 && m.angle >= 0 && m.angle < 2 * kPi && m.quality <= 100);
  }
}

void thins_to_single_lines() {
  Bitmap bar(130, 40);
  for (int y = 10; y < 17; ++y)
    for (int x8 = 2; x8 < 14; ++x8) bar.set_byte(x8, y, 0xff);
  thin(bar);
  int ends = 0, pixels = 0;
  for (int y = 0; y < bar.height; ++y)
    for (int x = 0; x < bar.width; ++x) {
      if (!bar.get(x, y)) continue;
      ++pixels;
      const int c = crossings(bar.ring(x, y));
      CHECK(c == 1 || c == 2);
      ends += c == 1;
    }
  CHECK(ends == 2);
  CHECK(pixels > 80 && pixels < 100);
}

void walks_to_ends_and_junctions() {
  Bitmap tee(64, 64);
  const auto dot = [&](int x, int y) { tee.row(y)[0] |= std::uint64_t{1} << x; };
  for (int x = 10; x < 41; ++x) dot(x, 30);
  for (int y = 31; y < 45; ++y) dot(25, y);
  CHECK(crossings(tee.ring(10, 30)) == 1);
  const Walk short_of = walk(tee, 10, 30, 0, 8);
  CHECK(short_of.stop == Walk::Stop::kLimit && short_of.x == 18 && short_of.length == 8);
  const Walk fork = walk(tee, 10, 30, 0, 40);
  CHECK(fork.stop == Walk::Stop::kJunction && std::abs(fork.x - 25) <= 1);
  const Walk end = walk(tee, 25, 32, 6, 40);
  CHECK(end.stop == Walk::Stop::kEnding && end.x == 25 && end.y == 44);
}

void filters_ignore_flat_grey() {
  for (const float angle : {0.0f, 1.0f, -1.2f})
    for (const float period : {4.0f, 9.0f, 20.0f}) {
      int sum = 0;
      for (const std::int16_t w : filter_for(angle, period)) sum += w;
      CHECK_NEAR(sum, 0, 150);  // of 100,000: the rounding of 289 weights
    }
}

}  // namespace

int main() {
  finds_direction_and_period();
  waves_without_ends_have_no_minutiae();
  a_dislocation_is_one_minutia();
  resolution_scales_places_not_angles();
  nothing_to_see_gives_nothing();
  noise_is_bounded_and_repeatable();
  thins_to_single_lines();
  walks_to_ends_and_junctions();
  filters_ignore_flat_grey();
  return tram::testing::finish();
}
