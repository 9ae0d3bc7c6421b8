#include "pattern.h"

#include <cmath>

#include "math.h"
#include "random.h"

namespace tram::synth {
namespace {

constexpr double kDegree = kPi / 180;
constexpr double kLegReach = 110;  ///< pixels over which a loop's legs stay parallel

bool is_left_hand(int position) { return position >= 6; }

/// Thumb 1 .. little finger 5.
int digit_of(int position) { return position >= 6 ? position - 5 : position; }

/// Shares in percent, rounded from the class statistics that Cappelli and Maltoni (2009) quote:
/// the index has most arches and radial loops, thumb and ring most whorls, the little finger loops.
struct ClassShares {
  int ulnar, radial, whorl, double_loop, arch;  // the rest is tented arches
};
constexpr ClassShares kShares[5] = {{52, 1, 31, 12, 3},
                                    {38, 18, 24, 6, 8},
                                    {72, 3, 14, 4, 5},
                                    {54, 2, 37, 4, 2},
                                    {84, 1, 10, 3, 1}};

PatternClass draw_class(Random& random, int position) {
  const ClassShares& share = kShares[digit_of(position) - 1];
  const PatternClass ulnar =
      is_left_hand(position) ? PatternClass::kLeftLoop : PatternClass::kRightLoop;
  const PatternClass radial =
      is_left_hand(position) ? PatternClass::kRightLoop : PatternClass::kLeftLoop;
  int draw = random.below(100);
  if ((draw -= share.ulnar) < 0) return ulnar;
  if ((draw -= share.radial) < 0) return radial;
  if ((draw -= share.whorl) < 0) return PatternClass::kWhorl;
  if ((draw -= share.double_loop) < 0) return PatternClass::kDoubleLoop;
  if ((draw -= share.arch) < 0) return PatternClass::kArch;
  return PatternClass::kTentedArch;
}

Singularity place(Random& random, double x, double y, double spread) {
  Singularity s{};
  s.x = x + spread * random.bell();
  s.y = y + spread * random.bell();
  s.twist1 = 0.16 * random.bell();
  s.phase1 = random.between(0, 2 * kPi);
  s.twist2 = 0.10 * random.bell();
  s.phase2 = random.between(0, 2 * kPi);
  return s;
}

void place_loop(Pattern& p, Random& random, double delta_side) {
  const double x = p.centre_x - delta_side * 8, y = p.centre_y;
  p.cores.push_back(place(random, x, y, 5));
  p.deltas.push_back(place(random, x + delta_side * random.between(75, 150),
                           y + random.between(95, 150), 8));
}

void place_whorl(Pattern& p, Random& random, double sideways, double apart) {
  const double x = p.centre_x, y = p.centre_y;
  p.cores.push_back(place(random, x - sideways, y - apart, 3));
  p.cores.push_back(place(random, x + sideways, y + apart, 3));
  p.deltas.push_back(place(random, x - random.between(105, 165), y + random.between(100, 160), 8));
  p.deltas.push_back(place(random, x + random.between(105, 165), y + random.between(100, 160), 8));
}

void place_singularities(Pattern& p, Random& random) {
  switch (p.kind) {
    case PatternClass::kLeftLoop: return place_loop(p, random, +1);
    case PatternClass::kRightLoop: return place_loop(p, random, -1);
    case PatternClass::kWhorl:
      return place_whorl(p, random, random.between(-10, 10), random.between(8, 42));
    case PatternClass::kDoubleLoop:
      return place_whorl(p, random, (random.chance(0.5) ? 1 : -1) * random.between(22, 42),
                         random.between(14, 30));
    case PatternClass::kTentedArch:
      p.cores.push_back(place(random, p.centre_x, p.centre_y + 25, 3));
      p.deltas.push_back(place(random, p.cores[0].x, p.cores[0].y + random.between(60, 100), 4));
      return;
    case PatternClass::kArch: return;
  }
}

/// Angle of (x, y) about a singularity, with its smooth periodic correction. Sherlock and Monro
/// (1993) take the bare angle; Vizcaya and Gerhardt (1996) correct it piecewise linearly. The
/// part that fades with distance makes the legs of a loop run side by side, as they do in nature.
double angle_about(const Singularity& s, double x, double y) {
  const double dx = x - s.x, dy = y - s.y;
  const double a = angle_of(dy, dx);
  double bent = a + s.twist1 * (sine(a + s.phase1) - sine(s.phase1)) +
                s.twist2 * (sine(2 * a + s.phase2) - sine(s.phase2));
  if (s.legs > 0) {
    const double r2 = (dx * dx + dy * dy) / (kLegReach * kLegReach);
    bent -= s.legs * exponential(-r2 / 2) * sine(a - s.opening);
  }
  return bent;
}

/// The bend that zeros and poles leave out: ridges follow the fingertip above the pattern.
double dome_at(const Pattern& p, double x, double y) {
  const double dx = (x - p.centre_x) / 190, dy = y - p.centre_y;
  const double across = dx / std::sqrt(1 + 0.35 * dx * dx);
  return p.dome * across * (1 - 0.88 * smooth_step(-20, 250, dy));
}

double hump_at(const Pattern& p, double x, double y) {
  const double dx = (x - p.centre_x) / p.hump_width, dy = (y - p.centre_y - 60) / 130;
  return p.hump * dx * exponential(0.5 - dx * dx / 2 - dy * dy / 2);
}

/// Twice the direction at (x, y) above the crease, on a continuous branch.
double twice_distal(const Pattern& p, double x, double y) {
  double twice = 2 * (dome_at(p, x, y) + hump_at(p, x, y));
  for (const Singularity& s : p.cores) twice += angle_about(s, x, y);
  for (const Singularity& s : p.deltas) twice -= angle_about(s, x, y);
  return twice;
}

/// A core opens where the ridge direction equals the direction away from it. At the core itself
/// its own angle counts as 0, so what is left is that direction.
void find_openings(Pattern& p, Random& random) {
  std::vector<double> openings;
  for (const Singularity& core : p.cores) openings.push_back(twice_distal(p, core.x, core.y));
  for (std::size_t i = 0; i < p.cores.size(); ++i) {
    p.cores[i].opening = openings[i];
    p.cores[i].legs = random.between(0.35, 0.7);
  }
}

}  // namespace

Pattern draw_pattern(std::uint64_t finger_seed, int position) {
  Random random(derive(finger_seed, 1));
  Pattern p{};
  p.kind = draw_class(random, position);
  p.centre_x = kSkinCentre + 12 * random.bell();
  p.centre_y = 270 + 16 * random.bell();
  p.dome = random.between(0.62, 0.86);
  const bool arch = p.kind == PatternClass::kArch;
  p.hump = arch ? random.between(0.35, 0.75) : 0;
  p.hump_width = random.between(55, 95);
  p.slant = random.between(-9, 9) * kDegree;
  p.period = random.between(8.5, 9.7);
  place_singularities(p, random);
  find_openings(p, random);
  return p;
}

double orientation_at(const Pattern& p, double x, double y) {
  const double distal = twice_distal(p, x, y) / 2;
  const double middle = smooth_step(kSkinCrease - 90, kSkinCrease + 10, y);
  if (middle <= 0) return distal;
  // Directions have no sign: blend the doubled angles.
  const double c = (1 - middle) * cosine(2 * distal) + middle * cosine(2 * p.slant);
  const double s = (1 - middle) * sine(2 * distal) + middle * sine(2 * p.slant);
  return angle_of(s, c) / 2;
}

}  // namespace tram::synth
