#include "finger.h"

#include <algorithm>
#include <cmath>

#include "axis.h"
#include "grouping.h"
#include "tuning.h"

namespace tram::slap {
namespace {

/// Mean ink across the middle of the finger, row by row along its axis, tip first.
struct Profile {
  int first = 0;  ///< distance of the first row from the axis point, cells
  std::vector<float> ink;
};

Profile profile_of(const std::vector<Cell>& cells, const Axis& axis, double width) {
  int low = 1 << 20, high = -(1 << 20);
  for (const Cell& c : cells) {
    const int row = static_cast<int>(std::floor(axis.along(c)));
    low = std::min(low, row);
    high = std::max(high, row);
  }
  Profile p{low, std::vector<float>(high - low + 1, 0.0f)};
  for (const Cell& c : cells)
    if (std::abs(axis.across(c)) < 0.35 * width)
      p.ink[static_cast<int>(std::floor(axis.along(c))) - low] += c.ink;
  for (float& v : p.ink) v /= static_cast<float>(0.7 * width);
  return p;
}

float highest(const std::vector<float>& v, int from, int to) {
  float best = 0;
  for (int i = std::max(0, from); i < std::min<int>(to, static_cast<int>(v.size())); ++i)
    best = std::max(best, v[i]);
  return best;
}

/// Where the distal phalanx ends, in rows of the profile: at the upper edge of the crease. A finger
/// of one phalanx ends where its ink ends.
int find_end(const std::vector<float>& ink, int tip, int last, double width) {
  if (last - tip < kMoreThanOne * width) return last;
  const int half = static_cast<int>(0.5 * width);
  const int from = tip + static_cast<int>(kCreaseFrom * width);
  const int to = std::min(last - static_cast<int>(kLeastBelow * width),
                          tip + static_cast<int>(kCreaseTo * width));
  int crease = -1;
  double best = 0;
  for (int i = from; i < to; ++i) {
    const double peak = std::min(highest(ink, i - half, i), highest(ink, i, i + half));
    const double depth = peak > 0 ? 1 - ink[i] / peak : 0;
    const double needed = last - i > kMuchBelow * width ? kLeastCrease : kLeastCreaseOverLittle;
    const double off = ((i - tip) / width - kUsualLength) / kLengthSpread;
    const double score = depth < needed ? 0 : depth * std::exp(-off * off / 2);
    if (score <= best) continue;
    best = score;
    crease = i;
  }
  if (crease < 0) {
    const bool two_phalanges = last - tip > kTwoPhalanges * width;
    return two_phalanges ? tip + static_cast<int>(kUsualLength * width) : last;
  }
  const float shoulder = (ink[crease] + highest(ink, crease - half, crease)) / 2;
  while (crease > from && ink[crease] < shoulder) --crease;
  return crease;
}

/// Outermost ink to both sides of the axis, without the outermost hundredth; the ink's extent.
struct Sides {
  double left = 0, right = 0;
  double cells = 0;  ///< inked
};

Sides find_sides(const std::vector<Cell>& cells, const Axis& axis, double from, double to) {
  std::vector<float> across;
  for (const Cell& c : cells)
    if (const double t = axis.along(c); t >= from && t <= to)
      across.push_back(static_cast<float>(axis.across(c)));
  if (across.empty()) return {};
  const std::size_t n = across.size(), few = n / 200;
  std::nth_element(across.begin(), across.begin() + few, across.end());
  const double left = across[few];
  std::nth_element(across.begin(), across.end() - 1 - few, across.end());
  return {left, across[n - 1 - few], static_cast<double>(n)};
}

Distal measure(const std::vector<Cell>& cells, const Axis& axis, double width, float threshold) {
  const Profile p = profile_of(cells, axis, width);
  const int rows = static_cast<int>(p.ink.size());
  int tip = 0, last = rows - 1;
  while (tip < last && p.ink[tip] < kEdgeShare * threshold) ++tip;
  while (last > tip && p.ink[last] < kEdgeShare * threshold) --last;
  const double top = p.first + tip;
  const Sides upper = find_sides(cells, axis, top, top + kUsualLength * width);
  const int end = find_end(p.ink, tip, last, std::min(upper.right - upper.left, 1.25 * width));
  const double bottom = p.first + end + 1;
  const auto [left, right, inked] = find_sides(cells, axis, top, bottom);
  Distal d;
  d.width = right - left + 2 * kFadedSide;
  d.height = bottom - top + 2 * kFadedEnd;
  d.tilt = axis.tilt;
  d.fill = inked / (d.width * d.height);
  axis.to_plane((left + right) / 2, (top + bottom) / 2, d.x, d.y);
  double sum = 0;
  for (int i = tip; i <= end; ++i) sum += p.ink[i];
  d.ink = sum / (end - tip + 1);
  return d;
}

}  // namespace

std::vector<Distal> find_fingers(const Plane<float>& ink, const Plane<int>& labels,
                                 const std::vector<Blob>& blobs, double width, float threshold) {
  std::vector<Distal> fingers;
  for (const Group& group : group_patches(blobs, width)) {
    const std::vector<Cell> cells = collect(ink, labels, blobs, group);
    const Axis axis = find_axis(cells, width);
    const Distal d = measure(cells, axis, width, threshold);
    const bool finger_sized = d.width <= kWidestFinger && d.height >= kShortest * width &&
                              d.width >= kThinnest * width && d.width >= kNarrowestFinger;
    if (finger_sized) fingers.push_back(d);
  }
  double strongest = 0;
  for (const Distal& d : fingers) strongest = std::max(strongest, d.ink);
  std::erase_if(fingers, [&](const Distal& d) { return d.ink < kFaintest * strongest; });
  std::sort(fingers.begin(), fingers.end(), [](const Distal& a, const Distal& b) { return a.x < b.x; });
  return fingers;
}

}  // namespace tram::slap
