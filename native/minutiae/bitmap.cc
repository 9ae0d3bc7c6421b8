#include "bitmap.h"

namespace tram::minutiae {

unsigned Bitmap::ring(int x, int y) const {
  unsigned bits = 0;
  for (int k = 0; k < 8; ++k) bits |= static_cast<unsigned>(get(x + kStepX[k], y + kStepY[k])) << k;
  return bits;
}

}  // namespace tram::minutiae
