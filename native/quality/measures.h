// The native quality measures of one print, as ISO/IEC 29794-4 defines them (the ones NFIQ 2 is made of).
// All of them assume 500 ppi and blocks of 32x32 pixels; other resolutions are resampled by the caller.
#pragma once

#include <array>

#include "../image/gray.h"
#include "../image/result.h"

namespace tram {

/// Values of one measure over the blocks of a print: how many fall between the limits of the standard,
/// their mean and population standard deviation. All zero when the print has no such block.
struct Distribution {
  std::array<int, 10> bins{};
  double mean = 0.0;
  double stddev = 0.0;
  int count = 0;
};

/// Grey levels are 0 (black) to 255; the other units stand beside each member.
struct MeasureSet {
  Distribution fda;   ///< frequency domain analysis per block, 0-1: how much of the signal is one ridge period
  Distribution lcs;   ///< local clarity per block, 0-1: how well ridge and valley grey levels separate
  Distribution ocl;   ///< orientation certainty per block, 0-1
  Distribution of;    ///< orientation flow per block, about 0-2: how far the neighbours' directions differ
  Distribution rvup;  ///< ridge width over valley width, one value per neighbouring pair
  double mu = 0.0;          ///< mean grey of the image without its white frame
  double mmb = 0.0;         ///< mean of the block means
  double sigma = 0.0;       ///< standard deviation of grey
  double roi_mean = 255.0;  ///< mean grey inside the region of interest (ImgProcROIArea_Mean)
  int roi_pixels = 0;       ///< area of the region of interest, pixels at 500 ppi
  int roi_blocks = 0;       ///< 32x32 blocks that touch the region
  double coherence_sum = 0.0;  ///< gradient coherence summed over those blocks
  double coherence_rel = 0.0;  ///< the same per block, 0-1
};

/// Refuses (kBadSize) an empty view or a side above kMaxSide, and (kUnsupported) a resolution outside 250-1200 ppi.
Result<MeasureSet> measure(const GrayView& print);

}  // namespace tram
