// What kind of finger it is and which way its ridges run: the orientation field.
#pragma once

#include <cstdint>
#include <vector>

#include "synth.h"

namespace tram::synth {

/// The skin of a finger laid flat, in pixels of a 500 ppi adult finger, origin top left, y down.
inline constexpr int kSkinWidth = 544;
inline constexpr int kSkinHeight = 940;
inline constexpr double kSkinCentre = 272;   ///< the finger's axis
inline constexpr double kSkinTip = 26;       ///< the end of the finger
inline constexpr double kSkinCrease = 545;   ///< the flexion crease below the distal phalanx

struct Singularity {
  double x, y;
  double twist1, phase1;  ///< smooth correction of the angle around it, first harmonic
  double twist2, phase2;  ///< second harmonic
  double opening, legs;   ///< of a core: where its loop opens (radians), how parallel its legs are
};

struct Pattern {
  PatternClass kind;
  std::vector<Singularity> cores;
  std::vector<Singularity> deltas;
  double centre_x, centre_y;  ///< where the pattern sits, even when it has no core
  double dome;                ///< how strongly the ridges above bend round the tip, radians
  double hump, hump_width;    ///< the rise of an arch, radians and pixels
  double slant;               ///< slope of the middle phalanx's ridges, radians
  double period;              ///< mean ridge period, pixels
};

/// The pattern of a finger: natural class frequencies by position and hand.
Pattern draw_pattern(std::uint64_t finger_seed, int position);

/// Ridge direction at (x, y) in radians, y down, defined modulo pi.
double orientation_at(const Pattern& pattern, double x, double y);

}  // namespace tram::synth
