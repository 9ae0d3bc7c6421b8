#include "texture.h"

#include <cmath>
#include <cstdlib>

namespace tram::slap {
namespace {

constexpr double kDegree = 3.14159265358979323846 / 180;
constexpr double kInner = 0.35;  ///< of the box to either side of its middle
constexpr int kSamples = 36;     ///< each way

}  // namespace

double roughness(const GrayView& image, const FingerBox& b) {
  const int reach = 4 * image.ppi / 500;  // pixels
  const double c = std::cos(b.angle_deg * kDegree), s = std::sin(b.angle_deg * kDegree);
  long sum = 0, count = 0;
  for (int j = 0; j < kSamples; ++j) {
    for (int i = 0; i < kSamples; ++i) {
      const double across = (2.0 * i / (kSamples - 1) - 1) * kInner * b.width;
      const double along = (2.0 * j / (kSamples - 1) - 1) * kInner * b.height;
      const int x = static_cast<int>(b.centre_x + across * c - along * s);
      const int y = static_cast<int>(b.centre_y + across * s + along * c);
      if (x < 0 || y < 0 || x + reach >= image.width || y + reach >= image.height) continue;
      const int here = image.at(x, y);
      sum += std::abs(image.at(x + reach, y) - here) + std::abs(image.at(x, y + reach) - here);
      count += 2;
    }
  }
  return count > 0 ? static_cast<double>(sum) / static_cast<double>(count) : 0;
}

}  // namespace tram::slap
