// Live guidance: what to tell the citizen while the fingers are on the glass, and when to take the
// picture by itself. Made for preview frames: one frame at a time, a small state goes round.
//
// Coordinates as in slap.h; distances in millimetres. It never judges ridges: the taken picture's
// quality is measured afterwards.
#pragma once

#include <array>
#include <cstdint>

#include "../image/gray.h"
#include "../image/result.h"
#include "../slap/slap.h"

namespace tram {

/// Which way the hand lies wrong; the officer says the opposite ("a little lower").
enum class Placement { kNothing, kGood, kTooHigh, kTooLow, kTooLeft, kTooRight, kTooRotated };

enum class Touch { kNothing, kGood, kTooLight, kTooDark };

constexpr const char* name(Placement p) {
  switch (p) {
    case Placement::kNothing: return "nothing";
    case Placement::kGood: return "good";
    case Placement::kTooHigh: return "too-high";
    case Placement::kTooLow: return "too-low";
    case Placement::kTooLeft: return "too-left";
    case Placement::kTooRight: return "too-right";
    case Placement::kTooRotated: return "too-rotated";
  }
  return "nothing";
}

constexpr const char* name(Touch t) {
  switch (t) {
    case Touch::kNothing: return "nothing";
    case Touch::kGood: return "good";
    case Touch::kTooLight: return "too-light";
    case Touch::kTooDark: return "too-dark";
  }
  return "nothing";
}

/// A frame in 16 x 15 patches of mean ink: enough to see a hand move by half a millimetre.
struct FrameSummary {
  static constexpr int kColumns = 16, kRows = 15;
  std::array<float, kColumns * kRows> ink{};
  bool seen = false;  ///< false before the first frame
};

/// Passed back in with the next frame. A fresh one starts over.
struct GuidanceState {
  FrameSummary last;
  int still_frames = 0;  ///< good and still frames in a row
};

struct GuidanceOptions {
  Hand expected = Hand::kUnknown;
  unsigned missing = 0;  ///< bit p set: the citizen has no finger of position p
  int still_frames = 3;  ///< good and still frames in a row before `ready`
  double max_rotation_deg = 35;
};

struct Guidance {
  int finger_count = 0;
  int expected_count = 0;  ///< 0 when the expected hand is unknown
  bool wrong_hand = false;
  Placement placement = Placement::kNothing;
  double offset_x_mm = 0, offset_y_mm = 0;  ///< of the fingers' middle from the glass's middle
  double rotation_deg = 0;
  Touch touch = Touch::kNothing;
  double contrast = 0;    ///< 0..1: valley against ridge
  double ridge_share = 0; ///< 0..1: dark share of the touched skin
  double motion = 0;      ///< 0 still .. 1 another picture, against the frame before
  bool still = false;
  bool ready = false;     ///< take the picture now
};

/// kBadSize as for segment_slap.
Result<Guidance> guide(const GrayView& frame, const GuidanceOptions& options, GuidanceState& state);

}  // namespace tram
