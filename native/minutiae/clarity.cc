#include "clarity.h"

#include <cmath>

namespace tram::minutiae {
namespace {

/// Sum of squares about the mean over a cell, in quarters of a grey level.
float variation(const RidgeImage& image, int c, int r) {
  int sum = 0;
  float squares = 0;
  for (int y = 0; y < kCell; ++y) {
    const std::int16_t* row = image.row(r * kCell + y) + c * kCell;
    for (int i = 0; i < kCell; ++i) {
      const int grey = row[i] >> 4;
      sum += grey;
      squares += static_cast<float>(grey * grey);
    }
  }
  return squares - static_cast<float>(sum) * static_cast<float>(sum) / (kCell * kCell);
}

}  // namespace

CellMap<float> clarity_of(const RidgeImage& image, const RidgeImage& enhanced) {
  CellMap<float> before(image.cols(), image.rows()), after = before, out = before;
  for (int r = 0; r < before.rows; ++r)
    for (int c = 0; c < before.cols; ++c) {
      before.at(c, r) = variation(image, c, r);
      after.at(c, r) = variation(enhanced, c, r);
    }
  for (int r = 0; r < out.rows; ++r)
    for (int c = 0; c < out.cols; ++c) {
      float b = 0, a = 0;
      for (int dr = -1; dr <= 1; ++dr)
        for (int dc = -1; dc <= 1; ++dc)
          if (out.has(c + dc, r + dr)) {
            b += before.at(c + dc, r + dr);
            a += after.at(c + dc, r + dr);
          }
      out.at(c, r) = b > 0 ? std::sqrt(a / b) : 0;
    }
  return out;
}

}  // namespace tram::minutiae
