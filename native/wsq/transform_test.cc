#include <cmath>

#include "../testing/check.h"
#include "../testing/pattern.h"
#include "wavelet.h"
#include "weighted_sum.h"

namespace {

using namespace tram;
using namespace tram::wsq;

// The even-length pair that files may carry instead (an 8/8 pair of the FBI's certification tests).
FilterBank even_filters() {
  FilterBank bank;
  bank.low_length = 8;
  bank.high_length = 8;
  bank.low = {0.85269867900940344, -0.09789296778409587, -0.12335584105275092, 0.07565691101399093};
  bank.high = {-0.60328894481393847, 0.18870142780632693, 0.05261415011924844, -0.03226944131446922};
  return bank;
}

FilterBank haar() {
  FilterBank bank;
  bank.low_length = 2;
  bank.high_length = 2;
  bank.low = {std::sqrt(0.5)};
  bank.high = {-std::sqrt(0.5)};
  return bank;
}

FilterBank short_filters() {
  FilterBank bank;
  bank.low_length = 5;
  bank.high_length = 3;
  bank.low = {0.75 * std::sqrt(2), 0.25 * std::sqrt(2), -0.125 * std::sqrt(2)};
  bank.high = {0.5 * std::sqrt(2), -0.25 * std::sqrt(2)};
  return bank;
}

Plane plane_of(const GrayImage& image) {
  Plane plane(image.width, image.height);
  for (int y = 0; y < image.height; ++y) {
    for (int x = 0; x < image.width; ++x) *plane.at(x, y) = image.view().at(x, y) - 128.0f;
  }
  return plane;
}

// The diagonal of the first level is not coded, so only a signal without it comes back exactly:
// what was once synthesised from the coded subbands.
void restores(const FilterBank& bank, int width, int height) {
  const Layout layout = layout_of(width, height);
  Plane plane = plane_of(testing::ridges(width, height));
  analyse(plane, layout, bank);
  synthesise(plane, layout, bank);
  std::vector<float> once;
  for (int y = 0; y < height; ++y) once.insert(once.end(), plane.at(0, y), plane.at(0, y) + width);
  analyse(plane, layout, bank);
  synthesise(plane, layout, bank);
  double worst = 0;
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x) {
      worst = std::fmax(worst, std::abs(*plane.at(x, y) - once[static_cast<std::size_t>(y) * width + x]));
    }
  }
  CHECK_NEAR(worst, 0, 2e-3);
}

void every_bank_restores_every_size() {
  for (const FilterBank& bank : {standard_filters(), even_filters(), haar(), short_filters()}) {
    CHECK(is_usable(bank));
    for (const auto& [width, height] : {std::pair{64, 64}, {65, 67}, {417, 561}, {95, 127}, {130, 66}, {200, 301}}) {
      restores(bank, width, height);
    }
  }
}

void a_flat_image_is_all_in_the_lowest_subband() {
  const Layout layout = layout_of(101, 99);
  Plane plane(101, 99);
  for (int y = 0; y < 99; ++y) std::fill_n(plane.at(0, y), 101, 1.0f);
  analyse(plane, layout, standard_filters());
  for (int k = 0; k < kBands; ++k) {
    const Rect& band = layout.bands[k];
    CHECK_NEAR(*plane.at(band.x + band.width - 1, band.y + band.height - 1), k == 0 ? 32 : 0, 1e-3);
  }
}

// Subbands tile the plane but for the last quarter, in order of frequency along both axes.
void subbands_tile_the_plane() {
  for (const auto& [width, height] : {std::pair{416, 560}, {417, 561}, {64, 4000}, {95, 127}}) {
    const Layout layout = layout_of(width, height);
    CHECK(layout.splits.size() == 20);
    std::vector<int> covered(static_cast<std::size_t>(width) * height);
    for (const Rect& band : layout.bands) {
      CHECK(band.width >= 2 && band.height >= 2);
      for (int y = 0; y < band.height; ++y) {
        for (int x = 0; x < band.width; ++x) ++covered[static_cast<std::size_t>(band.y + y) * width + band.x + x];
      }
    }
    int wrong = 0;
    for (int y = 0; y < height; ++y) {
      for (int x = 0; x < width; ++x) {
        const bool uncoded = x >= (width + 1) / 2 && y >= (height + 1) / 2;
        wrong += covered[static_cast<std::size_t>(y) * width + x] != (uncoded ? 0 : 1);
      }
    }
    CHECK(wrong == 0);
  }
}

// Whatever the width of the vectors, the bits are those of adding one after the other.
void adds_in_the_stated_order() {
  std::vector<float> rows(3 * 200);
  for (std::size_t i = 0; i < rows.size(); ++i) rows[i] = std::sin(static_cast<float>(i * i)) * 1000;
  const float* sources[] = {rows.data() + 1, rows.data() + 203, rows.data() + 401};
  const float weights[] = {0.1f, -0.37f, 7.3f};
  for (const int n : {0, 1, 7, 8, 31, 32, 33, 70, 139}) {
    std::vector<float> out(static_cast<std::size_t>(n) + 1, 5.0f);
    weighted_sum(out.data(), n, sources, weights, 3);
    int wrong = out.back() != 5.0f;
    for (int i = 0; i < n; ++i) {
      float expected = 0;
      for (int t = 0; t < 3; ++t) expected += weights[t] * sources[t][i];
      wrong += out[i] != expected;
    }
    CHECK(wrong == 0);
  }
}

void extends_as_the_mirror_stands() {
  const Extension whole{Edge::kWhole, Edge::kWhole, false};
  const Extension half{Edge::kHalf, Edge::kHalf, true};
  const Extension beyond{Edge::kHalf, Edge::kBeyond, true};
  CHECK(extended(-2, 5, whole).index == 2 && extended(6, 5, whole).index == 2);
  CHECK(extended(-1, 5, half).index == 0 && extended(-1, 5, half).sign == -1);
  CHECK(extended(5, 5, half).index == 4 && extended(5, 5, half).sign == -1);
  CHECK(extended(5, 5, beyond).sign == 0);
  CHECK(extended(6, 5, beyond).index == 4 && extended(6, 5, beyond).sign == -1);
  CHECK(extended(-13, 3, whole).index >= 0);
}

}  // namespace

int main() {
  every_bank_restores_every_size();
  a_flat_image_is_all_in_the_lowest_subband();
  subbands_tile_the_plane();
  adds_in_the_stated_order();
  extends_as_the_mirror_stands();
  return tram::testing::finish();
}
