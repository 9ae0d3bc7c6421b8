// Where each point of the glass lies on the skin, and how firmly it touches there: sampled on a
// coarse grid, because skin stretches smoothly.
#pragma once

#include <vector>

#include "touch.h"

namespace tram::synth {

inline constexpr int kMapCell = 8;  ///< pixels of glass between nodes

struct MapNode {
  float u, v;     ///< skin coordinates, pixels
  float contact;  ///< 1 in the middle of the touch, 0 at its outline, negative outside
};

struct SkinMap {
  int left, top;      ///< of the covered rectangle on the glass, pixels
  int columns, rows;  ///< nodes; cells are one fewer each way; 0 when nothing is on the glass
  std::vector<MapNode> nodes;
};

SkinMap map_skin(const Touch& touch, int sheet_width, int sheet_height);

}  // namespace tram::synth
