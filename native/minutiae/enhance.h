// From grey ridges to black and white ones.
#pragma once

#include "bitmap.h"
#include "orientation.h"
#include "ridge_image.h"
#include "ridge_period.h"

namespace tram::minutiae {

/// An oriented band-pass filter tuned per cell to the ridge direction and period (Hong, Wan and Jain
/// 1998). Ridges come out positive, valleys negative; 0 in cells that are not `wanted`.
RidgeImage enhance(const RidgeImage& image, const CellMap<Flow>& flow, const CellMap<Pitch>& pitch,
                   const CellMap<std::uint8_t>& wanted);

/// Ridges of the foreground as set bits.
Bitmap binarise(const RidgeImage& enhanced, const CellMap<std::uint8_t>& inside);

}  // namespace tram::minutiae
