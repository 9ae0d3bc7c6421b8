#include "filter_cell.h"

#include <algorithm>
#include <cstddef>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace tram::minutiae {
namespace {

/// Half a step for each weight that counts.
std::int16_t rounding_of(const Filter& filter) {
  int used = 0;
  for (const std::int16_t w : filter) used += w != 0;
  return static_cast<std::int16_t>(used / 2);
}

}  // namespace

#if defined(__SSE2__)
/// Eight sums of eight pixels stay in registers; left to itself the compiler keeps them in memory and
/// takes twice as long.
void filter_cell(const Window& window, const Filter& filter, Answer& out) {
  static_assert(kCell == 8);
  const auto load = [](const std::int16_t* p) { return _mm_loadu_si128(reinterpret_cast<const __m128i*>(p)); };
  __m128i s0 = _mm_setzero_si128(), s1 = s0, s2 = s0, s3 = s0, s4 = s0, s5 = s0, s6 = s0, s7 = s0;
  const std::ptrdiff_t n = window.stride;
  const std::int16_t* weight = filter.data();
  for (int dy = 0; dy < kFilterSide; ++dy) {
    const std::int16_t* p = window.from + dy * n;
    for (int dx = 0; dx < kFilterSide; ++dx, ++p, ++weight) {
      if (*weight == 0) continue;
      const __m128i w = _mm_set1_epi16(*weight);
      s0 = _mm_add_epi16(s0, _mm_mulhi_epi16(load(p), w));
      s1 = _mm_add_epi16(s1, _mm_mulhi_epi16(load(p + n), w));
      s2 = _mm_add_epi16(s2, _mm_mulhi_epi16(load(p + 2 * n), w));
      s3 = _mm_add_epi16(s3, _mm_mulhi_epi16(load(p + 3 * n), w));
      s4 = _mm_add_epi16(s4, _mm_mulhi_epi16(load(p + 4 * n), w));
      s5 = _mm_add_epi16(s5, _mm_mulhi_epi16(load(p + 5 * n), w));
      s6 = _mm_add_epi16(s6, _mm_mulhi_epi16(load(p + 6 * n), w));
      s7 = _mm_add_epi16(s7, _mm_mulhi_epi16(load(p + 7 * n), w));
    }
  }
  // Every high product was rounded down, half a step on average: that is given back.
  const __m128i half = _mm_set1_epi16(rounding_of(filter));
  const __m128i rows[kCell] = {s0, s1, s2, s3, s4, s5, s6, s7};
  for (int r = 0; r < kCell; ++r)
    _mm_storeu_si128(reinterpret_cast<__m128i*>(out[r]), _mm_add_epi16(rows[r], half));
}
#else
/// The same sums on any processor.
void filter_cell(const Window& window, const Filter& filter, Answer& out) {
  for (auto& row : out) std::fill(row, row + kCell, rounding_of(filter));
  const std::int16_t* weight = filter.data();
  for (int dy = 0; dy < kFilterSide; ++dy)
    for (int dx = 0; dx < kFilterSide; ++dx, ++weight)
      for (int r = 0; r < kCell && *weight != 0; ++r) {
        const std::int16_t* p = window.from + static_cast<std::ptrdiff_t>(dy + r) * window.stride + dx;
        for (int i = 0; i < kCell; ++i) out[r][i] = static_cast<std::int16_t>(out[r][i] + ((p[i] * *weight) >> 16));
      }
}
#endif

}  // namespace tram::minutiae
