// Puts bin numbers back as coefficients, walking through the coded subbands in their order.
#pragma once

#include <cstdint>

#include "bins.h"

namespace tram::wsq {

class BandWriter {
 public:
  BandWriter(Plane& plane, const Layout& layout, const Bins& bins);

  bool is_full() const { return band_ == kBands; }

  /// False when there is no place left.
  bool put(std::int32_t bin);

  /// Leaves `count` coefficients at zero, which they are already.
  bool skip(std::int32_t count);

 private:
  void advance(int count);
  void enter_band();

  Plane& plane_;
  const Layout& layout_;
  const Bins& bins_;
  int band_ = -1;
  int x_ = 0;
  int y_ = 0;
  float* row_ = nullptr;
};

}  // namespace tram::wsq
