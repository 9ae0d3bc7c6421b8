#include "orientation_flow.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace tram::quality {
namespace {

constexpr double kDegree = std::numbers::pi / 180.0;
constexpr double kLeast = 4.0 * kDegree;
constexpr double kRange = 86.0 * kDegree;

}  // namespace

std::vector<double> orientation_flow(const Survey& s) {
  std::vector<double> values;
  // The rim has neighbours outside the grid, which count as background.
  for (int row = 1; row + 1 < s.slant_rows; ++row) {
    for (int column = 1; column + 1 < s.slant_columns; ++column) {
      const auto at = [&](int dy, int dx) -> const SlantBlock& {
        return s.slant[static_cast<std::size_t>(row + dy) * s.slant_columns + column + dx];
      };
      bool all_foreground = true;
      double sum = 0.0;
      for (int dy = -1; dy <= 1; ++dy) {
        for (int dx = -1; dx <= 1; ++dx) {
          all_foreground = all_foreground && at(dy, dx).foreground;
          const double difference = std::fabs(at(0, 0).angle - at(dy, dx).angle);
          // Wrapped at 360 degrees as the reference does, although a direction repeats at 180.
          sum += std::min(difference, 2.0 * std::numbers::pi - difference);
        }
      }
      const double mean = sum / 8.0;
      if (all_foreground && mean > kLeast) values.push_back((mean - kLeast) / kRange);
    }
  }
  return values;
}

}  // namespace tram::quality
