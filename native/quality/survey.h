// One pass over the blocks of a print: what both the standard measures and our own reasons are read from.
#pragma once

#include <vector>

#include "../image/gray.h"
#include "blur.h"
#include "gradient_tensor.h"
#include "measures.h"
#include "region.h"

namespace tram::quality {

/// Bounds of the print inside the given image, without the rows and columns that are white on average.
struct Frame {
  int left = 0, top = 0, width = 0, height = 0;
};
Frame without_white_frame(const GrayView& image);

/// A block of the grid that starts at (kBorder, kBorder), so that its 36x36 window always fits.
struct SlantBlock {
  bool foreground = false;  ///< its grey levels vary enough to hold ridges
  GradientTensor tensor;
  double angle = 0.0;    ///< reference_angle of the tensor
  double fda = 0.0;      ///< only for foreground blocks, as the two below
  double clarity = 0.0;
};

/// A block of the grid that starts at (0, 0); the last of a row or column may be smaller.
struct PlainBlock {
  int width = 0, height = 0;
  double mean = 0.0, stddev = 0.0;
  bool in_region = false;
  GradientTensor tensor;
};

struct Survey {
  double mean = 0.0, stddev = 0.0;  ///< grey of the whole print
  Plane half{0, 0};  ///< the print at half size, the cells of `region`
  Region region;
  int slant_columns = 0, slant_rows = 0;
  std::vector<SlantBlock> slant;
  int plain_columns = 0, plain_rows = 0;
  std::vector<PlainBlock> plain;
  std::vector<double> width_ratios;  ///< ridge over valley, all foreground blocks
};

/// `print` must be at 500 ppi and not empty.
Survey survey(const GrayView& print);

/// The measures of the standard from a survey.
MeasureSet measures_of(const Survey& s);

}  // namespace tram::quality
