// Seeds decide everything: the golden hashes hold on every machine and compiler. When the
// generator changes on purpose, run this and copy the hashes it prints.
#include <cmath>
#include <limits>

#include "../testing/check.h"
#include "hand.h"
#include "math.h"
#include "synth.h"

namespace {

using namespace tram;
using namespace tram::synth;

constexpr std::uint64_t kGoldenFlat = 0xd661dc87fc6b203cULL;
constexpr std::uint64_t kGoldenRolled = 0x349d4387a885a208ULL;
constexpr std::uint64_t kGoldenSlap = 0xcb89be13e12bdad6ULL;

std::uint64_t hash_of(const GrayImage& image) {  // FNV-1a
  std::uint64_t h = 0xcbf29ce484222325ULL;
  for (std::uint8_t p : image.pixels) h = (h ^ p) * 0x100000001b3ULL;
  return h;
}

void check_golden(const char* what, const GrayImage& image, std::uint64_t expected) {
  const std::uint64_t got = hash_of(image);
  if (got != expected) std::printf("%s: 0x%016llxULL\n", what, static_cast<unsigned long long>(got));
  CHECK(got == expected);
}

/// Share of pixels darker than mid-grey.
double dark_share(const GrayImage& image) {
  std::size_t dark = 0;
  for (std::uint8_t p : image.pixels) dark += p < 128;
  return static_cast<double>(dark) / image.pixels.size();
}

void math_is_close_to_libm() {
  for (double x = -40; x < 40; x += 0.137) {
    CHECK_NEAR(sine(x), std::sin(x), 1e-8);
    CHECK_NEAR(exponential(x), std::exp(x), 1e-9 * std::exp(x));
    CHECK_NEAR(angle_of(std::sin(x), std::cos(x)), std::atan2(std::sin(x), std::cos(x)), 1e-7);
  }
}

void same_seed_same_bytes() {
  MasterCache cache;
  const FingerSpec finger{7, 3};
  ImpressionSpec touch;
  const GrayImage once = render_print(finger, touch, &cache);
  CHECK(once.width == 416 && once.height == 560);
  CHECK(once.pixels == render_print(finger, touch).pixels);
  CHECK(once.pixels == render_print(finger, touch, &cache).pixels);
  touch.seed = 2;
  CHECK(once.pixels != render_print(finger, touch, &cache).pixels);
  CHECK(once.pixels != render_print({7, 4}, ImpressionSpec{}, &cache).pixels);
  CHECK(once.pixels != render_print({8, 3}, ImpressionSpec{}, &cache).pixels);
}

void golden_hashes() {
  ImpressionSpec plain, hard;
  hard.kind = PrintKind::kRolled;
  hard.rotation_deg = 17;
  hard.distortion = 1;
  hard.ghost = hard.smear = 0.5;
  SlapSpec slap;
  slap.kind = SlapKind::kLeftFour;
  slap.rotation_deg = -21;
  check_golden("flat", render_print({1, 1}, plain), kGoldenFlat);
  check_golden("rolled", render_print({2, 9, 72, 1}, hard), kGoldenRolled);
  check_golden("slap", render_slap(slap).image, kGoldenSlap);
}

void parameters_do_what_they_say() {
  MasterCache cache;
  const FingerSpec finger{21, 2};
  const auto darkness = [&](auto change) {
    ImpressionSpec touch;
    change(touch);
    return dark_share(render_print(finger, touch, &cache));
  };
  const double normal = darkness([](ImpressionSpec&) {});
  CHECK(normal > 0.1 && normal < 0.5);
  CHECK(darkness([](ImpressionSpec& i) { i.moisture = 0; }) < 0.8 * normal);
  CHECK(darkness([](ImpressionSpec& i) { i.moisture = 1; }) > 1.2 * normal);
  CHECK(darkness([](ImpressionSpec& i) { i.pressure = 0; }) < 0.8 * normal);
  CHECK(darkness([](ImpressionSpec& i) { i.contact = Contact::kTip; }) < 0.6 * normal);
  CHECK(darkness([](ImpressionSpec& i) { i.dx = 5000; }) < 0.01);
  CHECK(dark_share(render_print({21, 2, 6}, {}, &cache)) < 0.6 * normal);
}

void slap_truth_is_in_the_picture() {
  for (std::uint64_t seed = 1; seed <= 6; ++seed) {
    SlapSpec spec;
    spec.person_seed = spec.seed = seed;
    spec.kind = seed % 3 == 0 ? SlapKind::kThumbs : seed % 3 == 1 ? SlapKind::kRightFour : SlapKind::kLeftFour;
    spec.rotation_deg = seed % 2 ? 35 : -35;
    const Slap slap = render_slap(spec);
    CHECK(slap.image.width == 1600 && slap.image.height == 1500);
    CHECK(slap.fingers.size() == (spec.kind == SlapKind::kThumbs ? 2 : 4));
    for (const FingerTruth& f : slap.fingers) {
      CHECK(f.centre_x > 100 && f.centre_x < 1500 && f.centre_y > 100 && f.centre_y < 1400);
      CHECK(f.width > 150 && f.height > f.width && f.height < 700);
      CHECK(std::abs(f.angle_deg - spec.rotation_deg) < 25);
    }
  }
}

void hands_are_in_their_order() {
  for (const FingerPlace& p : lay_hand({})) CHECK(p.position >= 2 && p.position <= 5);
  SlapSpec left;
  left.kind = SlapKind::kLeftFour;
  left.missing = 1u << 8;
  const auto hand = lay_hand(left);
  CHECK(hand.size() == 3);
  CHECK(hand[0].position == 7 && hand[1].position == 9 && hand[2].position == 10);
  CHECK(hand[0].x > hand[1].x && hand[1].x > hand[2].x);
  CHECK(lay_hand({.missing = ~0u}).empty());
}

void odd_parameters_are_tamed() {
  const double nan = std::numeric_limits<double>::quiet_NaN(), inf = std::numeric_limits<double>::infinity();
  ImpressionSpec touch;
  touch.pressure = touch.moisture = touch.distortion = touch.ghost = touch.smear = touch.noise = nan;
  touch.dx = inf;
  touch.rotation_deg = nan;
  touch.width = 100000;
  touch.height = 1;
  CHECK(render_print({1, -3, -5, nan}, touch).width == kMaxSide);
  SlapSpec slap;
  slap.rotation_deg = slap.dx = slap.pressure = slap.wear = nan;
  slap.dy = -inf;
  slap.width = -4;
  CHECK(render_slap(slap).image.width == 1);
}

void classes_have_natural_shares() {
  int loops = 0, whorls = 0, arches = 0;
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    for (int position = 1; position <= 10; ++position) {
      switch (pattern_of({seed, position})) {
        case PatternClass::kLeftLoop:
        case PatternClass::kRightLoop: ++loops; break;
        case PatternClass::kWhorl:
        case PatternClass::kDoubleLoop: ++whorls; break;
        default: ++arches;
      }
    }
  }
  CHECK_NEAR(loops / 2000.0, 0.66, 0.05);  // 65.5, 27.9, 6.6 % in Wilson et al. (1993)
  CHECK_NEAR(whorls / 2000.0, 0.28, 0.05);
  CHECK_NEAR(arches / 2000.0, 0.06, 0.03);
}

}  // namespace

int main() {
  math_is_close_to_libm();
  same_seed_same_bytes();
  golden_hashes();
  parameters_do_what_they_say();
  slap_truth_is_in_the_picture();
  hands_are_in_their_order();
  odd_parameters_are_tamed();
  classes_have_natural_shares();
  return tram::testing::finish();
}
