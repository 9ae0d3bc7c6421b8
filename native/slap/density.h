// How much ink lies on each cell of the glass. A cell is 1/125 inch (0.2 mm, four pixels at 500
// ppi): half a ridge period, so that ridges average out and phalanges become smooth blobs.
#pragma once

#include "../image/gray.h"
#include "plane.h"

namespace tram::slap {

inline constexpr int kCellsPerInch = 125;

struct Density {
  int cell = 4;           ///< pixels per cell side
  Plane<float> ink;       ///< darkness against the local background, grey levels, ridges smoothed out
  float threshold = 0;    ///< ink above it is finger; 0: there is nothing on the glass
};

/// Is it a picture that the engine takes: both sides 64..kMaxSide, 250..1200 ppi?
bool is_readable(const GrayView& image);

/// `image` must be readable.
Density measure_density(const GrayView& image);

/// One pass of the binomial filter 1 4 6 4 1 both ways (sigma 1 cell), borders repeated.
void smooth(Plane<float>& plane);

}  // namespace tram::slap
