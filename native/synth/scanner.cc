#include "scanner.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "math.h"
#include "noise.h"
#include "random.h"

namespace tram::synth {
namespace {

void add_dust(GrayImage& image, Random& random, double noise) {
  const double area = static_cast<double>(image.width) * image.height / 250000;
  const int specks = static_cast<int>(noise * area * random.between(4, 24));
  for (int i = 0; i < specks; ++i) {
    const double cx = random.between(2, image.width - 3), cy = random.between(2, image.height - 3);
    const double radius = random.between(0.5, 2.2), depth = random.between(20, 130);
    const int reach = static_cast<int>(radius + 1);
    const int left = std::max(0, static_cast<int>(cx) - reach);
    const int right = std::min(image.width - 1, static_cast<int>(cx) + reach);
    const int top = std::max(0, static_cast<int>(cy) - reach);
    const int bottom = std::min(image.height - 1, static_cast<int>(cy) + reach);
    for (int y = top; y <= bottom; ++y) {
      for (int x = left; x <= right; ++x) {
        const double d = std::sqrt((x - cx) * (x - cx) + (y - cy) * (y - cy));
        const double value = image.row(y)[x] - depth * clamp01(radius + 0.5 - d);
        image.row(y)[x] = static_cast<std::uint8_t>(std::max(0.0, value));
      }
    }
  }
}

}  // namespace

void smear(InkSheet& sheet, std::uint64_t seed, double amount) {
  if (amount <= 0) return;
  Random random(seed);
  const double angle = random.between(0, 2 * kPi), length = 4 + 26 * amount;
  constexpr int kTaps = 16;
  std::array<int, kTaps> dx{}, dy{};
  for (int i = 0; i < kTaps; ++i) {
    dx[i] = static_cast<int>(std::floor(cosine(angle) * length * i / kTaps + 0.5));
    dy[i] = static_cast<int>(std::floor(sine(angle) * length * i / kTaps + 0.5));
  }
  const NoiseField where(derive(seed, 1), sheet.width, sheet.height, 90);
  std::vector<float> patch(sheet.width);
  const InkSheet sharp = sheet;
  for (int y = 0; y < sheet.height; ++y) {
    where.row(y, patch.data());
    for (int x = 0; x < sheet.width; ++x) {
      const double share = clamp01(amount * 1.3 + 0.9 * patch[x]);
      int sum = 0;
      for (int i = 0; i < kTaps; ++i) {
        const int sx = std::clamp(x + dx[i], 0, sheet.width - 1);
        const int sy = std::clamp(y + dy[i], 0, sheet.height - 1);
        sum += sharp.row(sy)[sx];
      }
      const double old = sharp.row(y)[x];
      sheet.row(y)[x] = static_cast<std::uint8_t>(old + share * (sum / double{kTaps} - old));
    }
  }
}

void add_ghost(InkSheet& sheet, const InkSheet& ghost, double strength) {
  const int share = static_cast<int>(clamp01(strength) * 0.55 * 256);
  for (std::size_t i = 0; i < sheet.ink.size(); ++i) {
    const int old = ghost.ink[i] * share / 256;
    sheet.ink[i] = static_cast<std::uint8_t>(255 - (255 - sheet.ink[i]) * (255 - old) / 255);
  }
}

GrayImage scan(const InkSheet& sheet, std::uint64_t seed, double noise) {
  Random random(seed);
  const double paper = random.between(243, 253), black = random.between(18, 48);
  std::array<float, 256> tone{};
  for (int i = 0; i < 256; ++i) tone[i] = static_cast<float>(paper - (paper - black) * i / 255);
  const NoiseField haze(derive(seed, 1), sheet.width, sheet.height, 210);
  std::vector<float> shade(sheet.width);
  const float haze_depth = static_cast<float>(1 + 5 * noise);
  const float grain = static_cast<float>((1.5 + 9 * noise) / 256);
  GrayImage image(sheet.width, sheet.height);
  for (int y = 0; y < sheet.height; ++y) {
    haze.row(y, shade.data());
    std::uint8_t* out = image.row(y);
    const std::uint8_t* ink = sheet.row(y);
    std::uint64_t bits = 0;
    for (int x = 0; x < sheet.width; ++x) {
      if (x % 4 == 0) bits = random.next();
      const int sum = static_cast<int>((bits & 255) + ((bits >> 8) & 255)) - 255;
      bits >>= 16;
      const float value = tone[ink[x]] + haze_depth * shade[x] + grain * sum;
      out[x] = static_cast<std::uint8_t>(std::clamp(value, 0.0f, 255.0f));
    }
  }
  add_dust(image, random, noise);
  return image;
}

}  // namespace tram::synth
