// The skin of one finger, grown once and touched many times.
#pragma once

#include <cstdint>
#include <vector>

#include "pattern.h"

namespace tram::synth {

/// Two planes of kSkinWidth x kSkinHeight.
struct Master {
  Pattern pattern;
  std::vector<std::int8_t> ridge;   ///< -127 valley .. 127 crest
  std::vector<std::uint8_t> gap;    ///< 0 .. 255: how far a pore, crease or scar keeps skin off glass
};

Master grow_master(const FingerSpec& finger);

/// The seed that a person's finger grows from: independent of age and wear.
std::uint64_t finger_seed(const FingerSpec& finger);

/// Size relative to the adult standard finger: by age, person and digit.
double finger_scale(const FingerSpec& finger);

}  // namespace tram::synth
