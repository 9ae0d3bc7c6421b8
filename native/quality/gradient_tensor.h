// The structure tensor of one block: what orientation, certainty and coherence are all read from.
#pragma once

#include "../image/gray.h"

namespace tram::quality {

/// Sums over a block of gx*gx, gy*gy and gx*gy, where a gradient is the grey difference of the two neighbours
/// (twice the central difference; on the rim of the block twice the one-sided difference).
struct GradientTensor {
  double xx = 0.0;
  double yy = 0.0;
  double xy = 0.0;

  /// Angle of the line across the ridges in radians, -pi/2..pi/2, y downwards. The standard's reference takes
  /// atan2(xy, xx - yy) without the factor 2 of the double-angle formula; its bin limits were made with that,
  /// so the measures follow it. Use `direction` for the true angle.
  double reference_angle() const;
  /// True angle of the line across the ridges in radians, -pi/2..pi/2, y downwards.
  double direction() const;
  /// 0 (no preferred direction) to 1 (all gradients parallel): sqrt((xx-yy)^2+4xy^2)/(xx+yy).
  double coherence() const;
};

/// Tensor of the block of `width` x `height` pixels (1 to 32 each) whose top left corner is (x, y).
GradientTensor gradient_tensor(const GrayView& image, int x, int y, int width, int height);

}  // namespace tram::quality
