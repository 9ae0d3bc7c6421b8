// The area that the minutiae of a print span.
#pragma once

#include <vector>

namespace tram::match_detail {

struct Spot {
  float x = 0, y = 0;  ///< pixels at 500 ppi
};

/// One side of a convex area: nx * x + ny * y - c is the distance of a point outside it.
struct Side {
  float nx = 0, ny = 0, c = 0;
  float outside(float x, float y) const { return nx * x + ny * y - c; }
};

/// The sides of the convex hull (Andrew's monotone chain); of the bounding box where the points lie
/// on a line; none without points.
std::vector<Side> hull_of(std::vector<Spot> spots);

/// Inside, or at most about `margin` pixels outside. Nothing is inside no sides.
bool covers(const std::vector<Side>& hull, float x, float y, float margin);

}  // namespace tram::match_detail
