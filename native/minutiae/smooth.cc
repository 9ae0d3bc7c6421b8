#include "smooth.h"

namespace tram::minutiae {

RidgeImage smooth(const RidgeImage& image) {
  RidgeImage out = image;
  const int n = image.stride;
  std::vector<std::int16_t> down(static_cast<std::size_t>(n));
  constexpr int kM = RidgeImage::kMargin;
  for (int y = 2 - kM; y < image.height + kM - 2; ++y) {
    const std::int16_t *a = image.row(y - 2) - kM, *b = image.row(y - 1) - kM, *c = image.row(y) - kM,
                       *d = image.row(y + 1) - kM, *e = image.row(y + 2) - kM;
    for (int x = 0; x < n; ++x) down[x] = static_cast<std::int16_t>((a[x] + e[x] + 4 * (b[x] + d[x]) + 6 * c[x]) >> 4);
    std::int16_t* to = out.row(y) - kM;
    for (int x = 2; x < n - 2; ++x)
      to[x] = static_cast<std::int16_t>((down[x - 2] + down[x + 2] + 4 * (down[x - 1] + down[x + 1]) + 6 * down[x]) >> 4);
  }
  return out;
}

}  // namespace tram::minutiae
