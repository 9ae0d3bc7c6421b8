#include "marks.h"

#include <algorithm>
#include <cmath>

#include "growth.h"
#include "math.h"
#include "noise.h"
#include "random.h"

namespace tram::synth {
namespace {

std::size_t index_of(int x, int y) { return static_cast<std::size_t>(y) * kSkinWidth + x; }

bool inside(int x, int y, int margin) {
  return x >= margin && y >= margin && x < kSkinWidth - margin && y < kSkinHeight - margin;
}

/// Soft round spot; keeps the larger of old and new.
void stamp(Master& m, double cx, double cy, double radius, double depth) {
  const int reach = static_cast<int>(radius + 2);
  const int ix = static_cast<int>(cx), iy = static_cast<int>(cy);
  if (!inside(ix, iy, reach)) return;
  for (int y = iy - reach; y <= iy + reach; ++y) {
    for (int x = ix - reach; x <= ix + reach; ++x) {
      const double d = std::sqrt((x - cx) * (x - cx) + (y - cy) * (y - cy));
      const int value = static_cast<int>(depth * clamp01(radius + 0.5 - d));
      std::uint8_t& gap = m.gap[index_of(x, y)];
      gap = static_cast<std::uint8_t>(std::max<int>(gap, std::min(value, 255)));
    }
  }
}

struct Line {
  double x, y, direction, length, half_width, depth;
  double stray;  ///< radians that its direction wanders off the straight
};

/// A line that wanders a little, tapers at both ends and breaks off here and there.
void draw_line(Master& m, Random& random, const Line& line) {
  double x = line.x, y = line.y, bend = 0, swell = 0;
  for (double walked = 0; walked < line.length; walked += 1) {
    bend = 0.985 * bend + 0.17 * line.stray * random.bell();
    swell = 0.9 * swell + 0.12 * random.bell();
    x += cosine(line.direction + bend);
    y += sine(line.direction + bend);
    const double taper = std::min(1.0, std::min(walked, line.length - walked) / 12);
    const double half = line.half_width * taper * (1 + swell);
    if (half > 0.3) stamp(m, x, y, half, line.depth * (0.85 + swell));
  }
}

}  // namespace

void add_pores(Master& m, std::uint64_t seed) {
  Random random(seed);
  constexpr int kCell = 10;  // about 2.7 pores per mm of ridge, as in adults
  for (int cy = 2 * kCell; cy < kSkinHeight - 2 * kCell; cy += kCell) {
    for (int cx = 2 * kCell; cx < kSkinWidth - 2 * kCell; cx += kCell) {
      int x = cx + random.below(kCell), y = cy + random.below(kCell);
      const double radius = random.between(0.7, 1.5), depth = random.between(70, 230);
      if (!is_skin(x, y) || random.chance(0.2)) continue;
      for (int step = 0; step < 5; ++step) {  // climb to the crest
        int best = 0, bx = x, by = y;
        for (int dy = -1; dy <= 1; ++dy)
          for (int dx = -1; dx <= 1; ++dx)
            if (const int gain = m.ridge[index_of(x + dx, y + dy)] - m.ridge[index_of(x, y)];
                gain > best) {
              best = gain;
              bx = x + dx;
              by = y + dy;
            }
        x = bx;
        y = by;
      }
      stamp(m, x + random.between(-0.7, 0.7), y + random.between(-0.7, 0.7), radius, depth);
    }
  }
}

void add_flexion_crease(Master& m, std::uint64_t seed) {
  Random random(seed);
  const double slope = 0.04 * random.bell();
  const double y = kSkinCrease - slope * (kSkinCentre - 30);
  draw_line(m, random, {30, y, slope, kSkinWidth - 60.0, 5, 320, 0.07});
  for (int i = 0; i < 3; ++i) {
    draw_line(m, random, {random.between(60, 220), y + random.between(-16, 16),
                          slope + 0.1 * random.bell(), random.between(120, 300),
                          random.between(1.2, 2.5), 260, 0.15});
  }
}

void add_creases(Master& m, std::uint64_t seed, int age, double wear) {
  Random random(seed);
  const double load = 1.5 + 22 * wear + std::max(0, age - 45) * 0.25;
  const int creases = static_cast<int>(load * random.between(0.4, 1.2));
  const double main_direction = random.between(-0.5, 0.5);
  for (int i = 0; i < creases; ++i) {
    draw_line(m, random,
              {random.between(40, kSkinWidth - 80), random.between(90, kSkinHeight - 60),
               main_direction + 0.5 * random.bell() + (random.chance(0.25) ? kPi / 2 : 0),
               random.between(25, 60 + 140 * wear), random.between(0.6, 1.1 + 1.0 * wear),
               random.between(170, 330), 0.25});
  }
  const int scars = wear > 0.3 && random.chance(wear) ? 1 + random.below(2) : 0;
  for (int i = 0; i < scars; ++i) {
    draw_line(m, random, {random.between(120, 320), random.between(140, 420),
                          random.between(-kPi, kPi), random.between(70, 220),
                          random.between(2.2, 4.5), 380, 0.3});
  }
}

void abrade(Master& m, std::uint64_t seed, double wear) {
  if (wear <= 0) return;
  const NoiseField patches(derive(seed, 1), kSkinWidth, kSkinHeight, 75);
  const NoiseField rough(derive(seed, 2), kSkinWidth, kSkinHeight, 5.3);
  const NoiseField fine(derive(seed, 3), kSkinWidth, kSkinHeight, 2.7);
  std::vector<float> a(kSkinWidth), b(kSkinWidth), c(kSkinWidth);
  for (int y = 0; y < kSkinHeight; ++y) {
    patches.row(y, a.data());
    rough.row(y, b.data());
    fine.row(y, c.data());
    for (int x = 0; x < kSkinWidth; ++x) {
      std::int8_t& ridge = m.ridge[index_of(x, y)];
      if (ridge == 0) continue;
      const float loss =
          static_cast<float>(wear) * std::clamp(0.55f + 0.55f * a[x], 0.0f, 0.95f);
      const float value = ridge * (1 - loss) + 95 * loss * (b[x] + 0.6f * c[x]);
      ridge = static_cast<std::int8_t>(std::clamp(value, -127.0f, 127.0f));
    }
  }
}

}  // namespace tram::synth
