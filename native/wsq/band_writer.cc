#include "band_writer.h"

#include <algorithm>

namespace tram::wsq {

BandWriter::BandWriter(Plane& plane, const Layout& layout, const Bins& bins)
    : plane_(plane), layout_(layout), bins_(bins) {
  enter_band();
}

void BandWriter::enter_band() {
  do {
    ++band_;
  } while (band_ < kBands && bins_.step[band_] <= 0);
  x_ = 0;
  y_ = 0;
  if (!is_full()) row_ = plane_.at(layout_.bands[band_].x, layout_.bands[band_].y);
}

// `count` stays within the row.
void BandWriter::advance(int count) {
  x_ += count;
  const Rect& band = layout_.bands[band_];
  if (x_ < band.width) return;
  x_ = 0;
  if (++y_ == band.height) return enter_band();
  row_ = plane_.at(band.x, band.y + y_);
}

bool BandWriter::put(std::int32_t bin) {
  if (is_full()) return false;
  const float half_zero = bins_.zero[band_] / 2;
  const auto centre = static_cast<float>(bins_.centre);
  const auto number = static_cast<float>(bin);
  if (bin > 0) row_[x_] = bins_.step[band_] * (number - centre) + half_zero;
  if (bin < 0) row_[x_] = bins_.step[band_] * (number + centre) - half_zero;
  advance(1);
  return true;
}

bool BandWriter::skip(std::int32_t count) {
  while (count > 0) {
    if (is_full()) return false;
    const int step = std::min(count, layout_.bands[band_].width - x_);
    advance(step);
    count -= step;
  }
  return true;
}

}  // namespace tram::wsq
