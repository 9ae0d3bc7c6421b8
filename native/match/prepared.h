// What the comparison works on.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "../minutiae/minutia.h"
#include "hull.h"

namespace tram::match_detail {

inline constexpr int kGridSide = 8;       ///< cells of a neighbourhood, each way
inline constexpr int kDirectionBins = 6;  ///< over the full circle

/// The neighbourhood of one minutia, turned to its own direction: one word per direction bin, one
/// bit per cell: is there a neighbour about here that points about there? After the cylinders of
/// Cappelli, Ferrara and Maltoni (Minutia Cylinder-Code, 2010), as a set of bits.
struct Cylinder {
  std::array<std::uint64_t, kDirectionBins> bits{};
  std::uint64_t seen = 0;  ///< cells inside the print, the same for every direction
};

struct Point {
  float x = 0, y = 0;      ///< pixels at 500 ppi, y down
  float angle = 0;         ///< radians in [0, 2 pi), counter-clockwise as seen
  float cos = 1, sin = 0;  ///< of the angle
};

struct Prepared {
  std::vector<Point> points;        ///< at most kMaxUsed
  std::vector<Cylinder> cylinders;  ///< one per point
  std::vector<Side> hull;
  double mean_quality = 0;          ///< 0 .. 100
};

Prepared prepare(const Template& print);

}  // namespace tram::match_detail
