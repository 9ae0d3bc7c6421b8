// Where everything lies in the transformed plane: the 20 two-dimensional splits and the 60 coded
// subbands (IAFIS-IC-0110 part 1, figures of the subband decomposition).
#pragma once

#include <array>
#include <vector>

namespace tram::wsq {

inline constexpr int kBands = 60;       ///< subbands 60 to 63 are never coded
inline constexpr int kSecondBlock = 19; ///< first subband of the second Huffman block
inline constexpr int kThirdBlock = 52;  ///< and of the third

struct Rect {
  int x = 0, y = 0, width = 0, height = 0;
};

/// One step along one axis: a run of samples becomes a low and a high half, side by side.
/// A run that is itself a high half comes with its frequencies reversed, so its own high half is
/// put first and subbands stand in order of frequency.
struct Axis {
  int start = 0;
  int length = 0;
  bool high_first = false;

  int low_length() const { return (length + 1) / 2; }
  int high_length() const { return length / 2; }
  int low_start() const { return high_first ? start + high_length() : start; }
  int high_start() const { return high_first ? start : start + low_length(); }
};

/// A rectangle that is split along both axes.
struct Split {
  Axis x, y;
  bool without_diagonal = false;  ///< the quarter that is high along both axes is not coded
};

struct Layout {
  std::vector<Split> splits;      ///< in the order of analysis: a parent before its parts
  std::array<Rect, kBands> bands; ///< by subband number
};

/// `width` and `height` are at least 64.
Layout layout_of(int width, int height);

}  // namespace tram::wsq
