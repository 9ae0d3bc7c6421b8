// The pixels of a block turned so that its ridges stand upright: the input of clarity, uniformity and frequency.
#pragma once

#include <cstdint>

#include "../image/gray.h"
#include "block.h"

namespace tram::quality {

/// 16 rows along the ridges by 32 columns across them.
struct SlantedBlock {
  std::uint8_t grey[kSlantShort][kSlantLong];
};

/// Where the turned pattern is cut out.
enum class Cut {
  kCentred,  ///< around the middle of the window (local clarity)
  kShifted,  ///< two pixels up and left of it in the turned frame (uniformity, frequency): the reference widens the
             ///< window by two pixels of the image before turning and cuts as if it had not
};

/// Turns the 36x36 window whose top left corner is (x, y) by `angle` radians (nearest pixel) and cuts the middle out.
/// What falls outside the window is 0. The window must lie inside the image.
SlantedBlock slanted_block(const GrayView& image, int x, int y, double angle, Cut cut);

/// The same pattern with the ridges lying: mean grey of each of the 32 rows of a 16-pixel-wide strip.
void row_means(const GrayView& image, int x, int y, double angle, double means[kSlantLong]);

}  // namespace tram::quality
