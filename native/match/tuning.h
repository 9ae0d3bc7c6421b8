// Every fitted number of the comparison that is not a threshold. Fitted on synthetic fingers of the
// fitting seeds; refit by changing a number and running the program of error_rates.cc with `fit` (see
// README.md).
// Lengths are pixels at 500 ppi, angles radians.
#pragma once

namespace tram::match_detail {

inline constexpr int kMaxUsed = 90;          // minutiae kept, best quality first
inline constexpr float kMaxRotation = 1.05f;  // prints further apart are not looked at

// Neighbourhoods.
inline constexpr float kRadius = 72;      // half a side of the grid
inline constexpr float kSpreadAt = 13;    // a neighbour counts for cells this near,
inline constexpr float kSpreadPer = 0.06f;  // wider by this share of its distance
inline constexpr float kSpreadAngle = 0.75f;
inline constexpr float kHullMargin = 18;
inline constexpr int kMinSeenCells = 20;  // fewer say nothing

// Pairs and their agreement with each other.
inline constexpr int kMaxPairs = 48;
inline constexpr int kPairsPerPoint = 3;
inline constexpr float kMinSimilarity = 0.25f;
inline constexpr float kRadialAt = 6, kRadialPer = 0.08f;    // difference of distances
inline constexpr float kSidewaysAt = 9, kSidewaysPer = 0.16f;  // difference of bearings, as a length
inline constexpr float kTurnTolerance = 0.55f;               // difference of directions
inline constexpr int kRelaxRounds = 4;
inline constexpr float kRelaxOwn = 0.4f;  // weight of a pair's own similarity per round

// Alignment.
inline constexpr int kSeeds = 3;             // alignments tried
inline constexpr float kFirstReach = 20;     // pairing distance before the first refit
inline constexpr float kLastReach = 9;       // and after the last
inline constexpr int kRefits = 2;
inline constexpr float kBendReach = 45;      // how far a meeting bends the skin around it
inline constexpr float kBendDoubt = 0.7f;    // weight of no bend
inline constexpr float kPairTurn = 0.5f;
inline constexpr float kAgreed = 0.25f;          // agreement that lets a pair into the first fit
inline constexpr float kStretchPrior = 60000;    // as if this sum of squared distances showed no stretch
inline constexpr int kSure = 18;                 // meetings that make further seeds pointless

// Score.
inline constexpr float kDoubt = 2;        // unpaired minutiae assumed before any is seen
inline constexpr float kScoreScale = 20;  // brings a good pair to some hundreds

}  // namespace tram::match_detail
