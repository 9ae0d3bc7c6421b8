// What an officer would see in a print, in numbers: the input of the reasons. Our own measures, beside the standard's.
//
// Grey is relative here: 0 is the dark of this print's ridges, 1 its paper. "Interior" blocks are 32x32 blocks that
// lie wholly in the region of interest, so that the rim of the contact does not count as a fault.
#pragma once

#include "survey.h"

namespace tram::quality {

struct Traits {
  double area_mm2 = 0.0;  ///< of the region of interest
  int left = 0, top = 0, width = 0, height = 0;  ///< its bounding box, pixels of the surveyed view
  /// Share of the box's side that the region covers on that rim of the view; 0 where it stays clear of it.
  double cut_left = 0.0, cut_right = 0.0, cut_top = 0.0, cut_bottom = 0.0;
  int interior = 0;       ///< number of interior blocks

  double paper = 255.0;  ///< grey of the background, 0-255
  double dark = 255.0;   ///< grey of the ridges: median over the interior of each block's dark tenth, 0-255

  double ink_share = 0.0;       ///< of the interior pixels that are darker than halfway
  double break_share = 0.0;     ///< of the pixels on ridges that are light: gaps, broken lines (not in confused blocks)
  double bridge_share = 0.0;    ///< of the pixels in valleys that are dark: bridges, filled valleys (nor there)
  double ridge_blocks = 0.0;    ///< share of interior blocks with one clear direction and a finger's ridge period
  double confused_blocks = 0.0; ///< share with strong contrast but no direction: torn, scarred, worn skin
  double flat_blocks = 0.0;     ///< share that is nearly one grey
  double flat_grey = 1.0;       ///< mean relative grey of those
  double faint_blocks = 0.0;    ///< ridge-like blocks much lighter than the print, per interior block
  double valley_unevenness = 0.0; ///< how much more of the valleys is grey in the worse blocks than in the better ones:
                                  ///< an old print lies under part of this one
  double period = 0.0;          ///< median ridge period of the ridge blocks, pixels
  double direction_spread = 0.0;///< 0 all ridges parallel .. 1 all directions alike
  double roughness = 0.0;       ///< mean difference between directions of neighbouring ridge blocks, degrees
};

Traits traits_of(const GrayView& print, const Survey& s);

}  // namespace tram::quality
