// Minutiae of one print: the data that extraction gives and matching takes.
#pragma once

#include <cstdint>
#include <vector>

namespace tram {

enum class MinutiaType : std::uint8_t { kOther = 0, kEnding = 1, kBifurcation = 2 };

/// One minutia.
struct Minutia {
  float x = 0;  ///< pixels of the given image, origin top left, to the right
  float y = 0;  ///< pixels of the given image, origin top left, downwards
  /// Radians in [0, 2 pi), counter-clockwise from the x axis as seen by a reader. As in ISO/IEC
  /// 19794-2 it points from an ending into its ridge, and from a bifurcation into the valley
  /// between the two branches.
  float angle = 0;
  MinutiaType type = MinutiaType::kOther;
  std::uint8_t quality = 0;  ///< 0 (noise) .. 100 (clear ridges all round)
};

struct Template {
  int width = 0;   ///< pixels of the image it was taken from
  int height = 0;
  int ppi = 500;
  std::vector<Minutia> minutiae;  ///< best quality first, at most kMaxMinutiae
};

/// ISO/IEC 19794-2 counts minutiae in one byte.
inline constexpr int kMaxMinutiae = 255;

}  // namespace tram
