// Which way the ridges run, per cell.
#pragma once

#include "cells.h"
#include "ridge_image.h"

namespace tram::minutiae {

struct Flow {
  float cos2 = 0, sin2 = 0;  ///< unit vector at twice the ridge angle (counter-clockwise, y up)
  float coherence = 0;       ///< 0 (no direction) .. 1 (parallel ridges), before smoothing
  float energy = 0;          ///< mean squared gradient, grey levels squared

  /// Radians in (-pi/2, pi/2].
  float angle() const;
};

/// Averaged squared gradients (Kass and Witkin 1987; Bazen and Gerez 2002), smoothed over about
/// three ridge periods with the clear cells leading.
CellMap<Flow> estimate_flow(const RidgeImage& image);

}  // namespace tram::minutiae
