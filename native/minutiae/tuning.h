// Every number of the extraction that was fitted. Fitted by hand on the three reference prints of the
// station's reference data and on the fitting seeds of the matcher; refit by changing a number and
// running the programs of minutiae/agreement.cc and match/error_rates.cc (`fit`), see the READMEs.
// Lengths are pixels at 500 ppi.
#pragma once

namespace tram::minutiae {

// Ridge period: a child of six has about 6 pixels, a large man's thumb 12.
inline constexpr int kMinPeriod = 4;
inline constexpr float kDefaultPeriod = 9;

// Foreground: contrast relative to the print's own strong cells, then the absolute floor.
inline constexpr float kContrastShare = 0.22f;
inline constexpr float kContrastFloor = 5;
inline constexpr float kClarityFloor = 0.5f;
inline constexpr int kMinRegionCells = 60;  // smaller spots are dirt
inline constexpr int kMaxHoleCells = 40;    // smaller holes are scars or dry spots

// Enhancement filter: deviations of the envelope, in ridge periods across and along.
inline constexpr float kSigmaAcross = 0.42f;
inline constexpr float kSigmaAlong = 0.55f;

// False minutiae.
inline constexpr int kBorder = 8;        // to the edge of the foreground
inline constexpr int kSpur = 12;          // ending to bifurcation along the ridge
inline constexpr int kIsland = 16;        // ending to ending along the ridge
inline constexpr int kBridge = 13;        // bifurcation to bifurcation along the ridge
inline constexpr float kGap = 16;         // facing endings, straight
inline constexpr float kGapBearing = 0.7f;  // radians that a gap may lean off the ridge
inline constexpr float kClose = 6;        // any two minutiae
inline constexpr int kTrace = 16;         // ridge followed to learn the direction

}  // namespace tram::minutiae
