#include "skin_map.h"

#include <algorithm>
#include <cmath>

#include "math.h"
#include "noise.h"
#include "random.h"

namespace tram::synth {
namespace {

constexpr double kSpread = 30;  ///< skin pixels around the ovals that may still touch

/// 1 in the middle, 0 on the outline.
double contact_in(const Oval& o, double u, double v) {
  const double dx = (u - o.x) / o.half_width;
  const double dy = (v - o.y) / (v < o.y ? o.up : o.down);
  const double square = v < o.y ? o.square_up : o.square_down;
  const double x2 = dx * dx, y2 = dy * dy;
  return 1 - ((1 - square) * (x2 + y2) + square * (x2 * x2 + y2 * y2));
}

/// Skin distortion: a pull that turns the rim against the middle (Cappelli, Maio, Maltoni 2001
/// model it so) and a slow random stretch.
class Stretch {
 public:
  explicit Stretch(const Touch& t)
      : touch_(t),
        across_(derive(t.seed, 1), kSkinWidth, kSkinHeight, 130),
        along_(derive(t.seed, 2), kSkinWidth, kSkinHeight, 130) {
    Random random(derive(t.seed, 3));
    twist_ = 0.07 * t.distortion * random.bell();
    pull_x_ = 0.03 * t.distortion * random.bell();
    pull_y_ = 0.03 * t.distortion * random.bell();
    shear_ = 0.05 * t.distortion * random.bell();
  }

  void apply(double& u, double& v) const {
    const Oval& o = touch_.ovals.front();
    const double dx = u - o.x, dy = v - o.y;
    const double rim = std::min(1.5, (dx * dx + dy * dy) / (o.half_width * o.half_width));
    const double turn = twist_ * rim;
    const double amplitude = 9 * touch_.distortion;
    const double fu = amplitude * across_.at(u, v), fv = amplitude * along_.at(u, v);
    u += pull_x_ * dx + shear_ * dy - turn * dy + fu;
    v += pull_y_ * dy + turn * dx + fv;
  }

 private:
  const Touch& touch_;
  NoiseField across_, along_;
  double twist_, pull_x_, pull_y_, shear_;
};

/// The rectangle of glass that the ovals can reach.
void bound(const Touch& t, SkinMap& map, int sheet_width, int sheet_height) {
  const double c = cosine(t.angle) * t.scale, s = sine(t.angle) * t.scale;
  double low_x = 1e9, high_x = -1e9, low_y = 1e9, high_y = -1e9;
  for (const Oval& o : t.ovals) {
    for (int corner = 0; corner < 4; ++corner) {
      const double du = o.x - t.skin_x + (corner & 1 ? 1 : -1) * (o.half_width + kSpread);
      const double dv = o.y - t.skin_y + (corner & 2 ? o.down + kSpread : -o.up - kSpread);
      const double x = t.x + du * c - dv * s, y = t.y + du * s + dv * c;
      low_x = std::min(low_x, x);
      high_x = std::max(high_x, x);
      low_y = std::min(low_y, y);
      high_y = std::max(high_y, y);
    }
  }
  const int right = std::min(sheet_width, static_cast<int>(std::clamp(high_x, -1.0, 9e6)) + 1);
  const int bottom = std::min(sheet_height, static_cast<int>(std::clamp(high_y, -1.0, 9e6)) + 1);
  map.left = static_cast<int>(std::clamp(low_x, 0.0, 9e6));
  map.top = static_cast<int>(std::clamp(low_y, 0.0, 9e6));
  const bool empty = right <= map.left || bottom <= map.top;
  map.columns = empty ? 0 : (right - map.left + kMapCell - 1) / kMapCell + 1;
  map.rows = empty ? 0 : (bottom - map.top + kMapCell - 1) / kMapCell + 1;
}

}  // namespace

SkinMap map_skin(const Touch& t, int sheet_width, int sheet_height) {
  SkinMap map{};
  bound(t, map, sheet_width, sheet_height);
  map.nodes.resize(static_cast<std::size_t>(map.columns) * map.rows);
  const Stretch stretch(t);
  const NoiseField wide(derive(t.seed, 4), kSkinWidth, kSkinHeight, 70);
  const NoiseField narrow(derive(t.seed, 5), kSkinWidth, kSkinHeight, 19);
  const double c = cosine(t.angle) / t.scale, s = sine(t.angle) / t.scale;
  for (int j = 0; j < map.rows; ++j) {
    for (int i = 0; i < map.columns; ++i) {
      const double x = map.left + i * kMapCell - t.x, y = map.top + j * kMapCell - t.y;
      double u = t.skin_x + x * c + y * s, v = t.skin_y - x * s + y * c;
      double contact = -9;
      for (const Oval& o : t.ovals) contact = std::max(contact, contact_in(o, u, v));
      contact += 0.12 * wide.at(u, v) + 0.07 * narrow.at(u, v);
      stretch.apply(u, v);
      map.nodes[static_cast<std::size_t>(j) * map.columns + i] = {
          static_cast<float>(u), static_cast<float>(v), static_cast<float>(contact)};
    }
  }
  return map;
}

}  // namespace tram::synth
