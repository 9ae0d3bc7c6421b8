// How the fingers of a hand lie side by side on the glass.
#pragma once

#include <vector>

#include "synth.h"

namespace tram::synth {

/// One finger's place on the glass.
struct FingerPlace {
  int position;         ///< ISO
  double x, y;          ///< centre of the distal phalanx's touch, pixels
  double angle;         ///< radians, clockwise
  double scale;
};

/// The places of every finger that is not missing, by position.
std::vector<FingerPlace> lay_hand(const SlapSpec& slap);

}  // namespace tram::synth
