#include <cstdlib>

#include "angles.h"
#include "candidates.h"
#include "skeleton.h"
#include "tuning.h"

namespace tram::minutiae {
namespace {

using Candidates = std::vector<Candidate>;

/// The candidate where a walk stopped; junctions of several pixels may stop it beside one.
Candidate* reached(Candidates& all, const Walk& w) {
  for (Candidate& c : all)
    if (std::abs(c.x - w.x) <= 2 && std::abs(c.y - w.y) <= 2) return &c;
  return nullptr;
}

void drop(Candidate* c) {
  if (c) c->dropped = true;
}

/// A ridge too short to be one, or a twig on a ridge.
void drop_short_ridge(Candidates& all, Candidate& ending, const Bitmap& ridges) {
  std::array<int, 4> steps{};
  if (branches(ridges.ring(ending.x, ending.y), steps) != 1) return;
  const Walk w = walk(ridges, ending.x, ending.y, steps[0], kIsland);
  const bool island = w.stop == Walk::Stop::kEnding;
  const bool spur = w.stop == Walk::Stop::kJunction && w.length <= kSpur;
  if (!island && !spur) return;
  ending.dropped = true;
  drop(reached(all, w));
}

/// Two bifurcations joined by a short piece: a bridge between ridges, or a pore that made a lake.
void drop_bridges(Candidates& all, Candidate& fork, const Bitmap& ridges) {
  std::array<int, 4> steps{};
  const int count = branches(ridges.ring(fork.x, fork.y), steps);
  for (int i = 0; i < count; ++i) {
    const Walk w = walk(ridges, fork.x, fork.y, steps[i], kBridge);
    if (w.stop == Walk::Stop::kLimit) continue;
    fork.dropped = true;
    drop(reached(all, w));
  }
}

/// Two endings that face each other are one ridge with a break in it.
bool is_gap(const Candidate& a, const Candidate& b) {
  const float dx = static_cast<float>(b.x - a.x), dy = static_cast<float>(b.y - a.y);
  if (dx * dx + dy * dy > kGap * kGap) return false;
  const float across = bearing(dx, dy);
  return std::abs(turn(a.angle + kPi, across)) < kGapBearing && std::abs(turn(b.angle, across)) < kGapBearing;
}

bool too_close(const Candidate& a, const Candidate& b) {
  const float dx = static_cast<float>(b.x - a.x), dy = static_cast<float>(b.y - a.y);
  return dx * dx + dy * dy < kClose * kClose;
}

void drop_pairs(Candidates& all) {
  for (std::size_t i = 0; i < all.size(); ++i)
    for (std::size_t j = i + 1; j < all.size() && all[j].y - all[i].y <= kGap; ++j) {
      Candidate &a = all[i], &b = all[j];
      const bool endings = a.type == MinutiaType::kEnding && b.type == MinutiaType::kEnding;
      if (endings && is_gap(a, b)) {
        a.dropped = b.dropped = true;
      } else if (too_close(a, b)) {
        // One event seen twice keeps its first report; two that face away are noise.
        (std::abs(turn(a.angle, b.angle)) < kPi / 2 ? b : a).dropped = true;
        if (std::abs(turn(a.angle, b.angle)) >= kPi / 2) b.dropped = true;
      }
    }
}

}  // namespace

void drop_false(Candidates& all, const Bitmap& ridges) {
  // Marked first and swept last: a ladder of bridges goes as a whole.
  for (Candidate& c : all) {
    if (c.type == MinutiaType::kEnding) drop_short_ridge(all, c, ridges);
    if (c.type == MinutiaType::kBifurcation) drop_bridges(all, c, ridges);
  }
  drop_pairs(all);
  std::erase_if(all, [](const Candidate& c) { return c.dropped; });
}

}  // namespace tram::minutiae
