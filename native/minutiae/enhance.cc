#include "enhance.h"

#include <algorithm>

#include "filter_cell.h"

namespace tram::minutiae {
namespace {

static_assert(kCell == 8, "one byte of the bitmap per row of a cell");
static_assert(kFilterRadius <= RidgeImage::kMargin);

std::uint8_t ridge_bits(const std::int16_t* row) {
  unsigned bits = 0;
  for (int i = 0; i < kCell; ++i) bits |= static_cast<unsigned>(row[i] > 0) << i;
  return static_cast<std::uint8_t>(bits);
}

}  // namespace

RidgeImage enhance(const RidgeImage& image, const CellMap<Flow>& flow, const CellMap<Pitch>& pitch,
                   const CellMap<std::uint8_t>& wanted) {
  RidgeImage out = blank_like(image);
  for (int r = 0; r < flow.rows; ++r)
    for (int c = 0; c < flow.cols; ++c) {
      if (!wanted.at(c, r)) continue;
      const std::int16_t* corner = image.row(r * kCell - kFilterRadius) + c * kCell - kFilterRadius;
      Answer answer;
      filter_cell({corner, image.stride}, filter_for(flow.at(c, r).angle(), pitch.at(c, r).period), answer);
      for (int y = 0; y < kCell; ++y) std::copy(answer[y], answer[y] + kCell, out.row(r * kCell + y) + c * kCell);
    }
  return out;
}

Bitmap binarise(const RidgeImage& enhanced, const CellMap<std::uint8_t>& inside) {
  Bitmap out(enhanced.width, enhanced.height);
  for (int r = 0; r < inside.rows; ++r)
    for (int c = 0; c < inside.cols; ++c)
      if (inside.at(c, r))
        for (int y = r * kCell; y < (r + 1) * kCell; ++y) out.set_byte(c, y, ridge_bits(enhanced.row(y) + c * kCell));
  return out;
}

}  // namespace tram::minutiae
