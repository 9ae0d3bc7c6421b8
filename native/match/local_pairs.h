// Which minutiae of two prints look alike by their neighbourhoods.
#pragma once

#include <vector>

#include "prepared.h"

namespace tram::match_detail {

struct Pair {
  int a = 0, b = 0;      ///< indices of points
  float similarity = 0;  ///< 0 .. 1, of the neighbourhoods
  float support = 0;     ///< 0 .. 1, after the other pairs have been heard
  float turn = 0;        ///< direction in b minus direction in a, -pi .. pi
  float cos = 1, sin = 0;  ///< of the turn
};

/// Dice similarity of two neighbourhoods over what both see; 0 where that is too little.
float similarity_of(const Cylinder& a, const Cylinder& b);

/// The most alike pairs, best first: at most kMaxPairs, a point in at most kPairsPerPoint of them.
std::vector<Pair> find_pairs(const Prepared& a, const Prepared& b);

}  // namespace tram::match_detail
