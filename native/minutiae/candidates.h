// Minutiae as the skeleton shows them, before and after the false ones are dropped.
#pragma once

#include <vector>

#include "bitmap.h"
#include "foreground.h"
#include "minutia.h"
#include "orientation.h"

namespace tram::minutiae {

struct Candidate {
  int x = 0, y = 0;  ///< pixels at 500 ppi
  float angle = 0;   ///< as Minutia::angle
  MinutiaType type = MinutiaType::kOther;
  bool dropped = false;
};

/// Every ending and bifurcation of the skeleton that is not at the edge of the foreground.
std::vector<Candidate> find_candidates(const Bitmap& ridges, const CellMap<Flow>& flow,
                                       const Foreground& foreground);

/// Drops islands, spurs, bridges, lakes, gaps and clusters (Xiao and Raafat 1991; Tico and
/// Kuosmanen 2000).
void drop_false(std::vector<Candidate>& candidates, const Bitmap& ridges);

}  // namespace tram::minutiae
