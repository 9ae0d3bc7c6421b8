#include "skeleton.h"

#include <bit>
#include <cstdlib>

namespace tram::minutiae {
namespace {

std::array<std::uint8_t, 256> make_crossings() {
  std::array<std::uint8_t, 256> table{};
  for (unsigned ring = 0; ring < 256; ++ring) {
    const unsigned turned = ((ring << 1) | (ring >> 7)) & 255;
    table[ring] = static_cast<std::uint8_t>(std::popcount(ring & ~turned));
  }
  return table;
}

/// The step that goes on from a pixel that was entered by `from`; -1 where the ridge ends. Pixels
/// that touch the one before are corners of the same step, straight neighbours go first.
int next_step(unsigned ring, int from) {
  const int back = (from + 4) & 7;
  const unsigned barred = 1u << back | 1u << ((back + 1) & 7) | 1u << ((back + 7) & 7);
  const unsigned open = ring & ~barred;
  for (const int turn : {0, 1, 7, 2, 6}) {
    const int k = (from + turn) & 7;
    if (open >> k & 1 && (k & 1) == 0) return k;
  }
  for (const int turn : {0, 1, 7, 2, 6}) {
    const int k = (from + turn) & 7;
    if (open >> k & 1) return k;
  }
  return -1;
}

}  // namespace

int crossings(unsigned ring) {
  static const std::array<std::uint8_t, 256> kTable = make_crossings();
  return kTable[ring];
}

int branches(unsigned ring, std::array<int, 4>& steps) {
  int count = 0;
  for (int k = 0; k < 8 && count < 4; ++k) {
    const bool starts = (ring >> k & 1) && !(ring >> ((k + 7) & 7) & 1);
    if (!starts) continue;
    const bool straight_next = (k & 1) && (ring >> ((k + 1) & 7) & 1);
    steps[count++] = straight_next ? (k + 1) & 7 : k;
  }
  return count;
}

Walk walk(const Bitmap& ridges, int x, int y, int step, int limit) {
  Walk w{x, y, 0, x, y, Walk::Stop::kLimit};
  while (w.length < limit) {
    w.x += kStepX[step];
    w.y += kStepY[step];
    ++w.length;
    if (w.length <= limit / 2) {
      w.mid_x = w.x;
      w.mid_y = w.y;
    }
    const unsigned ring = ridges.ring(w.x, w.y);
    // Junctions of several pixels: the first steps are still inside the one just left.
    if (w.length > 2 && crossings(ring) >= 3) {
      w.stop = Walk::Stop::kJunction;
      return w;
    }
    step = next_step(ring, step);
    if (step < 0) {
      w.stop = Walk::Stop::kEnding;
      return w;
    }
  }
  return w;
}

}  // namespace tram::minutiae
