#include "layout.h"

#include <cmath>

#include "blobs.h"
#include "split.h"
#include "tuning.h"

namespace tram::slap {
namespace {

/// A well-turned box is full of ink and about 1.4 times as high as wide; a wrongly turned one holds
/// corners of two fingers.
double plausibility_of(const std::vector<Distal>& fingers) {
  double sum = 0;
  for (const Distal& d : fingers) {
    const double off = std::log(d.height / d.width / kUsualLength) / kAspectSpread;
    sum += std::min(1.0, d.fill) * std::exp(-off * off / 2);
  }
  return fingers.empty() ? 0 : sum / static_cast<double>(fingers.size());
}

Layout lay_out_along(const Density& density, double turn) {
  const Upright upright = turn_upright(density, turn);
  Plane<float> soft = upright.ink;
  smooth(soft);
  smooth(soft);
  Plane<int> labels;
  std::vector<Blob> blobs = find_blobs(soft, density.threshold, kLeastPatch, labels);
  const double width = split_fingers(upright.ink, labels, blobs);
  Layout layout{upright.frame, find_fingers(upright.ink, labels, blobs, width, density.threshold), 0};
  layout.plausibility = plausibility_of(layout.fingers);
  return layout;
}

}  // namespace

Layout lay_out(const Density& density, int expected_count, std::size_t most_directions) {
  Layout best;
  std::vector<double> turns = find_directions(density);
  if (turns.size() > most_directions) turns.resize(most_directions);
  for (double turn : turns) {
    Layout layout = lay_out_along(density, turn);
    const int count = static_cast<int>(layout.fingers.size());
    if (expected_count > 0 && count != expected_count) layout.plausibility *= kOtherCount;
    if (best.fingers.empty() || layout.plausibility > best.plausibility) best = std::move(layout);
    if (best.plausibility >= kPlausible) break;
  }
  return best;
}

}  // namespace tram::slap
