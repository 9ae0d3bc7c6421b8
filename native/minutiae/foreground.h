// Where the finger is.
#pragma once

#include <cstdint>

#include "cells.h"
#include "ridge_period.h"

namespace tram::minutiae {

struct Foreground {
  CellMap<std::uint8_t> inside;    ///< 1 where ridges are readable
  CellMap<std::uint8_t> distance;  ///< chessboard steps in cells to the nearest cell outside, 0 outside
};

/// Cells dark and light enough to hold ridges, compared with the print's own strong cells.
CellMap<std::uint8_t> find_ink(const CellMap<Pitch>& pitch);

/// The inked cells that are clear ridges, small holes closed and small spots dropped. The frame of
/// the image counts as outside: ridges end there without being minutiae.
Foreground find_foreground(const CellMap<std::uint8_t>& ink, const CellMap<float>& clarity);

}  // namespace tram::minutiae
