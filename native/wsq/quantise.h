// From coefficients to the symbols of their bins.
#pragma once

#include <vector>

#include "bins.h"
#include "symbols.h"

namespace tram::wsq {

/// The bins of the subbands `first` to `last` - 1, row by row, without those of step 0. Bins beyond
/// what a 16-bit field can hold are clamped.
std::vector<Token> quantise(const Plane& plane, const Layout& layout, const Bins& bins, int first, int last);

}  // namespace tram::wsq
