#include "traits.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

#include "block.h"
#include "block_traits.h"

namespace tram::quality {
namespace {

constexpr double kMm2PerPixel = (25.4 / 500.0) * (25.4 / 500.0);

void read_box(const GrayView& print, const Region& region, Traits& t) {
  t.area_mm2 = region.pixels * kMm2PerPixel;
  int left = region.width, right = -1, top = region.height, bottom = -1;
  for (int y = 0; y < region.height; ++y) {
    for (int x = 0; x < region.width; ++x) {
      if (!region.at(x, y)) continue;
      left = std::min(left, x);
      right = std::max(right, x);
      top = std::min(top, y);
      bottom = std::max(bottom, y);
    }
  }
  if (right < left) return;
  t.left = 2 * left;
  t.top = 2 * top;
  t.width = std::min(2 * (right + 1), print.width) - t.left;
  t.height = std::min(2 * (bottom + 1), print.height) - t.top;
  for (int y = top; y <= bottom; ++y) {
    t.cut_left += region.at(0, y) / (bottom - top + 1.0);
    t.cut_right += region.at(region.width - 1, y) / (bottom - top + 1.0);
  }
  for (int x = left; x <= right; ++x) {
    t.cut_top += region.at(x, 0) / (right - left + 1.0);
    t.cut_bottom += region.at(x, region.height - 1) / (right - left + 1.0);
  }
}

/// Sums over the blocks of one print.
struct Count {
  int interior = 0, ridges = 0, confused = 0, flat = 0, faint = 0;
  double flat_grey = 0.0;
  long ink = 0, ridge = 0, breaks = 0, valley = 0, bridges = 0;
  std::vector<double> periods, grey_valleys;

  void add(const BlockTraits& b, const GreyLevels& levels) {
    faint += b.faint;
    if (!b.interior) return;
    ++interior;
    confused += b.confused;
    ink += b.ridge_pixels - b.breaks + b.bridges;
    if (!b.confused) {
      ridge += b.ridge_pixels;
      breaks += b.breaks;
      valley += b.valley_pixels;
      bridges += b.bridges;
    }
    if (b.ridges) {
      ++ridges;
      periods.push_back(static_cast<double>(kBlock) / b.frequency.peak);
      grey_valleys.push_back(b.grey_valleys / std::max(1.0, static_cast<double>(b.valley_pixels)));
    }
    if (b.flat) {
      ++flat;
      flat_grey += levels.relative(b.mean);
    }
  }
};

void summarise(const BlockMap& map, Traits& t) {
  Count count;
  for (const BlockTraits& b : map.blocks) count.add(b, map.levels);
  const double n = std::max(1, count.interior);
  const auto share = [](long part, long whole) { return static_cast<double>(part) / std::max(1L, whole); };
  t.interior = count.interior;
  t.paper = map.levels.paper;
  t.dark = map.levels.dark;
  t.ink_share = static_cast<double>(count.ink) / (n * kSlantShort * kSlantLong);
  t.break_share = share(count.breaks, count.ridge);
  t.bridge_share = share(count.bridges, count.valley);
  t.ridge_blocks = count.ridges / n;
  t.confused_blocks = count.confused / n;
  t.flat_blocks = count.flat / n;
  if (count.flat > 0) t.flat_grey = count.flat_grey / count.flat;
  t.faint_blocks = count.faint / n;
  t.valley_unevenness = quantile(count.grey_valleys, 0.85) - quantile(count.grey_valleys, 0.15);
  t.period = quantile(count.periods, 0.5);
}

/// Mean angle between neighbouring blocks of ridges.
struct Turning {
  double degrees = 0.0;
  int pairs = 0;

  void add(const BlockTraits& a, const BlockTraits& b) {
    if (!b.ridges) return;
    const double d = std::fabs(a.direction - b.direction) * 180.0 / std::numbers::pi;
    degrees += std::min(d, 180.0 - d);
    ++pairs;
  }
};

void read_flow(const BlockMap& map, Traits& t) {
  double re = 0.0, im = 0.0;
  int n = 0;
  Turning turning;
  for (int row = 0; row < map.rows; ++row) {
    for (int column = 0; column < map.columns; ++column) {
      const BlockTraits& b = map.at(row, column);
      if (!b.ridges) continue;
      re += std::cos(2.0 * b.direction);
      im += std::sin(2.0 * b.direction);
      ++n;
      if (column + 1 < map.columns) turning.add(b, map.at(row, column + 1));
      if (row + 1 < map.rows) turning.add(b, map.at(row + 1, column));
    }
  }
  if (n > 0) t.direction_spread = 1.0 - std::hypot(re, im) / n;
  if (turning.pairs > 0) t.roughness = turning.degrees / turning.pairs;
}

}  // namespace

Traits traits_of(const GrayView& print, const Survey& s) {
  Traits t;
  read_box(print, s.region, t);
  const BlockMap map = read_blocks(print, s);
  summarise(map, t);
  read_flow(map, t);
  return t;
}

}  // namespace tram::quality
