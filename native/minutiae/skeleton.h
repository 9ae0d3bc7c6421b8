// Reading a map of one-pixel ridges.
#pragma once

#include <array>

#include "bitmap.h"

namespace tram::minutiae {

/// Runs of ridge round a pixel: 1 at an ending, 2 along a ridge, 3 at a bifurcation (the crossing
/// number of Rutovitz 1966). `ring` as of Bitmap::ring.
int crossings(unsigned ring);

/// First steps (indices of kStepX) of the ridges that leave a pixel; returns how many.
int branches(unsigned ring, std::array<int, 4>& steps);

/// A walk along a ridge.
struct Walk {
  enum class Stop { kLimit, kEnding, kJunction };
  int x = 0, y = 0;   ///< where it stopped
  int length = 0;     ///< steps made
  int mid_x = 0, mid_y = 0;  ///< where it was after half the limit, or at its end
  Stop stop = Stop::kLimit;
};

/// Walks from (x, y) by the given first step, at most `limit` steps.
Walk walk(const Bitmap& ridges, int x, int y, int step, int limit);

}  // namespace tram::minutiae
