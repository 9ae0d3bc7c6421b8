// One finger out of a slap, turned upright.
#include <algorithm>
#include <cmath>

#include "slap.h"

namespace tram {
namespace {

constexpr double kDegree = 3.14159265358979323846 / 180;
constexpr int kOutputPpi = 500;

/// Bilinear; white outside.
std::uint8_t sample(const GrayView& v, double x, double y) {
  if (!(x > -1 && y > -1 && x < v.width && y < v.height)) return 255;
  const int ix = static_cast<int>(std::floor(x)), iy = static_cast<int>(std::floor(y));
  const float fx = static_cast<float>(x - ix), fy = static_cast<float>(y - iy);
  const auto pixel = [&](int px, int py) {
    return px < 0 || py < 0 || px >= v.width || py >= v.height ? 255.0f : static_cast<float>(v.at(px, py));
  };
  const float top = pixel(ix, iy) + (pixel(ix + 1, iy) - pixel(ix, iy)) * fx;
  const float bottom = pixel(ix, iy + 1) + (pixel(ix + 1, iy + 1) - pixel(ix, iy + 1)) * fx;
  return static_cast<std::uint8_t>(top + (bottom - top) * fy + 0.5f);
}

}  // namespace

Result<GrayImage> cut_finger(const GrayView& image, const FingerBox& box, int margin) {
  if (!image.pixels || image.width < 1 || image.height < 1 || image.ppi < 1) return Error::kBadSize;
  const double scale = static_cast<double>(image.ppi) / kOutputPpi;  // source pixels per output pixel
  const double wide = box.width / scale + 2 * margin, high = box.height / scale + 2 * margin;
  if (!(box.width > 0 && box.height > 0 && margin >= 0 && wide >= 1 && high >= 1 && wide <= kMaxSide &&
        high <= kMaxSide && std::isfinite(box.angle_deg)))
    return Error::kBadSize;
  GrayImage out(static_cast<int>(wide), static_cast<int>(high), 255, kOutputPpi);
  const double c = std::cos(box.angle_deg * kDegree) * scale, s = std::sin(box.angle_deg * kDegree) * scale;
  for (int y = 0; y < out.height; ++y) {
    const double along = y + 0.5 - out.height / 2.0;
    for (int x = 0; x < out.width; ++x) {
      const double across = x + 0.5 - out.width / 2.0;
      out.row(y)[x] = sample(image, box.centre_x + across * c - along * s - 0.5,
                             box.centre_y + across * s + along * c - 0.5);
    }
  }
  return out;
}

}  // namespace tram
