#include "thin.h"

namespace tram::minutiae {
namespace {

using Word = std::uint64_t;

constexpr int kMaxRounds = 24;  // a blot wider than 48 pixels is no ridge

/// The eight neighbours of 64 pixels at once, named by compass.
struct Around {
  Word n, ne, e, se, s, sw, w, nw;
};

Around around(const Word* up, const Word* mid, const Word* down, int i) {
  const auto east = [i](const Word* r) { return (r[i] >> 1) | (r[i + 1] << 63); };
  const auto west = [i](const Word* r) { return (r[i] << 1) | (r[i - 1] >> 63); };
  return {up[i], east(up), east(mid), east(down), down[i], west(down), west(mid), west(up)};
}

/// Pixels that method A1 takes away in the odd or the even sub-round.
Word removable(const Around& a, bool odd) {
  // Exactly one run of ridge around the pixel: taking it away cuts nothing.
  const Word c1 = ~a.n & (a.ne | a.e), c2 = ~a.e & (a.se | a.s);
  const Word c3 = ~a.s & (a.sw | a.w), c4 = ~a.w & (a.nw | a.n);
  const Word one = (c1 ^ c2 ^ c3 ^ c4) & ~((c1 & c2) | (c3 & c4));
  // Two or three neighbour pairs are set: neither an end of a line nor inside.
  const Word p1 = a.nw | a.n, p2 = a.ne | a.e, p3 = a.se | a.s, p4 = a.sw | a.w;
  const Word q1 = a.n | a.ne, q2 = a.e | a.se, q3 = a.s | a.sw, q4 = a.w | a.nw;
  const auto two = [](Word x, Word y, Word z, Word t) {
    return (x & y) | (z & t) | ((x | y) & (z | t));
  };
  const Word edge = two(p1, p2, p3, p4) & two(q1, q2, q3, q4) &
                    ~(p1 & p2 & p3 & p4 & q1 & q2 & q3 & q4);
  const Word keep = odd ? (a.sw | a.s | ~a.nw) & a.w : (a.n | a.ne | ~a.se) & a.e;
  return one & edge & ~keep;
}

/// One sub-round over the whole map; true where something went.
bool sweep(Bitmap& map, bool odd) {
  const int span = map.words + 2;
  // The row above and the row itself as they were before this sub-round.
  std::vector<Word> above(static_cast<std::size_t>(span)), self(static_cast<std::size_t>(span));
  Word gone = 0;
  for (int y = 0; y < map.height; ++y) {
    Word* row = map.row(y);
    for (int i = 0; i < map.words; ++i) self[i + 1] = row[i];
    for (int i = 0; i < map.words; ++i) {
      if (!row[i]) continue;
      const Word off = row[i] & removable(around(above.data() + 1, self.data() + 1, map.row(y + 1), i), odd);
      row[i] ^= off;
      gone |= off;
    }
    above.swap(self);
  }
  return gone != 0;
}

}  // namespace

void thin(Bitmap& ridges) {
  for (int round = 0; round < kMaxRounds; ++round) {
    const bool first = sweep(ridges, true);
    const bool second = sweep(ridges, false);
    if (!first && !second) return;
  }
}

}  // namespace tram::minutiae
