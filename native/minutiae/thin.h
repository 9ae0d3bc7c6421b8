// Ridges down to one pixel.
#pragma once

#include "bitmap.h"

namespace tram::minutiae {

/// Parallel thinning of Guo and Hall (1989, method A1), 64 pixels at a time.
void thin(Bitmap& ridges);

}  // namespace tram::minutiae
