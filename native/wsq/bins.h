// Bin widths: how coarsely each subband is quantised (IAFIS-IC-0110 part 1 annex A, part 3).
#pragma once

#include <array>

#include "layout.h"
#include "plane.h"

namespace tram::wsq {

/// Widths in units of the normalised pixel. A subband with step 0 is not coded at all.
struct Bins {
  double centre = 0.44;               ///< C: where in its bin a coefficient is put back, from the low edge
  std::array<float, kBands> step{};   ///< Q
  std::array<float, kBands> zero{};   ///< Z: width of the bin about zero
};

/// Variance of each subband, over its middle where the print is, or over the whole of it when the
/// middle is nearly flat.
std::array<double, kBands> subband_variances(const Plane& plane, const Layout& layout);

/// The widths that aim at `bpp` bits per pixel, by the bit allocation of part 3.
Bins choose_bins(const std::array<double, kBands>& variance, double bpp);

}  // namespace tram::wsq
