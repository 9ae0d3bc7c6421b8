// Turns the hand upright: finds the common direction of the fingers.
#pragma once

#include "density.h"

namespace tram::slap {

struct Frame {
  double turn = 0;                ///< radians, clockwise: how the hand was turned
  double from_x = 0, from_y = 0;  ///< centre of the turned plane, cells
  double to_x = 0, to_y = 0;      ///< the same point in the picture, cells

  /// From upright cells to cells of the picture.
  void to_picture(double x, double y, double& picture_x, double& picture_y) const;
};

/// The inked part of the glass, turned so that the fingers point up.
struct Upright {
  Frame frame;
  Plane<float> ink;
};

/// Directions (radians, clockwise) from which the hand looks sharpest, the sharpest first, one to
/// kMostDirections. A row of touching fingertips is as sharp along the row, so one is not enough.
std::vector<double> find_directions(const Density& density);

Upright turn_upright(const Density& density, double turn);

}  // namespace tram::slap
