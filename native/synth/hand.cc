#include "hand.h"

#include <algorithm>
#include <array>

#include "master.h"
#include "math.h"
#include "outline.h"
#include "random.h"

namespace tram::synth {
namespace {

/// Index, middle, ring, little: how far the finger's end lies below the middle finger's, in pixels
/// of an adult hand (5 to 9, 0, 3 to 7, 15 to 22 mm).
struct Reach {
  double low, high;
};
constexpr std::array<Reach, 4> kReach = {{{95, 180}, {0, 0}, {55, 140}, {295, 430}}};

double distal_half_width(const SlapSpec& s) { return flat_oval(s.pressure).half_width; }

FingerPlace place_of(const SlapSpec& s, int position) {
  return {position, 0, 0, 0, finger_scale({s.person_seed, position, s.age, s.wear})};
}

/// Index leftmost and upright; the hand of the person, then how it is held this time.
std::vector<FingerPlace> lay_right_four(const SlapSpec& s, bool left) {
  Random person(derive(s.person_seed, 60)), held(derive(s.seed, 60));
  const double fan = s.touching ? held.between(-0.01, 0.02) : held.between(0, 0.075);
  const double half = distal_half_width(s);
  std::vector<FingerPlace> hand;
  double x = 0, last_half = 0;
  for (int i = 0; i < 4; ++i) {
    FingerPlace p = place_of(s, (left ? 7 : 2) + i);
    const double below = person.between(kReach[i].low, kReach[i].high);
    const double gap = s.touching ? held.between(-8, 4) : held.between(18, 80);
    x += i == 0 ? 0 : last_half + half * p.scale + gap * p.scale;
    last_half = half * p.scale;
    p.x = x;
    p.y = (below + 12 * held.bell()) * p.scale;
    p.angle = (i - 1.5) * fan + 0.015 * held.bell();
    hand.push_back(p);
  }
  return hand;
}

void mirror(std::vector<FingerPlace>& hand) {
  for (FingerPlace& p : hand) {
    p.x = -p.x;
    p.angle = -p.angle;
  }
}

std::vector<FingerPlace> lay_thumbs(const SlapSpec& s) {
  Random held(derive(s.seed, 61));
  const double half = distal_half_width(s);
  FingerPlace left = place_of(s, 6), right = place_of(s, 1);
  const double gap = s.touching ? held.between(-6, 4) : held.between(40, 190);
  left.x = -half * left.scale - gap / 2;
  right.x = half * right.scale + gap / 2;
  left.y = 35 * held.bell();
  right.y = 35 * held.bell();
  const double lean = s.touching ? 0.02 : 0.09;
  left.angle = lean * (1 + held.bell());
  right.angle = -lean * (1 + held.bell());
  return {right, left};
}

/// Turns the hand and puts it on the glass so that the distal phalanges are in the middle; where
/// the middle phalanges lie on the glass too, a little higher.
void settle(std::vector<FingerPlace>& hand, const SlapSpec& s) {
  Random held(derive(s.seed, 62));
  const double turn = bounded(s.rotation_deg, -60.0, 60.0) * kPi / 180;
  const double c = cosine(turn), n = sine(turn);
  double low_x = 1e9, high_x = -1e9, low_y = 1e9, high_y = -1e9;
  for (FingerPlace& p : hand) {
    const double x = p.x * c - p.y * n, y = p.x * n + p.y * c;
    p.x = x;
    p.y = y;
    p.angle += turn;
    low_x = std::min(low_x, x);
    high_x = std::max(high_x, x);
    low_y = std::min(low_y, y);
    high_y = std::max(high_y, y);
  }
  const double slack = std::max(0.0, (s.height - (high_y - low_y)) / 2 - 250);
  const double rise = s.middle_phalanges ? std::min(150.0, slack) : 0;
  const double shift_x = (s.width - low_x - high_x) / 2 + 8 * held.bell() + bounded(s.dx, -kMaxSide, kMaxSide);
  const double shift_y = (s.height - low_y - high_y) / 2 - rise + 8 * held.bell() + bounded(s.dy, -kMaxSide, kMaxSide);
  for (FingerPlace& p : hand) {
    p.x += shift_x;
    p.y += shift_y;
  }
}

}  // namespace

std::vector<FingerPlace> lay_hand(const SlapSpec& s) {
  const bool left = s.kind == SlapKind::kLeftFour;
  std::vector<FingerPlace> hand =
      s.kind == SlapKind::kThumbs ? lay_thumbs(s) : lay_right_four(s, left);
  if (left) mirror(hand);
  settle(hand, s);
  std::erase_if(hand, [&](const FingerPlace& p) { return s.missing >> p.position & 1; });
  std::sort(hand.begin(), hand.end(),
            [](const FingerPlace& a, const FingerPlace& b) { return a.position < b.position; });
  return hand;
}

}  // namespace tram::synth
