// The steps of segmentation in order, and the judgement of what was found.
#include <algorithm>
#include <bit>
#include <cmath>

#include "hand_shape.h"
#include "layout.h"
#include "segment_steps.h"
#include "texture.h"
#include "tuning.h"

namespace tram {
namespace {

constexpr double kDegree = 3.14159265358979323846 / 180;

/// Right thumb..little are 1..5, left 6..10; digits 1..5.
unsigned missing_digits(unsigned missing, bool left) { return left ? missing >> 5 : missing; }

}  // namespace

int expected_finger_count(Hand expected, unsigned missing) {
  constexpr unsigned kRight = 0x3c, kLeft = 0x780, kBothThumbs = 0x42;
  switch (expected) {
    case Hand::kRightFour: return std::popcount(kRight & ~missing);
    case Hand::kLeftFour: return std::popcount(kLeft & ~missing);
    case Hand::kThumbs: return std::popcount(kBothThumbs & ~missing);
    case Hand::kUnknown: return 0;
  }
  return 0;
}

namespace {

/// Share of the box that lies outside the picture, sampled on a grid.
double share_outside(const FingerBox& b, const GrayView& image) {
  const double c = std::cos(b.angle_deg * kDegree), s = std::sin(b.angle_deg * kDegree);
  int outside = 0;
  for (int i = -5; i <= 5; ++i) {
    for (int j = -5; j <= 5; ++j) {
      const double across = b.width * i / 10.0, along = b.height * j / 10.0;
      const double x = b.centre_x + across * c - along * s, y = b.centre_y + across * s + along * c;
      outside += x < 0 || y < 0 || x >= image.width || y >= image.height;
    }
  }
  return outside / 121.0;
}

SlapFinger to_picture(const slap::Distal& d, const slap::Layout& layout, int cell,
                      const GrayView& image) {
  SlapFinger f;
  double x, y;
  layout.frame.to_picture(d.x, d.y, x, y);
  f.box = {(x + 0.5) * cell, (y + 0.5) * cell, d.width * cell, d.height * cell,
           (d.tilt + layout.frame.turn) / kDegree};
  f.cut_off = share_outside(f.box, image) > slap::kCutShare;
  return f;
}

void name_thumbs(SlapSegmentation& s, unsigned missing) {
  s.hand = Hand::kThumbs;
  if (s.fingers.size() == 2) {
    s.fingers[0].position = 6;
    s.fingers[1].position = 1;
  } else if (s.fingers.size() == 1) {
    s.fingers[0].position = missing >> 6 & 1 ? 1 : missing >> 1 & 1 ? 6 : 0;
  }
}

/// Which hand it is, and its fingers' positions. Without a clear sign it is the expected one.
void name_four(SlapSegmentation& s, const std::vector<slap::Distal>& fingers, Hand expected,
               unsigned missing) {
  const auto guess = slap::guess_hand(fingers, missing_digits(missing, false), missing_digits(missing, true));
  s.hand_log_odds = guess.log_odds;
  const double sure = fingers.size() < 3 ? slap::kSureHandOfTwo : slap::kSureHand;
  if (guess.log_odds > sure) s.hand = Hand::kRightFour;
  if (guess.log_odds < -sure) s.hand = Hand::kLeftFour;
  if (s.hand == Hand::kUnknown && expected != Hand::kThumbs) s.hand = expected;
  if (s.hand == Hand::kUnknown) return;
  const bool left = s.hand == Hand::kLeftFour;
  const std::vector<int>& digits = left ? guess.left_digits : guess.right_digits;
  for (std::size_t i = 0; i < std::min(digits.size(), s.fingers.size()); ++i)
    s.fingers[i].position = digits[i] + (left ? 5 : 0);
}

SlapRefusal judge(const SlapSegmentation& s, Hand expected, const SegmentOptions& options) {
  const int found = static_cast<int>(s.fingers.size());
  const int wanted = expected_finger_count(expected, options.missing);
  if (found == 0) return SlapRefusal::kNoFingers;
  if (expected != Hand::kUnknown) {
    if (found >= 3 && s.hand != expected) return SlapRefusal::kWrongHand;
    if (found < wanted) return SlapRefusal::kTooFewFingers;
    if (found > wanted) return SlapRefusal::kTooManyFingers;
    if (s.hand != expected) return SlapRefusal::kWrongHand;
  }
  if (std::any_of(s.fingers.begin(), s.fingers.end(), [](const SlapFinger& f) { return f.cut_off; }))
    return SlapRefusal::kCutOff;
  return std::abs(s.rotation_deg) > options.max_rotation_deg ? SlapRefusal::kTooRotated : SlapRefusal::kNone;
}

}  // namespace

SlapSegmentation segment_density(const slap::Density& density, const GrayView& image, Hand expected,
                                 const SegmentOptions& options, std::size_t most_directions) {
  SlapSegmentation s;
  if (density.threshold <= 0) {
    s.refusal = SlapRefusal::kNoFingers;
    return s;
  }
  slap::Layout layout = slap::lay_out(density, expected_finger_count(expected, options.missing), most_directions);
  std::erase_if(layout.fingers, [&](const slap::Distal& d) {
    return slap::roughness(image, to_picture(d, layout, density.cell, image).box) < slap::kLeastRoughness;
  });
  double tilts = 0;
  for (const slap::Distal& d : layout.fingers) {
    s.fingers.push_back(to_picture(d, layout, density.cell, image));
    tilts += d.tilt / static_cast<double>(layout.fingers.size());
  }
  s.rotation_deg = (layout.frame.turn + tilts) / kDegree;
  if (expected == Hand::kThumbs && s.fingers.size() <= 2) {
    name_thumbs(s, options.missing);
  } else {
    name_four(s, layout.fingers, expected, options.missing);
  }
  s.refusal = judge(s, expected, options);
  return s;
}

Result<SlapSegmentation> segment_slap(const GrayView& image, Hand expected, const SegmentOptions& options) {
  if (!slap::is_readable(image)) return Error::kBadSize;
  return segment_density(slap::measure_density(image), image, expected, options, slap::kMostDirections);
}

}  // namespace tram
