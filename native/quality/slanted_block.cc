#include "slanted_block.h"

#include <cmath>

namespace tram::quality {
namespace {

/// Maps points of the turned frame to pixels of the window. Positions are kept in 1/1024 pixel, because the figures
/// of reference come from a program that rounds there and ties must fall on the same side.
class Turn {
 public:
  /// The turned columns `first` to `first + count - 1` are the ones that `row` will give.
  Turn(const GrayView& image, int x, int y, double angle, Cut cut, int first, int count)
      : image_(image), cos_(std::cos(angle)), sin_(std::sin(angle)), count_(count) {
    const int rim = cut == Cut::kShifted ? kBorder : 0;
    left_ = x - rim;
    top_ = y - rim;
    side_ = static_cast<unsigned>(kWindow + 2 * rim);
    const double centre = side_ / 2;
    offset_x_ = centre - cos_ * centre + sin_ * centre;
    offset_y_ = centre - sin_ * centre - cos_ * centre;
    for (int i = 0; i < count; ++i) {
      step_x_[i] = fixed(cos_ * (first + i)) + kHalf;
      step_y_[i] = fixed(sin_ * (first + i)) + kHalf;
    }
  }

  /// The pixels of the turned row v; 0 where the window or the image ends.
  void row(int v, std::uint8_t* out) const {
    const int base_x = fixed(offset_x_ - sin_ * v);
    const int base_y = fixed(offset_y_ + cos_ * v);
    for (int i = 0; i < count_; ++i) {
      const int wx = (base_x + step_x_[i]) >> kBits;
      const int wy = (base_y + step_y_[i]) >> kBits;
      out[i] = inside(wx, wy) ? image_.at(left_ + wx, top_ + wy) : 0;
    }
  }

 private:
  static constexpr int kBits = 10;
  static constexpr int kHalf = 1 << (kBits - 1);
  static int fixed(double v) { return static_cast<int>(std::lrint(v * (1 << kBits))); }
  // Comparing as unsigned refuses negative numbers in the same breath.
  bool inside(int wx, int wy) const {
    return static_cast<unsigned>(wx) < side_ && static_cast<unsigned>(wy) < side_ &&
           static_cast<unsigned>(left_ + wx) < static_cast<unsigned>(image_.width) &&
           static_cast<unsigned>(top_ + wy) < static_cast<unsigned>(image_.height);
  }

  const GrayView& image_;
  double cos_, sin_;
  int count_;
  int left_ = 0, top_ = 0;
  unsigned side_ = 0;
  double offset_x_ = 0.0, offset_y_ = 0.0;
  int step_x_[kSlantLong] = {}, step_y_[kSlantLong] = {};
};

}  // namespace

SlantedBlock slanted_block(const GrayView& image, int x, int y, double angle, Cut cut) {
  const Turn turn(image, x, y, angle, cut, kWindow / 2 - kSlantLong / 2, kSlantLong);
  SlantedBlock block;
  for (int r = 0; r < kSlantShort; ++r) turn.row(kWindow / 2 - kSlantShort / 2 + r, block.grey[r]);
  return block;
}

void row_means(const GrayView& image, int x, int y, double angle, double means[kSlantLong]) {
  const Turn turn(image, x, y, angle, Cut::kShifted, kWindow / 2 - kSlantShort / 2, kSlantShort);
  for (int r = 0; r < kSlantLong; ++r) {
    std::uint8_t line[kSlantShort];
    turn.row(kWindow / 2 - kSlantLong / 2 + r, line);
    int sum = 0;
    for (const std::uint8_t grey : line) sum += grey;
    means[r] = sum / static_cast<double>(kSlantShort);
  }
}

}  // namespace tram::quality
