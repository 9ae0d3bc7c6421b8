// How far apart the ridges are, per cell.
#pragma once

#include "cells.h"
#include "orientation.h"
#include "ridge_image.h"

namespace tram::minutiae {

struct Pitch {
  float period = 0;      ///< pixels at 500 ppi from ridge to ridge, smoothed over neighbours
  float regularity = 0;  ///< 0 (no wave) .. 1 (a clean wave): autocorrelation at one period
  float contrast = 0;    ///< standard deviation of the wave across the ridges, grey levels
};

/// The x-signature of Hong, Wan and Jain (1998), read through its autocorrelation.
CellMap<Pitch> estimate_pitch(const RidgeImage& image, const CellMap<Flow>& flow);

}  // namespace tram::minutiae
