// Pictures for the tests and the confusion table: plain ridge patches and things that are no fingers. Deterministic.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numbers>

#include "../image/gray.h"

namespace tram::quality::pictures {

/// Linear congruential noise: the pictures must be the same on every machine.
class Noise {
 public:
  explicit Noise(std::uint32_t seed) : state_(seed * 2654435761u + 12345u) {}
  /// 0 up to, not including, n.
  int below(int n) { return static_cast<int>(next() % static_cast<std::uint32_t>(n)); }
  std::uint32_t next() {
    state_ = state_ * 1664525u + 1013904223u;
    return state_ >> 8;
  }

 private:
  std::uint32_t state_;
};

inline std::uint8_t grey(double v) { return static_cast<std::uint8_t>(std::clamp(v, 0.0, 255.0)); }

/// Arched ridges inside an oval in the middle of white paper.
inline GrayImage ridges(int width, int height, double period, double half_width, double half_height, int noise = 8) {
  GrayImage image(width, height, 248);
  Noise random(7);
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x) {
      const double u = (x - width / 2.0) / half_width;
      const double v = (y - height / 2.0) / half_height;
      if (u * u + v * v > 1.0) continue;
      const double from_core = std::hypot(x - width / 2.0, 0.8 * (y - height / 2.0 - half_height * 0.4));
      const double wave = std::sin(2.0 * std::numbers::pi * from_core / period);
      image.row(y)[x] = grey(140 + 95 * wave + random.below(2 * noise + 1) - noise);
    }
  }
  return image;
}

inline GrayImage noise_picture(int width, int height, std::uint32_t seed) {
  GrayImage image(width, height);
  Noise random(seed);
  for (std::uint8_t& p : image.pixels) p = static_cast<std::uint8_t>(random.below(256));
  return image;
}

/// Parallel lines over the whole picture.
inline GrayImage stripes(int width, int height, double period, double angle_deg) {
  GrayImage image(width, height);
  const double c = std::cos(angle_deg * std::numbers::pi / 180.0);
  const double s = std::sin(angle_deg * std::numbers::pi / 180.0);
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x) {
      image.row(y)[x] = grey(128 + 100 * std::sin(2.0 * std::numbers::pi * (c * x + s * y) / period));
    }
  }
  return image;
}

inline GrayImage checkers(int width, int height, int side) {
  GrayImage image(width, height);
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x) image.row(y)[x] = (x / side + y / side) % 2 ? 230 : 30;
  }
  return image;
}

/// Lines of dark strokes and dots, like print on paper.
inline GrayImage text_page(int width, int height, std::uint32_t seed) {
  GrayImage image(width, height, 245);
  Noise random(seed);
  for (int line = 20; line + 14 < height; line += 22) {
    for (int x = 12; x + 10 < width; x += 11) {
      if (random.below(6) == 0) continue;
      for (int stroke = 0; stroke < 3; ++stroke) {
        const bool upright = random.below(2) == 0;
        const int length = 5 + random.below(8);
        const int ox = random.below(7);
        const int oy = random.below(6);
        for (int k = 0; k < length; ++k) {
          const int px = x + (upright ? ox : std::min(8, ox + k));
          const int py = line + (upright ? std::min(13, oy + k) : oy);
          image.row(py)[px] = 30;
          image.row(py)[px + 1] = 30;
        }
      }
    }
  }
  return image;
}

/// Smooth blobs, like a face or a shadow.
inline GrayImage blobs(int width, int height, std::uint32_t seed) {
  GrayImage image(width, height);
  Noise random(seed);
  double cx[12], cy[12], radius[12], depth[12];
  for (int i = 0; i < 12; ++i) {
    cx[i] = random.below(width);
    cy[i] = random.below(height);
    radius[i] = 15 + random.below(90);
    depth[i] = random.below(161) - 80;
  }
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x) {
      double v = 150 + random.below(9) - 4;
      for (int i = 0; i < 12; ++i) {
        const double d = std::hypot(x - cx[i], y - cy[i]) / radius[i];
        v += depth[i] * std::exp(-d * d);
      }
      image.row(y)[x] = grey(v);
    }
  }
  return image;
}

/// Upright bars of random width, like a bar code.
inline GrayImage bars(int width, int height, std::uint32_t seed) {
  GrayImage image(width, height, 245);
  Noise random(seed);
  for (int x = 20; x + 20 < width;) {
    const int dark = 2 + 2 * random.below(4);
    for (int k = 0; k < dark; ++k) {
      for (int y = height / 5; y < height * 4 / 5; ++y) image.row(y)[x + k] = 25;
    }
    x += dark + 2 + 2 * random.below(4);
  }
  return image;
}

/// Grey ramp with a little noise: an unlit or badly lit sensor.
inline GrayImage ramp(int width, int height, std::uint32_t seed) {
  GrayImage image(width, height);
  Noise random(seed);
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x) image.row(y)[x] = grey(40 + 180.0 * (x + y) / (width + height) + random.below(7));
  }
  return image;
}

}  // namespace tram::quality::pictures
