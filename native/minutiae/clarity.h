// How much of a print is ridge and how much is specks.
#pragma once

#include "cells.h"
#include "ridge_image.h"

namespace tram::minutiae {

/// How much of the grey of each cell and its neighbours the oriented filter kept: about 0.3 over
/// specks or paper, 0.7 over a dry finger, 1 over clean ridges.
CellMap<float> clarity_of(const RidgeImage& image, const RidgeImage& enhanced);

}  // namespace tram::minutiae
