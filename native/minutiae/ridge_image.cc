#include "ridge_image.h"

#include <algorithm>
#include <cmath>

namespace tram::minutiae {
namespace {

constexpr int kMinSide = 32;
constexpr int kMinPpi = 250, kMaxPpi = 1200;
constexpr int kNearPpi = 10;  // EBTS App. F allows 500 +- 5: no need to resample that

/// Bilinear with a fixed-point step; enough between 250 and 1200 ppi, where ridges keep over
/// four pixels per period.
void resample_row(const GrayView& in, double y, double scale, int width, std::int16_t* out) {
  const int y0 = std::min(static_cast<int>(y), in.height - 1);
  const int y1 = std::min(y0 + 1, in.height - 1);
  const int wy = static_cast<int>((y - y0) * 64);
  const std::uint8_t* a = in.row(y0);
  const std::uint8_t* b = in.row(y1);
  for (int x = 0; x < width; ++x) {
    const double sx = x * scale;
    const int x0 = std::min(static_cast<int>(sx), in.width - 1);
    const int x1 = std::min(x0 + 1, in.width - 1);
    const int wx = static_cast<int>((sx - x0) * 64);
    const int top = a[x0] * (64 - wx) + a[x1] * wx;
    const int bottom = b[x0] * (64 - wx) + b[x1] * wx;
    const int grey = (top * (64 - wy) + bottom * wy) >> 6;
    out[x] = static_cast<std::int16_t>((255 << RidgeImage::kRidgeShift) - grey);
  }
}

void copy_row(const std::uint8_t* in, int width, std::int16_t* out) {
  for (int x = 0; x < width; ++x)
    out[x] = static_cast<std::int16_t>((255 - in[x]) << RidgeImage::kRidgeShift);
}

bool within_bounds(const GrayView& in) {
  return in.pixels && in.width >= kMinSide && in.height >= kMinSide && in.width <= kMaxSide &&
         in.height <= kMaxSide && in.ppi >= kMinPpi && in.ppi <= kMaxPpi;
}

}  // namespace

RidgeImage make_ridge_image(const GrayView& in) {
  RidgeImage out;
  if (!within_bounds(in)) return out;
  const bool native = std::abs(in.ppi - 500) <= kNearPpi;
  out.scale = native ? 1.0 : in.ppi / 500.0;
  const int width = static_cast<int>(in.width / out.scale);
  const int height = static_cast<int>(in.height / out.scale);
  if (width < kMinSide || height < kMinSide || width > kMaxSide || height > kMaxSide) return out;

  constexpr int kM = RidgeImage::kMargin;
  out.width = (width + kCell - 1) / kCell * kCell;
  out.height = (height + kCell - 1) / kCell * kCell;
  out.stride = out.width + 2 * kM;
  out.data.resize(static_cast<std::size_t>(out.stride) * (out.height + 2 * kM));
  for (int y = 0; y < height; ++y) {
    std::int16_t* row = out.row(y);
    if (native) {
      copy_row(in.row(y), width, row);
    } else {
      resample_row(in, y * out.scale, out.scale, width, row);
    }
    std::fill(row - kM, row, row[0]);
    std::fill(row + width, row - kM + out.stride, row[width - 1]);
  }
  const auto repeat = [&](int from, int to) { std::copy_n(out.row(from) - kM, out.stride, out.row(to) - kM); };
  for (int y = -kM; y < 0; ++y) repeat(0, y);
  for (int y = height; y < out.height + kM; ++y) repeat(height - 1, y);
  return out;
}

RidgeImage blank_like(const RidgeImage& image) {
  RidgeImage out{image.width, image.height, image.stride, image.scale, {}};
  out.data.resize(image.data.size());
  return out;
}

}  // namespace tram::minutiae
