// Presses a finger's skin on the glass: from skin to ink.
#pragma once

#include <cstdint>
#include <vector>

#include "master.h"

namespace tram::synth {

/// Ink on the glass: 0 none .. 255 full contact.
struct InkSheet {
  int width, height;
  std::vector<std::uint8_t> ink;
  InkSheet(int w, int h) : width(w), height(h), ink(static_cast<std::size_t>(w) * h, 0) {}
  std::uint8_t* row(int y) { return ink.data() + static_cast<std::size_t>(y) * width; }
  const std::uint8_t* row(int y) const { return ink.data() + static_cast<std::size_t>(y) * width; }
};

/// A part of the skin that touches, in skin pixels.
struct Oval {
  double x, y;             ///< centre
  double half_width;
  double up, down;         ///< reach towards the tip and towards the palm
  double square_up = 0;    ///< 0 ellipse .. 1 nearly a rectangle
  double square_down = 0;
};

struct Touch {
  std::uint64_t seed = 1;
  std::vector<Oval> ovals;
  double x = 0, y = 0;            ///< where on the glass...
  double skin_x = 0, skin_y = 0;  ///< ...this point of the skin lies
  double angle = 0;               ///< radians, clockwise
  double scale = 1;
  double pressure = 0.5, moisture = 0.5, distortion = 0.3;
};

/// Adds the finger's ink to the sheet; where two fingers overlap the stronger ink counts.
void press(const Master& master, const Touch& touch, InkSheet& sheet);

}  // namespace tram::synth
