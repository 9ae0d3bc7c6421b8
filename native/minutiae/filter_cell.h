// The hot spot: one oriented filter over one cell.
#pragma once

#include <cstdint>

#include "cells.h"
#include "filter_bank.h"

namespace tram::minutiae {

/// Where the filter's window over a cell begins (its top left corner, kFilterRadius before the cell
/// each way), and the distance of its rows.
struct Window {
  const std::int16_t* from = nullptr;
  int stride = 0;
};

using Answer = std::int16_t[kCell][kCell];

/// Sums of the high halves of the products: 0 over flat grey, to within the rounding.
void filter_cell(const Window& window, const Filter& filter, Answer& out);

}  // namespace tram::minutiae
