#include <algorithm>
#include <vector>

#include "wavelet.h"
#include "weighted_sum.h"

namespace tram::wsq {
namespace {

// Which sources make one output, gathered from both halves.
struct Gather {
  int count = 0;
  std::array<const float*, 2 * kMaxFilterLength> source;
  std::array<float, 2 * kMaxFilterLength> weight;

  void add(const float* from, float value) {
    source[count] = from;
    weight[count] = value;
    ++count;
  }
};

class Synthesiser {
 public:
  Synthesiser(Plane& plane, const FilterBank& bank) : plane_(plane), bank_(bank), taps_(synthesis_taps(bank)) {}

  void join(const Split& area) {
    const int end = area.x.start + area.x.length;
    for (int x = area.x.start; x < end;) {
      const bool only_low = area.without_diagonal && x >= area.x.high_start();
      const int limit = area.without_diagonal && !only_low ? area.x.high_start() : end;
      const int columns = std::min(kStrip, limit - x);
      join_columns(area.y, x, columns, only_low);
      x += columns;
    }
    for (int row = 0; row < area.y.length; ++row) join_row(area.x, area.y.start + row);
  }

 private:
  void join_columns(const Axis& axis, int x, int columns, bool only_low) {
    strip_.resize(static_cast<std::size_t>(axis.length) * kStrip);
    const auto load = [&](int from, int n, float* to) {
      for (int i = 0; i < n; ++i) std::copy_n(plane_.at(x, from + i), columns, to + static_cast<std::ptrdiff_t>(i) * kStrip);
    };
    float* low = strip_.data();
    float* high = low + static_cast<std::ptrdiff_t>(axis.low_length()) * kStrip;
    load(axis.low_start(), axis.low_length(), low);
    if (!only_low) load(axis.high_start(), axis.high_length(), high);

    const Extension low_edge = low_extension(bank_, axis.length);
    const Extension high_edge = high_extension(bank_, axis.length);
    for (int i = 0; i < axis.length; ++i) {
      const bool odd = i % 2 == 1;
      Gather gather;
      gather_rows(gather, odd ? taps_.odd_from_low : taps_.even_from_low, low, i / 2, axis.low_length(), low_edge);
      if (!only_low) {
        gather_rows(gather, odd ? taps_.odd_from_high : taps_.even_from_high, high, i / 2, axis.high_length(), high_edge);
      }
      weighted_sum(plane_.at(x, axis.start + i), columns, gather.source.data(), gather.weight.data(), gather.count);
    }
  }

  static void gather_rows(Gather& gather, const Taps& taps, const float* rows, int i, int n, const Extension& edge) {
    for (int t = 0; t < taps.count; ++t) {
      const Sample from = extended(i + taps.offset[t], n, edge);
      gather.add(rows + static_cast<std::ptrdiff_t>(from.index) * kStrip, taps.weight[t] * from.sign);
    }
  }

  void join_row(const Axis& axis, int y) {
    const int room = axis.low_length() + 2 * kMargin;
    lines_.resize(4 * static_cast<std::size_t>(room));
    float* low = lines_.data() + kMargin;
    float* high = low + room;
    float* even = high + room;
    float* odd = even + room;
    load_line(plane_.at(axis.low_start(), y), axis.low_length(), low_extension(bank_, axis.length), low);
    load_line(plane_.at(axis.high_start(), y), axis.high_length(), high_extension(bank_, axis.length), high);
    filter_line(taps_.even_from_low, low, taps_.even_from_high, high, even, axis.low_length());
    filter_line(taps_.odd_from_low, low, taps_.odd_from_high, high, odd, axis.high_length());

    float* row = plane_.at(axis.start, y);
    for (int i = 0; i < axis.high_length(); ++i) {
      row[2 * i] = even[i];
      row[2 * i + 1] = odd[i];
    }
    if (axis.length % 2 == 1) row[axis.length - 1] = even[axis.high_length()];
  }

  static void load_line(const float* from, int n, const Extension& edge, float* line) {
    std::copy_n(from, n, line);
    const auto outside = [&](int i) {
      const Sample sample = extended(i, n, edge);
      return from[sample.index] * sample.sign;
    };
    for (int i = 1; i <= reach_; ++i) line[-i] = outside(-i);
    for (int i = 0; i <= reach_; ++i) line[n + i] = outside(n + i);
  }

  static void filter_line(const Taps& low_taps, const float* low, const Taps& high_taps, const float* high, float* out,
                          int n) {
    Gather gather;
    for (int t = 0; t < low_taps.count; ++t) gather.add(low + low_taps.offset[t], low_taps.weight[t]);
    for (int t = 0; t < high_taps.count; ++t) gather.add(high + high_taps.offset[t], high_taps.weight[t]);
    weighted_sum(out, n, gather.source.data(), gather.weight.data(), gather.count);
  }

  static constexpr int reach_ = kMaxFilterLength / 4 + 1;
  Plane& plane_;
  const FilterBank& bank_;
  SynthesisTaps taps_;
  std::vector<float> strip_;
  std::vector<float> lines_;
};

}  // namespace

void synthesise(Plane& plane, const Layout& layout, const FilterBank& bank) {
  Synthesiser synthesiser(plane, bank);
  for (auto area = layout.splits.rbegin(); area != layout.splits.rend(); ++area) synthesiser.join(*area);
}

}  // namespace tram::wsq
