// The two-dimensional transform, in place in the plane.
#pragma once

#include "filter_bank.h"
#include "layout.h"
#include "plane.h"

namespace tram::wsq {

/// From pixels to subbands.
void analyse(Plane& plane, const Layout& layout, const FilterBank& bank);

/// From subbands back to pixels.
void synthesise(Plane& plane, const Layout& layout, const FilterBank& bank);

/// Columns that are filtered together on the way down: enough for whole cache lines and vectors,
/// few enough that a strip of the tallest print stays in the second-level cache.
inline constexpr int kStrip = 64;

/// Samples kept before and after a line for its extension: more than a filter can reach.
inline constexpr int kMargin = kMaxFilterLength;

}  // namespace tram::wsq
