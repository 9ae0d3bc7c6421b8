// Finds the fingers of a slap: four fingers of one hand, or two thumbs, on the glass together.
//
// Coordinates: pixels of the given image, origin top left, y down. Angles: degrees, 0 = the finger
// points up, positive = clockwise as seen. Positions: ISO/IEC 19794-4 (1-5 right thumb..little,
// 6-10 left thumb..little). A right hand shows its index at the left, as on a print card.
#pragma once

#include <vector>

#include "../image/gray.h"
#include "../image/result.h"

namespace tram {

enum class Hand { kUnknown, kRightFour, kLeftFour, kThumbs };

/// Why a slap cannot be taken; `name()` is what JavaScript sees.
enum class SlapRefusal {
  kNone,
  kNoFingers,       ///< nothing on the glass that looks like a finger
  kTooFewFingers,   ///< fewer than expected: one is lifted, or off the glass
  kTooManyFingers,  ///< more than expected
  kWrongHand,       ///< the other hand
  kCutOff,          ///< a finger's last phalanx leaves the picture
  kTooRotated,      ///< the hand is turned further than the limit
};

constexpr const char* name(SlapRefusal r) {
  switch (r) {
    case SlapRefusal::kNone: return "none";
    case SlapRefusal::kNoFingers: return "no-fingers";
    case SlapRefusal::kTooFewFingers: return "too-few-fingers";
    case SlapRefusal::kTooManyFingers: return "too-many-fingers";
    case SlapRefusal::kWrongHand: return "wrong-hand";
    case SlapRefusal::kCutOff: return "cut-off";
    case SlapRefusal::kTooRotated: return "too-rotated";
  }
  return "none";
}

constexpr const char* name(Hand h) {
  switch (h) {
    case Hand::kUnknown: return "unknown";
    case Hand::kRightFour: return "right";
    case Hand::kLeftFour: return "left";
    case Hand::kThumbs: return "thumbs";
  }
  return "unknown";
}

/// The last phalanx of a finger, from its end to the crease.
struct FingerBox {
  double centre_x = 0, centre_y = 0;
  double width = 0, height = 0;  ///< across and along the finger
  double angle_deg = 0;
};

struct SlapFinger {
  int position = 0;  ///< 0 when the hand is unknown or the count does not fit
  FingerBox box;
  bool cut_off = false;  ///< part of the box lies outside the picture
};

struct SegmentOptions {
  unsigned missing = 0;           ///< bit p set: the citizen has no finger of position p
  double max_rotation_deg = 40;   ///< of the hand; beyond it the slap is refused
};

struct SlapSegmentation {
  SlapRefusal refusal = SlapRefusal::kNone;
  std::vector<SlapFinger> fingers;  ///< from left to right, also when refused
  Hand hand = Hand::kUnknown;       ///< the hand that it is
  double hand_log_odds = 0;         ///< right against left, natural logarithm; 0 for thumbs
  double rotation_deg = 0;          ///< of the hand
};

/// `expected` says which hand was asked for. kBadSize unless both sides are 64..kMaxSide pixels and
/// the resolution 250..1200 ppi.
Result<SlapSegmentation> segment_slap(const GrayView& image, Hand expected,
                                      const SegmentOptions& options = {});

/// The finger in `box`, turned upright, at 500 ppi, with `margin` pixels of 500 ppi all round.
/// What lies outside the picture is white. kBadSize for a box without area or beyond kMaxSide.
Result<GrayImage> cut_finger(const GrayView& image, const FingerBox& box, int margin = 16);

}  // namespace tram
