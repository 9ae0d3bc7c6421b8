#include "touch.h"

#include <algorithm>
#include <cmath>

#include "math.h"
#include "noise.h"
#include "random.h"
#include "skin_map.h"

namespace tram::synth {
namespace {

/// How skin turns into ink for one touch. A point is inked where the ridge stands above a level;
/// pressure and moisture lower the level, the rim raises it.
struct Inking {
  float level, rim_rise, gap_depth, grain, blotch, patch, darkness;
};

Inking inking_of(const Touch& t) {
  const double dry = clamp01((0.5 - t.moisture) * 2), wet = clamp01((t.moisture - 0.5) * 2);
  const double light = clamp01((0.5 - t.pressure) * 2), hard = clamp01((t.pressure - 0.5) * 2);
  Inking k{};
  k.level = static_cast<float>(0.05 + 0.42 * dry - 0.75 * wet + 0.28 * light - 0.35 * hard);
  k.rim_rise = static_cast<float>(1.2 + 0.3 * light);
  k.gap_depth = static_cast<float>((2.0 - 0.9 * wet) / 255);
  k.grain = static_cast<float>(0.30 + 1.0 * dry + 0.2 * light);
  k.blotch = static_cast<float>(0.22 + 0.55 * dry + 0.25 * light);
  k.patch = static_cast<float>(0.25 + 0.25 * dry + 0.45 * wet);
  k.darkness = static_cast<float>(0.93 - 0.16 * dry - 0.22 * light + 0.07 * hard);
  return k;
}

/// Noise of one row of glass.
struct RowNoise {
  std::vector<float> grain, blotch, patch;
};

class Presser {
 public:
  Presser(const Master& master, const Touch& touch, const SkinMap& map, InkSheet& sheet)
      : master_(master),
        map_(map),
        sheet_(sheet),
        inking_(inking_of(touch)),
        width_((map.columns - 1) * kMapCell),
        grain_(derive(touch.seed, 6), width_, (map.rows - 1) * kMapCell, 2.3),
        blotch_(derive(touch.seed, 7), width_, (map.rows - 1) * kMapCell, 8.7),
        patch_(derive(touch.seed, 8), width_, (map.rows - 1) * kMapCell, 47) {
    noise_.grain.resize(width_);
    noise_.blotch.resize(width_);
    noise_.patch.resize(width_);
  }

  void row(int y) {
    if (map_.top + y >= sheet_.height) return;
    grain_.row(y, noise_.grain.data());
    blotch_.row(y, noise_.blotch.data());
    patch_.row(y, noise_.patch.data());
    const float down = static_cast<float>(y % kMapCell) / kMapCell;
    const MapNode* upper = &map_.nodes[static_cast<std::size_t>(y / kMapCell) * map_.columns];
    const MapNode* lower = upper + map_.columns;
    for (int i = 0; i + 1 < map_.columns; ++i) {
      const MapNode a = between(upper[i], lower[i], down);
      const MapNode b = between(upper[i + 1], lower[i + 1], down);
      if (a.contact < -0.05f && b.contact < -0.05f) continue;
      cell(a, b, i * kMapCell, map_.top + y);
    }
  }

 private:
  static MapNode between(const MapNode& a, const MapNode& b, float t) {
    return {a.u + (b.u - a.u) * t, a.v + (b.v - a.v) * t, a.contact + (b.contact - a.contact) * t};
  }

  void cell(const MapNode& a, const MapNode& b, int x, int sheet_y) {
    const int count = std::min(kMapCell, sheet_.width - map_.left - x);
    std::uint8_t* out = sheet_.row(sheet_y) + map_.left + x;
    for (int k = 0; k < count; ++k) {
      const MapNode n = between(a, b, static_cast<float>(k) / kMapCell);
      const std::uint8_t ink = ink_at(n, x + k);
      out[k] = std::max(out[k], ink);
    }
  }

  std::uint8_t ink_at(const MapNode& n, int x) const {
    if (n.contact <= 0 || n.u < 0 || n.v < 0) return 0;
    const int iu = static_cast<int>(n.u), iv = static_cast<int>(n.v);
    if (iu >= kSkinWidth - 1 || iv >= kSkinHeight - 1) return 0;
    const float fu = n.u - iu, fv = n.v - iv;
    const std::size_t at = static_cast<std::size_t>(iv) * kSkinWidth + iu;
    const float ridge = bilinear(&master_.ridge[at], fu, fv) * (1.0f / 127);
    const float gap = bilinear(&master_.gap[at], fu, fv);
    const float rim = std::max(0.0f, 1 - n.contact * (1 / 0.32f));
    const float height = ridge - inking_.level - inking_.rim_rise * rim * rim -
                         inking_.gap_depth * gap + inking_.grain * noise_.grain[x] +
                         inking_.blotch * noise_.blotch[x] + inking_.patch * noise_.patch[x];
    const float t = std::clamp(0.5f + 1.15f * height, 0.0f, 1.0f);
    const float dark = inking_.darkness * (1 + 0.10f * noise_.patch[x] - 0.25f * rim);
    return static_cast<std::uint8_t>(std::min(255.0f, 255 * t * t * (3 - 2 * t) * dark));
  }

  template <typename T>
  static float bilinear(const T* p, float fu, float fv) {
    const float top = p[0] + (p[1] - p[0]) * fu;
    const float bottom = p[kSkinWidth] + (p[kSkinWidth + 1] - p[kSkinWidth]) * fu;
    return top + (bottom - top) * fv;
  }

  const Master& master_;
  const SkinMap& map_;
  InkSheet& sheet_;
  Inking inking_;
  int width_;
  NoiseField grain_, blotch_, patch_;
  RowNoise noise_;
};

}  // namespace

void press(const Master& master, const Touch& touch, InkSheet& sheet) {
  const SkinMap map = map_skin(touch, sheet.width, sheet.height);
  if (map.columns < 2 || map.rows < 2) return;
  Presser presser(master, touch, map, sheet);
  for (int y = 0; y < (map.rows - 1) * kMapCell; ++y) presser.row(y);
}

}  // namespace tram::synth
