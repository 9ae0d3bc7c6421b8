// Symmetric extension of a finite signal (IAFIS-IC-0110 part 1, annex A): which sample stands in
// for one beyond the end, and with which sign.
#pragma once

namespace tram::wsq {

/// Where the mirror stands at one end of a signal.
enum class Edge {
  kWhole,   ///< on the last sample: x[-1] = x[1]
  kHalf,    ///< half a step beyond it: x[-1] = x[0]
  kBeyond,  ///< on the place after it, which is zero: x[n] = 0, x[n + 1] = x[n - 1]
};

struct Extension {
  Edge left = Edge::kWhole;
  Edge right = Edge::kWhole;
  bool odd = false;  ///< each reflection turns the sign
};

struct Sample {
  int index;
  float sign;  ///< 1, -1, or 0 where the extension is zero
};

/// The sample of a signal of `n` >= 2 that stands at place `i`; a few reflections at most, since
/// filters are short.
inline Sample extended(int i, int n, const Extension& e) {
  float sign = 1;
  while (i < 0 || i >= n) {
    if (i == n && e.right == Edge::kBeyond) return {0, 0};
    if (i < 0) {
      i = e.left == Edge::kWhole ? -i : -1 - i;
    } else {
      const int mirror = e.right == Edge::kWhole ? 2 * (n - 1) : e.right == Edge::kHalf ? 2 * n - 1 : 2 * n;
      i = mirror - i;
    }
    if (e.odd) sign = -sign;
  }
  return {i, sign};
}

}  // namespace tram::wsq
