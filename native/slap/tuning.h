// The numbers of the segmentation that were chosen on pictures. They were set by hand on synthetic
// slaps of seeds 1..300 and 100001..101000, and checked on 200001..201000 (see README.md):
//   slap_error_rates 1 300
#pragma once

#include <cstddef>

namespace tram::slap {

// density.cc, grey levels
inline constexpr float kNoiseFloor = 8;         ///< haze and sensor noise stay below
inline constexpr float kThresholdShare = 0.42f;  ///< of a well-inked cell
inline constexpr float kStrongShare = 0.25f;    ///< this share of inked cells is better inked
inline constexpr int kLeastInkedCells = 800;    ///< 32 mm2: less is dirt
inline constexpr int kLeastPatch = 150;         ///< cells, 6 mm2

// upright.cc
inline constexpr double kSearchTurn = 48;  ///< degrees either way
inline constexpr double kSearchStep = 2;
inline constexpr double kPeaksApart = 10;
inline constexpr double kLeastPeak = 0.35;  ///< of the sharpest direction
inline constexpr std::size_t kMostDirections = 4;
inline constexpr double kAspectSpread = 0.25;  ///< of the logarithm of a box's height over width
inline constexpr double kOtherCount = 0.75;    ///< plausibility of another number than expected
inline constexpr double kPlausible = 0.70;  ///< from here on no other direction is tried

// split.cc
inline constexpr double kNarrowest = 34, kWidest = 100;  ///< cells, 7 to 20 mm: child to big thumb
inline constexpr double kUsualWidth = 70;       ///< of an adult finger, cells
inline constexpr double kUsualWidthPull = 2.0;  ///< weak: a child is at 45
inline constexpr double kLeastValley = 0.10;  ///< depth of a dividing line against the lower peak
inline constexpr double kWidthPenalty = 3.0;  ///< for pieces of unequal width

// grouping.cc
inline constexpr double kSharedColumns = 0.36;  ///< of the narrower patch: phalanges of one finger

// axis.cc
inline constexpr double kTiltDoubt = 0.02;  ///< against n^3/12 of a finger of n rows
inline constexpr double kMostTilt = 0.25;   ///< radians against the hand

// finger.cc, in units of the finger's width
inline constexpr double kShortest = 0.75;      ///< of a distal phalanx
inline constexpr double kCreaseFrom = 1.0;     ///< where the crease may lie below the tip
inline constexpr double kCreaseTo = 1.95;
inline constexpr double kUsualLength = 1.40;
inline constexpr double kLengthSpread = 0.28;
inline constexpr double kMoreThanOne = 1.68;    ///< shorter fingers are one phalanx
inline constexpr double kTwoPhalanges = 1.9;   ///< longer fingers hold two, crease or not
inline constexpr double kLeastBelow = 0.3;     ///< of finger below a crease
inline constexpr double kMuchBelow = 0.65;
inline constexpr double kLeastCrease = 0.14;   ///< depth of the crease's valley
inline constexpr double kLeastCreaseOverLittle = 0.45;  ///< when little of a finger lies below it
inline constexpr double kNarrowestFinger = 26, kWidestFinger = 120;  ///< cells, 5 to 24 mm
inline constexpr double kThinnest = 0.5;       ///< of the common width
inline constexpr double kFaintest = 0.45;      ///< of the strongest finger's ink: less is an old print
inline constexpr double kEdgeShare = 0.6;      ///< of the threshold: the first row of a finger
inline constexpr double kFadedSide = 1.7, kFadedEnd = 2.4;  ///< cells of faint rim beyond the threshold

// hand_shape.cc, segment.cc
inline constexpr double kLeastRoughness = 12;  ///< grey levels; synthetic fingers, wet and hard: 26 up
inline constexpr double kTurnDoubt = 0.07;  ///< radians: how well the hand's direction is known
inline constexpr double kSureHand = 0.5;    ///< log odds from which a hand is called the other one
inline constexpr double kSureHandOfTwo = 2.0;  ///< the same for two fingers: widths alone mislead
inline constexpr double kCutShare = 0.06;   ///< of the box outside the picture: the finger is cut off

}  // namespace tram::slap
