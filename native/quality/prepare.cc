#include "prepare.h"

#include <algorithm>
#include <cmath>

namespace tram::quality {
namespace {

constexpr int kPpi = 500;
constexpr int kExact = 10;  // a scanner may be off by 2 % (PIV-071006 allows 10 ppi): not worth a resampling
constexpr int kLeastPpi = 250, kMostPpi = 1200;

/// Bilinear between the means of `step`-wide squares, so that ridges of a finer scan do not alias.
GrayImage resample(const GrayView& image, double step) {
  const int width = std::max(1, static_cast<int>(std::lround(image.width / step)));
  const int height = std::max(1, static_cast<int>(std::lround(image.height / step)));
  GrayImage out(width, height);
  const int taps = std::max(2, static_cast<int>(std::ceil(step)) * 2);
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x) {
      double sum = 0.0;
      double weights = 0.0;
      const double cx = (x + 0.5) * step - 0.5;
      const double cy = (y + 0.5) * step - 0.5;
      const double reach = std::max(1.0, step);
      for (int j = 0; j <= taps; ++j) {
        const int sy = static_cast<int>(std::floor(cy)) - taps / 2 + j;
        const double wy = 1.0 - std::fabs(sy - cy) / reach;
        if (wy <= 0.0) continue;
        for (int i = 0; i <= taps; ++i) {
          const int sx = static_cast<int>(std::floor(cx)) - taps / 2 + i;
          const double wx = 1.0 - std::fabs(sx - cx) / reach;
          if (wx <= 0.0) continue;
          sum += wx * wy * image.at(std::clamp(sx, 0, image.width - 1), std::clamp(sy, 0, image.height - 1));
          weights += wx * wy;
        }
      }
      out.row(y)[x] = static_cast<std::uint8_t>(std::lround(sum / weights));
    }
  }
  return out;
}

}  // namespace

std::optional<Error> prepare(const GrayView& image, Prepared& out) {
  if (image.pixels == nullptr || image.width < 1 || image.height < 1 || image.width > kMaxSide ||
      image.height > kMaxSide || image.stride < image.width) {
    return Error::kBadSize;
  }
  if (image.ppi < kLeastPpi || image.ppi > kMostPpi) return Error::kUnsupported;
  GrayView view = image;
  if (std::abs(image.ppi - kPpi) > kExact) {
    out.scale = image.ppi / static_cast<double>(kPpi);
    // 250 ppi would double the sides; keep what is worked on within the bound too.
    if (image.width > kMaxSide * out.scale || image.height > kMaxSide * out.scale) return Error::kBadSize;
    out.resampled = resample(image, out.scale);
    view = out.resampled.view();
  }
  const Frame f = without_white_frame(view);
  out.place = {f.left, f.top, view.width, view.height};
  out.view = {view.row(f.top) + f.left, f.width, f.height, view.stride, kPpi};
  return std::nullopt;
}

}  // namespace tram::quality
