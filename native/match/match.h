// Are two prints of the same finger? 1:1 comparison of minutiae.
#pragma once

#include <memory>

#include "../minutiae/minutia.h"

namespace tram {

namespace match_detail {
struct Prepared;
}

/// Carries a point of the first print onto the second, in pixels at 500 ppi, origin top left, y down:
/// turn by `rotation` about the origin, then add (dx, dy).
struct Transform {
  float rotation = 0;  ///< radians, counter-clockwise as seen, -pi .. pi
  float dx = 0;
  float dy = 0;
};

struct MatchResult {
  float score = 0;     ///< 0 .. about 300; thresholds in thresholds.h
  int paired = 0;      ///< minutiae of both prints that fall on each other
  int comparable = 0;  ///< minutiae of the print that has fewer of them in the area that both show
  Transform transform; ///< meaningful where paired >= 3
};

/// A template made ready to be compared many times: minutiae brought to 500 ppi, the best kept, the
/// neighbourhood of each described. Cheap to copy, never changes, safe to share between threads.
class PreparedTemplate {
 public:
  PreparedTemplate();  ///< nothing: scores 0 against everything
  explicit PreparedTemplate(const Template& print);
  const match_detail::Prepared& detail() const { return *detail_; }
  int minutiae() const;       ///< kept
  double mean_quality() const;  ///< of the kept minutiae, 0 .. 100

 private:
  std::shared_ptr<const match_detail::Prepared> detail_;
};

/// Takes prints up to 60 degrees apart, shifted, overlapping in part, with stretched skin. The order
/// of the prints changes the score by rounding at most.
MatchResult match(const PreparedTemplate& a, const PreparedTemplate& b);

inline MatchResult match(const Template& a, const Template& b) {
  return match(PreparedTemplate(a), PreparedTemplate(b));
}

}  // namespace tram
