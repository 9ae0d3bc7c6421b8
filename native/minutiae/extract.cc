#include "extract.h"

#include <algorithm>

#include "angles.h"
#include "candidates.h"
#include "clarity.h"
#include "enhance.h"
#include "foreground.h"
#include "orientation.h"
#include "ridge_image.h"
#include "ridge_period.h"
#include "smooth.h"
#include "thin.h"

namespace tram {
namespace {

using namespace minutiae;

/// How far the ridges round a point can be believed: clear direction, steady wave, some contrast,
/// not at the rim.
std::uint8_t quality_at(int x, int y, const CellMap<float>& clarity, const CellMap<Pitch>& pitch,
                        const Foreground& foreground) {
  const Pitch& wave = pitch.at_pixel(x, y);
  const float clear = std::clamp((clarity.at_pixel(x, y) - 0.3f) / 0.65f, 0.0f, 1.0f);
  const float strong = wave.contrast / (wave.contrast + 8);
  const float inner = std::min(1.0f, 0.55f + 0.15f * static_cast<float>(foreground.distance.at_pixel(x, y) - 1));
  return static_cast<std::uint8_t>(100 * clear * strong * inner);
}

}  // namespace

Template extract_minutiae(GrayView view) {
  Template out{view.width, view.height, view.ppi, {}};
  const RidgeImage image = make_ridge_image(view);
  if (image.width == 0) return out;
  const RidgeImage calm = smooth(image);
  CellMap<Flow> flow = estimate_flow(calm);
  CellMap<Pitch> pitch = estimate_pitch(calm, flow);
  const CellMap<std::uint8_t> inked = find_ink(pitch);
  // Ridges once filtered show their direction better than the raw ones of a dry or scarred finger.
  RidgeImage enhanced = enhance(image, flow, pitch, inked);
  flow = estimate_flow(enhanced);
  enhanced = enhance(image, flow, pitch, inked);
  const CellMap<float> clarity = clarity_of(image, enhanced);
  const Foreground foreground = find_foreground(inked, clarity);
  Bitmap ridges = binarise(enhanced, foreground.inside);
  thin(ridges);
  std::vector<Candidate> found = find_candidates(ridges, flow, foreground);
  drop_false(found, ridges);

  const auto scale = static_cast<float>(image.scale);
  for (const Candidate& c : found)
    out.minutiae.push_back({static_cast<float>(c.x) * scale, static_cast<float>(c.y) * scale, c.angle, c.type,
                            quality_at(c.x, c.y, clarity, pitch, foreground)});
  std::stable_sort(out.minutiae.begin(), out.minutiae.end(),
                   [](const Minutia& a, const Minutia& b) { return a.quality > b.quality; });
  if (out.minutiae.size() > kMaxMinutiae) out.minutiae.resize(kMaxMinutiae);
  return out;
}

}  // namespace tram
