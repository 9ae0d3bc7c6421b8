#include "prepared.h"

#include <algorithm>
#include <cmath>

#include "../minutiae/angles.h"
#include "tuning.h"

namespace tram::match_detail {
namespace {

using minutiae::kPi;
using minutiae::turn;
using minutiae::wrap;

constexpr float kCellSize = 2 * kRadius / kGridSide;
constexpr float kBinSize = 2 * kPi / kDirectionBins;

float cell_centre(int i) { return (static_cast<float>(i) + 0.5f) * kCellSize - kRadius; }

/// Direction bins, as a set, that a difference of directions counts for.
unsigned bins_near(float difference) {
  unsigned set = 0;
  for (int k = 0; k < kDirectionBins; ++k)
    if (std::abs(turn(difference, (static_cast<float>(k) + 0.5f) * kBinSize)) < kSpreadAngle) set |= 1u << k;
  return set;
}

/// Cells, as a set, within `reach` of a point of the neighbourhood.
std::uint64_t cells_near(float u, float v, float reach) {
  const auto cell_of = [](float t) {
    return std::clamp(static_cast<int>(std::floor((t + kRadius) / kCellSize)), 0, kGridSide - 1);
  };
  std::uint64_t set = 0;
  for (int j = cell_of(v - reach); j <= cell_of(v + reach); ++j)
    for (int i = cell_of(u - reach); i <= cell_of(u + reach); ++i) {
      const float du = cell_centre(i) - u, dv = cell_centre(j) - v;
      if (du * du + dv * dv <= reach * reach) set |= std::uint64_t{1} << (j * kGridSide + i);
    }
  return set;
}

void add_neighbour(Cylinder& cylinder, const Point& centre, const Point& other) {
  const float dx = other.x - centre.x, dy = other.y - centre.y;
  const float distance = std::sqrt(dx * dx + dy * dy);
  const float reach = kSpreadAt + kSpreadPer * distance;
  if (distance > kRadius + reach) return;
  const std::uint64_t cells =
      cells_near(dx * centre.cos - dy * centre.sin, -dx * centre.sin - dy * centre.cos, reach);
  const unsigned bins = bins_near(wrap(other.angle - centre.angle));
  for (int k = 0; k < kDirectionBins; ++k)
    if (bins >> k & 1) cylinder.bits[k] |= cells;
}

/// Cells of the round neighbourhood that lie inside the print.
std::uint64_t cells_seen(const Point& centre, const std::vector<Side>& hull) {
  std::vector<Side> near;  // the other sides cannot cut the neighbourhood
  for (const Side& s : hull)
    if (s.outside(centre.x, centre.y) > kHullMargin - kRadius) near.push_back(s);
  std::uint64_t set = 0;
  for (int j = 0; j < kGridSide; ++j)
    for (int i = 0; i < kGridSide; ++i) {
      const float u = cell_centre(i), v = cell_centre(j);
      if (u * u + v * v > kRadius * kRadius) continue;
      const float x = centre.x + u * centre.cos - v * centre.sin;
      const float y = centre.y - u * centre.sin - v * centre.cos;
      if (near.empty() || covers(near, x, y, kHullMargin)) set |= std::uint64_t{1} << (j * kGridSide + i);
    }
  return set;
}

/// The best minutiae, at 500 ppi. Duplicates would count one event twice.
std::vector<Point> points_of(const Template& print, double& mean_quality) {
  std::vector<Minutia> all = print.minutiae;
  std::stable_sort(all.begin(), all.end(), [](const Minutia& a, const Minutia& b) { return a.quality > b.quality; });
  if (all.size() > kMaxUsed) all.resize(kMaxUsed);
  const float scale = print.ppi > 0 ? 500.0f / static_cast<float>(print.ppi) : 1.0f;
  std::vector<Point> points;
  double quality = 0;
  for (const Minutia& m : all) {
    if (!std::isfinite(m.x) || !std::isfinite(m.y) || !std::isfinite(m.angle)) continue;
    points.push_back({m.x * scale, m.y * scale, wrap(m.angle), std::cos(m.angle), std::sin(m.angle)});
    quality += m.quality;
  }
  mean_quality = points.empty() ? 0 : quality / static_cast<double>(points.size());
  return points;
}

}  // namespace

Prepared prepare(const Template& print) {
  Prepared out;
  out.points = points_of(print, out.mean_quality);
  std::vector<Spot> spots;
  for (const Point& p : out.points) spots.push_back({p.x, p.y});
  out.hull = hull_of(std::move(spots));
  out.cylinders.resize(out.points.size());
  for (std::size_t i = 0; i < out.points.size(); ++i) {
    out.cylinders[i].seen = cells_seen(out.points[i], out.hull);
    for (std::size_t j = 0; j < out.points.size(); ++j)
      if (j != i) add_neighbour(out.cylinders[i], out.points[i], out.points[j]);
    for (auto& word : out.cylinders[i].bits) word &= out.cylinders[i].seen;
  }
  return out;
}

}  // namespace tram::match_detail
