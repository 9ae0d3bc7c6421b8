#include "match.h"

#include <algorithm>
#include <cmath>

#include "align.h"
#include "local_pairs.h"
#include "prepared.h"
#include "relax.h"
#include "tuning.h"

namespace tram {

using namespace match_detail;

PreparedTemplate::PreparedTemplate() : detail_(std::make_shared<const Prepared>()) {}
PreparedTemplate::PreparedTemplate(const Template& print)
    : detail_(std::make_shared<const Prepared>(prepare(print))) {}
int PreparedTemplate::minutiae() const { return static_cast<int>(detail_->points.size()); }
double PreparedTemplate::mean_quality() const { return detail_->mean_quality; }

namespace {

/// Minutiae of the print that shows fewer in the shared area.
int comparable_of(const Prepared& a, const Prepared& b, const Motion& motion) {
  int in_a = 0, in_b = 0;
  for (const Point& p : a.points) {
    const Spot at = motion(p.x, p.y);
    in_a += covers(b.hull, at.x, at.y, kLastReach);
  }
  const float determinant = motion.xx * motion.yy - motion.xy * motion.yx;
  if (std::abs(determinant) < 0.1f) return 0;
  for (const Point& p : b.points) {
    const float x = p.x - motion.tx, y = p.y - motion.ty;
    in_b += covers(a.hull, (motion.yy * x - motion.xy * y) / determinant,
                   (motion.xx * y - motion.yx * x) / determinant, kLastReach);
  }
  return std::min(in_a, in_b);
}

MatchResult judge(const Prepared& a, const Prepared& b, const Alignment& alignment) {
  MatchResult r;
  r.paired = static_cast<int>(alignment.meetings.size());
  r.comparable = std::max(comparable_of(a, b, alignment.motion), r.paired);
  const Motion& m = alignment.motion;
  r.transform = {m.rotation(), m.tx, m.ty};
  // Near in place, near in direction, alike in neighbourhood: a meeting by chance is rarely all three.
  float sum = 0;
  for (const Meeting& p : alignment.meetings)
    sum += (1 - p.apart) * (1 - p.lean) * similarity_of(a.cylinders[p.a], b.cylinders[p.b]);
  // Minutiae that both should show and one does not speak against; squared, as each print can miss them.
  const float share = static_cast<float>(r.paired) / (static_cast<float>(r.comparable) + kDoubt);
  r.score = kScoreScale * sum * share * share;
  return r;
}

}  // namespace

MatchResult match(const PreparedTemplate& first, const PreparedTemplate& second) {
  const Prepared &a = first.detail(), &b = second.detail();
  std::vector<Pair> pairs = find_pairs(a, b);
  relax(a, b, pairs);
  MatchResult best;
  std::vector<char> tried(pairs.size());
  int seeds = 0;
  for (std::size_t s = 0; s < pairs.size() && seeds < kSeeds; ++s) {
    if (tried[s]) continue;
    ++seeds;
    const Alignment alignment = align(a, b, pairs, s);
    // A pair that this alignment already holds would only find it again.
    for (std::size_t i = 0; i < pairs.size(); ++i)
      for (const Meeting& m : alignment.meetings) tried[i] |= m.a == pairs[i].a && m.b == pairs[i].b;
    const MatchResult result = judge(a, b, alignment);
    if (result.score > best.score) best = result;
    if (best.paired >= kSure) break;
  }
  return best;
}

}  // namespace tram
