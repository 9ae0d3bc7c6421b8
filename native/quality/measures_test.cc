// The standard's measures: their parts on patterns whose answer is known, their agreement with the reference figures,
// and images of every awkward size.
#include <cmath>
#include <map>
#include <numbers>
#include <sstream>
#include <string>

#include "../image/pgm.h"
#include "../testing/check.h"
#include "../testing/pattern.h"
#include "blur.h"
#include "distribution.h"
#include "frequency.h"
#include "gradient_tensor.h"
#include "measures.h"
#include "prepare.h"
#include "region.h"
#include "ridge_profile.h"
#include "score.h"
#include "test_pictures.h"

namespace {

using namespace tram;
using namespace tram::quality;

void bins_take_a_value_on_a_limit_above() {
  const Distribution d = distribution({0.0, 0.70, 0.6999, 0.87, 0.99}, kLcsLimits);
  CHECK(d.bins[0] == 0 && d.bins[1] == 2 && d.bins[2] == 1 && d.bins[9] == 2);
  CHECK(d.count == 5);
  CHECK_NEAR(d.mean, 0.65198, 1e-9);
  CHECK_NEAR(distribution({1.0, 3.0}, kRvupLimits).stddev, 1.0, 1e-12);
  CHECK(distribution({}, kFdaLimits).count == 0);
}

void tensor_finds_the_direction_across_the_ridges() {
  const GrayImage lines = pictures::stripes(64, 64, 9, 30);
  const GradientTensor t = gradient_tensor(lines.view(), 5, 7, 32, 32);
  CHECK_NEAR(t.direction(), std::numbers::pi / 6, 0.02);
  CHECK_NEAR(t.coherence(), 1.0, 0.01);
  CHECK_NEAR(gradient_tensor(pictures::noise_picture(64, 64, 3).view(), 0, 0, 32, 32).coherence(), 0.0, 0.15);
  // A ramp of one grey per column: difference of the two neighbours is 2 everywhere, on the rim too.
  GrayImage ramp(20, 3);
  for (int y = 0; y < 3; ++y) {
    for (int x = 0; x < 20; ++x) ramp.row(y)[x] = static_cast<std::uint8_t>(x);
  }
  const GradientTensor r = gradient_tensor(ramp.view(), 0, 0, 20, 3);
  CHECK(r.xx == 4 * 60 && r.yy == 0 && r.xy == 0);
  const GradientTensor dot = gradient_tensor(ramp.view(), 4, 1, 1, 1);
  CHECK(dot.xx == 0 && dot.yy == 0);
}

void profile_of_clean_lines_is_clear() {
  const GrayImage lines = pictures::stripes(64, 64, 10, 0);
  const SlantedBlock block = slanted_block(lines.view(), 10, 10, 0.0, Cut::kCentred);
  const RidgeProfile profile = ridge_profile(block);
  CHECK(local_clarity(block, profile) > 0.9);
  std::vector<double> ratios;
  append_width_ratios(profile, ratios);
  CHECK(ratios.size() >= 2);
  for (const double r : ratios) CHECK_NEAR(r, 1.0, 0.51);
  double means[kSlantLong];
  row_means(lines.view(), 10, 10, std::numbers::pi / 2, means);
  CHECK(dominant_frequency(means).peak == 3);
  const double flat[kSlantLong] = {};
  CHECK(dominant_frequency(flat).share == 1.0);
}

void wide_lines_have_no_clarity() {
  const GrayImage lines = pictures::stripes(64, 64, 30, 0);
  const SlantedBlock block = slanted_block(lines.view(), 10, 10, 0.0, Cut::kCentred);
  CHECK(local_clarity(block, ridge_profile(block)) == 0.0);
}

void blur_and_threshold() {
  Plane plane(40, 30);
  for (std::uint8_t& g : plane.grey) g = 77;
  gaussian_blur(plane, 3.25, 10);
  for (const std::uint8_t g : plane.grey) CHECK(g == 77);
  for (std::size_t i = 0; i < plane.grey.size(); ++i) plane.grey[i] = i % 3 == 0 ? 200 : 60;
  const int t = otsu_threshold(plane);
  CHECK(t >= 60 && t < 200);
}

void region_is_the_oval() {
  const Region region = find_region(pictures::ridges(416, 560, 9, 140, 190).view());
  const double oval = std::numbers::pi * 140 * 190;
  CHECK_NEAR(region.pixels / oval, 1.0, 0.08);
  CHECK(region.at(104, 140));
  CHECK(!region.at(3, 3));
}

void region_has_no_holes_and_one_patch() {
  GrayImage image = pictures::ridges(416, 560, 9, 140, 190);
  for (int y = 0; y < 560; ++y) {
    for (int x = 0; x < 416; ++x) {
      if (std::hypot(x - 208, y - 280) < 60) image.row(y)[x] = 250;
      if (x < 30 && y < 30) image.row(y)[x] = 20;
    }
  }
  const Region region = find_region(image.view());
  CHECK(region.at(104, 140));
  CHECK(!region.at(5, 5));
  CHECK(region.at(104, 140 + 70));
}

void white_frame_is_left_out() {
  GrayImage image(100, 80, 255);
  for (int y = 20; y < 50; ++y) {
    for (int x = 30; x < 90; ++x) image.row(y)[x] = 0;
  }
  const Frame f = without_white_frame(image.view());
  CHECK(f.left == 30 && f.top == 20 && f.width == 60 && f.height == 30);
  const Frame all = without_white_frame(GrayImage(10, 12, 255).view());
  CHECK(all.left == 0 && all.top == 0 && all.width == 10 && all.height == 12);
}

void every_size_is_safe() {
  for (const int width : {1, 2, 3, 31, 32, 33, 35, 36, 37, 67, 68, 101}) {
    for (const int height : {1, 2, 5, 32, 36, 39, 70}) {
      const GrayImage image = pictures::noise_picture(width, height, 5);
      const auto m = measure(image.view());
      CHECK(static_cast<bool>(m));
      CHECK(m && std::isfinite(quality_score(m.value())));
    }
  }
}

void bad_views_are_refused() {
  const GrayImage image(50, 50);
  CHECK(!measure({}));
  CHECK(!measure({image.pixels.data(), 50, 50, 49, 500}));
  CHECK(!measure({image.pixels.data(), kMaxSide + 1, 1, kMaxSide + 1, 500}));
  const auto coarse = measure({image.pixels.data(), 50, 50, 50, 72});
  CHECK(!coarse && coarse.error() == Error::kUnsupported);
}

void a_window_measures_like_its_copy() {
  const GrayImage sheet = pictures::ridges(500, 600, 9, 140, 190);
  const GrayView window{sheet.view().row(13) + 17, 400, 555, 500, 500};
  GrayImage copy(400, 555);
  for (int y = 0; y < 555; ++y) std::copy_n(window.row(y), 400, copy.row(y));
  const MeasureSet a = measure(window).value();
  const MeasureSet b = measure(copy.view()).value();
  CHECK(a.fda.bins == b.fda.bins && a.coherence_sum == b.coherence_sum && a.roi_pixels == b.roi_pixels);
  CHECK(quality_score(a) == quality_score(b));
}

void a_finer_scan_measures_about_the_same() {
  const GrayImage fine = pictures::ridges(832, 1120, 18, 260, 360, 0);
  GrayView view = fine.view();
  view.ppi = 1000;
  const MeasureSet a = measure(view).value();
  const MeasureSet b = measure(pictures::ridges(416, 560, 9, 130, 180, 0).view()).value();
  CHECK_NEAR(a.coherence_rel, b.coherence_rel, 0.05);
  CHECK_NEAR(a.roi_pixels / static_cast<double>(b.roi_pixels), 1.0, 0.04);
}

std::vector<std::string> split(const std::string& line) {
  std::vector<std::string> cells;
  std::stringstream in(line);
  for (std::string cell; std::getline(in, cell, ',');) cells.push_back(cell);
  return cells;
}

void agrees_with_the_reference() {
  const auto csv = testing::reference_file("nfiq2-measures.csv");
  if (csv.empty()) return;
  std::stringstream in(std::string(csv.begin(), csv.end()));
  std::string line;
  std::getline(in, line);
  const std::vector<std::string> header = split(line);
  while (std::getline(in, line)) {
    const std::vector<std::string> cells = split(line);
    std::map<std::string, double> reference;
    for (std::size_t i = 1; i < cells.size(); ++i) reference[header[i]] = std::atof(cells[i].c_str());
    const auto image = read_pgm(testing::reference_file(cells[0]));
    if (!CHECK(static_cast<bool>(image))) continue;
    const MeasureSet m = measure(image.value().view()).value();
    const auto near = [&](const char* name, double ours) {
      CHECK_NEAR(ours / reference[name], 1.0, 0.02);
    };
    near("FDA_Bin10_Mean", m.fda.mean);
    near("FDA_Bin10_StdDev", m.fda.stddev);
    near("LCS_Bin10_Mean", m.lcs.mean);
    near("LCS_Bin10_StdDev", m.lcs.stddev);
    near("OCL_Bin10_Mean", m.ocl.mean);
    near("OCL_Bin10_StdDev", m.ocl.stddev);
    near("OF_Bin10_Mean", m.of.mean);
    near("OF_Bin10_StdDev", m.of.stddev);
    near("RVUP_Bin10_Mean", m.rvup.mean);
    near("RVUP_Bin10_StdDev", m.rvup.stddev);
    near("Mu", m.mu);
    near("MMB", m.mmb);
    near("ImgProcROIArea_Mean", m.roi_mean);
    near("SufficientFingerprintForeground", m.roi_pixels);
    near("OrientationMap_ROIFilter_CoherenceRel", m.coherence_rel);
    near("OrientationMap_ROIFilter_CoherenceSum", m.coherence_sum);
    CHECK(m.fda.bins[5] == reference["FDA_Bin10_5"] && m.rvup.bins[4] == reference["RVUP_Bin10_4"]);
  }
}

}  // namespace

int main() {
  bins_take_a_value_on_a_limit_above();
  tensor_finds_the_direction_across_the_ridges();
  profile_of_clean_lines_is_clear();
  wide_lines_have_no_clarity();
  blur_and_threshold();
  region_is_the_oval();
  region_has_no_holes_and_one_patch();
  white_frame_is_left_out();
  every_size_is_safe();
  bad_views_are_refused();
  a_window_measures_like_its_copy();
  a_finer_scan_measures_about_the_same();
  agrees_with_the_reference();
  return tram::testing::finish();
}
