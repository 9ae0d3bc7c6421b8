#include "candidates.h"

#include <bit>
#include <cstdlib>

#include "angles.h"
#include "skeleton.h"
#include "tuning.h"

namespace tram::minutiae {
namespace {

/// Outside the foreground within `reach` pixels, looked at in eight directions.
bool near_border(const CellMap<std::uint8_t>& inside, int x, int y, int reach) {
  for (int k = 0; k < 8; ++k) {
    const int d = k & 1 ? reach * 7 / 10 : reach;
    const int px = x + d * kStepX[k], py = y + d * kStepY[k];
    if (px < 0 || py < 0 || !inside.has(px / kCell, py / kCell) || !inside.at_pixel(px, py)) return true;
  }
  return false;
}

/// The smooth ridge direction, turned to the side that the skeleton shows.
float settle(float traced, const Flow& flow) {
  const float axis = flow.angle();
  const float forward = turn(traced, axis), backward = turn(traced, axis + kPi);
  const bool ahead = std::abs(forward) < std::abs(backward);
  const float off = ahead ? forward : backward;
  // Where both disagree the flow is changing (a core, a delta): meet half way.
  const float share = std::abs(off) < 0.4f ? 0.3f : 0.5f;
  return wrap((ahead ? axis : axis + kPi) + share * off);
}

float ending_angle(const Bitmap& ridges, int x, int y, int step) {
  const Walk w = walk(ridges, x, y, step, kTrace);
  return bearing(static_cast<float>(w.x - x), static_cast<float>(w.y - y));
}

/// The middle of the two branches that lie closest together.
float bifurcation_angle(const Bitmap& ridges, int x, int y, const std::array<int, 4>& steps) {
  float leg[3];
  for (int i = 0; i < 3; ++i) leg[i] = ending_angle(ridges, x, y, steps[i]);
  int best = 0;
  for (int i = 1; i < 3; ++i)
    if (std::abs(turn(leg[(i + 1) % 3], leg[i])) < std::abs(turn(leg[(best + 1) % 3], leg[best]))) best = i;
  return wrap(leg[best] + 0.5f * turn(leg[(best + 1) % 3], leg[best]));
}

void add_candidate(std::vector<Candidate>& out, const Bitmap& ridges, int x, int y,
                   const CellMap<Flow>& flow, const Foreground& foreground) {
  std::array<int, 4> steps{};
  const int count = branches(ridges.ring(x, y), steps);
  if (count != 1 && count != 3) return;
  Candidate c{x, y, 0, count == 1 ? MinutiaType::kEnding : MinutiaType::kBifurcation};
  if (near_border(foreground.inside, x, y, count == 1 ? kBorder : kBorder / 2)) return;
  const float traced = count == 1 ? ending_angle(ridges, x, y, steps[0])
                                  : bifurcation_angle(ridges, x, y, steps);
  c.angle = settle(traced, flow.at_pixel(x, y));
  out.push_back(c);
}

}  // namespace

std::vector<Candidate> find_candidates(const Bitmap& ridges, const CellMap<Flow>& flow,
                                       const Foreground& foreground) {
  std::vector<Candidate> out;
  for (int y = 0; y < ridges.height; ++y)
    for (int i = 0; i < ridges.words; ++i)
      for (std::uint64_t bits = ridges.row(y)[i]; bits; bits &= bits - 1) {
        const int x = i * 64 + std::countr_zero(bits);
        if (crossings(ridges.ring(x, y)) != 2) add_candidate(out, ridges, x, y, flow, foreground);
      }
  return out;
}

}  // namespace tram::minutiae
