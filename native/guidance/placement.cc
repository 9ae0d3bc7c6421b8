#include "placement.h"

#include <algorithm>
#include <cmath>

#include "tuning.h"

namespace tram::guidance {
namespace {

constexpr double kDegree = 3.14159265358979323846 / 180;

/// Upright rectangle around all boxes, pixels. A finger is round, so each box counts as the ellipse
/// in it.
struct Extent {
  double left = 1e9, top = 1e9, right = -1e9, bottom = -1e9;

  void add(const FingerBox& b) {
    const double c = std::cos(b.angle_deg * kDegree), s = std::sin(b.angle_deg * kDegree);
    const double x = std::hypot(b.width * c, b.height * s) / 2, y = std::hypot(b.width * s, b.height * c) / 2;
    left = std::min(left, b.centre_x - x);
    right = std::max(right, b.centre_x + x);
    top = std::min(top, b.centre_y - y);
    bottom = std::max(bottom, b.centre_y + y);
  }
};

/// The rim that the hand comes closest to, if it comes too close; when it is too wide for the
/// glass, the worse side.
Placement nearest_rim(const Extent& e, const GrayView& frame, double least) {
  struct Rim {
    double margin;
    Placement placement;
  };
  const Rim rims[] = {{e.top, Placement::kTooHigh},
                      {frame.height - e.bottom, Placement::kTooLow},
                      {e.left, Placement::kTooLeft},
                      {frame.width - e.right, Placement::kTooRight}};
  const Rim* worst = std::min_element(std::begin(rims), std::end(rims),
                                      [](const Rim& a, const Rim& b) { return a.margin < b.margin; });
  return worst->margin < least ? worst->placement : Placement::kGood;
}

}  // namespace

void place(const GrayView& frame, const std::vector<SlapFinger>& fingers, double max_rotation_deg,
           Guidance& g) {
  if (fingers.empty()) return;
  Extent e;
  for (const SlapFinger& f : fingers) e.add(f.box);
  const double mm = 25.4 / frame.ppi;
  g.offset_x_mm = ((e.left + e.right) / 2 - frame.width / 2.0) * mm;
  g.offset_y_mm = ((e.top + e.bottom) / 2 - frame.height / 2.0) * mm;
  g.placement = nearest_rim(e, frame, kLeastMargin_mm / mm);
  if (g.placement == Placement::kGood && std::abs(g.rotation_deg) > max_rotation_deg)
    g.placement = Placement::kTooRotated;
}

}  // namespace tram::guidance
