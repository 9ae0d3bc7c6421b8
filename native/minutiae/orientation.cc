#include "orientation.h"

#include <cmath>

namespace tram::minutiae {

float Flow::angle() const { return 0.5f * std::atan2(sin2, cos2); }

namespace {

struct Tensor {
  float xx = 0, yy = 0, xy = 0;
};

/// Sobel gradients of eight neighbouring pixels; a fixed count so that it compiles to vector code.
inline void gradients(const RidgeImage& image, int x, int y, std::int16_t* gx, std::int16_t* gy) {
  const std::int16_t* a = image.row(y - 1) + x;
  const std::int16_t* b = image.row(y) + x;
  const std::int16_t* c = image.row(y + 1) + x;
  std::int16_t down[kCell + 2], flat[kCell + 2];
  for (int i = 0; i < kCell + 2; ++i) {
    down[i] = static_cast<std::int16_t>((c[i - 1] - a[i - 1]) >> 5);
    flat[i] = static_cast<std::int16_t>((a[i - 1] + 2 * b[i - 1] + c[i - 1]) >> 5);
  }
  for (int i = 0; i < kCell; ++i) {
    gx[i] = static_cast<std::int16_t>(flat[i + 2] - flat[i]);
    gy[i] = static_cast<std::int16_t>(down[i] + 2 * down[i + 1] + down[i + 2]);
  }
}

/// Sums over one cell; a Sobel step of 255 grey levels is 2040 here, so its square fits easily.
Tensor cell_tensor(const RidgeImage& image, int c, int r) {
  std::int32_t xx[kCell] = {}, yy[kCell] = {}, xy[kCell] = {};
  for (int y = 0; y < kCell; ++y) {
    std::int16_t gx[kCell], gy[kCell];
    gradients(image, c * kCell, r * kCell + y, gx, gy);
    for (int i = 0; i < kCell; ++i) {
      xx[i] += gx[i] * gx[i];
      yy[i] += gy[i] * gy[i];
      xy[i] += gx[i] * gy[i];
    }
  }
  // Squared: the shift leaves twice a grey level, the Sobel kernel weighs eight; and 64 pixels.
  constexpr float kToGrey = 1.0f / (4 * 64 * kCell * kCell);
  Tensor t;
  for (int i = 0; i < kCell; ++i) {
    t.xx += kToGrey * static_cast<float>(xx[i]);
    t.yy += kToGrey * static_cast<float>(yy[i]);
    t.xy += kToGrey * static_cast<float>(xy[i]);
  }
  return t;
}

/// Weighted mean of a neighbourhood of a map; weights of the cells outside are left out.
template <typename T, int kRadius, typename Add>
void gather(const CellMap<T>& map, int c, int r, const float (&kernel)[2 * kRadius + 1], Add add) {
  for (int dr = -kRadius; dr <= kRadius; ++dr)
    for (int dc = -kRadius; dc <= kRadius; ++dc)
      if (map.has(c + dc, r + dr))
        add(map.at(c + dc, r + dr), kernel[dr + kRadius] * kernel[dc + kRadius]);
}

Flow local_flow(const CellMap<Tensor>& tensors, int c, int r) {
  static constexpr float kKernel[3] = {0.25f, 0.5f, 0.25f};
  Tensor sum;
  gather<Tensor, 1>(tensors, c, r, kKernel, [&](const Tensor& t, float w) {
    sum.xx += w * t.xx;
    sum.yy += w * t.yy;
    sum.xy += w * t.xy;
  });
  Flow flow;
  flow.energy = sum.xx + sum.yy;
  // The ridge runs across the gradient: double angles turn by pi. y points down in the image, up here.
  flow.cos2 = sum.yy - sum.xx;
  flow.sin2 = 2 * sum.xy;
  const float length = std::hypot(flow.cos2, flow.sin2);
  flow.coherence = flow.energy > 0 ? length / flow.energy : 0;
  if (length > 0) {
    flow.cos2 /= length;
    flow.sin2 /= length;
  } else {
    flow.cos2 = 1;
  }
  return flow;
}

Flow smooth_flow(const CellMap<Flow>& local, int c, int r) {
  static constexpr float kKernel[5] = {0.06f, 0.24f, 0.4f, 0.24f, 0.06f};
  Flow out = local.at(c, r);
  float x = 0, y = 0;
  gather<Flow, 2>(local, c, r, kKernel, [&](const Flow& f, float w) {
    // Coherence squared lets clear cells lead; the root of the energy keeps paper noise out.
    const float weight = w * f.coherence * f.coherence * std::sqrt(f.energy);
    x += weight * f.cos2;
    y += weight * f.sin2;
  });
  const float length = std::hypot(x, y);
  if (length > 0) {
    out.cos2 = x / length;
    out.sin2 = y / length;
  }
  return out;
}

}  // namespace

CellMap<Flow> estimate_flow(const RidgeImage& image) {
  CellMap<Tensor> tensors(image.cols(), image.rows());
  for (int r = 0; r < tensors.rows; ++r)
    for (int c = 0; c < tensors.cols; ++c) tensors.at(c, r) = cell_tensor(image, c, r);
  CellMap<Flow> local(tensors.cols, tensors.rows);
  for (int r = 0; r < local.rows; ++r)
    for (int c = 0; c < local.cols; ++c) local.at(c, r) = local_flow(tensors, c, r);
  CellMap<Flow> smooth(local.cols, local.rows);
  for (int r = 0; r < local.rows; ++r)
    for (int c = 0; c < local.cols; ++c) smooth.at(c, r) = smooth_flow(local, c, r);
  return smooth;
}

}  // namespace tram::minutiae
