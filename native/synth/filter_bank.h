// The oriented filters that grow ridges: Gabor-like, in whole numbers so that sums are exact.
#pragma once

#include <cstdint>
#include <vector>

namespace tram::synth {

inline constexpr int kFilterRadius = 6;
inline constexpr int kFilterSize = 2 * kFilterRadius + 1;
inline constexpr int kFilterStride = 16;  ///< taps per row, the last three are zero
inline constexpr int kFilterMargin = 10;  ///< pixels to keep around a sheet that is filtered
inline constexpr int kFilterShift = 14;

/// The filter for a ridge direction (radians, y down) and a period in the sheet's pixels.
int filter_index(double direction, double period);

class FilterBank {
 public:
  FilterBank();
  const std::int16_t* taps(int index) const {
    return &taps_[static_cast<std::size_t>(index) * kFilterSize * kFilterStride];
  }

 private:
  std::vector<std::int16_t> taps_;
};

}  // namespace tram::synth
