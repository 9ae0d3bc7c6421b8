// Every limit behind the reasons, in one place. The quantities are those of traits.h.
//
// Chosen by hand between the quantiles of the classes on generated prints, tuning seeds 1-60; the confusion table in
// README.md is made on other seeds. To see it again after a change:
//   $(node native/build.mjs --program native/quality/confusion.cc) 1 41
#pragma once

#include "quality.h"

namespace tram::quality {

/// What depends on the citizen's age and on the kind of print.
struct Limits {
  double least_area_mm2;
  double tip_height_mm;  ///< a contact that is lower than this, and wider than high, is a tip
  double least_aspect;   ///< width by height of a finger that lies flat; less is its side
  double break_share;    ///< above: dry
  double bridge_share;   ///< above: wet
  double thin_ink;       ///< below, with weak contrast: touched lightly
  double confused;       ///< above: worn or scarred
};

enum class AgeGroup { kChild, kAdult, kOld };  // 6-13, 14-59, 60 and more

// Children: small fingers, fine ridges that two pixels blur together. Old people: drier skin that is still their best.
inline constexpr Limits kLimits[3][2] = {
    // area   tip   aspect  break  bridge  thin  confused
    {{70.0, 11.0, 0.58, 0.29, 0.30, 0.45, 0.070},     // child, flat
     {130.0, 13.0, 0.68, 0.29, 0.30, 0.45, 0.060}},  // child, rolled
    {{140.0, 12.5, 0.58, 0.27, 0.24, 0.45, 0.050},   // adult, flat
     {260.0, 15.0, 0.68, 0.27, 0.24, 0.45, 0.045}},  // adult, rolled
    {{130.0, 12.5, 0.58, 0.29, 0.24, 0.45, 0.050},   // old, flat
     {240.0, 15.0, 0.68, 0.29, 0.24, 0.45, 0.045}},  // old, rolled
};

// Nothing there, or nothing of a finger.
inline constexpr double kBlankSigma = 6.0;         // grey levels: less variation than this is an empty glass
inline constexpr double kBlackMean = 25.0;         // a mean outside these two is no light or too much of it
inline constexpr double kWhiteMean = 251.0;
inline constexpr double kLeastArea = 15.0;         // mm2
inline constexpr int kLeastInterior = 4;           // blocks
inline constexpr double kFewRidgeBlocks = 0.12;    // less is no finger, unless it looks like torn skin:
inline constexpr double kTornConfused = 0.30;
inline constexpr double kAllConfused = 0.95;
inline constexpr double kTornClarity = 0.40;
inline constexpr double kTornCoherence = 0.11;
inline constexpr double kTornBridge = 0.26;
inline constexpr double kParallelSpread = 0.015;   // with ...
inline constexpr double kParallelRoughness = 2.0;  // ... this and kParallelBlocks: a printed grating
inline constexpr int kParallelBlocks = 16;

// Smeared: blocks of plain mid grey, or valleys filled although the ridges are not black.
inline constexpr double kSmearFlatBlocks = 0.045;
inline constexpr double kSmearFlatGrey = 0.12;
inline constexpr double kSmearBridge = 0.18;
inline constexpr double kSmearDark = 70.0;
inline constexpr double kSmearInk = 0.50;

inline constexpr double kGhostBlocks = 0.030;  // faint ridge blocks per interior block
inline constexpr double kGhostUnevenness = 0.20;
inline constexpr double kGhostRidgeBlocks = 0.80;
inline constexpr double kGhostBridge = 0.22;
inline constexpr double kWetInk = 0.60;
inline constexpr double kDryCoherence = 0.55;    // ridge direction is lost at the scale of a pixel
inline constexpr double kDryConfused = 0.06;     // dry skin alone tears a few blocks more
inline constexpr double kLightContrast = 176.0;  // grey levels between paper and ridges

// Over the rim: so much of one side is cut while so much of the image lies empty on the other.
inline constexpr double kCutShare = 0.30;
inline constexpr double kEmptyAcross = 0.12;
inline constexpr double kEmptyAlong = 0.22;

}  // namespace tram::quality
