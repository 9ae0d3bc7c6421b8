// Brings any accepted image to what the definitions assume: 500 ppi and no white frame.
#pragma once

#include <optional>

#include "../image/gray.h"
#include "../image/result.h"
#include "survey.h"

namespace tram::quality {

struct Prepared {
  GrayImage resampled;  ///< owns the pixels when the image had to be resampled
  GrayView view;        ///< the print without its white frame, at 500 ppi
  Frame place;          ///< left and top of `view` in the whole image at 500 ppi, and the size of that image
  double scale = 1.0;   ///< pixels of the given image per pixel at 500 ppi
};

/// Fills `out`, or says why the image is refused. `out.view` may point into `image`.
std::optional<Error> prepare(const GrayView& image, Prepared& out);

}  // namespace tram::quality
