#include <algorithm>
#include <vector>

#include "wavelet.h"
#include "weighted_sum.h"

namespace tram::wsq {
namespace {

class Analyser {
 public:
  Analyser(Plane& plane, const FilterBank& bank)
      : plane_(plane), taps_(analysis_taps(bank)), extension_(signal_extension(bank)) {}

  void split(const Split& area) {
    for (int row = 0; row < area.y.length; ++row) split_row(area.x, area.y.start + row);
    const int end = area.x.start + area.x.length;
    for (int x = area.x.start; x < end;) {
      const bool only_low = area.without_diagonal && x >= area.x.high_start();
      const int limit = area.without_diagonal && !only_low ? area.x.high_start() : end;
      const int columns = std::min(kStrip, limit - x);
      split_columns(area.y, x, columns, only_low);
      x += columns;
    }
  }

 private:
  // Takes the row apart into even and odd samples, so that each tap reads a run of neighbours.
  void split_row(const Axis& axis, int y) {
    float* row = plane_.at(axis.start, y);
    const int half = axis.low_length() + kMargin;
    phases_.resize(2 * static_cast<std::size_t>(half + kMargin));
    float* even = phases_.data() + kMargin;
    float* odd = even + half + kMargin;
    for (int i = 0; i < axis.high_length(); ++i) {
      even[i] = row[2 * i];
      odd[i] = row[2 * i + 1];
    }
    if (axis.length % 2 == 1) even[axis.high_length()] = row[axis.length - 1];
    const auto outside = [&](int i) { return row[extended(i, axis.length, extension_).index]; };
    for (int i = 1; i <= reach_; ++i) {
      even[-i] = outside(-2 * i);
      odd[-i] = outside(1 - 2 * i);
    }
    for (int i = 0; i <= reach_; ++i) {
      even[axis.low_length() + i] = outside(2 * (axis.low_length() + i));
      odd[axis.high_length() + i] = outside(2 * (axis.high_length() + i) + 1);
    }
    filter_row(taps_.low, even, odd, plane_.at(axis.low_start(), y), axis.low_length());
    filter_row(taps_.high, even, odd, plane_.at(axis.high_start(), y), axis.high_length());
  }

  static void filter_row(const Taps& taps, const float* even, const float* odd, float* out, int n) {
    std::array<const float*, kMaxFilterLength> source;
    for (int t = 0; t < taps.count; ++t) {
      const int parity = taps.offset[t] & 1;
      source[t] = (parity == 0 ? even : odd) + (taps.offset[t] - parity) / 2;
    }
    weighted_sum(out, n, source.data(), taps.weight.data(), taps.count);
  }

  void split_columns(const Axis& axis, int x, int columns, bool only_low) {
    strip_.resize(static_cast<std::size_t>(axis.length) * kStrip);
    for (int i = 0; i < axis.length; ++i) {
      std::copy_n(plane_.at(x, axis.start + i), columns, strip_.data() + static_cast<std::ptrdiff_t>(i) * kStrip);
    }
    filter_columns(taps_.low, axis, axis.low_start(), axis.low_length(), x, columns);
    if (!only_low) filter_columns(taps_.high, axis, axis.high_start(), axis.high_length(), x, columns);
  }

  void filter_columns(const Taps& taps, const Axis& axis, int to, int n, int x, int columns) {
    std::array<const float*, kMaxFilterLength> source;
    for (int i = 0; i < n; ++i) {
      for (int t = 0; t < taps.count; ++t) {
        const int from = extended(2 * i + taps.offset[t], axis.length, extension_).index;
        source[t] = strip_.data() + static_cast<std::ptrdiff_t>(from) * kStrip;
      }
      weighted_sum(plane_.at(x, to + i), columns, source.data(), taps.weight.data(), taps.count);
    }
  }

  static constexpr int reach_ = kMaxFilterLength / 4 + 1;  // in samples of one phase
  Plane& plane_;
  AnalysisTaps taps_;
  Extension extension_;
  std::vector<float> phases_;
  std::vector<float> strip_;
};

}  // namespace

void analyse(Plane& plane, const Layout& layout, const FilterBank& bank) {
  Analyser analyser(plane, bank);
  for (const Split& area : layout.splits) analyser.split(area);
}

}  // namespace tram::wsq
