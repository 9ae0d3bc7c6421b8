// Laying one print on the other.
#pragma once

#include <vector>

#include "local_pairs.h"
#include "match.h"

namespace tram::match_detail {

/// x' = xx x + xy y + tx, y' = yx x + yy y + ty: a turn, a shift and a little stretch.
struct Motion {
  float xx = 1, xy = 0, yx = 0, yy = 1, tx = 0, ty = 0;
  Spot operator()(float x, float y) const { return {xx * x + xy * y + tx, yx * x + yy * y + ty}; }
  float rotation() const;  ///< radians, counter-clockwise as seen
};

/// Two points that fall on each other.
struct Meeting {
  int a = 0, b = 0;
  float apart = 0;  ///< distance, 0 (exact) .. 1 (the farthest that is accepted)
  float lean = 0;   ///< difference of directions, the same way
  float misfit() const { return 0.6f * apart + 0.4f * lean; }
};

struct Alignment {
  Motion motion;
  std::vector<Meeting> meetings;
};

/// Least squares over the meetings: a turn and shift, then as much stretch as many points ask for.
Motion fit(const Prepared& a, const Prepared& b, const std::vector<Meeting>& meetings);

/// One-to-one meetings once the points of a lie at `places` and are turned by `rotation`, best fitting
/// first; distances up to `reach` pixels.
std::vector<Meeting> meet(const Prepared& a, const Prepared& b, const std::vector<Spot>& places, float rotation,
                          float reach);

/// The points of a under a motion, each then drawn the way that meetings around it (never its own)
/// are off: skin stretches smoothly, so true meetings come closer and chance ones do not.
std::vector<Spot> bend(const Prepared& a, const Prepared& b, const Motion& motion, const std::vector<Meeting>& meetings);

/// Starts from one pair and those that agree with it, pairs and refits in turn.
Alignment align(const Prepared& a, const Prepared& b, const std::vector<Pair>& pairs, std::size_t seed);

}  // namespace tram::match_detail
