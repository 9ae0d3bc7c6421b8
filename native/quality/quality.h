// How good is this print, and what can the officer do about it?
//
// Takes one flat or rolled print, upright within about 35 degrees, 8 bit, dark ridges on light paper. The score is our
// own, on the 0-100 scale of ISO/IEC 29794-4; it must never be shown as an NFIQ 2 score.
#pragma once

#include <cstdint>
#include <vector>

#include "../image/gray.h"
#include "../image/result.h"
#include "measures.h"

namespace tram {

enum class Impression : std::uint8_t { kFlat, kRolled };

struct QualityOptions {
  Impression impression = Impression::kFlat;
  int age_years = -1;  ///< negative: unknown, judged as an adult. Under 6 no size or wear is judged.
};

/// What is wrong, in the order in which an officer should deal with it.
enum class Reason : std::uint8_t {
  kBlank,       ///< nothing lies on the glass
  kSaturated,   ///< all black or all white: light or gain is wrong
  kNotAFinger,  ///< something else than ridges of a finger
  kSmeared,     ///< the finger slid
  kTipOnly,     ///< only the fingertip touches
  kOffCentre,   ///< the finger lies on its side or over the rim
  kGhost,       ///< an old print on the glass shows through: clean it
  kWorn,        ///< ridges worn or scarred: repeating will not help
  kTooWet,      ///< valleys are filled
  kTooDry,      ///< ridges are broken
  kLightTouch,  ///< pressed too lightly
  kTooSmall,    ///< too little area for the age, for none of the reasons above
};

/// What JavaScript sees: "too-dry" and so on.
const char* name(Reason reason);

struct QualityBox {
  int left = 0, top = 0, width = 0, height = 0;  ///< pixels of the given image, origin top left
};

struct QualityReport {
  int score = 0;                ///< 0-100; at most 10 when one of the first three reasons holds
  std::vector<Reason> reasons;  ///< most useful first, none for a good print
  MeasureSet measures;
  double area_mm2 = 0.0;        ///< of the finger on the glass
  QualityBox foreground;        ///< where it lies; empty when there is none
};

/// Refuses (kBadSize) an empty view or a side above kMaxSide, and (kUnsupported) a resolution outside 250-1200 ppi.
Result<QualityReport> assess(const GrayView& print, const QualityOptions& options);

}  // namespace tram
