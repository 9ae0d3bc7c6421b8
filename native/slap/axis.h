// The line through the middle of a finger.
#pragma once

#include <vector>

#include "grouping.h"

namespace tram::slap {

struct Cell {
  float x, y, ink;
};

struct Axis {
  double x = 0, y = 0;        ///< a point on it, cells
  double tilt = 0;            ///< radians, clockwise, against upright
  double c = 1, s = 0;        ///< cosine and sine of the tilt

  double across(const Cell& k) const { return (k.x - x) * c + (k.y - y) * s; }
  double along(const Cell& k) const { return (k.y - y) * c - (k.x - x) * s; }  ///< towards the palm
  void to_plane(double across, double along, double& px, double& py) const {
    px = x + across * c - along * s;
    py = y + across * s + along * c;
  }
};

/// Every cell of the group's patches.
std::vector<Cell> collect(const Plane<float>& ink, const Plane<int>& labels,
                          const std::vector<Blob>& blobs, const Group& group);

Axis find_axis(const std::vector<Cell>& cells, double width);

}  // namespace tram::slap
