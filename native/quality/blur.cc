#include "blur.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace tram::quality {
namespace {

std::vector<float> gaussian_half(double sigma, int radius) {
  std::vector<float> half(static_cast<std::size_t>(radius) + 1);
  double total = 0.0;
  for (int i = 0; i <= radius; ++i) {
    half[i] = static_cast<float>(std::exp(-0.5 * i * i / (sigma * sigma)));
    total += i == 0 ? half[i] : 2.0 * half[i];
  }
  for (float& w : half) w = static_cast<float>(w / total);
  return half;
}

int mirror(int i, int n) {
  if (n == 1) return 0;
  const int period = 2 * (n - 1);
  i = std::abs(i) % period;
  return i < n ? i : period - i;
}

__attribute__((target_clones("avx2", "default"))) void add_pair(const float* a, const float* b, float weight, int n,
                                                                 float* sum) {
  for (int i = 0; i < n; ++i) sum[i] += weight * (a[i] + b[i]);
}

/// One line of the separable filter: `line` is already extended by `radius` on both sides.
void blur_line(const float* line, const std::vector<float>& half, int n, float* out) {
  const int radius = static_cast<int>(half.size()) - 1;
  for (int i = 0; i < n; ++i) out[i] = half[0] * line[radius + i];
  for (int k = 1; k <= radius; ++k) add_pair(line + radius - k, line + radius + k, half[k], n, out);
}

std::vector<std::uint8_t> erode_rows(const GrayView& image) {
  const int w = image.width;
  std::vector<std::uint8_t> out(static_cast<std::size_t>(w) * image.height);
  std::vector<std::uint8_t> line(static_cast<std::size_t>(w) + 4, 255);
  for (int y = 0; y < image.height; ++y) {
    std::copy_n(image.row(y), w, line.begin() + 2);
    std::uint8_t* to = out.data() + static_cast<std::size_t>(y) * w;
    const std::uint8_t* p = line.data();
    for (int x = 0; x < w; ++x) {
      const std::uint8_t left = std::min(p[x], p[x + 1]);
      const std::uint8_t right = std::min(p[x + 3], p[x + 4]);
      to[x] = std::min(std::min(left, right), p[x + 2]);
    }
  }
  return out;
}

std::vector<std::uint8_t> erode_columns(const std::vector<std::uint8_t>& rows, int w, int h) {
  std::vector<std::uint8_t> out(rows.size());
  for (int y = 0; y < h; ++y) {
    std::uint8_t* to = out.data() + static_cast<std::size_t>(y) * w;
    std::copy_n(rows.data() + static_cast<std::size_t>(y) * w, w, to);
    for (int d = -2; d <= 2; ++d) {
      const int from = y + d;
      if (d == 0 || from < 0 || from >= h) continue;
      const std::uint8_t* other = rows.data() + static_cast<std::size_t>(from) * w;
      for (int x = 0; x < w; ++x) to[x] = std::min(to[x], other[x]);
    }
  }
  return out;
}

}  // namespace

void gaussian_blur(Plane& plane, double sigma, int radius) {
  const std::vector<float> half = gaussian_half(sigma, radius);
  const int w = plane.width;
  const int h = plane.height;
  std::vector<float> rows(plane.grey.size());
  std::vector<float> line(static_cast<std::size_t>(w) + 2 * radius);
  for (int y = 0; y < h; ++y) {
    for (int x = 0; x < w; ++x) line[radius + x] = plane.row(y)[x];
    for (int i = 1; i <= radius; ++i) {
      line[radius - i] = plane.row(y)[mirror(-i, w)];
      line[radius + w - 1 + i] = plane.row(y)[mirror(w - 1 + i, w)];
    }
    blur_line(line.data(), half, w, rows.data() + static_cast<std::size_t>(y) * w);
  }
  const auto at = [&](int y) { return rows.data() + static_cast<std::size_t>(mirror(y, h)) * w; };
  std::vector<float> sum(static_cast<std::size_t>(w));
  for (int y = 0; y < h; ++y) {
    for (int x = 0; x < w; ++x) sum[x] = half[0] * at(y)[x] + 0.5f;
    for (int k = 1; k <= radius; ++k) add_pair(at(y - k), at(y + k), half[k], w, sum.data());
    for (int x = 0; x < w; ++x) plane.row(y)[x] = static_cast<std::uint8_t>(std::min(sum[x], 255.0f));
  }
}

int otsu_threshold(const Plane& plane) {
  std::array<double, 256> histogram{};
  double total = 0.0;
  for (const std::uint8_t g : plane.grey) {
    ++histogram[g];
    total += g;
  }
  const double n = static_cast<double>(plane.grey.size());
  double below = 0.0;
  double below_sum = 0.0;
  double best = 0.0;
  int threshold = 0;
  for (int t = 0; t < 256; ++t) {
    below += histogram[t];
    below_sum += t * histogram[t];
    const double above = n - below;
    if (below <= 0.0 || above <= 0.0) continue;
    const double gap = below_sum / below - (total - below_sum) / above;
    const double between = below * above * gap * gap;
    if (between > best) {
      best = between;
      threshold = t;
    }
  }
  return threshold;
}

Plane halve(const GrayView& image) {
  Plane half((image.width + 1) / 2, (image.height + 1) / 2);
  for (int y = 0; y < half.height; ++y) {
    const std::uint8_t* a = image.row(2 * y);
    const std::uint8_t* b = image.row(std::min(2 * y + 1, image.height - 1));
    std::uint8_t* to = half.row(y);
    const int pairs = image.width / 2;
    for (int x = 0; x < pairs; ++x) {
      to[x] = static_cast<std::uint8_t>((a[2 * x] + a[2 * x + 1] + b[2 * x] + b[2 * x + 1] + 2) / 4);
    }
    if (pairs < half.width) to[pairs] = static_cast<std::uint8_t>((a[2 * pairs] + b[2 * pairs] + 1) / 2);
  }
  return half;
}

Plane erode_and_halve(const GrayView& image) {
  const std::vector<std::uint8_t> dark = erode_columns(erode_rows(image), image.width, image.height);
  return halve({dark.data(), image.width, image.height, image.width, image.ppi});
}

}  // namespace tram::quality
