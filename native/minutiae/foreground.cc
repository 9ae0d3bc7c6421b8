#include "foreground.h"

#include <utility>

#include "tuning.h"

namespace tram::minutiae {
namespace {

using Mask = CellMap<std::uint8_t>;

/// Contrast that one cell in ten exceeds: the print's own idea of a strong ridge.
float strong_contrast(const CellMap<Pitch>& pitch) {
  std::vector<float> values;
  values.reserve(pitch.values.size());
  for (const Pitch& p : pitch.values) values.push_back(p.contrast);
  const auto tenth = values.begin() + static_cast<std::ptrdiff_t>(values.size() * 9 / 10);
  std::nth_element(values.begin(), tenth, values.end());
  return *tenth;
}

int neighbours(const Mask& mask, int c, int r) {
  int count = 0;
  for (int dr = -1; dr <= 1; ++dr)
    for (int dc = -1; dc <= 1; ++dc) count += mask.has(c + dc, r + dr) && mask.at(c + dc, r + dr);
  return count;
}

/// Majority vote of 3 x 3: closes pin holes, drops single cells.
void vote(Mask& mask) {
  const Mask old = mask;
  for (int r = 0; r < mask.rows; ++r)
    for (int c = 0; c < mask.cols; ++c) {
      const bool frame = r == 0 || c == 0 || r == mask.rows - 1 || c == mask.cols - 1;
      mask.at(c, r) = neighbours(old, c, r) >= (frame ? 4 : 5);
    }
}

/// Visits the 4-connected region of equal value around a cell and gives it a new value.
int repaint(Mask& mask, int c, int r, std::uint8_t to) {
  const std::uint8_t from = mask.at(c, r);
  std::vector<std::pair<int, int>> open{{c, r}};
  mask.at(c, r) = to;
  int count = 0;
  while (!open.empty()) {
    const auto [x, y] = open.back();
    open.pop_back();
    ++count;
    for (const auto& [nx, ny] : {std::pair{x + 1, y}, {x - 1, y}, {x, y + 1}, {x, y - 1}})
      if (mask.has(nx, ny) && mask.at(nx, ny) == from) {
        mask.at(nx, ny) = to;
        open.emplace_back(nx, ny);
      }
  }
  return count;
}

/// Drops regions of at most `limit` cells of the value `from`.
void drop_small(Mask& mask, std::uint8_t from, int limit) {
  constexpr std::uint8_t kSeen = 2;
  for (int r = 0; r < mask.rows; ++r)
    for (int c = 0; c < mask.cols; ++c)
      if (mask.at(c, r) == from && repaint(mask, c, r, kSeen + from) <= limit)
        repaint(mask, c, r, from ^ 1);
  for (auto& v : mask.values)
    if (v == kSeen + from) v = from;
}

/// Two chamfer sweeps.
Mask distance_of(const Mask& inside) {
  Mask d(inside.cols, inside.rows);
  const auto step = [&](int c, int r, int way) {
    if (!inside.at(c, r)) return;
    int least = way > 0 ? 254 : d.at(c, r) - 1;
    for (const auto& [dc, dr] : {std::pair{-way, 0}, {0, -way}, {-way, -way}, {way, -way}})
      least = std::min<int>(least, d.has(c + dc, r + dr) ? d.at(c + dc, r + dr) : 0);
    d.at(c, r) = static_cast<std::uint8_t>(least + 1);
  };
  for (int r = 0; r < d.rows; ++r)
    for (int c = 0; c < d.cols; ++c) step(c, r, 1);
  for (int r = d.rows - 1; r >= 0; --r)
    for (int c = d.cols - 1; c >= 0; --c) step(c, r, -1);
  return d;
}

}  // namespace

Mask find_ink(const CellMap<Pitch>& pitch) {
  const float contrast = std::max(kContrastFloor, kContrastShare * strong_contrast(pitch));
  Mask ink(pitch.cols, pitch.rows);
  for (std::size_t i = 0; i < ink.values.size(); ++i) ink.values[i] = pitch.values[i].contrast > contrast;
  vote(ink);
  return ink;
}

Foreground find_foreground(const Mask& ink, const CellMap<float>& clarity) {
  Foreground out;
  out.inside = ink;
  for (std::size_t i = 0; i < ink.values.size(); ++i) out.inside.values[i] &= clarity.values[i] > kClarityFloor;
  vote(out.inside);
  vote(out.inside);
  drop_small(out.inside, 1, kMinRegionCells);
  drop_small(out.inside, 0, kMaxHoleCells);
  out.distance = distance_of(out.inside);
  return out;
}

}  // namespace tram::minutiae
